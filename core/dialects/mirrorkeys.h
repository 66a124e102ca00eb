#pragma once

#include <string>
#include <string_view>

namespace tributary {

// The names of MirrorMaker 2's settings (Apache Kafka 4.1, and those that older versions had), to tell what a file says
// from what it only seems to say. Pure functions; any thread. A test holds the lists against Kafka's own classes.

/// Is it a setting of the connectors, which also counts when it stands in mm2.properties without a flow before it?
[[nodiscard]] bool isConnectorKey(std::string_view name);

/// Is it one of a flow, or of a connector's configuration: a setting of the connectors, of their clients, or of what
/// Connect does around them?
[[nodiscard]] bool isFlowKey(std::string_view name);

/// Is it one of a cluster in mm2.properties, "A.…": of its clients or of the worker that runs the flows into it?
[[nodiscard]] bool isClusterKey(std::string_view name);

/// Is it one that mm2.properties reads without a cluster or flow before it?
[[nodiscard]] bool isGlobalKey(std::string_view name);

/// The known name that looks most like it; empty where none does.
[[nodiscard]] std::string nearestFlowKey(std::string_view name);
[[nodiscard]] std::string nearestClusterKey(std::string_view name);
[[nodiscard]] std::string nearestGlobalKey(std::string_view name);

}  // namespace tributary
