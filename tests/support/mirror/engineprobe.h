#pragma once

#include "core/engine/engine.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tributary {

/// Watches an engine for a test: keeps every event, and waits for one or for a metric without polling the clock.
class EngineProbe final : private EngineObserver {
public:
    explicit EngineProbe(Engine& engine, Scope scope = {.topics = true, .partitions = true, .links = {}});
    ~EngineProbe() override;
    EngineProbe(const EngineProbe&) = delete;
    EngineProbe& operator=(const EngineProbe&) = delete;

    /// Waits for an event that was not there before the last waitFor() that found one. False: the time is over.
    [[nodiscard]] bool waitFor(const std::function<bool(const Event&)>& wanted, std::chrono::seconds timeout);
    [[nodiscard]] bool waitForState(const LinkId& link, LinkState state, std::chrono::seconds timeout);
    /// For a link that is started or was given a position: its positions are set, it mirrors.
    [[nodiscard]] bool waitUntilMirroring(const LinkId& link, std::chrono::seconds timeout);
    [[nodiscard]] bool waitForMetrics(const std::function<bool(const MetricsSnapshot&)>& wanted,
                                      std::chrono::seconds timeout);

    /// Every event so far, oldest first.
    [[nodiscard]] std::vector<Event> events();
    /// The events as text, for a failure message.
    [[nodiscard]] std::string log();

private:
    void eventsReady() override;
    void metricsReady(MetricsPtr snapshot) override;
    void collect();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ready = false;
    MetricsPtr m_metrics;
    std::vector<Event> m_events;  // the test's thread only
    std::size_t m_seen = 0;
    std::unique_ptr<Subscription> m_subscription;
};

}  // namespace tributary
