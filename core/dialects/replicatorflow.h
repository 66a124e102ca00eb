#pragma once

#include "core/dialects/clusterbook.h"
#include "core/dialects/connection.h"
#include "core/dialects/mirrorconnectors.h"

namespace tributary {

inline constexpr std::string_view kReplicator = "Confluent Replicator";
inline constexpr std::string_view kReplicatorKept = "replicator";

/// Reads a ReplicatorSourceConnector into a link and its clusters. Where it does not say its target, that is what
/// `target` gives; an address that this does not have either is left open, and the report says so.
[[nodiscard]] Status readReplicator(Connector& connector, const ConnectWorker& target, ClusterBook& clusters,
                                    TopologySpec& spec, ImportContext& context);

}  // namespace tributary
