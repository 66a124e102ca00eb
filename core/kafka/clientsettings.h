#pragma once

#include "core/base/error.h"
#include "core/kafka/secretsource.h"
#include "core/topology/topologyspec.h"

#include <map>
#include <string>

namespace tributary::kafka {

/// librdkafka settings by name, resolved and ready: the only place where a secret exists in clear, in memory only.
using ClientSettings = std::map<std::string, std::string>;

/// Puts a document's overrides over `settings`. Refuses the lot when one of them is reserved or of a form that it must
/// not have: no document makes a client run code, read files or hold what the commit contract rests on.
[[nodiscard]] Status addOverrides(ClientSettings& settings, const ClientOverrides& overrides);

/// Connection settings for `cluster`: bootstrap, security with its secrets read, the cluster's client overrides.
/// `bootstrap` replaces the document's list where it is not empty (sandbox clusters). Waits as long as `secrets` does.
[[nodiscard]] Result<ClientSettings> connectionSettings(const ClusterSpec& cluster, const std::string& bootstrap,
                                                        const SecretSource& secrets);

}  // namespace tributary::kafka
