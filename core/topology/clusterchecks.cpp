#include <algorithm>
#include <cctype>
#include <string>

#include "core/topology/clientsettings.h"
#include "core/topology/linkchecks.h"

namespace tributary {

namespace {

bool isEnvironmentName(const std::string& name) {
    const auto isWord = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
    return std::ranges::all_of(name, isWord) && std::isdigit(static_cast<unsigned char>(name.front())) == 0;
}

void checkSecret(const ClusterSpec& cluster, std::string_view field, const std::optional<SecretRef>& secret,
                 FindingSink& sink) {
    if (!secret) {
        return;
    }
    if (const std::string_view reason = whyIllFormed(*secret); !reason.empty()) {
        sink.cluster(kError, cluster, "security/" + std::string(field),
                     Error(ErrorCode::SecretReferenceInvalid).with("field", field).with("reason", reason));
    }
}

bool usesSasl(const SecuritySpec& security) {
    return security.protocol == SecurityProtocol::SaslPlaintext || security.protocol == SecurityProtocol::SaslSsl;
}

bool usesTls(const SecuritySpec& security) {
    return security.protocol == SecurityProtocol::Ssl || security.protocol == SecurityProtocol::SaslSsl;
}

/// What the security still lacks; empty when it is whole.
std::string_view whatIsMissing(const SecuritySpec& security) {
    if (security.certificateFile.empty() != security.keyFile.empty()) {
        return "a certificate and its key belong together; give both certificateFile and keyFile";
    }
    if (!usesSasl(security)) {
        return {};
    }
    if (security.mechanism.empty()) {
        return "SASL needs a mechanism, such as SCRAM-SHA-512";
    }
    const bool byPassword = security.mechanism == "PLAIN" || security.mechanism.starts_with("SCRAM-");
    if (byPassword && (security.username.empty() || !security.password)) {
        return "this SASL mechanism needs a username and a password reference";
    }
    return {};
}

/// Those that librdkafka has; a cluster's own (of a cloud, for instance) are Java code.
void checkMechanism(const ClusterSpec& cluster, FindingSink& sink) {
    static constexpr std::string_view kKnown[] = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "GSSAPI", "OAUTHBEARER"};
    const std::string& mechanism = cluster.security.mechanism;
    if (usesSasl(cluster.security) && !mechanism.empty() && std::ranges::find(kKnown, mechanism) == std::end(kKnown)) {
        sink.cluster(kError, cluster, "security/mechanism",
                     Error(ErrorCode::MechanismUnknown)
                         .with("cluster", cluster.displayName())
                         .with("mechanism", mechanism)
                         .with("known", "PLAIN, SCRAM-SHA-256, SCRAM-SHA-512, GSSAPI, OAUTHBEARER"));
    }
}

bool allOnThisMachine(const ClusterSpec& cluster) { return std::ranges::all_of(cluster.bootstrap, isOwnMachine); }

/// What others on the network could read or be taken for.
void checkExposure(const ClusterSpec& cluster, FindingSink& sink) {
    const SecuritySpec& security = cluster.security;
    if (security.protocol == SecurityProtocol::SaslPlaintext && security.mechanism == "PLAIN" &&
        !allOnThisMachine(cluster)) {
        sink.cluster(kWarning, cluster, "security/protocol",
                     Error(ErrorCode::PasswordInClear).with("cluster", cluster.displayName()).with("how", "PLAIN"));
    }
    for (const auto& [setting, value] : cluster.client) {
        if (usesTls(security) && trustsAnybody(setting, value)) {
            sink.cluster(kWarning, cluster, "client/" + setting,
                         Error(ErrorCode::CertificateUnverified)
                             .with("cluster", cluster.displayName())
                             .with("setting", setting)
                             .with("value", value));
        }
    }
}

}  // namespace

std::string_view whyIllFormed(const SecretRef& secret) {
    if (secret.name.empty()) {
        return "its \"name\" is empty";
    }
    if (secret.from == SecretRef::From::Env && !isEnvironmentName(secret.name)) {
        return "an environment variable's name has letters, digits and underscores only";
    }
    if (secret.from == SecretRef::From::File && !secret.name.starts_with('/') && !secret.name.starts_with("~/") &&
        !(secret.name.size() > 2 && secret.name[1] == ':')) {
        return "the path of a secret's file must be absolute";
    }
    return {};
}

void checkCluster(const ClusterSpec& cluster, FindingSink& sink) {
    if (const std::string_view reason = whatIsMissing(cluster.security); !reason.empty()) {
        sink.cluster(
            kError, cluster, "security",
            Error(ErrorCode::SecurityIncomplete).with("cluster", cluster.displayName()).with("reason", reason));
    }
    checkMechanism(cluster, sink);
    checkSecret(cluster, "password", cluster.security.password, sink);
    checkSecret(cluster, "keyPassword", cluster.security.keyPassword, sink);
    checkExposure(cluster, sink);
    for (const auto& [setting, value] : cluster.client) {
        if (const std::string_view reason = whyUnusable(setting, value); !reason.empty()) {
            sink.cluster(kError, cluster, "client",
                         Error(ErrorCode::SettingReserved).with("setting", setting).with("reason", reason));
        }
    }
}

}  // namespace tributary
