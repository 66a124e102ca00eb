#include "tests/support/mirror/engineprobe.h"

#include "core/base/clock.h"

#include <utility>

namespace tributary {

EngineProbe::EngineProbe(Engine& engine, Scope scope) : m_subscription(engine.subscribe(std::move(scope), *this)) {}

EngineProbe::~EngineProbe() { m_subscription.reset(); }

void EngineProbe::eventsReady() {
    const std::scoped_lock lock{m_mutex};
    m_ready = true;
    m_changed.notify_all();
}

void EngineProbe::metricsReady(MetricsPtr snapshot) {
    const std::scoped_lock lock{m_mutex};
    m_metrics = std::move(snapshot);
    m_changed.notify_all();
}

void EngineProbe::collect() {
    for (Event& event : m_subscription->takeEvents()) {
        m_events.push_back(std::move(event));
    }
}

bool EngineProbe::waitFor(const std::function<bool(const Event&)>& wanted, std::chrono::seconds timeout) {
    const MonotonicTime deadline = MonotonicClock::now() + timeout;
    while (true) {
        collect();
        for (std::size_t i = m_seen; i < m_events.size(); ++i) {
            if (wanted(m_events[i])) {
                m_seen = i + 1;
                return true;
            }
        }
        std::unique_lock lock{m_mutex};
        if (!m_changed.wait_until(lock, deadline, [this] { return std::exchange(m_ready, false); })) {
            return false;
        }
    }
}

bool EngineProbe::waitForState(const LinkId& link, LinkState state, std::chrono::seconds timeout) {
    return waitFor(
        [&](const Event& event) {
            return event.link == link && event.kind == EventKind::StateChanged && event.status->state == state;
        },
        timeout);
}

bool EngineProbe::waitUntilMirroring(const LinkId& link, std::chrono::seconds timeout) {
    return waitFor(
        [&](const Event& event) {
            return event.link == link && event.kind == EventKind::StateChanged &&
                   (event.status->state == LinkState::Running || event.status->state == LinkState::CatchingUp);
        },
        timeout);
}

bool EngineProbe::waitForMetrics(const std::function<bool(const MetricsSnapshot&)>& wanted,
                                 std::chrono::seconds timeout) {
    const MonotonicTime deadline = MonotonicClock::now() + timeout;
    std::unique_lock lock{m_mutex};
    return m_changed.wait_until(lock, deadline, [&] { return m_metrics && wanted(*m_metrics); });
}

std::vector<Event> EngineProbe::events() {
    collect();
    return m_events;
}

std::string EngineProbe::log() {
    std::string out;
    for (const Event& event : events()) {
        out += std::to_string(event.sequence) + " " + event.link.str() + " " + std::string{eventKindName(event.kind)};
        if (event.status) {
            out += " " + std::string{linkStateName(event.status->state)};
            out += event.status->error ? " " + event.status->error->text() : std::string{};
        }
        if (!event.topic.empty()) {
            out += " " + event.topic + "[" + std::to_string(event.partition) + "]";
        }
        if (event.error) {
            out += " " + event.error->text();
        }
        out += "\n";
    }
    return out;
}

}  // namespace tributary
