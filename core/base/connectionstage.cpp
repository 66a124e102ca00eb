#include "core/base/connectionstage.h"

#include <algorithm>
#include <array>

namespace tributary {

namespace {

template <std::size_t N>
bool hasAny(std::string_view words, const std::array<std::string_view, N>& parts) {
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return words.find(part) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 2> kWrongHost{"hostname mismatch", "IP address mismatch"};
constexpr std::array<std::string_view, 1> kExpired{"certificate has expired"};
constexpr std::array<std::string_view, 1> kNotYetValid{"not yet valid"};
constexpr std::array<std::string_view, 7> kUntrusted{"unable to get local issuer certificate",
                                                     "unable to get issuer certificate",
                                                     "self-signed certificate",
                                                     "self signed certificate",
                                                     "unable to verify the first certificate",
                                                     "certificate not trusted",
                                                     "certificate signature failure"};

// What a port without TLS answers is read as a record of TLS.
constexpr std::array<std::string_view, 4> kNoTls{"wrong version number", "packet length too long", "http request",
                                                 "unknown protocol"};
constexpr std::array<std::string_view, 7> kCertificateAlerts{
    "alert bad certificate",     "alert unsupported certificate", "alert certificate revoked",
    "alert certificate expired", "alert certificate unknown",     "alert unknown ca",
    "alert access denied"};
constexpr std::array<std::string_view, 4> kKeyPassword{"bad decrypt", "bad password read", "maybe wrong password",
                                                       "processing error"};

}  // namespace

std::optional<ConnectionStage> stageOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::HostUnknown:
            return ConnectionStage::Dns;
        case ErrorCode::PortClosed:
        case ErrorCode::HostUnreachable:
            return ConnectionStage::Tcp;
        case ErrorCode::TlsUntrusted:
        case ErrorCode::TlsWrongHost:
        case ErrorCode::TlsExpired:
        case ErrorCode::TlsNotYetValid:
        case ErrorCode::TlsUnverified:
        case ErrorCode::TlsNeedsCertificate:
        case ErrorCode::TlsRefusesCertificate:
        case ErrorCode::TlsNotSpoken:
        case ErrorCode::TlsExpected:
        case ErrorCode::TlsFailed:
        case ErrorCode::TlsFile:
        case ErrorCode::TlsKeyPassword:
            return ConnectionStage::Tls;
        case ErrorCode::TokenUnreachable:
        case ErrorCode::TokenRefused:
        case ErrorCode::TokenUnusable:
            return ConnectionStage::Token;
        case ErrorCode::SaslMechanism:
        case ErrorCode::SaslNotSpoken:
        case ErrorCode::SaslExpected:
        case ErrorCode::KafkaAuthentication:
            return ConnectionStage::Login;
        case ErrorCode::BrokerSilent:
        case ErrorCode::BrokerCloses:
        case ErrorCode::NotKafka:
        case ErrorCode::KafkaUnreachable:
            return ConnectionStage::Kafka;
        case ErrorCode::KafkaAuthorization:
            return ConnectionStage::Permission;
        default:
            return std::nullopt;
    }
}

bool isUnreached(ErrorCode code) {
    return stageOf(code).value_or(ConnectionStage::Permission) < ConnectionStage::Permission;
}

Error unreached(ErrorCode code, std::string_view bootstrap, std::string_view reason) {
    Error error{code};
    const ConnectionStage stage = stageOf(code).value_or(ConnectionStage::Kafka);
    error.retriable = stage != ConnectionStage::Tls && stage != ConnectionStage::Login &&
                      code != ErrorCode::TokenRefused && code != ErrorCode::TokenUnusable;
    error.with("cluster", catalogueEntry(code).english.starts_with("{cluster}") ? "The cluster" : "the cluster");
    error.with("bootstrap", bootstrap.empty() ? "its address" : bootstrap);
    if (code == ErrorCode::NotKafka) {
        error.with("protocol", "another protocol");
    }
    return reason.empty() ? error : error.with("reason", reason);
}

std::string_view stageName(ConnectionStage stage) {
    switch (stage) {
        case ConnectionStage::Dns:
            return "dns";
        case ConnectionStage::Tcp:
            return "tcp";
        case ConnectionStage::Tls:
            return "tls";
        case ConnectionStage::Token:
            return "token";
        case ConnectionStage::Login:
            return "login";
        case ConnectionStage::Kafka:
            return "kafka";
        case ConnectionStage::Permission:
            break;
    }
    return "permission";
}

ErrorCode certificateFault(std::string_view words) {
    return hasAny(words, kWrongHost)     ? ErrorCode::TlsWrongHost
           : hasAny(words, kExpired)     ? ErrorCode::TlsExpired
           : hasAny(words, kNotYetValid) ? ErrorCode::TlsNotYetValid
           : hasAny(words, kUntrusted)   ? ErrorCode::TlsUntrusted
                                         : ErrorCode::TlsUnverified;
}

ErrorCode handshakeFault(std::string_view words, std::optional<bool> shown, std::optional<bool> asked) {
    if (hasAny(words, kNoTls)) {
        return ErrorCode::TlsNotSpoken;
    }
    if (words.find("certificate required") != std::string_view::npos) {
        return ErrorCode::TlsNeedsCertificate;
    }
    // Before TLS 1.3 there is no alert of its own for a certificate that is missing; Java has none either.
    const bool refused = hasAny(words, kCertificateAlerts) ||
                         (asked.value_or(false) && words.find("alert handshake failure") != std::string_view::npos);
    if (refused) {
        return shown.value_or(true) ? ErrorCode::TlsRefusesCertificate : ErrorCode::TlsNeedsCertificate;
    }
    return words.find("certificate verify failed") != std::string_view::npos ? ErrorCode::TlsUnverified
                                                                             : ErrorCode::TlsFailed;
}

bool isWrongKeyPassword(std::string_view words) { return hasAny(words, kKeyPassword); }

}  // namespace tributary
