#include "core/engine/enginewatch.h"

#include <utility>

#include <QMetaObject>

namespace tributary {

EngineWatch::EngineWatch(Engine& engine, Scope scope, Events events, Metrics metrics)
    : m_events(std::move(events)), m_metrics(std::move(metrics)) {
    m_subscription = engine.subscribe(std::move(scope), *this);
}

EngineWatch::~EngineWatch() { m_subscription.reset(); }

void EngineWatch::eventsReady() {
    QMetaObject::invokeMethod(
        this,
        [this] {
            const std::vector<Event> events = m_subscription->takeEvents();
            if (m_events && !events.empty()) {
                m_events(events);
            }
        },
        Qt::QueuedConnection);
}

void EngineWatch::metricsReady(MetricsPtr snapshot) {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_latest, std::move(snapshot))) {
            return;  // a wake-up is on its way and will find this one
        }
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            MetricsPtr latest;
            {
                const std::lock_guard lock(m_mutex);
                latest = std::exchange(m_latest, nullptr);
            }
            if (m_metrics && latest) {
                m_metrics(latest);
            }
        },
        Qt::QueuedConnection);
}

}  // namespace tributary
