#pragma once

#include "core/base/error.h"
#include "core/wire/connectionsettings.h"

#include <memory>
#include <string>

namespace tributary::wire {

/// The client's side of one SASL exchange: PLAIN (RFC 4616), SCRAM (RFC 5802, RFC 7677) or OAUTHBEARER (RFC 7628). One
/// thread, one use.
class SaslExchange {
public:
    virtual ~SaslExchange() = default;
    /// What to send first.
    [[nodiscard]] virtual Result<std::string> first() = 0;
    /// What to send after the broker's token; empty: nothing, and the exchange is complete. An error where the broker
    /// does not prove that it knows the password.
    [[nodiscard]] virtual Result<std::string> next(const std::string& token) = 0;
};

/// `settings.mechanism` must be one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512.
[[nodiscard]] std::unique_ptr<SaslExchange> saslExchange(const SaslSettings& settings);

/// OAUTHBEARER with this token.
[[nodiscard]] std::unique_ptr<SaslExchange> bearerExchange(const SaslSettings& settings, std::string token);

/// As saslExchange() for SCRAM, with a nonce of the caller's: for tests against published examples.
[[nodiscard]] std::unique_ptr<SaslExchange> scramExchange(const SaslSettings& settings, std::string nonce);

}  // namespace tributary::wire
