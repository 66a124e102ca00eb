#pragma once

#include "core/base/error.h"
#include "core/connect/connectorset.h"

#include <map>
#include <string>

namespace tributary {

/// The link drawn as its connectors run (`configs`, by name): what has drifted is read as core/dialects imports it, and
/// the rest of the drawing stays. What belongs to no link (the clusters' addresses, say) is not taken over, and stays
/// drift. Pure; any thread.
[[nodiscard]] Result<LinkSpec> takenOver(const TopologySpec& spec, const LinkSpec& link,
                                         const std::map<std::string, ConnectorConfig>& configs);

}  // namespace tributary
