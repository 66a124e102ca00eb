#include "app/tributaryd/eventlines.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tributary::daemon {

namespace {

using namespace std::chrono_literals;

constexpr auto kGather = 1s;

bool belongTogether(const Event& one, const Event& other) {
    const auto code = [](const Event& event) { return event.error ? event.error->code : ErrorCode::None; };
    return one.kind == other.kind && code(one) == code(other);
}

}  // namespace

EventLines::EventLines(Say say) : m_say(std::move(say)) {
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { flush(); });
}

bool EventLines::mayBeMany(const Event& event) const {
    switch (event.kind) {
        case EventKind::TopicAdded:
        case EventKind::TopicRemoved:
        case EventKind::TargetTopicMade:
        case EventKind::PartitionsAdded:
        case EventKind::Gap:
        case EventKind::PartitionHalted:
        case EventKind::PartitionResumed:
        case EventKind::Warning:
            return true;
        case EventKind::StateChanged: {
            // Every partition that halts or goes on changes what a degraded link says of itself.
            const auto said = m_states.find(event.link);
            return event.status && event.status->state == LinkState::Degraded && said != m_states.end() &&
                   said->second == LinkState::Degraded;
        }
        case EventKind::ProducerReplaced:
        case EventKind::Applied:
        case EventKind::Rejected:
        case EventKind::Overflow:
            break;
    }
    return false;
}

void EventLines::add(const Event& event) {
    if (!mayBeMany(event)) {
        flush(event.link);
        m_say(eventLine(event));
        if (event.status) {
            m_states[event.link] = event.status->state;
        }
        return;
    }
    std::vector<EventGroup>& groups = m_waiting[event.link];
    const auto known = std::ranges::find_if(
        groups, [&](const EventGroup& group) { return belongTogether(group.first.front(), event); });
    (known == groups.end() ? groups.emplace_back() : *known).add(event);
    if (!m_timer.isActive()) {
        m_timer.start(kGather);
    }
}

void EventLines::flush(const LinkId& link) {
    if (const auto waiting = m_waiting.extract(link)) {
        say(waiting.mapped());
    }
}

void EventLines::flush() {
    m_timer.stop();
    for (const auto& [link, groups] : std::exchange(m_waiting, {})) {
        say(groups);
    }
}

void EventLines::say(const std::vector<EventGroup>& groups) const {
    for (const EventGroup& group : groups) {
        if (group.count > group.first.size()) {
            m_say(groupLine(group));
            continue;
        }
        for (const Event& event : group.first) {
            m_say(eventLine(event));
        }
    }
}

}  // namespace tributary::daemon
