#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace tributary {

/// The stages on the way to a cluster, in the order in which they are passed. Plain values, any thread.
enum class ConnectionStage : std::uint8_t {
    Dns,
    Tcp,
    Tls,
    Token,       ///< the token endpoint that a login with OAUTHBEARER needs
    Login,       ///< SASL
    Kafka,       ///< the broker's own answers
    Permission,  ///< it is reached; something is not allowed there
};

/// Where the way ended that `code` tells of; none where it tells of something else.
[[nodiscard]] std::optional<ConnectionStage> stageOf(ErrorCode code);

/// Does `code` tell that a cluster cannot be reached, at whatever stage?
[[nodiscard]] bool isUnreached(ErrorCode code);

/// An error of the way to a cluster, under whatever name; whoever knows it puts it in place of "the cluster". Retriable
/// where it may pass without anybody's doing: not for certificates, credentials and files. `bootstrap` empty: not
/// known.
[[nodiscard]] Error unreached(ErrorCode code, std::string_view bootstrap, std::string_view reason = {});

/// "dns", "tcp", "tls", "token", "login", "kafka", "permission": for programs, never changed.
[[nodiscard]] std::string_view stageName(ConnectionStage stage);

// TLS in OpenSSL's words, which its own clients and librdkafka's texts have in common. Other words than those of
// OpenSSL 3 and 1.1 are told as they are, as the reason of TlsFailed or TlsUnverified.

/// Why a broker's certificate is refused here, by X509_verify_cert_error_string()'s words: TlsUntrusted, TlsWrongHost,
/// TlsExpired, TlsNotYetValid, or TlsUnverified.
[[nodiscard]] ErrorCode certificateFault(std::string_view words);

/// What ended a handshake, by ERR_reason_error_string()'s words. `shown`: this side has a client certificate to show;
/// `asked`: the broker has asked for one; each none where it is not known.
[[nodiscard]] ErrorCode handshakeFault(std::string_view words, std::optional<bool> shown, std::optional<bool> asked);

/// Is it a key that does not open with its password, by ERR_reason_error_string()'s words?
[[nodiscard]] bool isWrongKeyPassword(std::string_view words);

}  // namespace tributary
