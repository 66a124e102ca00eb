#pragma once

#include "core/link/clusterconnections.h"
#include "tests/support/link/fakecluster.h"

#include <atomic>
#include <map>
#include <memory>
#include <utility>

namespace tributary {

/// Connections to clusters in memory.
class FakeConnections final : public ClusterConnections {
public:
    explicit FakeConnections(std::map<ClusterId, std::shared_ptr<FakeCluster>> clusters)
        : ClusterConnections({}, nullptr), m_clusters(std::move(clusters)) {}

    [[nodiscard]] Result<ClusterAccess> access(const ClusterSpec& cluster) const override {
        return ClusterAccess{{{"bootstrap.servers", cluster.id.str()}}, {}};
    }
    [[nodiscard]] bool changed(const ClusterSpec& cluster, const ClusterAccess& /*known*/,
                               bool /*withKeychain*/) const override {
        return otherSecret.load() && cluster.id == m_clusters.begin()->first;
    }
    [[nodiscard]] Result<std::shared_ptr<kafka::AdminClient>> admin(const ClusterSpec& cluster) override {
        return m_clusters.at(cluster.id)->admin();
    }
    [[nodiscard]] Result<kafka::ClusterDescription> describe(const ClusterSpec& /*cluster*/,
                                                             const kafka::AdminClient& admin, int timeoutMs) override {
        return admin.describeCluster(timeoutMs);
    }

    std::atomic<bool> otherSecret{false};  ///< the first cluster's password is another one now

private:
    const std::map<ClusterId, std::shared_ptr<FakeCluster>> m_clusters;
};

}  // namespace tributary
