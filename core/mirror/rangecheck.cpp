#include "core/mirror/rangecheck.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tributary {

namespace {

constexpr int kOffsetsTimeoutMs = 5'000;

bool isDue(const PartitionTracker& tracker) { return tracker.outOfRange && tracker.idle() && !tracker.unsettled; }

}  // namespace

std::vector<PartitionTracker*> RangeCheck::settle(PartitionSet& partitions, SendFailurePolicy policy) {
    const std::optional<Result<Range>> answer = m_asking.take();
    if (!answer) {
        if (!m_asking.running()) {
            ask(partitions);
        }
        return {};
    }
    const auto offsetOf = [](const Offsets& offsets, const kafka::TopicPartition& at) {
        const auto found = offsets.find(at);
        return found == offsets.end() ? -1 : found->second;
    };
    const Range range = answer->value_or(Range{});
    std::vector<PartitionTracker*> settled;
    for (const kafka::TopicPartition& at : std::exchange(m_asked, {})) {
        // It may have been given up since, and come back.
        if (PartitionTracker* tracker = partitions.find(at); tracker != nullptr && isDue(*tracker)) {
            settleOne(*tracker, offsetOf(range.first, at), offsetOf(range.last, at), policy);
            partitions.markActive(*tracker);
            settled.push_back(tracker);
        }
    }
    return settled;
}

void RangeCheck::ask(PartitionSet& partitions) {
    for (const PartitionTracker* tracker : partitions.active()) {
        if (isDue(*tracker)) {
            m_asked.push_back(tracker->at());
        }
    }
    if (m_asked.empty()) {
        return;
    }
    m_asking.run([source = m_source, asked = m_asked]() -> Result<Range> {
        const auto offsets = [&](kafka::OffsetAt at) {
            return source->listOffsets(asked, static_cast<std::int64_t>(at), true, kOffsetsTimeoutMs)
                .value_or(Offsets{});
        };
        Range range;
        range.first = offsets(kafka::OffsetAt::Earliest);
        range.last = offsets(kafka::OffsetAt::Latest);
        return range;
    });
}

void RangeCheck::settleOne(PartitionTracker& tracker, std::int64_t first, std::int64_t last,
                           SendFailurePolicy policy) const {
    tracker.outOfRange = false;
    const bool truncated = std::exchange(tracker.truncated, false);
    const std::int64_t position = tracker.position();
    if (!truncated && (first < 0 || last < 0 || (position >= first && position <= last))) {
        return;  // not known now, or it was the leader that changed: it reads on from the same place
    }
    Error error{ErrorCode::PositionOutOfRange};
    error.with("topic", tracker.at().topic)
        .with("partition", std::to_string(tracker.at().partition))
        .with("position", std::to_string(position))
        .with("first", std::to_string(first))
        .with("last", std::to_string(last));
    tracker.counters()->errors.fetch_add(1, std::memory_order_relaxed);
    const bool gap = !truncated && position < first && policy == SendFailurePolicy::Skip;
    if (gap && m_host.recordGap(tracker.at().topic, tracker.at().partition, position, first, error)) {
        tracker.jumpTo(first);
        return;
    }
    if (!gap && position > last && last >= 0) {
        // What the source writes there from now on is something else. That it cannot be noted changes nothing: it
        // halts.
        static_cast<void>(m_host.recordGap(tracker.at().topic, tracker.at().partition, last, position, error));
    }
    tracker.halt(std::move(error));
}

}  // namespace tributary
