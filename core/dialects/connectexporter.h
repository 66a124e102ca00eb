#pragma once

#include "core/dialects/dialect.h"

namespace tributary {

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
