#include "core/kafka/clientsettings.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace tributary::kafka {

namespace {

const char* protocolName(SecurityProtocol protocol) {
    switch (protocol) {
        case SecurityProtocol::Plaintext: return "PLAINTEXT";
        case SecurityProtocol::Ssl: return "SSL";
        case SecurityProtocol::SaslPlaintext: return "SASL_PLAINTEXT";
        case SecurityProtocol::SaslSsl: return "SASL_SSL";
    }
    return "PLAINTEXT";
}

Error unavailable(const std::string& reference, const std::string& reason) {
    return Error{ErrorCode::SecretUnavailable}.with("reference", reference).with("reason", reason);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        out += (out.empty() ? "" : ",") + part;
    }
    return out;
}

Status addSecret(ClientSettings& settings, const char* name, const std::optional<SecretRef>& reference) {
    if (!reference) {
        return {};
    }
    Result<std::string> secret = readSecret(*reference);
    if (!secret) {
        return std::unexpected(std::move(secret.error()));
    }
    settings[name] = std::move(*secret);
    return {};
}

void addIfSet(ClientSettings& settings, const char* name, const std::string& value) {
    if (!value.empty()) {
        settings[name] = value;
    }
}

}  // namespace

Result<std::string> readSecret(const SecretRef& reference) {
    switch (reference.from) {
        case SecretRef::From::Env: {
            const char* value = std::getenv(reference.name.c_str());
            if (value == nullptr) {
                return std::unexpected(
                    unavailable("environment variable " + reference.name, "it is not set for this process"));
            }
            return std::string{value};
        }
        case SecretRef::From::File: {
            std::ifstream file{reference.name, std::ios::binary};
            if (!file) {
                return std::unexpected(unavailable("file " + reference.name, "the file cannot be opened"));
            }
            std::string text{std::istreambuf_iterator<char>{file}, {}};
            while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
                text.pop_back();
            }
            return text;
        }
        case SecretRef::From::Keychain: break;
    }
    return std::unexpected(unavailable("keychain entry " + reference.name,
                                       "this program has no keychain; use {\"from\": \"env\"} or {\"from\": \"file\"}"));
}

Result<ClientSettings> connectionSettings(const ClusterSpec& cluster, const std::string& bootstrap) {
    ClientSettings settings;
    settings["bootstrap.servers"] = bootstrap.empty() ? joined(cluster.bootstrap) : bootstrap;
    if (settings["bootstrap.servers"].empty()) {
        return std::unexpected(Error{ErrorCode::ClusterUnresolved}.with("cluster", cluster.displayName()));
    }
    const SecuritySpec& security = cluster.security;
    settings["security.protocol"] = protocolName(security.protocol);
    addIfSet(settings, "sasl.mechanisms", security.mechanism);
    addIfSet(settings, "sasl.username", security.username);
    addIfSet(settings, "ssl.ca.location", security.caFile);
    addIfSet(settings, "ssl.certificate.location", security.certificateFile);
    addIfSet(settings, "ssl.key.location", security.keyFile);
    if (Status added = addSecret(settings, "sasl.password", security.password); !added) {
        return std::unexpected(std::move(added.error()));
    }
    if (Status added = addSecret(settings, "ssl.key.password", security.keyPassword); !added) {
        return std::unexpected(std::move(added.error()));
    }
    for (const auto& [name, value] : cluster.client) {
        settings[name] = value;
    }
    return settings;
}

}  // namespace tributary::kafka
