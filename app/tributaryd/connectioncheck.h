#pragma once

#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/link/clusterconnections.h"
#include "core/topology/topologyspec.h"

namespace tributary::daemon {

/// What came of connecting, for a cluster or for a link of which something is not allowed.
struct ConnectionFinding {
    ClusterId cluster;
    LinkId link;  ///< empty: the cluster itself
    int brokers = 0;
    std::string clusterId;
    std::optional<Error> error;  ///< none: it is reached
};

/// Connects to every cluster of the document but simulated ones, all at once, and then asks for what each link between
/// two that are reached may do: see the topics that it names and its group's positions, make its target topics. Changes
/// nothing. Blocks; where a cluster is not reached for about two seconds, elsewhere for `timeoutMs` for each answer at
/// most. Clusters in the order of the document, then links.
[[nodiscard]] std::vector<ConnectionFinding> checkConnections(const TopologySpec& spec, ClusterConnections& connections,
                                                              const kafka::SecretSource& secrets, int timeoutMs);

}  // namespace tributary::daemon
