#include "app/tributaryd/eventtext.h"

#include <fmt/format.h>

#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/statusframe.h"
#include "app/tributaryd/terminaltext.h"

namespace tributary::daemon {

namespace {

std::string place(const Event& event) {
    return event.partition < 0 ? event.topic : fmt::format("{} [{}]", event.topic, event.partition);
}

std::string reason(const Event& event) { return event.error ? ": " + event.error->message() : std::string{}; }

std::string changeText(const Event& event) {
    if (!event.status) {
        return "state changed";
    }
    const LinkStatus& status = *event.status;
    std::string text{linkStateName(status.state)};
    if (const std::string why = statusReason(status); !why.empty()) {
        text += ": " + why;
    }
    if (status.retryAtMs > event.timeMs) {
        text +=
            fmt::format(" Next try in {}.", durationText(static_cast<double>(status.retryAtMs - event.timeMs) / 1000));
    }
    return text;
}

std::string what(const Event& event) {
    switch (event.kind) {
        case EventKind::StateChanged:
            return changeText(event);
        case EventKind::TopicAdded:
            return fmt::format("mirrors topic {}", event.topic);
        case EventKind::TopicRemoved:
            return fmt::format("no longer mirrors topic {}", event.topic);
        case EventKind::TargetTopicMade:
            return fmt::format("created topic {} at the target", event.topic);
        case EventKind::PartitionsAdded:
            return fmt::format("{}: partitions added at the target ({})", event.topic, event.count);
        case EventKind::Gap:
            return fmt::format(
                "{}: gap: {}offsets {} to {} are not mirrored{}", place(event),
                offsetsOf(event) == event.to - event.from ? "" : fmt::format("{} of the ", grouped(event.count)),
                event.from, event.to - 1, reason(event));
        case EventKind::PartitionHalted:
            return fmt::format("{} halted{}", place(event), reason(event));
        case EventKind::PartitionResumed:
            return event.from < 0 ? fmt::format("{} goes on", place(event))
                                  : fmt::format("{} is read again from {} on, and what was passed over there",
                                                place(event), event.from);
        case EventKind::ProducerReplaced:
            return "new producer" + reason(event);
        case EventKind::Applied:
            return "runs with its new configuration";
        case EventKind::Rejected:
            return "refused" + reason(event);
        case EventKind::Warning:
            return "warning" + reason(event);
        case EventKind::Overflow:
            return fmt::format("{} earlier events were not kept", grouped(event.count));
    }
    return std::string{eventKindName(event.kind)};
}

/// "orders [0], orders [1], clicks and 1,997 more"; empty where the events are about no topic.
std::string namesOf(const EventGroup& group) {
    std::string names;
    for (const Event& event : group.first) {
        if (!event.topic.empty()) {
            names += (names.empty() ? "" : ", ") + place(event);
        }
    }
    const std::uint64_t more = group.count - group.first.size();
    return names.empty() || more == 0 ? names : fmt::format("{} and {} more", names, grouped(more));
}

std::string whyOfFirst(const EventGroup& group) {
    const std::string why = reason(group.first.front());
    return why.empty() ? why : "; the first" + why;
}

std::string whatOfAll(const EventGroup& group) {
    const std::string count = grouped(group.count);
    const std::string names = namesOf(group);
    switch (group.first.front().kind) {
        case EventKind::TopicAdded:
            return fmt::format("mirrors {} topics: {}", count, names);
        case EventKind::TopicRemoved:
            return fmt::format("no longer mirrors {} topics: {}", count, names);
        case EventKind::TargetTopicMade:
            return fmt::format("created {} topics at the target: {}", count, names);
        case EventKind::PartitionsAdded:
            return fmt::format("{} partitions added to {} topics at the target: {}", grouped(group.sum), count, names);
        case EventKind::Gap:
            return fmt::format("{} gaps: {} offsets are not mirrored, of {}{}", count, grouped(group.sum), names,
                               whyOfFirst(group));
        case EventKind::PartitionHalted:
            return fmt::format("{} halted: {}{}", count, names, whyOfFirst(group));
        case EventKind::PartitionResumed:
            return fmt::format("{} go on: {}", count, names);
        case EventKind::Warning:
            return fmt::format("{} warnings of one kind{}{}{}", count, names.empty() ? "" : ", of ", names,
                               whyOfFirst(group));
        case EventKind::StateChanged:
            return fmt::format("{} ({} changes)", changeText(group.last), count);
        case EventKind::ProducerReplaced:
        case EventKind::Applied:
        case EventKind::Rejected:
        case EventKind::Overflow:
            break;
    }
    return fmt::format("{}, {} times", what(group.first.front()), count);
}

std::string line(const Event& event, const std::string& text) {
    const std::string link = event.link.empty() ? std::string{"engine"} : event.link.str();
    return printable(fmt::format("{} {} {}", timeText(event.timeMs), link, text));
}

}  // namespace

void EventGroup::add(const Event& event) {
    if (first.size() < kMostNamed) {
        first.push_back(event);
    }
    last = event;
    ++count;
    sum += event.kind == EventKind::Gap ? static_cast<std::uint64_t>(event.to - event.from) : event.count;
}

std::string eventLine(const Event& event) { return line(event, what(event)); }

std::string groupLine(const EventGroup& group) { return line(group.first.front(), whatOfAll(group)); }

}  // namespace tributary::daemon
