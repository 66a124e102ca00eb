#pragma once

#include "core/base/error.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tributary {

/// Who asks for tokens, and where: the client-credentials grant. Holds a secret in clear: never logged, never shown.
struct TokenRequest {
    std::string url;
    std::string clientId;
    std::string clientSecret;
    std::string scope;   ///< empty: the endpoint's default
    std::string caFile;  ///< PEM; empty: the system's trust store

    auto operator<=>(const TokenRequest&) const = default;
};

/// From client settings under librdkafka's names; none where they have no token endpoint. Pure, any thread.
[[nodiscard]] std::optional<TokenRequest> tokenRequest(const std::map<std::string, std::string>& settings);

/// Is it one of the settings that a token endpoint and its answers are told by? No client library gets them.
[[nodiscard]] bool isTokenSetting(std::string_view setting);

/// What else a broker is told with the token (KIP-342), from "name=value,name=value".
[[nodiscard]] std::map<std::string, std::string> saslExtensions(std::string_view text);

/// An error of the way to a token: `code` is TokenUnreachable (retriable), TokenRefused or TokenUnusable. "The cluster"
/// is put into words by whoever knows it.
[[nodiscard]] Error tokenError(ErrorCode code, const TokenRequest& request, std::string_view reason);

// librdkafka takes a failure as text only, and gives it back in the texts of its own errors.

/// The error as one line without a secret, for tokenErrorFromText().
[[nodiscard]] std::string tokenErrorText(const Error& error);
/// None where `text` is not of tokenErrorText().
[[nodiscard]] std::optional<Error> tokenErrorFromText(std::string_view text);

}  // namespace tributary
