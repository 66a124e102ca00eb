#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <QTimer>

#include "app/tributaryd/eventtext.h"
#include "core/engine/event.h"

namespace tributary::daemon {

/// Puts events on lines. Those that come by the thousand, a topic or a partition each, wait for a second: what came
/// meanwhile of one kind, link and error code is one line with their number, where it is more than a few. All others
/// are said at once, behind what waits of their link. Every event is in a line. The thread of the event loop.
class EventLines {
public:
    using Say = std::function<void(const std::string& line)>;

    explicit EventLines(Say say);
    EventLines(const EventLines&) = delete;
    EventLines& operator=(const EventLines&) = delete;
    ~EventLines() = default;

    void add(const Event& event);
    /// Says all that waits; of one link, or of all.
    void flush(const LinkId& link);
    void flush();

private:
    [[nodiscard]] bool mayBeMany(const Event& event) const;
    void say(const std::vector<EventGroup>& groups) const;

    const Say m_say;
    std::map<LinkId, std::vector<EventGroup>> m_waiting;  // in the order of their first events
    std::map<LinkId, LinkState> m_states;                 // as they were said last
    QTimer m_timer;
};

}  // namespace tributary::daemon
