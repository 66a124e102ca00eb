#pragma once

#include "core/dialects/connection.h"
#include "core/dialects/yamlfile.h"

namespace tributary {

/// What v1 has as fields of the target is settings of its worker in v1beta2, with these defaults. An export to v1
/// writes them out, so that a deployment that changes to v1 goes on where it was.
struct StrimziWorkerField {
    const char* field;
    const char* setting;
    const char* byDefault;
};
inline constexpr StrimziWorkerField kStrimziWorkerFields[] = {
    {"groupId", "group.id", "mirrormaker2-cluster"},
    {"configStorageTopic", "config.storage.topic", "mirrormaker2-cluster-configs"},
    {"offsetStorageTopic", "offset.storage.topic", "mirrormaker2-cluster-offsets"},
    {"statusStorageTopic", "status.storage.topic", "mirrormaker2-cluster-status"},
};

/// Reads what Strimzi's resources say of a connection: bootstrapServers, tls, authentication. Secrets of Kubernetes
/// become files under /run/secrets. The node's `config` is the caller's.
void readStrimziConnection(YamlReader& reader, const YAML::Node& node, ClusterSpec& cluster, ImportContext& context);

/// Writes the same members of a mapping. v1 has other members for OAUTHBEARER.
void writeStrimziConnection(YAML::Emitter& out, const ClusterSpec& cluster, bool isV1, LossReport& report);

}  // namespace tributary
