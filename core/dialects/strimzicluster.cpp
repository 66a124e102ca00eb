#include "core/dialects/strimzicluster.h"

#include <string>
#include <tuple>

#include "core/dialects/yamltext.h"

namespace tributary {

namespace {

constexpr std::string_view kKubernetes = "Strimzi";

std::string filePath(const PlacedValue& secret, const PlacedValue& key) {
    return secretFromKubernetes(trimmed(secret.value), trimmed(key.value)).name;
}

class StrimziConnectionReader {
public:
    StrimziConnectionReader(YamlReader& reader, ClusterSpec& cluster, ImportContext& context)
        : m_reader(reader), m_cluster(cluster), m_context(context) {}

    void read(const YAML::Node& node) {
        const PlacedValue servers = m_reader.requiredScalar(node, "bootstrapServers");
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
            const PlacedValue secret = m_reader.requiredScalar(certificates[i], "secretName");
            const std::optional<PlacedValue> file = m_reader.scalar(certificates[i], {"certificate", "pattern"});
            const std::string path = filePath(secret, file.value_or(PlacedValue{"ca.crt", {}}));
            if (i == 0) {
                m_cluster.security.caFile = path;
                m_context.report.replaced(LossReason::SecretReference, secret.place,
                                          "trustedCertificates " + secret.value, "file " + path);
            } else {
                m_context.report.lost(LossReason::NoCounterpart, secret.place, "trustedCertificates " + secret.value,
                                      "Tributary, which has one file of trusted certificates; join them in it");
            }
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
            return false;
        }
        if (type.value != "plain" && type.value != "scram-sha-256" && type.value != "scram-sha-512") {
            m_context.report.lost(LossReason::NoCounterpart, type.place, settingText("authentication.type", type.value),
                                  "this import");
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
        return true;
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

void writeSasl(YAML::Emitter& out, const ClusterSpec& cluster, LossReport& report) {
    const SecuritySpec& security = cluster.security;
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
        const auto [name, key] = kubernetesSecret(*security.password, cluster.id, "password");
        const SecretRef back = secretFromKubernetes(name, key);
        if (back.from != security.password->from || back.name != security.password->name) {
            report.replaced(LossReason::SecretReference, place, secretPlaceText(*security.password),
                            "key " + key + " of the Secret " + name);
        }
        out << YAML::Key << "passwordSecret" << YAML::Value << YAML::BeginMap << YAML::Key << "secretName"
            << YAML::Value << YamlText{name} << YAML::Key << "password" << YAML::Value << YamlText{key} << YAML::EndMap;
    }
    out << YAML::EndMap;
}

}  // namespace

void readStrimziConnection(YamlReader& reader, const YAML::Node& node, ClusterSpec& cluster, ImportContext& context) {
    StrimziConnectionReader(reader, cluster, context).read(node);
}

void writeStrimziConnection(YAML::Emitter& out, const ClusterSpec& cluster, LossReport& report) {
    const SecuritySpec& security = cluster.security;
    const bool tls = security.protocol == SecurityProtocol::Ssl || security.protocol == SecurityProtocol::SaslSsl;
    const bool sasl =
        security.protocol == SecurityProtocol::SaslPlaintext || security.protocol == SecurityProtocol::SaslSsl;
    out << YAML::Key << "bootstrapServers" << YAML::Value << YamlText{joined(cluster.bootstrap, ",")};
    reportJavaStores(cluster, report);
    if (tls) {
        writeTrust(out, cluster, report);
    }
    if (sasl) {
        writeSasl(out, cluster, report);
    } else if (tls && !security.certificateFile.empty()) {
        writeCertificate(out, cluster, report);
    }
}

}  // namespace tributary
