#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "core/base/secretwords.h"
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

/// By the client-credentials grant: not those that librdkafka makes up for brokers of tests.
bool gotTokens(const ClusterSpec& cluster) {
    return cluster.security.mechanism == "OAUTHBEARER" &&
           !cluster.client.contains("enable.sasl.oauthbearer.unsecure.jwt");
}

/// What the security still lacks; empty when it is whole.
std::string_view whatIsMissing(const ClusterSpec& cluster) {
    const SecuritySpec& security = cluster.security;
    const bool keyInside = isKeyStore(security.certificateFile);
    if (keyInside && !security.keyFile.empty()) {
        return "a PKCS#12 certificateFile holds its key; leave keyFile out";
    }
    if (!keyInside && security.certificateFile.empty() != security.keyFile.empty()) {
        return "a certificate and its key belong together; give both certificateFile and keyFile";
    }
    if (keyInside && !security.keyPassword) {
        return "a certificateFile in PKCS#12 needs a keyPassword reference";
    }
    if (isKeyStore(security.caFile) && !security.caPassword) {
        return "a caFile in PKCS#12 needs a caPassword reference";
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
    if (gotTokens(cluster) && (security.username.empty() || !security.password || security.oauth.tokenUrl.empty())) {
        return "OAUTHBEARER needs the oauth/tokenUrl of its token endpoint, a username (the client id) and a password "
               "reference (the client secret)";
    }
    return {};
}

/// What no client can log in with.
void checkMechanism(const ClusterSpec& cluster, FindingSink& sink) {
    const std::string& mechanism = cluster.security.mechanism;
    if (!usesSasl(cluster.security) || mechanism.empty() ||
        std::ranges::find(kSaslMechanisms, mechanism) != kSaslMechanisms.end()) {
        return;
    }
    const bool aws = mechanism == "AWS_MSK_IAM";
    Error error{ErrorCode::SaslMechanismUnknown};
    error.with("cluster", cluster.displayName()).with("mechanism", mechanism);
    error.with("reason",
               aws ? "it signs with credentials of AWS by AWS' own rules, which this program does not do; MSK "
                     "takes SCRAM-SHA-512 or mutual TLS instead"
                   : "it is none of SCRAM-SHA-512, SCRAM-SHA-256, PLAIN, GSSAPI and OAUTHBEARER");
    sink.cluster(kError, cluster, "security/mechanism", error);
}

/// Where the client secret goes, and what the broker is told with the token.
void checkOauth(const ClusterSpec& cluster, FindingSink& sink) {
    const OauthSpec& oauth = cluster.security.oauth;
    if (!oauth.tokenUrl.empty() && !isTokenEndpoint(oauth.tokenUrl)) {
        sink.cluster(kError, cluster, "security/oauth/tokenUrl",
                     Error(ErrorCode::FieldValue)
                         .with("field", "tokenUrl")
                         .with("value", withoutSecrets(oauth.tokenUrl))
                         .with("expected", kTokenEndpointForm));
    }
    for (const auto& [name, value] : oauth.extensions) {
        if (!isSaslExtension(name, value)) {
            sink.cluster(kError, cluster, "security/oauth/extensions",
                         Error(ErrorCode::FieldValue)
                             .with("field", "extensions")
                             .with("value", name)
                             .with("expected",
                                   "a name of letters other than \"auth\", with a value without commas and "
                                   "control characters"));
        }
    }
}

/// Secrets alone are looked up elsewhere.
void checkPlaceholders(const ClusterSpec& cluster, FindingSink& sink) {
    const SecuritySpec& security = cluster.security;
    const auto check = [&](const std::string& field, const std::string& value, std::string_view expected) {
        if (std::optional<Error> open = FindingSink::placeholder(field, value, expected)) {
            sink.cluster(kError, cluster, "security/" + field, std::move(*open));
        }
    };
    check("username", security.username, "a user's name");
    check("caFile", security.caFile, "a file's path");
    check("certificateFile", security.certificateFile, "a file's path");
    check("keyFile", security.keyFile, "a file's path");
    check("oauth/caFile", security.oauth.caFile, "a file's path");
    check("oauth/scope", security.oauth.scope, "a scope");
    for (const auto& [name, value] : security.oauth.extensions) {
        check("oauth/extensions", value, "an extension's value");
    }
}

bool allOnThisMachine(const ClusterSpec& cluster) { return std::ranges::all_of(cluster.bootstrap, isOwnMachine); }

/// What others on the network could read or be taken for.
void checkExposure(const ClusterSpec& cluster, FindingSink& sink) {
    const SecuritySpec& security = cluster.security;
    const bool readable = security.mechanism == "PLAIN" || security.mechanism == "OAUTHBEARER";
    if (security.protocol == SecurityProtocol::SaslPlaintext && readable && !allOnThisMachine(cluster)) {
        sink.cluster(
            kWarning, cluster, "security/protocol",
            Error(ErrorCode::PasswordInClear).with("cluster", cluster.displayName()).with("how", security.mechanism));
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
    if (const std::string_view reason = whatIsMissing(cluster); !reason.empty()) {
        sink.cluster(
            kError, cluster, "security",
            Error(ErrorCode::SecurityIncomplete).with("cluster", cluster.displayName()).with("reason", reason));
    }
    for (const SecurityField& each : kSecuritySecrets) {
        checkSecret(cluster, each.field, cluster.security.*each.secret, sink);
    }
    checkMechanism(cluster, sink);
    checkOauth(cluster, sink);
    checkPlaceholders(cluster, sink);
    checkExposure(cluster, sink);
    for (const auto& [setting, value] : cluster.client) {
        if (const std::string_view reason = whyUnusable(setting, value); !reason.empty()) {
            sink.cluster(kError, cluster, "client",
                         Error(ErrorCode::SettingReserved).with("setting", setting).with("reason", reason));
        }
    }
}

}  // namespace tributary
