#pragma once

#include <string_view>
#include <vector>

namespace tributary {

/// Why no document may give this setting, for a cluster or for a link; empty when it may. Names are librdkafka's; what
/// is not known to be harmless is refused.
[[nodiscard]] std::string_view whyReserved(std::string_view setting);

/// The same with the value's form: why a client is not made with this setting, empty when it may be. Everything that
/// turns a document into a client asks this, whatever was validated before.
[[nodiscard]] std::string_view whyUnusable(std::string_view setting, std::string_view value);

/// Is the setting's value the path of a file that the client reads?
[[nodiscard]] bool namesFile(std::string_view setting);

/// The settings that whyReserved() knows by name.
[[nodiscard]] std::vector<std::string_view> reservedSettings();

/// Does this setting let a broker pass that does not prove by its certificate who it is?
[[nodiscard]] bool trustsAnybody(std::string_view setting, std::string_view value);

/// "127.0.0.1:9092", "localhost", "[::1]:9092": what is sent there does not leave the machine.
[[nodiscard]] bool isOwnMachine(std::string_view address);

/// May the secret of a client be sent there for a token? "https://host/…", or "http://…" on this machine; without user
/// information and fragment.
[[nodiscard]] bool isTokenEndpoint(std::string_view url);
/// What isTokenEndpoint() takes, in words.
inline constexpr std::string_view kTokenEndpointForm =
    "\"https://host/…\" (\"http://…\" on this machine only), without user, password and fragment";

/// May a broker be told this with a token (RFC 7628)? Without commas, which separate them on their way.
[[nodiscard]] bool isSaslExtension(std::string_view name, std::string_view value);

/// "host:port" or "[v6]:port" with a port from 1 to 65535.
[[nodiscard]] bool isBootstrapAddress(std::string_view address);

}  // namespace tributary
