#include "core/mirror/rangecheck.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tributary {

namespace {

constexpr int kOffsetsTimeoutMs = 5'000;

}  // namespace

std::vector<PartitionTracker*> RangeCheck::settle(const std::vector<PartitionTracker*>& partitions,
                                                  SendFailurePolicy policy) const {
    std::vector<PartitionTracker*> due;
    std::vector<kafka::TopicPartition> asked;
    for (PartitionTracker* tracker : partitions) {
        if (tracker->outOfRange && tracker->idle() && !tracker->unsettled) {
            due.push_back(tracker);
            asked.push_back(tracker->at());
        }
    }
    if (due.empty()) {
        return due;
    }
    const auto ask = [&](kafka::OffsetAt at) {
        return m_source->listOffsets(asked, static_cast<std::int64_t>(at), true, kOffsetsTimeoutMs)
            .value_or(std::map<kafka::TopicPartition, std::int64_t>{});
    };
    const std::map<kafka::TopicPartition, std::int64_t> first = ask(kafka::OffsetAt::Earliest);
    const std::map<kafka::TopicPartition, std::int64_t> last = ask(kafka::OffsetAt::Latest);
    const auto offsetOf = [](const auto& offsets, const kafka::TopicPartition& at) {
        const auto found = offsets.find(at);
        return found == offsets.end() ? -1 : found->second;
    };
    for (PartitionTracker* tracker : due) {
        settleOne(*tracker, offsetOf(first, tracker->at()), offsetOf(last, tracker->at()), policy);
    }
    return due;
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
