#pragma once

#include "core/dialects/connection.h"
#include "core/dialects/yamlfile.h"

namespace tributary {

/// Reads what Strimzi's resources say of a connection: bootstrapServers, tls, authentication. Secrets of Kubernetes
/// become files under /run/secrets. The node's `config` is the caller's.
void readStrimziConnection(YamlReader& reader, const YAML::Node& node, ClusterSpec& cluster, ImportContext& context);

/// Writes the same members of a mapping.
void writeStrimziConnection(YAML::Emitter& out, const ClusterSpec& cluster, LossReport& report);

}  // namespace tributary
