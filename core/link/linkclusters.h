#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/link/clusterconnections.h"
#include "core/link/echoguard.h"
#include "core/link/side.h"
#include "core/topology/topologyspec.h"

#include <memory>
#include <string>
#include <utility>

namespace tributary {

/// The two clusters of a running link, seen through their administrative clients. Every method but the getters blocks
/// for an answer. Any thread.
class LinkClusters {
public:
    /// Connects to both; the error names the cluster that does not answer, and why.
    [[nodiscard]] static Result<std::shared_ptr<const LinkClusters>> connect(
        std::shared_ptr<ClusterConnections> connections, const ClusterSpec& source, const ClusterSpec& target);

    [[nodiscard]] const std::shared_ptr<kafka::AdminClient>& source() const { return m_source.admin; }
    [[nodiscard]] const std::shared_ptr<kafka::AdminClient>& target() const { return m_target.admin; }
    [[nodiscard]] const std::string& sourceId() const { return m_source.clusterId; }
    [[nodiscard]] const std::string& targetId() const { return m_target.clusterId; }

    /// An error when records would come back for ever: both are one cluster and the link keeps the names, or links of
    /// the document lead back, over whatever addresses. Tells `echoes` what the clusters call themselves.
    [[nodiscard]] Status refuseEcho(const LinkSpec& link, EchoGuard& echoes) const;

    /// Does the cluster answer (again)? ClusterReplaced when it is another one than at the start.
    [[nodiscard]] Status probe(Side side) const;

private:
    struct End {
        ClusterSpec spec;
        std::shared_ptr<kafka::AdminClient> admin;
        std::string clusterId;
    };

    [[nodiscard]] static Result<End> open(ClusterConnections& connections, const ClusterSpec& cluster);

    LinkClusters(std::shared_ptr<ClusterConnections> connections, End source, End target)
        : m_connections(std::move(connections)), m_source(std::move(source)), m_target(std::move(target)) {}

    const std::shared_ptr<ClusterConnections> m_connections;
    const End m_source;
    const End m_target;
};

}  // namespace tributary
