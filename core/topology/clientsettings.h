#pragma once

#include <string_view>
#include <vector>

namespace tributary {

/// Does a client setting or JSON member of this name hold a secret, or text that contains one?
[[nodiscard]] bool isSecretSetting(std::string_view name);

/// Why the engine does not let this setting be overridden, for a cluster or for a link; empty when it may be. Names are
/// librdkafka's.
[[nodiscard]] std::string_view whyReserved(std::string_view setting);

/// The settings that whyReserved() knows by name.
[[nodiscard]] std::vector<std::string_view> reservedSettings();

/// "host:port" or "[v6]:port" with a port from 1 to 65535.
[[nodiscard]] bool isBootstrapAddress(std::string_view address);

}  // namespace tributary
