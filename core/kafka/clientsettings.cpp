#include "core/kafka/clientsettings.h"

#include "core/base/secretwords.h"
#include "core/topology/clientsettings.h"

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

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

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
        out += (out.empty() ? "" : ",") + part;
    }
    return out;
}

Status addSecret(ClientSettings& settings, const char* name, const std::optional<SecretRef>& reference,
                 const SecretSource& secrets) {
    if (!reference) {
        return {};
    }
    Result<std::string> secret = secrets.read(*reference);
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

/// What stands in the address list reaches sockets and log lines only as an address.
Status addBootstrap(ClientSettings& settings, const ClusterSpec& cluster, const std::string& bootstrap) {
    if (cluster.bootstrap.empty() && bootstrap.empty()) {
        return std::unexpected(Error{ErrorCode::ClusterUnresolved}.with("cluster", cluster.displayName()));
    }
    for (const std::string& address : cluster.bootstrap) {
        if (bootstrap.empty() && !isBootstrapAddress(address)) {
            return std::unexpected(Error{ErrorCode::FieldValue}
                                       .with("field", "bootstrap")
                                       .with("value", addressWithoutSecrets(address))
                                       .with("expected", "\"host:port\" with a port between 1 and 65535")
                                       .at("cluster " + cluster.id.str()));
        }
    }
    settings["bootstrap.servers"] = bootstrap.empty() ? joined(cluster.bootstrap) : bootstrap;
    return {};
}

}  // namespace

Status addOverrides(ClientSettings& settings, const ClientOverrides& overrides) {
    for (const auto& [name, value] : overrides) {
        if (const std::string_view reason = whyUnusable(name, value); !reason.empty()) {
            return std::unexpected(Error{ErrorCode::SettingReserved}.with("setting", name).with("reason", reason));
        }
    }
    for (const auto& [name, value] : overrides) {
        settings[name] = value;
    }
    return {};
}

Result<ClientSettings> connectionSettings(const ClusterSpec& cluster, const std::string& bootstrap,
                                          const SecretSource& secrets) {
    ClientSettings settings;
    if (Status added = addBootstrap(settings, cluster, bootstrap); !added) {
        return std::unexpected(std::move(added.error()));
    }
    const SecuritySpec& security = cluster.security;
    settings["security.protocol"] = protocolName(security.protocol);
    addIfSet(settings, "sasl.mechanisms", security.mechanism);
    addIfSet(settings, "sasl.username", security.username);
    addIfSet(settings, "ssl.ca.location", security.caFile);
    addIfSet(settings, "ssl.certificate.location", security.certificateFile);
    addIfSet(settings, "ssl.key.location", security.keyFile);
    if (Status added = addSecret(settings, "sasl.password", security.password, secrets); !added) {
        return std::unexpected(std::move(added.error()));
    }
    if (Status added = addSecret(settings, "ssl.key.password", security.keyPassword, secrets); !added) {
        return std::unexpected(std::move(added.error()));
    }
    if (Status added = addOverrides(settings, cluster.client); !added) {
        return std::unexpected(added.error().at("cluster " + cluster.id.str()));
    }
    return settings;
}

}  // namespace tributary::kafka
