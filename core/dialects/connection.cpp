#include "core/dialects/connection.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/joinedwords.h"
#include "core/base/secretwords.h"
#include "core/dialects/jaas.h"
#include "core/dialects/sourcecheck.h"
#include "core/topology/clientsettings.h"
#include "core/topology/enumnames.h"

namespace tributary {

namespace {

constexpr std::string_view kPlainModule = "org.apache.kafka.common.security.plain.PlainLoginModule";
constexpr std::string_view kScramModule = "org.apache.kafka.common.security.scram.ScramLoginModule";
constexpr std::string_view kKerberosModule = "com.sun.security.auth.module.Krb5LoginModule";
constexpr std::string_view kTokenModule = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";
/// The client-credentials grant of Java clients (KIP-768); before Kafka 4 also in a package "secured".
constexpr std::string_view kTokenHandler =
    "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler";
constexpr std::string_view kOldTokenHandler =
    "org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler";
/// Strimzi's own, whose options all begin the same.
constexpr std::string_view kStrimziHandler = "io.strimzi.kafka.oauth.client.JaasClientOauthLoginCallbackHandler";
constexpr const char* kStrimziEndpoint = "oauth.token.endpoint.uri";
constexpr const char* kHandlerKey = "sasl.login.callback.handler.class";
constexpr std::string_view kExtension = "extension_";
constexpr std::string_view kPem = "PEM";
/// A line of JAAS that holds no secret. Under its own name it would be taken for one.
constexpr const char* kJaasLine = "sasl.jaas.module";
constexpr std::string_view kPkcs12 = "PKCS12";

bool usesSasl(SecurityProtocol protocol) {
    return protocol == SecurityProtocol::SaslPlaintext || protocol == SecurityProtocol::SaslSsl;
}

bool usesTls(SecurityProtocol protocol) {
    return protocol == SecurityProtocol::Ssl || protocol == SecurityProtocol::SaslSsl;
}

class PropertyConnectionReader {
public:
    PropertyConnectionReader(PropertySet& properties, ClusterSpec& cluster, std::string_view label,
                             ImportContext& context)
        : m_properties(properties), m_cluster(cluster), m_label(label), m_context(context) {}

    Status read() {
        if (const PlacedValue* servers = m_properties.take("bootstrap.servers")) {
            if (std::optional<Error> open = openAddress(*servers, label("bootstrap.servers"))) {
                return std::unexpected(std::move(*open));
            }
            m_cluster.bootstrap = bootstrapAddresses(*servers, label("bootstrap.servers"), m_context.report);
            reportPlaceholder("bootstrap.servers", *servers);
        }
        if (const PlacedValue* protocol = m_properties.take("security.protocol")) {
            std::string text = trimmed(protocol->value);
            std::ranges::transform(text, text.begin(),
                                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
            const auto known = enumFromText<SecurityProtocol>(text);
            if (!known && !hasPlaceholder(text)) {
                return std::unexpected(Error(ErrorCode::FieldValue)
                                           .with("field", label("security.protocol"))
                                           .with("value", text)
                                           .with("expected", enumChoices<SecurityProtocol>())
                                           .at(protocol->place));
            }
            m_cluster.security.protocol = known.value_or(SecurityProtocol::Plaintext);
            reportPlaceholder("security.protocol", *protocol);
        }
        readSasl();
        readTls();
        keepSettings(m_cluster.extra, kJavaKept, m_kept);
        keepSecrets(m_cluster.extra, kJavaKept, m_keptSecrets);
        return {};
    }

private:
    [[nodiscard]] std::string label(std::string_view key) const { return std::string(m_label) + std::string(key); }

    void reportPlaceholder(std::string_view key, const PlacedValue& value) {
        if (hasPlaceholder(value.value)) {
            m_context.report.lost(LossReason::PlaceholderKept, value.place, settingText(label(key), value));
        }
    }

    void readSasl() {
        SecuritySpec& security = m_cluster.security;
        if (const PlacedValue* mechanism = m_properties.take("sasl.mechanism")) {
            security.mechanism = trimmed(mechanism->value);
            reportPlaceholder("sasl.mechanism", *mechanism);
        } else if (usesSasl(security.protocol)) {
            security.mechanism = "GSSAPI";  // the default of Java clients
        }
        readTokenEndpoint();
        const PlacedValue* jaas = m_properties.take("sasl.jaas.config");
        if (jaas == nullptr) {
            return;
        }
        const std::optional<JaasEntry> entry = parseJaas(jaas->value);
        if (!entry) {
            m_context.report.lost(LossReason::JaasUnreadable, jaas->place, label("sasl.jaas.config") + " = …",
                                  m_cluster.id.str());
            keepSecret("sasl.jaas.config", *jaas);
            return;
        }
        readJaas(*entry, *jaas);
    }

    /// As properties: the endpoint (KIP-768), and since Kafka 4.1 the client too (KIP-1139).
    void readTokenEndpoint() {
        SecuritySpec& security = m_cluster.security;
        const auto take = [&](const char* key, std::string& into) {
            const PlacedValue* value = m_properties.take(key);
            if (value != nullptr && isSecretText(value->value)) {
                m_context.report.lost(LossReason::SecretDropped, value->place, settingText(label(key), *value));
            } else if (value != nullptr) {
                into = trimmed(value->value);
                reportPlaceholder(key, *value);
            }
        };
        take("sasl.oauthbearer.token.endpoint.url", security.oauth.tokenUrl);
        if (security.oauth.tokenUrl.empty()) {
            return;
        }
        take("sasl.oauthbearer.client.credentials.client.id", security.username);
        take("sasl.oauthbearer.scope", security.oauth.scope);
        constexpr const char* kSecret = "sasl.oauthbearer.client.credentials.client.secret";
        if (const PlacedValue* secret = m_properties.take(kSecret)) {
            security.password = importedSecret(*secret, m_cluster.id, "client secret", label(kSecret), m_context);
        }
        readHandler();
    }

    void readHandler() {
        const PlacedValue* handler = m_properties.take(kHandlerKey);
        const std::string name = handler == nullptr ? std::string(kTokenHandler) : trimmed(handler->value);
        if (name != kTokenHandler && name != kOldTokenHandler && name != kStrimziHandler) {
            m_kept[kHandlerKey] = name;
            m_context.report.lost(
                LossReason::LoginOpen, handler->place, settingText(label(kHandlerKey), name),
                "Tributary asks the token endpoint itself, with client id and client secret; see that it "
                "answers that");
        }
    }

    /// The options of Strimzi's handler under the names that Kafka's own has for them.
    static JaasEntry withoutStrimzi(const JaasEntry& entry) {
        static constexpr std::pair<std::string_view, const char*> kNames[] = {
            {"oauth.client.id", "clientId"},
            {"oauth.client.secret", "clientSecret"},
            {"oauth.scope", "scope"},
            {"oauth.ssl.truststore.location", "ssl.truststore.location"},
            {"oauth.ssl.truststore.type", "ssl.truststore.type"}};
        constexpr std::string_view kStrimziExtension = "oauth.sasl.extension.";
        JaasEntry own{entry.module, {}};
        for (const auto& [name, value] : entry.options) {
            const auto* known =
                std::ranges::find(kNames, std::string_view(name), [](const auto& each) { return each.first; });
            if (name.starts_with(kStrimziExtension)) {
                own.options[std::string(kExtension) + name.substr(kStrimziExtension.size())] = value;
            } else {
                own.options[known == std::end(kNames) ? name : known->second] = value;
            }
        }
        own.options.erase(kStrimziEndpoint);
        return own;
    }

    void readTokenOptions(const JaasEntry& entry, const PlacedValue& jaas) {
        SecuritySpec& security = m_cluster.security;
        for (const auto& [name, value] : entry.options) {
            if (name == "clientId") {
                security.username = value;
            } else if (name == "clientSecret") {
                security.password = importedSecret({value, jaas.place, jaas.key}, m_cluster.id, "client secret",
                                                   label("sasl.jaas.config"), m_context);
            } else if (name == "scope") {
                security.oauth.scope = value;
            } else if (name.starts_with(kExtension) && !holdsSecret(name, value)) {
                security.oauth.extensions[name.substr(kExtension.size())] = value;
            } else if (name == "ssl.truststore.location" && isPem(nullptr, {value, jaas.place})) {
                security.oauth.caFile = value;
            } else if (name != "ssl.truststore.type") {
                m_context.report.lost(
                    LossReason::LoginOpen, jaas.place, settingText(label("sasl.jaas.config ") + name, "…"),
                    "Tributary asks the token endpoint with client id, client secret and scope; give the "
                    "client a grant that needs no more");
            }
        }
    }

    void readJaas(const JaasEntry& entry, const PlacedValue& jaas) {
        SecuritySpec& security = m_cluster.security;
        const auto option = [&](const std::string& name) {
            const auto found = entry.options.find(name);
            return found == entry.options.end() ? std::string{} : found->second;
        };
        if (entry.module == kKerberosModule) {
            if (const std::string keytab = option("keyTab"); !keytab.empty()) {
                m_cluster.client["sasl.kerberos.keytab"] = keytab;
            }
            if (const std::string principal = option("principal"); !principal.empty()) {
                m_cluster.client["sasl.kerberos.principal"] = principal;
            }
            if (const std::string service = option("serviceName"); !service.empty()) {
                m_cluster.client["sasl.kerberos.service.name"] = service;
            }
            if (option("useTicketCache") == "true") {
                m_context.report.lost(LossReason::LoginOpen, jaas.place,
                                      label("sasl.jaas.config ") + "useTicketCache = true",
                                      "Tributary needs a key table; give sasl.kerberos.keytab at the cluster");
            }
            return;
        }
        if (const std::string endpoint = option(kStrimziEndpoint);
            entry.module == kTokenModule && !endpoint.empty() && !isSecretText(endpoint)) {
            security.oauth.tokenUrl = endpoint;
            readHandler();
            readTokenOptions(withoutStrimzi(entry), jaas);
            return;
        }
        if (entry.module == kTokenModule && !security.oauth.tokenUrl.empty()) {
            readTokenOptions(entry, jaas);
            return;
        }
        if (entry.module != kPlainModule && entry.module != kScramModule) {
            keepForeignLogin(entry, jaas);
            return;
        }
        security.username = option("username");
        reportPlaceholder("sasl.jaas.config username", {security.username, jaas.place});
        if (entry.options.contains("password")) {
            security.password = importedSecret({option("password"), jaas.place, jaas.key}, m_cluster.id, "password",
                                               label("sasl.jaas.config"), m_context);
        }
        for (const auto& [name, value] : entry.options) {
            if (name != "username" && name != "password") {
                m_context.report.lost(LossReason::LoginOpen, jaas.place,
                                      settingText(label("sasl.jaas.config ") + name, "…"),
                                      "Tributary gives user and password, and nothing else of this line");
            }
        }
    }

    /// A login module that only Java clients have. Where its line holds no secret it is kept as it is.
    void keepForeignLogin(const JaasEntry& entry, const PlacedValue& jaas) {
        m_context.report.lost(LossReason::LoginOpen, jaas.place,
                              label("sasl.jaas.config") + " = " + entry.module + " …",
                              "only Java clients have this class; choose another mechanism that the cluster has, such "
                              "as SCRAM-SHA-512 or OAUTHBEARER, with its user and password");
        const bool secret = hasPlaceholder(jaas.value) || std::ranges::any_of(entry.options, [](const auto& option) {
                                return holdsSecret(option.first, option.second);
                            });
        if (secret) {
            keepSecret("sasl.jaas.config", jaas);
        } else {
            m_kept[kJaasLine] = writeJaas(entry);
        }
    }

    [[nodiscard]] static bool isPem(const PlacedValue* type, const PlacedValue& location) {
        return type != nullptr ? trimmed(type->value) == kPem
                               : location.value.ends_with(".pem") || location.value.ends_with(".crt");
    }

    void readTls() {
        SecuritySpec& security = m_cluster.security;
        if (const PlacedValue* trust = readStore("ssl.truststore")) {
            security.caFile = trimmed(trust->value);
        }
        if (const PlacedValue* keys = readStore("ssl.keystore")) {
            security.certificateFile = trimmed(keys->value);
            security.keyFile = isKeyStore(security.certificateFile) ? "" : security.certificateFile;
        }
        const bool keyStore = isKeyStore(security.certificateFile);
        const bool trustStore = isKeyStore(security.caFile);
        const PlacedValue* keyPassword = m_properties.take("ssl.key.password");
        const PlacedValue* password = keyStore ? m_properties.take("ssl.keystore.password") : keyPassword;
        password = password == nullptr ? keyPassword : password;
        if (password != nullptr && !security.certificateFile.empty()) {
            security.keyPassword = importedSecret(
                *password, m_cluster.id, "key password",
                label(password == keyPassword ? "ssl.key.password" : "ssl.keystore.password"), m_context);
        }
        // A PKCS#12 store and the key in it have one password, where they were made by keytool.
        if (keyPassword != nullptr && (!security.keyPassword || keyPassword->value != password->value)) {
            keepSecret("ssl.key.password", *keyPassword);
        }
        if (const PlacedValue* trusted = trustStore ? m_properties.take("ssl.truststore.password") : nullptr) {
            security.caPassword =
                importedSecret(*trusted, m_cluster.id, "CA password", label("ssl.truststore.password"), m_context);
        }
        for (const auto& [key, taken] :
             {std::pair{"ssl.truststore.password", trustStore}, std::pair{"ssl.keystore.password", keyStore},
              std::pair{"ssl.keystore.key", false}}) {
            if (const PlacedValue* value = taken ? nullptr : m_properties.take(key)) {
                keepSecret(key, *value);
            }
        }
        for (const char* key : {"ssl.keystore.certificate.chain", "ssl.truststore.certificates"}) {
            if (const PlacedValue* value = m_properties.take(key)) {
                m_kept[key] = value->value;
                m_context.report.lost(LossReason::KeyStore, value->place, settingText(label(key), *value));
            }
        }
    }

    [[nodiscard]] static bool isPkcs12(const PlacedValue* type, const PlacedValue& location) {
        return isKeyStore(trimmed(location.value)) && (type == nullptr || trimmed(type->value) == kPkcs12);
    }

    /// The file of a PEM or PKCS#12 store; null where there is none that librdkafka can read. Java's own are kept for
    /// exports.
    const PlacedValue* readStore(const std::string& store) {
        const PlacedValue* type = m_properties.take(store + ".type");
        const PlacedValue* location = m_properties.take(store + ".location");
        if (location == nullptr && type != nullptr) {
            m_kept[store + ".type"] = trimmed(type->value);  // of what stands in the settings themselves
        }
        if (location == nullptr || isPem(type, *location) || isPkcs12(type, *location)) {
            return location;
        }
        m_kept[store + ".location"] = location->value;
        if (type != nullptr) {
            m_kept[store + ".type"] = type->value;
        }
        m_context.report.lost(LossReason::KeyStore, location->place,
                              settingText(label(store + ".location"), *location));
        return nullptr;
    }

    /// A secret that only Java clients need: a document refers to it, so that an export does too.
    void keepSecret(const std::string& key, const PlacedValue& value) {
        m_keptSecrets[key] = importedSecret(value, m_cluster.id, key, label(key), m_context);
        m_context.report.lost(LossReason::Kept, value.place, label(key) + " = …", "Java programs");
    }

    PropertySet& m_properties;
    ClusterSpec& m_cluster;
    std::string_view m_label;
    ImportContext& m_context;
    KeptSettings m_kept;
    KeptSecrets m_keptSecrets;
};

/// What Java clients are told and Tributary decides by itself, with the values that come to the same.
struct Decided {
    std::string_view name;
    std::string_view same;  ///< values that change nothing, separated by bars
};
constexpr std::array kDecided{Decided{"acks", "all|-1"},
                              Decided{"enable.idempotence", "true"},
                              Decided{"enable.auto.commit", "false"},
                              Decided{"key.deserializer", "*"},
                              Decided{"value.deserializer", "*"},
                              Decided{"key.serializer", "*"},
                              Decided{"value.serializer", "*"},
                              Decided{"partition.assignment.strategy", "*"},
                              Decided{"delivery.timeout.ms", "*"},
                              Decided{"max.block.ms", "*"},
                              Decided{"exclude.internal.topics", "true"},
                              Decided{"auto.commit.interval.ms", "*"},
                              Decided{"allow.auto.create.topics", "*"},
                              Decided{"group.instance.id", "*"},
                              Decided{"group.protocol", "*"},
                              Decided{"transactional.id", ""},
                              Decided{"partitioner.class", ""},
                              Decided{"interceptor.classes", ""}};

/// What was kept stands where the document has nothing of its own to say.
void addKept(const ClusterSpec& cluster, PlaceholderWriter& placeholders, LossReport& report, Properties& out) {
    const auto isThere = [&](const std::string& name) {
        return std::ranges::find(out, name, &std::pair<std::string, std::string>::first) != out.end();
    };
    for (const auto& [name, value] : keptSettings(cluster.extra, kJavaKept)) {
        const std::string setting = name == kJaasLine ? "sasl.jaas.config" : name;
        if (!isThere(setting)) {
            out.emplace_back(setting, value);
        }
    }
    for (const auto& [name, secret] : keptSecrets(cluster.extra, kJavaKept)) {
        if (!isThere(name)) {
            out.emplace_back(name, placeholders.text(secret, cluster.id, name, report));
        }
    }
}

}  // namespace

std::vector<std::string> bootstrapAddresses(const PlacedValue& servers, const std::string& setting,
                                            LossReport& report) {
    std::vector<std::string> addresses = listElements(servers.value);
    for (std::string& address : addresses) {
        if (const std::size_t scheme = address.find("://"); scheme != std::string::npos) {
            address.erase(0, scheme + 3);
        }
        if (const std::size_t user = address.rfind('@'); user != std::string::npos) {
            report.lost(LossReason::SecretDropped, servers.place, setting + " = " + addressWithoutSecrets(address));
            address.erase(0, user + 1);
        }
    }
    return addresses;
}

std::optional<Error> openAddress(const PlacedValue& servers, const std::string& setting) {
    // Those of Kafka's providers are kept, and said.
    return hasPlaceholder(servers.value) ? std::nullopt : openPlaceholder(setting, servers, "\"host:port\"");
}

bool isConnectionProperty(std::string_view name) {
    return name == "bootstrap.servers" || name == "security.protocol" || name.starts_with("sasl.") ||
           name.starts_with("ssl.");
}

Status readConnection(PropertySet& properties, ClusterSpec& cluster, std::string_view label, ImportContext& context) {
    return PropertyConnectionReader(properties, cluster, label, context).read();
}

Properties writeConnection(const ClusterSpec& cluster, PlaceholderWriter& placeholders, LossReport& report) {
    const SecuritySpec& security = cluster.security;
    const std::string place = "cluster " + cluster.id.str();
    Properties out{{"bootstrap.servers", joinedWords(cluster.bootstrap, ",")}};
    if (security.protocol != SecurityProtocol::Plaintext) {
        out.emplace_back("security.protocol", enumText(security.protocol));
    }
    if (usesSasl(security.protocol)) {
        out.emplace_back("sasl.mechanism", security.mechanism);
        JaasEntry jaas;
        const bool kept = keptSecrets(cluster.extra, kJavaKept).contains("sasl.jaas.config") ||
                          keptSettings(cluster.extra, kJavaKept).contains(kJaasLine);
        if (kept && security.username.empty()) {
            // the whole line is kept as it came
        } else if (security.mechanism == "PLAIN" || security.mechanism.starts_with("SCRAM-")) {
            jaas.module = security.mechanism == "PLAIN" ? kPlainModule : kScramModule;
            jaas.options["username"] = security.username;
            if (security.password) {
                jaas.options["password"] = placeholders.text(*security.password, cluster.id, "password", report);
            }
        } else if (security.mechanism == "OAUTHBEARER" && !security.oauth.tokenUrl.empty()) {
            jaas.module = kTokenModule;
            jaas.options["clientId"] = security.username;
            if (security.password) {
                jaas.options["clientSecret"] =
                    placeholders.text(*security.password, cluster.id, "client secret", report);
            }
            if (!security.oauth.scope.empty()) {
                jaas.options["scope"] = security.oauth.scope;
            }
            if (!security.oauth.caFile.empty()) {
                jaas.options["ssl.truststore.type"] = kPem;
                jaas.options["ssl.truststore.location"] = security.oauth.caFile;
            }
            for (const auto& [name, value] : security.oauth.extensions) {
                jaas.options[std::string{kExtension} + name] = value;
            }
            out.emplace_back(kHandlerKey, kTokenHandler);
            out.emplace_back("sasl.oauthbearer.token.endpoint.url", security.oauth.tokenUrl);
            report.note(LossReason::TokenUrlAllowed, place, "oauth.tokenUrl = " + security.oauth.tokenUrl,
                        security.oauth.tokenUrl);
        } else if (security.mechanism == "GSSAPI") {
            jaas.module = kKerberosModule;
            jaas.options = {{"useKeyTab", "true"}, {"storeKey", "true"}};
            for (const auto& [option, setting] :
                 {std::pair{"keyTab", "sasl.kerberos.keytab"}, std::pair{"principal", "sasl.kerberos.principal"}}) {
                if (const auto value = cluster.client.find(setting); value != cluster.client.end()) {
                    jaas.options[option] = value->second;
                }
            }
        } else {
            report.lost(LossReason::NoCounterpart, place, "mechanism = " + security.mechanism,
                        "Java clients by this export");
        }
        if (!jaas.module.empty()) {
            out.emplace_back("sasl.jaas.config", writeJaas(jaas));
        }
    }
    const auto store = [&](const std::string& prefix, const std::string& file, const std::optional<SecretRef>& password,
                           std::string_view what) {
        out.emplace_back(prefix + ".type", isKeyStore(file) ? kPkcs12 : kPem);
        out.emplace_back(prefix + ".location", file);
        if (isKeyStore(file) && password) {
            out.emplace_back(prefix + ".password", placeholders.text(*password, cluster.id, std::string{what}, report));
        }
    };
    if (usesTls(security.protocol) && !security.caFile.empty()) {
        store("ssl.truststore", security.caFile, security.caPassword, "CA password");
    }
    if (usesTls(security.protocol) && isKeyStore(security.certificateFile)) {
        store("ssl.keystore", security.certificateFile, security.keyPassword, "key password");
    } else if (usesTls(security.protocol) && !security.certificateFile.empty()) {
        if (security.keyFile != security.certificateFile) {
            report.replaced(LossReason::FilesToJoin, place, "keyFile = " + security.keyFile, security.certificateFile);
        }
        store("ssl.keystore", security.certificateFile, std::nullopt, {});
        if (security.keyPassword) {
            out.emplace_back("ssl.key.password",
                             placeholders.text(*security.keyPassword, cluster.id, "key password", report));
        }
    }
    addKept(cluster, placeholders, report, out);
    return out;
}

void readOverrides(const PropertySet& properties, ClientRole role, std::string_view label, ClientOverrides& overrides,
                   KeptSettings* kept, std::string_view keptPrefix, ImportContext& context) {
    for (const auto& [name, value] : properties.rest()) {
        const std::string subject = settingText(std::string(label) + name, value);
        if (holdsSecret(name, value.value)) {
            context.report.lost(LossReason::SecretDropped, value.place, subject);
            continue;
        }
        const auto* decided = std::ranges::find(kDecided, std::string_view(name), &Decided::name);
        const std::optional<ClientSetting> setting = librdkafkaSetting(role, name, trimmed(value.value));
        if (decided == kDecided.end() && setting && whyReserved(setting->name).empty()) {
            overrides[setting->name] = setting->value;
            if (setting->name == "ssl.endpoint.identification.algorithm" && setting->value == "none") {
                context.report.note(LossReason::HostCheckOff, value.place, subject,
                                    "take the setting out once the certificates name their hosts");
            }
            if (hasPlaceholder(value.value)) {
                context.report.lost(LossReason::PlaceholderKept, value.place, subject);
            }
            continue;
        }
        if (kept != nullptr) {
            (*kept)[std::string(keptPrefix) + name] = value.value;
        }
        if (decided != kDecided.end()) {
            const bool same = decided->same == "*" ||
                              ("|" + std::string(decided->same) + "|").contains("|" + trimmed(value.value) + "|");
            const std::string_view why = whyReserved(name);
            const std::string detail(why.empty() ? "the engine sees to it" : why);
            same ? context.report.note(LossReason::DecidedByEngine, value.place, subject, detail)
                 : context.report.lost(LossReason::DecidedByEngine, value.place, subject, detail);
        } else if (kept != nullptr) {
            context.report.lost(LossReason::Kept, value.place, subject, context.program);
        } else {
            context.report.lost(LossReason::NoCounterpart, value.place, subject,
                                "librdkafka, which Tributary is built on");
        }
    }
}

Properties writeOverrides(const ClientOverrides& overrides, ClientRole role, std::string_view prefix,
                          const std::string& place, std::string_view program, LossReport& report) {
    Properties out;
    for (const auto& [name, value] : overrides) {
        if (name == "sasl.kerberos.keytab" || name == "sasl.kerberos.principal") {
            continue;  // in the JAAS line
        }
        if (const std::optional<ClientSetting> setting = javaSetting(role, name, value)) {
            out.emplace_back(std::string(prefix) + setting->name, setting->value);
        } else {
            report.lost(LossReason::NoCounterpart, place, settingText(name, value), std::string(program));
        }
    }
    return out;
}

}  // namespace tributary
