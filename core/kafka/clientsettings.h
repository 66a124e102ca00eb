#pragma once

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

#include <map>
#include <string>

namespace tributary::kafka {

/// librdkafka settings by name, resolved and ready: the only place where a secret exists in clear, in memory only.
using ClientSettings = std::map<std::string, std::string>;

/// Connection settings for `cluster`: bootstrap, security with its secrets read, the cluster's client overrides.
/// `bootstrap` replaces the document's list where it is not empty (sandbox clusters).
[[nodiscard]] Result<ClientSettings> connectionSettings(const ClusterSpec& cluster, const std::string& bootstrap);

/// Reads the secret a reference points to: an environment variable, or a file's content without its last line break.
[[nodiscard]] Result<std::string> readSecret(const SecretRef& reference);

}  // namespace tributary::kafka
