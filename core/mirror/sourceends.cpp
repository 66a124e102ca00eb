#include "core/mirror/sourceends.h"

#include <chrono>
#include <utility>
#include <vector>

namespace tributary {

namespace {

constexpr std::chrono::seconds kSweep{10};
constexpr std::int64_t kFreshMs = 5'000;

}  // namespace

void SourceEnds::tick(MonotonicTime now, std::int64_t nowMs) {
    const bool sweep = now >= m_nextSweep;
    if (sweep) {
        m_nextSweep = now + kSweep;
    }
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (sweep || !tracker->idle() || tracker->behind()) {
            note(*tracker, nowMs);
        }
    }
    passUndelivered();
}

void SourceEnds::note(PartitionTracker& tracker, std::int64_t nowMs) {
    PartitionCounters& counters = *tracker.counters();
    // On the batch path each fetch tells. A consumer that is paused says what it knew before: others know better.
    const std::int64_t high =
        tracker.onBatches() ? -1 : m_consumer->cachedEnd(tracker.at().topic, tracker.at().partition);
    if (high >= 0 && high != std::exchange(tracker.cachedEnd, high)) {
        counters.end.store(high - counters.openTransaction.load(std::memory_order_relaxed), std::memory_order_relaxed);
    }
    // With records flowing all the time the end is never quite reached, yet what is read is fresh: that is live too.
    const std::int64_t oldest = counters.oldestUnackedMs.load(std::memory_order_relaxed);
    if (!tracker.behind() || (oldest > 0 && nowMs - oldest < kFreshMs)) {
        counters.live.store(true, std::memory_order_relaxed);
    }
}

void SourceEnds::passUndelivered() {
    std::vector<kafka::TopicPartition> asked;
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (tracker->idle() && tracker->behind() && tracker->positionTrusted() && !tracker->pausedHere) {
            asked.push_back(at);
        }
    }
    if (asked.empty()) {
        return;
    }
    for (const kafka::CommittedOffset& each : m_consumer->positions(asked)) {
        if (each.offset >= 0) {
            m_partitions.find(each.at)->passedTo(each.offset, each.leaderEpoch);
        }
    }
}

}  // namespace tributary
