#include "ui/editors/linkhistory.h"

#include "ui/bridge/enginebridge.h"

#include <set>

namespace tributary::ui {

LinkHistory::LinkHistory(EngineBridge& bridge, QObject* parent) : QObject(parent) {
    connect(&bridge, &EngineBridge::eventsArrived, this, [this](const std::vector<Event>& events) {
        constexpr std::size_t kKept = 100;
        std::set<LinkId> touched;
        for (const Event& event : events) {
            if (event.link.empty()) {
                continue;
            }
            std::deque<Event>& kept = m_events[event.link];
            kept.push_back(event);
            if (kept.size() > kKept) {
                kept.pop_front();
            }
            touched.insert(event.link);
        }
        for (const LinkId& link : touched) {
            emit added(link);
        }
    });
}

const std::deque<Event>& LinkHistory::events(const LinkId& link) const {
    static const std::deque<Event> kNone;
    const auto found = m_events.find(link);
    return found == m_events.end() ? kNone : found->second;
}

}  // namespace tributary::ui
