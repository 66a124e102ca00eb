#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/engine/engine.h"

namespace tributary {

/// An engine that does nothing by itself: a test says what happens, and reads which commands came. One observer.
class FakeEngine final : public Engine {
public:
    std::vector<LinkCommand> commands;
    std::vector<TopologySpec> applied;
    std::function<void(const LinkCommand&)> onCommand;
    Result<ClusterInfo> cluster = ClusterInfo{};

    [[nodiscard]] Capabilities capabilities() const override { return {}; }
    TopologySpec apply(TopologySpec spec) override {
        applied.push_back(spec);
        return spec;
    }
    void command(LinkCommand command) override {
        commands.push_back(command);
        if (onCommand) {
            onCommand(command);
        }
    }
    void describeCluster(ClusterSpec /*cluster*/, int /*timeoutMs*/, ClusterReply reply) override { reply(cluster); }
    void describeTopic(ClusterSpec /*cluster*/, TopicInfo /*topic*/, int /*timeoutMs*/, TopicReply reply) override {
        reply(TopicDetails{});
    }
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Scope /*scope*/, EngineObserver& observer) override {
        m_observer = &observer;
        return std::make_unique<Handle>(*this);
    }
    [[nodiscard]] MetricsPtr metrics() const override { return std::make_shared<MetricsSnapshot>(); }
    [[nodiscard]] std::optional<TargetOffset> targetOffset(const LinkId& /*link*/, const std::string& /*topic*/,
                                                           std::int32_t /*partition*/,
                                                           std::int64_t /*source*/) const override {
        return std::nullopt;
    }

    void tell(Event event) {
        bool first = false;
        {
            const std::lock_guard lock(m_mutex);
            first = m_events.empty();
            m_events.push_back(std::move(event));
        }
        if (first && m_observer != nullptr) {
            m_observer->eventsReady();
        }
    }

    void tellState(const LinkId& link, LinkState state, std::optional<Error> error = {}) {
        Event event;
        event.link = link;
        event.status = LinkStatus{state, std::move(error), 0, {}};
        tell(std::move(event));
    }

    void tellMetrics(MetricsSnapshot snapshot) {
        m_observer->metricsReady(std::make_shared<MetricsSnapshot>(std::move(snapshot)));
    }

private:
    class Handle final : public Subscription {
    public:
        explicit Handle(FakeEngine& engine) : m_engine(engine) {}
        ~Handle() override { m_engine.m_observer = nullptr; }
        Handle(const Handle&) = delete;
        Handle& operator=(const Handle&) = delete;
        [[nodiscard]] std::vector<Event> takeEvents() override {
            const std::lock_guard lock(m_engine.m_mutex);
            return std::exchange(m_engine.m_events, {});
        }

    private:
        FakeEngine& m_engine;
    };

    EngineObserver* m_observer = nullptr;
    std::mutex m_mutex;
    std::vector<Event> m_events;
};

}  // namespace tributary
