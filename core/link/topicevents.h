#pragma once

#include "core/base/error.h"
#include "core/engine/event.h"
#include "core/kafka/kafkatypes.h"

#include <string>
#include <utility>

// What TopicPlanner and TopicConfigs share: private to core/link.

namespace tributary {

/// How long each request of theirs may take.
inline constexpr int kPlanningTimeoutMs = 20'000;

[[nodiscard]] inline Event topicEvent(EventKind kind, const std::string& topic) {
    Event event;
    event.kind = kind;
    event.topic = topic;
    return event;
}

[[nodiscard]] inline Event topicWarning(const std::string& topic, Error error) {
    Event event = topicEvent(EventKind::Warning, topic);
    event.error = std::move(error);
    return event;
}

/// What became of a topic: the whole request's error where nothing was answered.
[[nodiscard]] inline Status outcomeOf(const Result<kafka::TopicOutcomes>& answered, const std::string& topic) {
    if (!answered) {
        return std::unexpected(answered.error());
    }
    const auto found = answered->find(topic);
    return found != answered->end() ? found->second
                                    : std::unexpected(Error{ErrorCode::KafkaRequest}
                                                          .with("request", "Changing topic " + topic)
                                                          .with("reason", "the target did not answer for it"));
}

}  // namespace tributary
