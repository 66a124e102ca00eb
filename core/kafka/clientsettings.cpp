#include "core/kafka/clientsettings.h"

#include "core/base/joinedwords.h"
#include "core/base/secretwords.h"
#include "core/kafka/keystore.h"
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
    settings["bootstrap.servers"] = bootstrap.empty() ? joinedWords(cluster.bootstrap, ",") : bootstrap;
    return {};
}

/// The client id and its secret go to a place that proves who it is, whatever was validated before.
Status addTokens(ClientSettings& settings, const ClusterSpec& cluster, const SecretSource& secrets) {
    const OauthSpec& oauth = cluster.security.oauth;
    if (!isTokenEndpoint(oauth.tokenUrl)) {
        return std::unexpected(Error{ErrorCode::FieldValue}
                                   .with("field", "tokenUrl")
                                   .with("value", withoutSecrets(oauth.tokenUrl))
                                   .with("expected", kTokenEndpointForm)
                                   .at("cluster " + cluster.id.str()));
    }
    settings["sasl.oauthbearer.token.endpoint.url"] = oauth.tokenUrl;
    addIfSet(settings, "sasl.oauthbearer.client.id", cluster.security.username);
    addIfSet(settings, "sasl.oauthbearer.scope", oauth.scope);
    addIfSet(settings, "https.ca.location", oauth.caFile);
    std::string extensions;
    for (const auto& [name, value] : oauth.extensions) {
        if (!isSaslExtension(name, value)) {
            return std::unexpected(Error{ErrorCode::SettingReserved}
                                       .with("setting", name)
                                       .with("reason", "it is no SASL extension")
                                       .at("cluster " + cluster.id.str()));
        }
        extensions.append(extensions.empty() ? "" : ",").append(name).append("=").append(value);
    }
    addIfSet(settings, "sasl.oauthbearer.extensions", extensions);
    return addSecret(settings, "sasl.oauthbearer.client.secret", cluster.security.password, secrets);
}

Status addLogin(ClientSettings& settings, const ClusterSpec& cluster, const SecretSource& secrets) {
    const SecuritySpec& security = cluster.security;
    addIfSet(settings, "sasl.mechanisms", security.mechanism);
    if (security.mechanism == "OAUTHBEARER") {
        return security.oauth.tokenUrl.empty() ? Status{} : addTokens(settings, cluster, secrets);
    }
    addIfSet(settings, "sasl.username", security.username);
    return addSecret(settings, "sasl.password", security.password, secrets);
}

Result<KeyStore> keyStore(const char* setting, const std::string& file, const std::optional<SecretRef>& password,
                          const SecretSource& secrets) {
    const Result<std::string> secret = password ? secrets.read(*password) : std::string{};
    if (!secret) {
        return std::unexpected(secret.error());
    }
    return readKeyStore(setting, file, *secret);
}

/// A store is read here and handed on in PEM, so that both clients take it in the same way.
Status addTls(ClientSettings& settings, const SecuritySpec& security, const SecretSource& secrets) {
    if (isKeyStore(security.caFile)) {
        Result<KeyStore> store = keyStore("ssl.ca.location", security.caFile, security.caPassword, secrets);
        if (!store) {
            return std::unexpected(std::move(store.error()));
        }
        settings["ssl.ca.pem"] = std::move(store->certificates);
    } else {
        addIfSet(settings, "ssl.ca.location", security.caFile);
    }
    if (isKeyStore(security.certificateFile)) {
        Result<KeyStore> store =
            keyStore("ssl.certificate.location", security.certificateFile, security.keyPassword, secrets);
        if (!store) {
            return std::unexpected(std::move(store.error()));
        }
        settings["ssl.certificate.pem"] = std::move(store->certificates);
        settings["ssl.key.pem"] = std::move(store->key);
        return {};
    }
    addIfSet(settings, "ssl.certificate.location", security.certificateFile);
    addIfSet(settings, "ssl.key.location", security.keyFile);
    return addSecret(settings, "ssl.key.password", security.keyPassword, secrets);
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
    if (Status added = addLogin(settings, cluster, secrets); !added) {
        return std::unexpected(std::move(added.error()));
    }
    if (Status added = addTls(settings, security, secrets); !added) {
        return std::unexpected(std::move(added.error()));
    }
    if (Status added = addOverrides(settings, cluster.client); !added) {
        return std::unexpected(added.error().at("cluster " + cluster.id.str()));
    }
    return settings;
}

}  // namespace tributary::kafka
