#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include <QObject>

#include "core/engine/engine.h"

namespace tributary {

/// Brings an engine's events and metrics to the thread that made it, whose event loop calls the two functions. One
/// wake-up is posted at a time; of several snapshots only the latest arrives, of events every one.
class EngineWatch final : public QObject, private EngineObserver {
public:
    using Events = std::function<void(const std::vector<Event>&)>;
    using Metrics = std::function<void(const MetricsPtr&)>;

    EngineWatch(Engine& engine, Scope scope, Events events, Metrics metrics);
    ~EngineWatch() override;
    EngineWatch(const EngineWatch&) = delete;
    EngineWatch& operator=(const EngineWatch&) = delete;

private:
    void eventsReady() override;
    void metricsReady(MetricsPtr snapshot) override;

    const Events m_events;
    const Metrics m_metrics;
    std::mutex m_mutex;
    MetricsPtr m_latest;  // guarded by m_mutex; null when nothing is waiting
    std::unique_ptr<Subscription> m_subscription;
};

}  // namespace tributary
