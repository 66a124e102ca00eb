#pragma once

#include "core/engine/engine.h"
#include "core/engine/eventhub.h"
#include "core/kafka/secretsource.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace tributary {

/// How a LocalEngine is set up; fixed for its life.
struct LocalEngineOptions {
    /// Where "this link ran before" is remembered. Empty: nothing is remembered (sandbox, tests).
    std::filesystem::path stateDirectory;
    /// Non-empty: streams join their groups as static members "<instanceId>-<stream>", so that a process that comes
    /// back after a crash gets its partitions at once.
    std::string instanceId;
    /// bootstrap servers of sandbox clusters, which exist only at run time.
    std::map<ClusterId, std::string> sandboxBootstrap;
    /// Asked on the engine's threads whenever a cluster is connected to. Null: environment variables and files only.
    std::shared_ptr<const kafka::SecretSource> secrets;
    /// How long stop, pause and a revoked partition wait for outstanding acknowledgements.
    int drainTimeoutMs = 30'000;
    /// Where events go and subscribers are; null: one of its own.
    std::shared_ptr<EventHub> hub{};
    /// Takes each snapshot, on the sampler's thread, in place of the hub. Null: the hub has them.
    std::function<void(const MetricsPtr&)> publish{};
};

/// The engine in this process: threads over librdkafka. See core/mirror/README.md for the thread table. Links that run
/// elsewhere (LinkSpec::runOn) count for validation, and are left alone.
///
/// Destroying it stops every link: drain (bounded), commit, leave the group.
class LocalEngine final : public Engine {
public:
    explicit LocalEngine(LocalEngineOptions options);
    ~LocalEngine() override;
    LocalEngine(const LocalEngine&) = delete;
    LocalEngine& operator=(const LocalEngine&) = delete;

    [[nodiscard]] Capabilities capabilities() const override;
    TopologySpec apply(TopologySpec spec) override;
    /// apply() for who has judged it already: carries it out as it is.
    void carryOut(TopologySpec accepted);
    void command(LinkCommand command) override;
    void describeCluster(ClusterSpec cluster, int timeoutMs, ClusterReply reply) override;
    void describeTopic(ClusterSpec cluster, TopicInfo topic, int timeoutMs, TopicReply reply) override;
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Scope scope, EngineObserver& observer) override;
    [[nodiscard]] MetricsPtr metrics() const override;
    [[nodiscard]] std::optional<TargetOffset> targetOffset(const LinkId& link, const std::string& topic,
                                                           std::int32_t partition, std::int64_t source) const override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary
