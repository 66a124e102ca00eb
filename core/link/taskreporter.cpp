#include "core/link/taskreporter.h"

#include <chrono>
#include <cstdint>
#include <utility>

namespace tributary {

namespace {

constexpr std::chrono::seconds kRepeatWarning{60};

}  // namespace

TaskReporter::TaskReporter(std::shared_ptr<EventHub> hub, LinkId link, TaskKind task)
    : m_hub(std::move(hub)), m_link(std::move(link)) {
    m_shown.task = task;
}

void TaskReporter::report(Event event) {
    event.link = m_link;
    m_hub->publish(std::move(event));
}

void TaskReporter::warn(const Error& error) {
    {
        const MonotonicTime now = MonotonicClock::now();
        std::string text = error.text();
        const std::scoped_lock lock{m_mutex};
        if (text == m_lastWarning && now - m_lastWarningAt < kRepeatWarning) {
            return;
        }
        m_lastWarning = std::move(text);
        m_lastWarningAt = now;
    }
    Event event;
    event.kind = EventKind::Warning;
    event.error = error;
    report(std::move(event));
}

void TaskReporter::settle() {
    const std::scoped_lock lock{m_mutex};
    m_lastWarning.clear();
}

bool TaskReporter::show(TaskStatus status) {
    Event event;
    {
        const std::scoped_lock lock{m_mutex};
        status.task = m_shown.task;
        status.sinceMs = m_shown.sinceMs;
        const std::int64_t retryAtMs = std::exchange(status.retryAtMs, m_shown.retryAtMs);
        const bool changed = status != m_shown;
        status.retryAtMs = retryAtMs;
        if (status.state != m_shown.state) {
            status.sinceMs = wallClockMs();
        }
        m_shown = std::move(status);
        if (!changed) {
            return false;
        }
        event.status = linkStatus({m_shown});
        event.error = event.status->error;
    }
    event.kind = EventKind::StateChanged;
    report(std::move(event));
    return true;
}

TaskStatus TaskReporter::status() const {
    const std::scoped_lock lock{m_mutex};
    return m_shown;
}

LinkState TaskReporter::state() const {
    const std::scoped_lock lock{m_mutex};
    return m_shown.state;
}

}  // namespace tributary
