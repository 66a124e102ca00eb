#pragma once

#include "core/connect/connectengine.h"
#include "core/mirror/localengine.h"

#include <map>
#include <memory>
#include <mutex>

namespace tributary {

/// The engine of a document whose links run here and on Kafka Connect: each link is handed to the engine that its
/// `runOn` names, and both say what happens through one hub and one snapshot. Moving a link carries its positions over,
/// and it goes on there if it ran; see ConnectPositions for why no step of that can lose anything.
///
/// Destroying it stops the links that run here; those on Kafka Connect go on.
class EngineRouter final : public Engine {
public:
    explicit EngineRouter(LocalEngineOptions options);
    ~EngineRouter() override;
    EngineRouter(const EngineRouter&) = delete;
    EngineRouter& operator=(const EngineRouter&) = delete;

    [[nodiscard]] Capabilities capabilities() const override;
    TopologySpec apply(TopologySpec spec) override;
    void command(LinkCommand command) override;
    void describeCluster(ClusterSpec cluster, int timeoutMs, ClusterReply reply) override;
    void describeTopic(ClusterSpec cluster, TopicInfo topic, int timeoutMs, TopicReply reply) override;
    void describeConnect(ConnectSpec connect, ConnectReply reply) override;
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Scope scope, EngineObserver& observer) override;
    [[nodiscard]] MetricsPtr metrics() const override;
    /// None for links on Kafka Connect: their connectors do not tell.
    [[nodiscard]] std::optional<TargetOffset> targetOffset(const LinkId& link, const std::string& topic,
                                                           std::int32_t partition, std::int64_t source) const override;

private:
    class Board;

    /// Judged once for both engines: a link whose new drawing cannot run stays with the engine that runs it, as it was.
    [[nodiscard]] TopologySpec accept(const TopologySpec& spec) const;
    [[nodiscard]] bool runs(const LinkSpec& link, const MetricsSnapshot& now) const;

    const std::shared_ptr<EventHub> m_hub;
    const std::shared_ptr<Board> m_board;
    std::mutex m_mutex;
    TopologySpec m_spec;                // m_mutex: the last one applied
    std::map<LinkId, bool> m_wanted;  // m_mutex: the last order for a link was to run it, or to stop it
    std::unique_ptr<LocalEngine> m_local;
    std::unique_ptr<ConnectEngine> m_connect;  // calls m_local when it has released a link: goes first
};

}  // namespace tributary
