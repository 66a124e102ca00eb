#pragma once

#include "core/engine/engine.h"
#include "core/topology/acceptedspec.h"
#include "core/topology/validation.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tributary::ui {

/// An engine that runs nothing: it records what it is told, and says what the test makes it say. The bridge owns it, so
/// a test keeps a reference. Called from the test's thread; observers are called there too.
class FakeEngine : public Engine {
public:
    // --- what it was told

    std::vector<TopologySpec> applied;
    std::vector<LinkCommand> commands;
    std::vector<ClusterSpec> asked;  ///< by describeCluster()
    std::vector<Scope> scopes;       ///< of every subscription so far

    [[nodiscard]] std::vector<LinkAction> actionsOf(const LinkId& link) const {
        std::vector<LinkAction> actions;
        for (const LinkCommand& each : commands) {
            if (each.link == link) {
                actions.push_back(each.action);
            }
        }
        return actions;
    }

    // --- what it says

    std::map<std::string, TopicDetails> topicDetails;

    /// Answers every question about this cluster from now on; without it a question stays open.
    void setCluster(const ClusterId& id, Result<ClusterInfo> answer) {
        m_answers.insert_or_assign(id, std::move(answer));
        for (auto& [asker, reply] : std::exchange(m_open, {})) {
            answerOrKeep(asker, std::move(reply));
        }
    }

    void publish(MetricsSnapshot snapshot) {
        snapshot.sequence = ++m_snapshots;
        m_metrics = std::make_shared<const MetricsSnapshot>(std::move(snapshot));
        for (Queue* queue : m_queues) {
            if (queue->scope.metrics) {
                queue->observer.metricsReady(m_metrics);
            }
        }
    }

    /// Numbers the event.
    void publish(Event event) {
        event.sequence = ++m_events;
        for (Queue* queue : m_queues) {
            if (queue->scope.events) {
                queue->events.push_back(event);
                queue->observer.eventsReady();
            }
        }
    }

    void publishStatus(const LinkId& link, LinkStatus status, std::int64_t timeMs = 1'700'000'000'000) {
        Event event;
        event.kind = EventKind::StateChanged;
        event.timeMs = timeMs;
        event.link = link;
        event.status = std::move(status);
        publish(std::move(event));
    }

    // --- Engine

    [[nodiscard]] Capabilities capabilities() const override { return {true, true, true}; }
    /// Accepts what engines do, but for what they know of Kafka Connect.
    TopologySpec apply(TopologySpec spec) override {
        m_accepted = acceptedSpec(spec, m_accepted, validate(spec)).spec;
        applied.push_back(std::move(spec));
        return m_accepted;
    }
    void command(LinkCommand command) override { commands.push_back(std::move(command)); }

    void describeCluster(ClusterSpec cluster, int /*timeoutMs*/, ClusterReply reply) override {
        asked.push_back(cluster);
        answerOrKeep(cluster.id, std::move(reply));
    }

    /// Stays open without an entry in `topicDetails`.
    void describeTopic(ClusterSpec /*cluster*/, TopicInfo topic, int /*timeoutMs*/, TopicReply reply) override {
        if (const auto known = topicDetails.find(topic.name); known != topicDetails.end()) {
            reply(known->second);
        }
    }

    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Scope scope, EngineObserver& observer) override {
        scopes.push_back(scope);
        auto queue = std::make_unique<Queue>(*this, std::move(scope), observer);
        m_queues.push_back(queue.get());
        return queue;
    }

    [[nodiscard]] MetricsPtr metrics() const override { return m_metrics; }
    [[nodiscard]] std::optional<TargetOffset> targetOffset(const LinkId& /*link*/, const std::string& /*topic*/,
                                                           std::int32_t /*partition*/,
                                                           std::int64_t /*source*/) const override {
        return std::nullopt;
    }

private:
    struct Queue final : Subscription {
        Queue(FakeEngine& owner, Scope wanted, EngineObserver& told)
            : engine(owner), scope(std::move(wanted)), observer(told) {}
        ~Queue() override { std::erase(engine.m_queues, this); }
        Queue(const Queue&) = delete;
        Queue& operator=(const Queue&) = delete;
        [[nodiscard]] std::vector<Event> takeEvents() override { return std::exchange(events, {}); }

        FakeEngine& engine;
        Scope scope;
        EngineObserver& observer;
        std::vector<Event> events;
    };

    void answerOrKeep(const ClusterId& id, ClusterReply reply) {
        if (const auto answer = m_answers.find(id); answer != m_answers.end()) {
            reply(answer->second);
        } else {
            m_open.emplace_back(id, std::move(reply));
        }
    }

    std::map<ClusterId, Result<ClusterInfo>> m_answers;
    std::vector<std::pair<ClusterId, ClusterReply>> m_open;
    std::vector<Queue*> m_queues;
    TopologySpec m_accepted;
    MetricsPtr m_metrics = std::make_shared<const MetricsSnapshot>();
    std::uint64_t m_snapshots = 0;
    std::uint64_t m_events = 0;
};

}  // namespace tributary::ui
