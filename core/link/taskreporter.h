#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/id.h"
#include "core/engine/event.h"
#include "core/engine/eventhub.h"
#include "core/engine/linkstate.h"

#include <memory>
#include <mutex>
#include <string>

namespace tributary {

/// Says how a task of a link does: its status as it stands, each change of it as an event, and warnings, the same one
/// at most once a minute. Thread-safe.
class TaskReporter {
public:
    TaskReporter(std::shared_ptr<EventHub> hub, LinkId link, TaskKind task);

    /// Of this link; the hub adds time and sequence.
    void report(Event event);
    void warn(const Error& error);
    /// What was warned of is over: should it come again, it is news.
    void settle();

    /// `status` without its task and since when, which are added. An event tells of a change, of anything but the next
    /// try's time. True when it is one.
    bool show(TaskStatus status);
    [[nodiscard]] TaskStatus status() const;
    [[nodiscard]] LinkState state() const;

private:
    const std::shared_ptr<EventHub> m_hub;
    const LinkId m_link;
    mutable std::mutex m_mutex;
    TaskStatus m_shown;             // m_mutex
    std::string m_lastWarning;      // m_mutex
    MonotonicTime m_lastWarningAt;  // m_mutex
};

}  // namespace tributary
