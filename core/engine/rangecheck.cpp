#include "core/engine/rangecheck.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tributary {

namespace {

constexpr int kOffsetsTimeoutMs = 5'000;

}  // namespace

void RangeCheck::settle(PartitionTracker& tracker, SendFailurePolicy policy) const {
    tracker.outOfRange = false;
    const bool truncated = std::exchange(tracker.truncated, false);
    const std::vector<kafka::TopicPartition> one{tracker.at()};
    const auto ask = [&](kafka::OffsetAt at) {
        const auto answer = m_source->listOffsets(one, static_cast<std::int64_t>(at), true, kOffsetsTimeoutMs);
        return answer && answer->contains(tracker.at()) ? answer->at(tracker.at()) : -1;
    };
    const std::int64_t first = ask(kafka::OffsetAt::Earliest);
    const std::int64_t last = ask(kafka::OffsetAt::Latest);
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
        // What the source writes there from now on is something else. That it cannot be noted changes nothing: it halts.
        static_cast<void>(m_host.recordGap(tracker.at().topic, tracker.at().partition, last, position, error));
    }
    tracker.halt(std::move(error));
}

}  // namespace tributary
