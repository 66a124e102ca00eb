#pragma once

#include "core/dialects/clusterbook.h"
#include "core/dialects/connection.h"
#include "core/dialects/connectors.h"

namespace tributary {

inline constexpr std::string_view kReplicator = "Confluent Replicator";
inline constexpr std::string_view kReplicatorKept = "replicator";

/// Reads a ReplicatorSourceConnector into a link and its clusters.
[[nodiscard]] Status readReplicator(Connector& connector, ClusterBook& clusters, TopologySpec& spec,
                                    ImportContext& context);

}  // namespace tributary
