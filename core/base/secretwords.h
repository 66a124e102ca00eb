#pragma once

#include <string>
#include <string_view>

namespace tributary {

// What is a secret, for all who read, keep, write or show settings: documents, importers, exporters, reports, messages.
// Pure functions; any thread.

/// Does a setting or JSON member of this name hold a secret, or text that contains one? By its last words, under any
/// prefix and in any spelling: "password", "us->eu.consumer.ssl.keystore.key", "aws.secret.access.key", "apiKey".
[[nodiscard]] bool isSecretName(std::string_view name);

/// Is there a secret in a value, whatever its setting is called: an address with user information, a private key in
/// PEM, "name=value" with a secret's name? Placeholders (`${…}`) are none.
[[nodiscard]] bool isSecretText(std::string_view value);

/// Either of them. A line of JAAS that gives its module no options holds none.
[[nodiscard]] bool holdsSecret(std::string_view name, std::string_view value);

/// For messages: addresses without their user information ("http://…@host"), "…" for any other text with a secret.
[[nodiscard]] std::string withoutSecrets(std::string_view value);

/// "host:port" for messages, with "…" for user information that somebody has put before it.
[[nodiscard]] std::string addressWithoutSecrets(std::string_view address);

}  // namespace tributary
