#pragma once

#include <string>
#include <vector>

#include "core/dialects/aliases.h"
#include "core/dialects/connection.h"
#include "core/dialects/dialect.h"

namespace tributary {

/// One of the connectors that run a link on Kafka Connect.
struct LinkConnector {
    std::string suffix;  ///< of its name: empty for the source connector, else "-checkpoint", "-heartbeat"
    Properties config;
};

/// The connectors of a link: MirrorSourceConnector first, MirrorCheckpointConnector and MirrorHeartbeatConnector where
/// it was imported with them. Empty where they cannot run it; the report then says why.
[[nodiscard]] std::vector<LinkConnector> linkConnectors(const TopologySpec& spec, const LinkSpec& link,
                                                        const Aliases& aliases, PlaceholderWriter& placeholders,
                                                        LossReport& report);

/// Writes each link as the JSON of its MirrorSourceConnector, for the REST interface of a Kafka Connect cluster; and of
/// MirrorCheckpointConnector and MirrorHeartbeatConnector where the link was imported with them.
class ConnectExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

/// The same for Confluent Replicator.
class ReplicatorExporter final : public Exporter {
public:
    [[nodiscard]] Result<Exported> write(const TopologySpec& spec) const override;
};

/// The link with what its clusters say to their clients added to its own overrides, for programs that know no overrides
/// of clusters. Noted in the report.
[[nodiscard]] LinkSpec withClusterOverrides(const TopologySpec& spec, const LinkSpec& link, LossReport& report);

}  // namespace tributary
