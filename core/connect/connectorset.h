#pragma once

#include "core/base/error.h"
#include "core/connect/connectrest.h"
#include "core/engine/connectdetail.h"
#include "core/topology/validation.h"

#include <string>
#include <vector>

namespace tributary {

/// A connector as the drawing wants it.
struct WantedConnector {
    std::string name;
    ConnectorConfig config;
};

/// All connectors of a link that runs on Kafka Connect, as core/dialects writes them, with what only a running link
/// needs: its records go to the target's own brokers (a worker would send them to the brokers that it keeps its state
/// on), and a partition without a position is read from its beginning, whatever `start` says (that is settled before).
struct ConnectorSet {
    std::string alias;                        ///< of the source, in the connectors' positions
    std::vector<WantedConnector> connectors;  ///< MirrorSourceConnector first
    std::vector<Error> differences;           ///< ConnectDiffers: what the connectors do not do as drawn

    [[nodiscard]] const std::string& source() const { return connectors.front().name; }
    [[nodiscard]] const WantedConnector* find(const std::string& name) const;
};

/// ConnectCannot where the link cannot run there. Pure; any thread.
[[nodiscard]] Result<ConnectorSet> connectorSet(const TopologySpec& spec, const LinkSpec& link);

/// The names that a link's connectors may have, of which the first is MirrorSourceConnector's.
[[nodiscard]] std::vector<std::string> connectorNames(const TopologySpec& spec, const LinkSpec& link);

/// Where a running connector differs from the wanted one, by property.
[[nodiscard]] std::vector<ConnectorDrift> driftOf(const WantedConnector& wanted, const ConnectorConfig& running);

/// What the connectors of the links on Kafka Connect do not do as drawn: errors where a link cannot run at all,
/// warnings else. Beside validate(), which knows no connectors. Pure; any thread.
[[nodiscard]] std::vector<Finding> connectFindings(const TopologySpec& spec);

}  // namespace tributary
