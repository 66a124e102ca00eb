#pragma once

#include "core/base/error.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"

#include <map>
#include <string>

namespace tributary::kafka {

/// librdkafka settings by name, resolved and ready: the only place where a secret exists in clear, in memory only.
using ClientSettings = std::map<std::string, std::string>;

/// Connection settings for `cluster`: bootstrap, security with its secrets read, the cluster's client overrides.
/// `bootstrap` replaces the document's list where it is not empty (sandbox clusters). Waits as long as `secrets` does.
[[nodiscard]] Result<ClientSettings> connectionSettings(const ClusterSpec& cluster, const std::string& bootstrap,
                                                        const SecretSource& secrets);

}  // namespace tributary::kafka
