#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/dialects/connectors.h"
#include "core/dialects/secrets.h"

namespace tributary {

/// A worker of Kafka Connect.
struct ConnectWorker {
    /// Gives the cluster that it works for. Asked only where it counts: what it reports is then worth a line.
    std::function<Result<ClusterSpec>()> cluster{};
    std::optional<PropertySet> converters{};  ///< nothing: its file is not here
};
/// Workers by what connectors call them.
using ConnectWorkers = std::map<std::string, ConnectWorker>;

/// Reads the three connectors of MirrorMaker 2, put together by their clusters, and Confluent Replicator into links.
/// Others are named in the report. A Replicator that says nothing of its target writes to the addresses `target`, or
/// else to the cluster of its worker; without both the target has no address, and the report says so.
[[nodiscard]] Status readMirrorConnectors(std::vector<Connector>& connectors, const ConnectWorkers& workers,
                                          const std::string& target, TopologySpec& spec, ImportContext& context);

}  // namespace tributary
