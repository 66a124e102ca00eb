#include "core/mirror/refusals.h"

#include "core/kafka/errorcodes.h"
#include "core/kafka/producer.h"

#include <string>
#include <utility>

namespace tributary {

namespace {

// In the broker's own words, where it found some.
std::string reasonOf(const Slot& slot) {
    if (slot.said) {
        return *slot.said;
    }
    std::string reason = kafka::errorName(slot.error);
    if (slot.error == kafka::code::kInvalidRecord && kafka::readFields(*slot.message).key == nullptr) {
        reason += "; it has no key, which no compacted topic takes";
    }
    return reason;
}

Error errorOf(ErrorCode code, const kafka::TopicPartition& at, const Slot& slot) {
    Error error{code};
    error.kafkaCode = slot.error;
    error.with("topic", at.topic)
        .with("partition", std::to_string(at.partition))
        .with("offset", std::to_string(slot.offset))
        .with("reason", reasonOf(slot));
    return error;
}

}  // namespace

Error refusalOf(const kafka::TopicPartition& at, const Slot& slot) {
    return errorOf(ErrorCode::RecordRefused, at, slot);
}

void RefusedRanges::add(const Slot& slot) {
    if (!m_gaps.empty() && m_gaps.back().to == slot.offset && m_gaps.back().why.kafkaCode == slot.error) {
        ++m_gaps.back().to;
        return;
    }
    m_gaps.push_back({slot.offset, slot.offset + 1, errorOf(ErrorCode::RecordsSkipped, m_at, slot)});
}

std::vector<Gap> RefusedRanges::take() {
    for (Gap& each : m_gaps) {
        if (each.to - each.from > 1) {
            each.why.with("offset", std::to_string(each.from) + "-" + std::to_string(each.to - 1));
        }
    }
    return std::exchange(m_gaps, {});
}

}  // namespace tributary
