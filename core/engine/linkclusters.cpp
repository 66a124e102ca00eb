#include "core/engine/linkclusters.h"

#include "core/base/clock.h"

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

void LinkClusters::refreshEnds(const std::vector<std::shared_ptr<PartitionCounters>>& partitions, bool all) const {
    std::vector<std::shared_ptr<PartitionCounters>> wanted;
    std::vector<kafka::TopicPartition> asked;
    for (const std::shared_ptr<PartitionCounters>& each : partitions) {
        const std::int64_t end = each->end.load(std::memory_order_relaxed);
        const bool behind = end < 0 || each->watermark.load(std::memory_order_relaxed) < end;
        if (all || behind || each->halted.load(std::memory_order_relaxed)) {
            asked.push_back({each->topic, each->partition});
            wanted.push_back(each);
        }
    }
    if (asked.empty()) {
        return;
    }
    const auto latest = static_cast<std::int64_t>(kafka::OffsetAt::Latest);
    const auto stable = m_source.admin->listOffsets(asked, latest, true, kProbeTimeoutMs);
    const auto high = m_source.admin->listOffsets(asked, latest, false, kProbeTimeoutMs);
    if (!stable || !high) {
        return;  // the next round asks again; a cluster that is away shows as such
    }
    for (const std::shared_ptr<PartitionCounters>& each : wanted) {
        const kafka::TopicPartition at{each->topic, each->partition};
        if (stable->contains(at) && high->contains(at)) {
            each->noteEnd(std::max(stable->at(at), each->watermark.load(std::memory_order_relaxed)),
                          high->at(at) - stable->at(at), wallClockMs());
        }
    }
}

}  // namespace tributary
