#include "core/dialects/strimzicluster.h"

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/base/secretwords.h"
#include "core/dialects/jaas.h"
#include "core/dialects/yamltext.h"

namespace tributary {

namespace {

constexpr std::string_view kKubernetes = "Strimzi";
constexpr std::string_view kNoSuchMember = "a login of this type has no such member; correct it, or take it out";

std::string filePath(const PlacedValue& secret, const PlacedValue& key) {
    return secretFromKubernetes(trimmed(secret.value), trimmed(key.value)).name;
}

class StrimziConnectionReader {
public:
    StrimziConnectionReader(YamlReader& reader, ClusterSpec& cluster, ImportContext& context)
        : m_reader(reader), m_cluster(cluster), m_context(context) {}

    void read(const YAML::Node& node) {
        const PlacedValue servers = m_reader.requiredScalar(node, "bootstrapServers");
        if (std::optional<Error> open = openAddress(servers, "bootstrapServers")) {
            m_reader.fail(std::move(*open), servers.place);
        }
        m_cluster.bootstrap = bootstrapAddresses(servers, "bootstrapServers", m_context.report);
        const YAML::Node tls = m_reader.member(node, "tls");
        readTrust(tls);
        const YAML::Node authentication = m_reader.member(node, "authentication");
        const bool sasl = readAuthentication(authentication);
        SecuritySpec& security = m_cluster.security;
        if (tls.IsDefined()) {
            security.protocol = sasl ? SecurityProtocol::SaslSsl : SecurityProtocol::Ssl;
        } else {
            security.protocol = sasl ? SecurityProtocol::SaslPlaintext : SecurityProtocol::Plaintext;
        }
    }

private:
    void readTrust(const YAML::Node& tls) {
        if (!tls.IsDefined()) {
            return;
        }
        const std::vector<YAML::Node> certificates = m_reader.list(tls, "trustedCertificates");
        for (std::size_t i = 0; i < certificates.size(); ++i) {
            readCertificate(certificates[i], i == 0, "trustedCertificates", m_cluster.security.caFile);
        }
    }

    void readCertificate(const YAML::Node& node, bool first, const std::string& member, std::string& caFile) {
        const PlacedValue secret = m_reader.requiredScalar(node, "secretName");
        const std::optional<PlacedValue> file = m_reader.scalar(node, {"certificate", "pattern"});
        const std::string path = filePath(secret, file.value_or(PlacedValue{"ca.crt", {}}));
        if (first) {
            caFile = path;
            m_context.report.replaced(LossReason::SecretReference, secret.place, member + " " + secret.value,
                                      "file " + path);
        } else {
            m_context.report.lost(LossReason::NoCounterpart, secret.place, member + " " + secret.value,
                                  "Tributary, which has one file of trusted certificates; join them in it");
        }
    }

    bool readAuthentication(const YAML::Node& node) {
        if (!node.IsDefined()) {
            return false;
        }
        SecuritySpec& security = m_cluster.security;
        const PlacedValue type = m_reader.requiredScalar(node, "type");
        if (type.value == "tls") {
            const YAML::Node pair = m_reader.member(node, "certificateAndKey");
            const PlacedValue secret = m_reader.requiredScalar(pair.IsDefined() ? pair : node, "secretName");
            security.certificateFile =
                filePath(secret, m_reader.scalar(pair, "certificate").value_or(PlacedValue{"user.crt", {}}));
            security.keyFile = filePath(secret, m_reader.scalar(pair, "key").value_or(PlacedValue{"user.key", {}}));
            m_context.report.replaced(LossReason::SecretReference, secret.place, "certificateAndKey " + secret.value,
                                      "files " + security.certificateFile + " and " + security.keyFile);
            reportOtherMembers(node, {"type", "certificateAndKey", "secretName"}, std::string(kNoSuchMember));
            return false;
        }
        if (type.value == "oauth") {
            return readOauth(node);
        }
        if (type.value == "custom") {
            return readCustom(node);
        }
        if (type.value != "plain" && type.value != "scram-sha-256" && type.value != "scram-sha-512") {
            m_context.report.lost(LossReason::LoginOpen, type.place, settingText("authentication.type", type),
                                  "this type is not known; choose a mechanism that the cluster has");
            return false;
        }
        security.mechanism = type.value == "plain"           ? "PLAIN"
                             : type.value == "scram-sha-256" ? "SCRAM-SHA-256"
                                                             : "SCRAM-SHA-512";
        security.username = m_reader.requiredScalar(node, "username").value;
        const YAML::Node password = m_reader.member(node, "passwordSecret");
        const PlacedValue name = m_reader.requiredScalar(password.IsDefined() ? password : node, "secretName");
        const PlacedValue key = m_reader.scalar(password, "password").value_or(PlacedValue{"password", {}});
        security.password = secretFromKubernetes(trimmed(name.value), trimmed(key.value));
        m_context.report.replaced(LossReason::SecretReference, name.place, "passwordSecret " + name.value,
                                  secretPlaceText(*security.password));
        reportOtherMembers(node, {"type", "username", "passwordSecret", "secretName"}, std::string(kNoSuchMember));
        return true;
    }

    /// Client id and secret; other ways to a token have no counterpart.
    bool readOauth(const YAML::Node& node) {
        SecuritySpec& security = m_cluster.security;
        security.mechanism = "OAUTHBEARER";
        const auto text = [&](const char* member) {
            return m_reader.scalar(node, member).value_or(PlacedValue{}).value;
        };
        security.username = text("clientId");
        security.oauth.tokenUrl = text("tokenEndpointUri");
        security.oauth.scope = text("scope");
        if (const YAML::Node secret = m_reader.member(node, "clientSecret"); secret.IsDefined()) {
            const PlacedValue name = m_reader.requiredScalar(secret, "secretName");
            const PlacedValue key = m_reader.requiredScalar(secret, "key");
            security.password = secretFromKubernetes(trimmed(name.value), trimmed(key.value));
            m_context.report.replaced(LossReason::SecretReference, name.place, "clientSecret " + name.value,
                                      secretPlaceText(*security.password));
        }
        const std::vector<YAML::Node> certificates = m_reader.list(node, "tlsTrustedCertificates");
        for (std::size_t i = 0; i < certificates.size(); ++i) {
            readCertificate(certificates[i], i == 0, "tlsTrustedCertificates", security.oauth.caFile);
        }
        const PropertySet extensions = m_reader.properties(node, "saslExtensions");
        for (const auto& [name, value] : extensions.all()) {
            if (holdsSecret(name, value.value)) {
                m_context.report.lost(LossReason::SecretDropped, value.place, settingText(name, value.value));
            } else {
                security.oauth.extensions[name] = value.value;
            }
        }
        reportOtherMembers(node,
                           {"type", "clientId", "tokenEndpointUri", "scope", "clientSecret", "tlsTrustedCertificates",
                            "saslExtensions"},
                           "Tributary asks the token endpoint with client id, client secret and scope; give the client "
                           "a grant that needs "
                           "no more");
        return true;
    }

    /// Properties of Java clients, of which Strimzi reads those of the login alone; the rest it makes itself.
    bool readCustom(const YAML::Node& node) {
        constexpr std::string_view kLabel = "authentication.config.";
        const auto flag = m_reader.scalar(node, "sasl");
        const Result<bool> sasl = flag ? flagOf("authentication.sasl", *flag) : Result<bool>(false);
        if (!sasl) {
            m_reader.fail(sasl.error(), flag->place);
            return false;
        }
        const PropertySet given = m_reader.properties(node, "config");
        PropertySet config;
        for (const auto& [name, value] : given.all()) {
            const bool login = name.starts_with("sasl.");
            const std::string subject = settingText(std::string(kLabel) + name, value.value);
            if (login && !*sasl) {
                m_context.report.lost(LossReason::LoginOpen, value.place, subject,
                                      "without \"sasl: true\" Strimzi does not use it, nor does the document; choose a "
                                      "mechanism if there should be one");
            } else if (login || name.starts_with("ssl.keystore.")) {
                config.set(name, value);
            } else {
                m_context.report.lost(LossReason::NotReadThere, value.place, subject, "Strimzi");
            }
        }
        m_cluster.security.protocol = *sasl ? SecurityProtocol::SaslPlaintext : SecurityProtocol::Plaintext;
        if (*sasl && config.peek("sasl.mechanism") == nullptr) {
            m_context.report.note(
                LossReason::LoginOpen, m_reader.place(node), "authentication.config.sasl.mechanism",
                "none is given, and Java clients take GSSAPI then; choose another one if that is not meant");
        }
        if (Status read = readConnection(config, m_cluster, kLabel, m_context); !read) {
            m_reader.fail(read.error(), read.error().context);
        }
        KeptSettings kept = keptSettings(m_cluster.extra, kJavaKept);
        readOverrides(config, ClientRole::Common, kLabel, m_cluster.client, &kept, {}, m_context);
        keepSettings(m_cluster.extra, kJavaKept, kept);
        reportOtherMembers(node, {"type", "sasl", "config"}, std::string(kNoSuchMember));
        return *sasl;
    }

    /// How long and how often a token is asked for is nothing to decide.
    void reportOtherMembers(const YAML::Node& node, const std::set<std::string>& known, const std::string& detail) {
        static const std::set<std::string> kTokenTuning{
            "accessTokenIsJwt", "connectTimeoutSeconds", "enableMetrics",         "httpRetries",
            "httpRetryPauseMs", "includeAcceptHeader",   "maxTokenExpirySeconds", "readTimeoutSeconds"};
        for (const auto& member : node) {
            const std::string& name = member.first.Scalar();
            const std::string place = m_reader.place(member.first);
            if (kTokenTuning.contains(name)) {
                m_context.report.note(LossReason::HowItRuns, place, "authentication." + name);
            } else if (!known.contains(name)) {
                m_context.report.lost(LossReason::LoginOpen, place, "authentication." + name, detail);
            }
        }
    }

    YamlReader& m_reader;
    ClusterSpec& m_cluster;
    ImportContext& m_context;
};

void writeFileSecret(const std::string& path, const ClusterSpec& cluster, std::string_view what, std::string& name,
                     std::string& key, LossReport& report) {
    const SecretRef reference{SecretRef::From::File, path};
    std::tie(name, key) = kubernetesSecret(reference, cluster.id, what);
    if (secretFromKubernetes(name, key).name != path) {
        report.replaced(LossReason::SecretReference, "cluster " + cluster.id.str(), std::string(what) + " " + path,
                        "key " + key + " of the Secret " + name);
    }
}

void writeTrust(YAML::Emitter& out, const ClusterSpec& cluster, LossReport& report) {
    out << YAML::Key << "tls" << YAML::Value << YAML::BeginMap << YAML::Key << "trustedCertificates" << YAML::Value
        << YAML::BeginSeq;
    if (isKeyStore(cluster.security.caFile)) {
        report.lost(LossReason::NoCounterpart, "cluster " + cluster.id.str(), "caFile = " + cluster.security.caFile,
                    std::string(kKubernetes));
    } else if (!cluster.security.caFile.empty()) {
        std::string name;
        std::string key;
        writeFileSecret(cluster.security.caFile, cluster, "ca.crt", name, key, report);
        out << YAML::BeginMap << YAML::Key << "secretName" << YAML::Value << YamlText{name} << YAML::Key
            << "certificate" << YAML::Value << YamlText{key} << YAML::EndMap;
    }
    out << YAML::EndSeq << YAML::EndMap;
}

void writeCertificate(YAML::Emitter& out, const ClusterSpec& cluster, LossReport& report) {
    if (isKeyStore(cluster.security.certificateFile)) {
        report.lost(LossReason::NoCounterpart, "cluster " + cluster.id.str(),
                    "certificateFile = " + cluster.security.certificateFile, std::string(kKubernetes));
        return;
    }
    std::string name;
    std::string certificate;
    std::string keyName;
    std::string key;
    writeFileSecret(cluster.security.certificateFile, cluster, "user.crt", name, certificate, report);
    writeFileSecret(cluster.security.keyFile, cluster, "user.key", keyName, key, report);
    if (keyName != name) {
        report.replaced(LossReason::FilesToJoin, "cluster " + cluster.id.str(), "keyFile = " + cluster.security.keyFile,
                        "the Secret " + name);
    }
    if (cluster.security.keyPassword) {
        report.lost(LossReason::NoCounterpart, "cluster " + cluster.id.str(),
                    "keyPassword = " + secretPlaceText(*cluster.security.keyPassword), std::string(kKubernetes));
    }
    out << YAML::Key << "authentication" << YAML::Value << YAML::BeginMap << YAML::Key << "type" << YAML::Value << "tls"
        << YAML::Key << "certificateAndKey" << YAML::Value << YAML::BeginMap << YAML::Key << "secretName" << YAML::Value
        << YamlText{name} << YAML::Key << "certificate" << YAML::Value << YamlText{certificate} << YAML::Key << "key"
        << YAML::Value << YamlText{key} << YAML::EndMap << YAML::EndMap;
}

/// What only Java clients read, which a resource has no place for.
void reportJavaStores(const ClusterSpec& cluster, LossReport& report) {
    const std::string place = "cluster " + cluster.id.str();
    for (const auto& [name, value] : keptSettings(cluster.extra, kJavaKept)) {
        report.lost(LossReason::NoCounterpart, place, settingText(name, value), std::string(kKubernetes));
    }
    for (const auto& [name, secret] : keptSecrets(cluster.extra, kJavaKept)) {
        report.lost(LossReason::NoCounterpart, place, name + " = " + secretPlaceText(secret), std::string(kKubernetes));
    }
}

void writeSecretMember(YAML::Emitter& out, const char* member, const char* keyMember, const ClusterSpec& cluster,
                       std::string_view what, LossReport& report) {
    const SecretRef& secret = *cluster.security.password;
    const auto [name, key] = kubernetesSecret(secret, cluster.id, what);
    const SecretRef back = secretFromKubernetes(name, key);
    if (back.from != secret.from || back.name != secret.name) {
        report.replaced(LossReason::SecretReference, "cluster " + cluster.id.str(), secretPlaceText(secret),
                        "key " + key + " of the Secret " + name);
    }
    out << YAML::Key << member << YAML::Value << YAML::BeginMap << YAML::Key << "secretName" << YAML::Value
        << YamlText{name} << YAML::Key << keyMember << YAML::Value << YamlText{key} << YAML::EndMap;
}

/// As releases before v1 have it.
void writeOauth(YAML::Emitter& out, const ClusterSpec& cluster, LossReport& report) {
    const SecuritySpec& security = cluster.security;
    out << YAML::Key << "authentication" << YAML::Value << YAML::BeginMap << YAML::Key << "type" << YAML::Value
        << "oauth" << YAML::Key << "clientId" << YAML::Value << YamlText{security.username} << YAML::Key
        << "tokenEndpointUri" << YAML::Value << YamlText{security.oauth.tokenUrl};
    if (!security.oauth.scope.empty()) {
        out << YAML::Key << "scope" << YAML::Value << YamlText{security.oauth.scope};
    }
    if (security.password) {
        writeSecretMember(out, "clientSecret", "key", cluster, "client secret", report);
    }
    if (!security.oauth.caFile.empty()) {
        std::string name;
        std::string key;
        writeFileSecret(security.oauth.caFile, cluster, "oauth ca.crt", name, key, report);
        out << YAML::Key << "tlsTrustedCertificates" << YAML::Value << YAML::BeginSeq << YAML::BeginMap << YAML::Key
            << "secretName" << YAML::Value << YamlText{name} << YAML::Key << "certificate" << YAML::Value
            << YamlText{key} << YAML::EndMap << YAML::EndSeq;
    }
    if (!security.oauth.extensions.empty()) {
        out << YAML::Key << "saslExtensions" << YAML::Value << YAML::BeginMap;
        for (const auto& [name, value] : security.oauth.extensions) {
            out << YAML::Key << YamlText{name} << YAML::Value << YamlText{value};
        }
        out << YAML::EndMap;
    }
    out << YAML::EndMap;
}

/// As v1 has it: the settings of Strimzi's own login handler. The secret comes from the container's environment.
void writeCustomOauth(YAML::Emitter& out, const ClusterSpec& cluster, LossReport& report) {
    const SecuritySpec& security = cluster.security;
    const std::string place = "cluster " + cluster.id.str();
    JaasEntry jaas{"org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule",
                   {{"oauth.token.endpoint.uri", security.oauth.tokenUrl}, {"oauth.client.id", security.username}}};
    if (security.password) {
        const SecretRef variable{SecretRef::From::Env, security.password->from == SecretRef::From::Env
                                                           ? security.password->name
                                                           : environmentName(cluster.id.str() + " client secret")};
        jaas.options["oauth.client.secret"] = "${strimzienv:" + variable.name + "}";
        report.replaced(LossReason::SecretReference, place, secretPlaceText(*security.password),
                        secretPlaceText(variable) + " of the container (template.connectContainer.env)");
    }
    if (!security.oauth.scope.empty()) {
        jaas.options["oauth.scope"] = security.oauth.scope;
    }
    if (!security.oauth.caFile.empty()) {
        jaas.options["oauth.ssl.truststore.type"] = "PEM";
        jaas.options["oauth.ssl.truststore.location"] = security.oauth.caFile;
    }
    for (const auto& [name, value] : security.oauth.extensions) {
        jaas.options["oauth.sasl.extension." + name] = value;
    }
    out << YAML::Key << "authentication" << YAML::Value << YAML::BeginMap << YAML::Key << "type" << YAML::Value
        << "custom" << YAML::Key << "sasl" << YAML::Value << true << YAML::Key << "config" << YAML::Value
        << YAML::BeginMap << YAML::Key << "sasl.mechanism" << YAML::Value << "OAUTHBEARER" << YAML::Key
        << "sasl.login.callback.handler.class" << YAML::Value
        << "io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler" << YAML::Key << "sasl.jaas.config"
        << YAML::Value << YamlText{writeJaas(jaas)} << YAML::EndMap << YAML::EndMap;
}

void writeSasl(YAML::Emitter& out, const ClusterSpec& cluster, bool isV1, LossReport& report) {
    const SecuritySpec& security = cluster.security;
    if (security.mechanism == "OAUTHBEARER" && !security.oauth.tokenUrl.empty()) {
        return isV1 ? writeCustomOauth(out, cluster, report) : writeOauth(out, cluster, report);
    }
    const std::string type = security.mechanism == "PLAIN"           ? "plain"
                             : security.mechanism == "SCRAM-SHA-256" ? "scram-sha-256"
                             : security.mechanism == "SCRAM-SHA-512" ? "scram-sha-512"
                                                                     : "";
    const std::string place = "cluster " + cluster.id.str();
    if (type.empty()) {
        report.lost(LossReason::NoCounterpart, place, "mechanism = " + security.mechanism, std::string(kKubernetes));
        return;
    }
    out << YAML::Key << "authentication" << YAML::Value << YAML::BeginMap << YAML::Key << "type" << YAML::Value << type
        << YAML::Key << "username" << YAML::Value << YamlText{security.username};
    if (security.password) {
        writeSecretMember(out, "passwordSecret", "password", cluster, "password", report);
    }
    out << YAML::EndMap;
}

}  // namespace

void readStrimziConnection(YamlReader& reader, const YAML::Node& node, ClusterSpec& cluster, ImportContext& context) {
    StrimziConnectionReader(reader, cluster, context).read(node);
}

void writeStrimziConnection(YAML::Emitter& out, const ClusterSpec& cluster, bool isV1, LossReport& report) {
    const SecuritySpec& security = cluster.security;
    const bool tls = security.protocol == SecurityProtocol::Ssl || security.protocol == SecurityProtocol::SaslSsl;
    const bool sasl =
        security.protocol == SecurityProtocol::SaslPlaintext || security.protocol == SecurityProtocol::SaslSsl;
    out << YAML::Key << "bootstrapServers" << YAML::Value << YamlText{joinedWords(cluster.bootstrap, ",")};
    reportJavaStores(cluster, report);
    if (tls) {
        writeTrust(out, cluster, report);
    }
    if (sasl) {
        writeSasl(out, cluster, isV1, report);
    } else if (tls && !security.certificateFile.empty()) {
        writeCertificate(out, cluster, report);
    }
}

}  // namespace tributary
