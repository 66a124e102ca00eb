#include "core/link/linkclusters.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace tributary {

namespace {

constexpr int kConnectTimeoutMs = 10'000;
constexpr int kProbeTimeoutMs = 3'000;

}  // namespace

Result<LinkClusters::End> LinkClusters::open(ClusterConnections& connections, const ClusterSpec& cluster) {
    Result<std::shared_ptr<kafka::AdminClient>> admin = connections.admin(cluster);
    if (!admin) {
        return std::unexpected(std::move(admin.error()));
    }
    const Result<kafka::ClusterDescription> described = connections.describe(cluster, **admin, kConnectTimeoutMs);
    if (!described) {
        return std::unexpected(described.error());
    }
    return End{cluster, std::move(*admin), described->clusterId};
}

Result<std::shared_ptr<const LinkClusters>> LinkClusters::connect(std::shared_ptr<ClusterConnections> connections,
                                                                  const ClusterSpec& source,
                                                                  const ClusterSpec& target) {
    Result<End> from = open(*connections, source);
    if (!from) {
        return std::unexpected(std::move(from.error()));
    }
    Result<End> to = open(*connections, target);
    if (!to) {
        return std::unexpected(std::move(to.error()));
    }
    return std::shared_ptr<const LinkClusters>{
        new LinkClusters{std::move(connections), std::move(*from), std::move(*to)}};  // NOLINT: private
}

Status LinkClusters::refuseEcho(const LinkSpec& link, EchoGuard& echoes) const {
    echoes.learn(m_source.spec.id, sourceId());
    echoes.learn(m_target.spec.id, targetId());
    if (sourceId() != targetId() || sourceId().empty() || link.naming.policy != NamingPolicy::Identity) {
        return echoes.judge(link.id);
    }
    return std::unexpected(Error{ErrorCode::EchoLoop}
                               .with("source", m_source.spec.displayName())
                               .with("target", m_target.spec.displayName())
                               .with("cluster", sourceId()));
}

Status LinkClusters::probe(Side side) const {
    const End& end = side == Side::Source ? m_source : m_target;
    const Result<kafka::ClusterDescription> described = m_connections->describe(end.spec, *end.admin, kProbeTimeoutMs);
    if (!described) {
        return std::unexpected(described.error());
    }
    if (described->clusterId != end.clusterId && !described->clusterId.empty()) {
        return std::unexpected(Error{ErrorCode::ClusterReplaced}
                                   .with("cluster", end.spec.displayName())
                                   .with("before", end.clusterId)
                                   .with("now", described->clusterId));
    }
    return {};
}

}  // namespace tributary
