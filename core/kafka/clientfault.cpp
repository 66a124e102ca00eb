#include "core/kafka/clientfault.h"

#include "core/base/connectionstage.h"
#include "core/base/otherprotocol.h"
#include "core/token/tokenrequest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <system_error>

#include <unistd.h>

#include <librdkafka/rdkafka.h>

namespace tributary::kafka {

namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view after(std::string_view text, std::string_view mark) {
    const std::size_t at = text.find(mark);
    return at == std::string_view::npos ? std::string_view{} : text.substr(at + mark.size());
}

std::string_view until(std::string_view text, std::string_view mark) { return text.substr(0, text.find(mark)); }

/// "sasl_ssl://host:9093/bootstrap: …" or "host:9092/3: …": who it is, and what is said.
struct Told {
    std::string_view address;
    std::string_view said;
};

Told split(std::string_view text) {
    Told out{{}, text};
    const std::size_t colon = text.find(": ");
    std::string_view name = text.substr(0, colon);
    const std::size_t slash = name.rfind('/');
    if (colon == std::string_view::npos || slash == std::string_view::npos || has(name, " ")) {
        return out;
    }
    const std::string_view node = name.substr(slash + 1);
    const bool number = !node.empty() && std::ranges::all_of(node, [](char c) { return c >= '0' && c <= '9'; });
    if (node != "bootstrap" && !number) {
        return out;
    }
    out.said = text.substr(colon + 2);
    name = name.substr(0, slash);
    const std::size_t scheme = name.find("://");
    out.address = scheme == std::string_view::npos ? name : name.substr(scheme + 3);
    return out;
}

/// Of a coordinator librdkafka says its name, then its address.
Told splitNamed(std::string_view text) {
    constexpr std::string_view kCoordinator = "GroupCoordinator: ";
    if (!text.starts_with(kCoordinator)) {
        return split(text);
    }
    Told out{{}, text.substr(kCoordinator.size())};
    const std::size_t colon = out.said.find(": ");
    if (const std::string_view name = out.said.substr(0, colon); colon != std::string_view::npos && !has(name, " ")) {
        out.address = name;
        out.said = out.said.substr(colon + 2);
    }
    return out;
}

struct Fault {
    ErrorCode code = ErrorCode::KafkaUnreachable;
    std::string reason = {};
    std::string mechanism = {};
    std::string offered = {};
    std::string protocol = {};
};

/// What the first four bytes were that are no length: those of a record of TLS, or of another program's text.
Fault strangeAnswer(std::string_view said) {
    constexpr std::uint32_t kTlsAlert = 0x1503;
    constexpr std::uint32_t kTlsHandshake = 0x1603;
    const std::string_view number = after(said, "Invalid response size ");
    std::int32_t size = 0;
    std::from_chars(number.data(), number.data() + number.size(), size);
    const std::uint32_t kind = static_cast<std::uint32_t>(size) >> 16U;
    if (kind == kTlsAlert || kind == kTlsHandshake) {
        return {ErrorCode::TlsExpected};
    }
    return {.code = ErrorCode::NotKafka, .protocol = protocolOfSize(size)};
}

/// "error:0A000086:SSL routines::certificate verify failed": the last part.
std::string_view opensslReason(std::string_view said) {
    const std::size_t at = said.find("error:");
    if (at == std::string_view::npos || !(has(said, " routines:") || has(said, " library:"))) {
        return said;
    }
    std::string_view rest = said.substr(at);
    for (int colons = 0; colons < 4; ++colons) {  // error, number, library, function
        const std::size_t colon = rest.find(':');
        if (colon == std::string_view::npos) {
            break;
        }
        rest = rest.substr(colon + 1);
    }
    return until(rest, ": ");
}

Fault handshake(std::string_view said) {
    if (has(said, "Disconnected") || has(said, "unexpected eof")) {
        return {ErrorCode::TlsFailed, "the connection ends meanwhile, as it does where a port does not speak TLS"};
    }
    const std::string_view words = opensslReason(said);
    const ErrorCode code = handshakeFault(words, std::nullopt, std::nullopt);
    return {code, code == ErrorCode::TlsUnverified ? "the authority, the host or the dates are not what they should be"
                                                   : plainReason(words)};
}

Fault login(std::string_view said) {
    if (const std::string_view offered = after(said, "broker's supported mechanisms: ");
        has(said, "mechanism handshake failed")) {
        const std::string_view mechanism = until(after(said, "SASL "), " mechanism");
        if (offered.starts_with("(n/a)")) {
            return {ErrorCode::KafkaUnreachable, "the connection broke"};  // before it was answered
        }
        if (offered.empty() || has(said, "current SASL state")) {
            return {ErrorCode::SaslNotSpoken};
        }
        return {ErrorCode::SaslMechanism, {}, std::string{mechanism}, plainReason(offered)};
    }
    const std::string_view words = after(said, ": ");
    if (has(words, "\"status\"")) {  // RFC 7628's answer
        return {ErrorCode::KafkaAuthentication, "it does not accept the token"};
    }
    return {ErrorCode::KafkaAuthentication, plainReason(words.empty() ? said : words)};
}

Fault transport(std::string_view said) {
    if (said.starts_with("SSL handshake failed")) {
        return handshake(said);
    }
    if (said.starts_with("Connect to ")) {
        const std::string_view words = after(said, " failed: ");
        return has(words, "refused") ? Fault{ErrorCode::PortClosed}
                                     : Fault{ErrorCode::HostUnreachable, plainReason(words)};
    }
    if (has(said, "Connection setup timed out in state CONNECT") || has(said, "in state TRY_CONNECT")) {
        return {ErrorCode::HostUnreachable, "no answer in time"};
    }
    if (has(said, "Connection setup timed out")) {
        return {ErrorCode::BrokerSilent};
    }
    if (has(said, "requesting ApiVersion")) {
        return {ErrorCode::BrokerCloses};
    }
    if (has(said, "might require SASL authentication")) {
        return {ErrorCode::SaslExpected};
    }
    // After the handshake: with TLS 1.3 that is where a client certificate is refused.
    if (has(said, "alert")) {
        return handshake(said);
    }
    if (has(said, "timed out")) {
        return {ErrorCode::KafkaUnreachable, "no answer in time"};
    }
    return {ErrorCode::KafkaUnreachable, "the connection broke"};
}

Fault faultOf(int code, std::string_view said) {
    switch (code) {
        case RD_KAFKA_RESP_ERR__RESOLVE:
            return {ErrorCode::HostUnknown};
        case RD_KAFKA_RESP_ERR__SSL:
            if (has(said, "Failed to verify broker certificate")) {
                const std::string_view words = after(said, ": ");
                return {certificateFault(words), plainReason(words)};
            }
            return handshake(said);
        case RD_KAFKA_RESP_ERR__AUTHENTICATION:
        case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
            return login(said);
        case RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM:
        case RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE:
            return has(said, "mechanism handshake failed") ? login(said) : Fault{ErrorCode::SaslNotSpoken};
        case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
            return {ErrorCode::KafkaUnreachable, "none of its brokers can be reached"};
        case RD_KAFKA_RESP_ERR__TRANSPORT:
            return transport(said);
        case RD_KAFKA_RESP_ERR__TIMED_OUT:
        case RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE:
            return {ErrorCode::KafkaUnreachable, "no answer in time"};
        case RD_KAFKA_RESP_ERR__WAIT_COORD:
            return {ErrorCode::KafkaUnreachable, "the group's coordinator is not known yet"};
        case RD_KAFKA_RESP_ERR__BAD_MSG:
            if (has(said, "Invalid response size")) {
                return strangeAnswer(said);
            }
            [[fallthrough]];
        default:
            return {ErrorCode::KafkaRequest, plainReason(said)};
    }
}

}  // namespace

std::string plainReason(std::string_view text) {
    std::string_view said = splitNamed(text).said;
    // What librdkafka appends of its own states, and of what it kept to itself.
    for (const std::string_view mark : {" (after ", ": broker certificate could not be",
                                        ": client SSL authentication might", ": connecting to a PLAINTEXT"}) {
        said = until(said, mark);
    }
    // Of answers that an administrative request was refused with.
    if (const std::string_view refused = after(said, "response failure: "); !refused.empty()) {
        said = refused;
    }
    for (const std::string_view origin : {"Local: ", "Broker: "}) {
        if (said.starts_with(origin)) {
            said = said.substr(origin.size());
        }
    }
    said = opensslReason(said);
    while (said.ends_with('.') || said.ends_with(' ')) {
        said.remove_suffix(1);
    }
    return std::string{said};
}

Error clientFault(int code, std::string_view text) {
    if (std::optional<Error> token = tokenErrorFromText(after(text, "acquire SASL OAUTHBEARER token: "))) {
        token->kafkaCode = code;
        return *token;
    }
    const Told told = splitNamed(text);
    const Fault fault = faultOf(code, told.said);
    Error error = unreached(fault.code, told.address, fault.reason);
    error.kafkaCode = code;
    if (fault.code == ErrorCode::SaslMechanism) {
        error.with("mechanism", fault.mechanism).with("offered", fault.offered);
    }
    if (!fault.protocol.empty()) {
        error.with("protocol", fault.protocol);
    }
    return error;
}

Error settingsFault(std::string_view text, const std::map<std::string, std::string>& settings) {
    struct File {
        std::string_view setting;
        std::string_view empty;
    };
    // Of OpenSSL's errors librdkafka tells the last one, which is the least exact.
    constexpr std::array kFiles{
        File{"ssl.ca.location", "it holds none in PEM form"},
        File{"ssl.certificate.location", "it holds none in PEM form"},
        File{"ssl.key.location", "it holds no key that its password opens and that belongs to the certificate"}};
    for (const File& each : kFiles) {
        const auto path = settings.find(std::string{each.setting});
        if (!text.starts_with(each.setting) || path == settings.end()) {
            continue;
        }
        std::error_code unknown;
        const bool there = std::filesystem::exists(path->second, unknown);
        const std::string_view reason = !there                                      ? "there is no such file"
                                        : ::access(path->second.c_str(), R_OK) != 0 ? "it may not be read"
                                                                                    : each.empty;
        return Error{ErrorCode::TlsFile}
            .with("setting", each.setting)
            .with("file", path->second)
            .with("reason", reason);
    }
    return Error{ErrorCode::KafkaConfig}.with("setting", "combination").with("reason", plainReason(text));
}

}  // namespace tributary::kafka
