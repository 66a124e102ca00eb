#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tributary {
class TokenSource;
}

namespace tributary::wire {

struct Address {
    std::string host;
    std::uint16_t port = 9092;

    /// "host:port", as people write it.
    [[nodiscard]] std::string text() const;
    auto operator<=>(const Address&) const = default;
};

struct TlsSettings {
    bool on = false;
    std::string caFile;           ///< PEM; empty: the system's trust store
    std::string caPem;            ///< the same as text, in place of a file
    std::string certificateFile;  ///< PEM, for mutual TLS
    std::string keyFile;
    std::string keyPassword;
    std::string certificatePem;  ///< as text, in place of files: the certificate and its chain
    std::string keyPem;          ///< its key, in clear
    bool verify = true;
    bool verifyHost = true;
};

struct SaslSettings {
    std::string mechanism;  ///< PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER; empty: none
    std::string username = {};
    std::string password = {};
    std::shared_ptr<TokenSource> tokens = {};            ///< for OAUTHBEARER, where it is never null
    std::map<std::string, std::string> extensions = {};  ///< what the broker is told with a token
};

/// How to reach a cluster. Holds secrets in clear: never logged, never shown.
struct ConnectionSettings {
    std::vector<Address> bootstrap;
    std::string clientId;
    TlsSettings tls;
    SaslSettings sasl;
    int connectTimeoutMs = 15'000;           ///< socket.connection.setup.timeout.ms
    int requestTimeoutMs = 40'000;           ///< socket.timeout.ms
    int olderEpochBelievedAfterMs = 10'000;  ///< a broker that lags behind has caught up by then
};

/// From settings under librdkafka's names. Settings of security that the batch path cannot follow are an error
/// (KafkaConfig) that names the first of them; settings that mean nothing to it are passed over.
[[nodiscard]] Result<ConnectionSettings> connectionSettings(const std::map<std::string, std::string>& settings);

}  // namespace tributary::wire
