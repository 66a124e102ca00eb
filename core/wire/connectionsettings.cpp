#include "core/wire/connectionsettings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "core/token/tokenrequest.h"
#include "core/token/tokensource.h"

namespace tributary::wire {

namespace {

Error unusable(std::string_view setting, std::string_view reason) {
    return Error{ErrorCode::KafkaConfig}.with("setting", setting).with("reason", reason);
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// As librdkafka reads a switch: anything but these is yes, or refused there.
bool saysNo(std::string value) {
    std::ranges::transform(value, value.begin(), [](unsigned char c) { return std::tolower(c); });
    return value == "false" || value == "f" || value == "0";
}

bool parseAddress(std::string_view text, Address& out) {
    if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos) {
        text.remove_prefix(scheme + 3);
    }
    std::size_t colon = text.rfind(':');
    if (text.starts_with('[')) {  // [IPv6]:port
        const std::size_t closing = text.find(']');
        if (closing == std::string_view::npos) {
            return false;
        }
        out.host = text.substr(1, closing - 1);
        colon = closing + 1 < text.size() ? closing + 1 : std::string_view::npos;
    } else {
        out.host = text.substr(0, colon);
    }
    if (colon != std::string_view::npos) {
        const std::string_view port = text.substr(colon + 1);
        const auto parsed = std::from_chars(port.data(), port.data() + port.size(), out.port);
        if (parsed.ec != std::errc{} || parsed.ptr != port.data() + port.size()) {
            return false;
        }
    }
    return !out.host.empty();
}

Status parseBootstrap(std::string_view text, std::vector<Address>& out) {
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string_view one = trimmed(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
        if (one.empty()) {
            continue;
        }
        Address address;
        if (!parseAddress(one, address)) {
            return std::unexpected(unusable("bootstrap.servers", std::string{one} + " is not host:port"));
        }
        out.push_back(std::move(address));
    }
    return {};
}

/// librdkafka holds its own bounds.
Status parseTimeout(const std::string& name, std::string_view text, int& outMs) {
    int read = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), read);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size() || read <= 0) {
        return std::unexpected(unusable(name, "it is no number of milliseconds"));
    }
    outMs = read;
    return {};
}

Status setProtocol(ConnectionSettings& out, std::string protocol) {
    std::ranges::transform(protocol, protocol.begin(), [](unsigned char c) { return std::tolower(c); });
    constexpr std::array kKnown{"plaintext", "ssl", "sasl_plaintext", "sasl_ssl"};
    if (std::ranges::find(kKnown, protocol) == kKnown.end()) {
        return std::unexpected(unusable("security.protocol", "the batch path does not know it"));
    }
    out.tls.on = protocol.ends_with("ssl");
    if (!protocol.starts_with("sasl")) {
        out.sasl = {};
    } else if (out.sasl.mechanism == "OAUTHBEARER") {
        if (!out.sasl.tokens) {
            return std::unexpected(
                unusable("sasl.mechanisms", "the batch path needs a token endpoint for OAUTHBEARER"));
        }
    } else if (constexpr std::array kMechanisms{"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"};
               std::ranges::find(kMechanisms, out.sasl.mechanism) == kMechanisms.end()) {
        return std::unexpected(unusable("sasl.mechanisms", "the batch path knows PLAIN, SCRAM and OAUTHBEARER only"));
    }
    return {};
}

}  // namespace

std::string Address::text() const {
    const bool brackets = host.find(':') != std::string::npos;
    return (brackets ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

Result<ConnectionSettings> connectionSettings(const std::map<std::string, std::string>& settings) {
    ConnectionSettings out;
    std::string protocol = "plaintext";
    if (const std::optional<TokenRequest> request = tokenRequest(settings)) {
        out.sasl.tokens = TokenSource::of(*request);
    }
    for (const auto& [name, value] : settings) {
        if (name == "bootstrap.servers" || name == "metadata.broker.list") {
            if (Status parsed = parseBootstrap(value, out.bootstrap); !parsed) {
                return std::unexpected(std::move(parsed.error()));
            }
        } else if (name == "socket.timeout.ms" || name == "socket.connection.setup.timeout.ms") {
            int& timeoutMs = name == "socket.timeout.ms" ? out.requestTimeoutMs : out.connectTimeoutMs;
            if (Status parsed = parseTimeout(name, value, timeoutMs); !parsed) {
                return std::unexpected(std::move(parsed.error()));
            }
        } else if (name == "client.id") {
            out.clientId = value;
        } else if (name == "security.protocol") {
            protocol = value;
        } else if (name == "sasl.mechanisms" || name == "sasl.mechanism") {
            out.sasl.mechanism = value;
        } else if (name == "sasl.username") {
            out.sasl.username = value;
        } else if (name == "sasl.password") {
            out.sasl.password = value;
        } else if (name == "sasl.oauthbearer.extensions" && out.sasl.tokens) {
            out.sasl.extensions = saslExtensions(value);
        } else if (isTokenSetting(name) && out.sasl.tokens) {
            continue;  // of the source
        } else if (name == "ssl.ca.pem") {
            out.tls.caPem = value;
        } else if (name == "ssl.certificate.pem") {
            out.tls.certificatePem = value;
        } else if (name == "ssl.key.pem") {
            out.tls.keyPem = value;
        } else if (name == "ssl.ca.location") {
            out.tls.caFile = value == "probe" ? "" : value;
        } else if (name == "ssl.certificate.location") {
            out.tls.certificateFile = value;
        } else if (name == "ssl.key.location") {
            out.tls.keyFile = value;
        } else if (name == "ssl.key.password") {
            out.tls.keyPassword = value;
        } else if (name == "enable.ssl.certificate.verification") {
            out.tls.verify = !saysNo(value);
        } else if (name == "ssl.endpoint.identification.algorithm") {
            out.tls.verifyHost = value != "none";
        } else if (name.starts_with("ssl.") || name.starts_with("sasl.") || name == "broker.address.family" ||
                   name == "client.rack") {
            return std::unexpected(unusable(name, "the batch path does not follow it"));
        }
    }
    if (Status known = setProtocol(out, protocol); !known) {
        return std::unexpected(std::move(known.error()));
    }
    if (out.bootstrap.empty()) {
        return std::unexpected(unusable("bootstrap.servers", "it is empty"));
    }
    return out;
}

}  // namespace tributary::wire
