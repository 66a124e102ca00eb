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
            return fmt::format("{} goes on", place(event));
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

}  // namespace

std::string eventLine(const Event& event) {
    const std::string link = event.link.empty() ? std::string{"engine"} : event.link.str();
    return printable(fmt::format("{} {} {}", timeText(event.timeMs), link, what(event)));
}

}  // namespace tributary::daemon
