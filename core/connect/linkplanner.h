#pragma once

#include <filesystem>

#include "core/engine/linkplan.h"
#include "core/link/clusterconnections.h"

namespace tributary {

/// Works out what starting `link` would change, and changes nothing. Blocks for requests to both clusters (20 s each at
/// most). `stateDirectory`: where runs remember that links ran; empty: they never did. The error is that of a cluster
/// that does not answer, a Connect cluster's included, or of a pattern that does not compile; what concerns single
/// topics or the positions is in the plan. `secrets`: for Connect clusters.
[[nodiscard]] Result<LinkPlan> planLink(const TopologySpec& spec, const LinkSpec& link, ClusterConnections& connections,
                                        const kafka::SecretSource& secrets,
                                        const std::filesystem::path& stateDirectory);

}  // namespace tributary
