#include <set>
#include <string>
#include <vector>

#include <QTest>

#include "core/base/secretwords.h"
#include "core/dialects/registry.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/dialects/reporttext.h"
#include "tests/support/testprogram.h"

using namespace tributary;

/// Secrets under every name that somebody may give them, in every place of every format: none of them reaches a
/// document, a report, an exported file or an error.
class CanaryTest : public QObject {
    Q_OBJECT

private slots:
    void namesThatAreSecrets_data();
    void namesThatAreSecrets();
    void namesThatAreNone_data();
    void namesThatAreNone();
    void valuesThatAreSecrets_data();
    void valuesThatAreSecrets();
    void importsLeaveThemBehind_data();
    void importsLeaveThemBehind();
    void brokenFilesQuoteNone_data();
    void brokenFilesQuoteNone();
    void documentsRefuseThem();
    void exportsLeaveThemOut();
};

namespace {

const std::string kBird = "canaryInTheMine";

const std::vector<std::string>& secretNames() {
    static const std::vector<std::string> names{
        "password",
        "passwd",
        "passphrase",
        "pwd",
        "secret",
        "token",
        "api.key",
        "apikey",
        "apiKey",
        "API_KEY",
        "credentials",
        "ssl.key.password",
        "ssl.keystore.password",
        "ssl.truststore.password",
        "ssl.keystore.key",
        "ssl.key.pem",
        "sasl.password",
        "sasl.jaas.config",
        "sasl.oauthbearer.config",
        "sasl.oauthbearer.client.secret",
        "client.secret",
        "clientSecret",
        "client.credentials.client.secret",
        "caPassword",
        "basic.auth.user.info",
        "basic.auth.credentials",
        "schema.registry.basic.auth.user.info",
        "aws.secret.access.key",
        "aws.secret.key",
        "aws.access.key",
        "aws.access.key.id",
        "secret.key",
        "access.key",
        "access.token",
        "accessToken",
        "auth-token",
        "session.token",
        "delegation.token.master.key",
        "password.encoder.secret",
        "private.key",
        "privateKey",
        "azure.account.key",
        "azure.sas.key",
        "keystore.pwd",
        "connection.string",
        "license",
        "license.key",
        "keyPassword",
        "ssl.keystore.key.2",
        "password1",
    };
    return names;
}

const std::vector<std::string>& prefixes() {
    static const std::vector<std::string> all{"",
                                              "consumer.",
                                              "producer.",
                                              "admin.",
                                              "source.",
                                              "target.",
                                              "src.consumer.",
                                              "dest.kafka.",
                                              "source.cluster.",
                                              "target.cluster.",
                                              "source.consumer.",
                                              "producer.override.",
                                              "A.",
                                              "A.consumer.",
                                              "B.producer.",
                                              "us-west.",
                                              "A->B.",
                                              "A->B.consumer.",
                                              "us->eu.consumer.",
                                              "confluent.",
                                              "confluent.topic.",
                                              "confluent.license.",
                                              "listener.name.x.",
                                              "listener.name.x.plain.",
                                              "config.storage.",
                                              "config.providers.vault.param.",
                                              "ssl.",
                                              "sasl.",
                                              "reporter_",
                                              "some-thing."};
    return all;
}

/// Each name with each prefix, and values that are secrets under any name.
std::vector<std::pair<std::string, std::string>> planted() {
    std::vector<std::pair<std::string, std::string>> out;
    std::set<std::string> seen;  // "sasl." and "password" make up one that is there already
    for (const std::string& prefix : prefixes()) {
        for (const std::string& name : secretNames()) {
            if (seen.insert(prefix + name).second) {
                out.emplace_back(prefix + name, kBird);
            }
        }
        out.emplace_back(prefix + "registry.url", "https://me:" + kBird + "@registry.example/path");
        out.emplace_back(prefix + "sasl.oauthbearer.token.endpoint.url", "https://me:" + kBird + "@idp.example/token");
        out.emplace_back(prefix + "jvm.options", "-Xmx1g -Djavax.net.ssl.keyStorePassword=" + kBird);
        out.emplace_back(prefix + "http.headers", "Authorization: Basic " + kBird);
        out.emplace_back(prefix + "some.text", "-----BEGIN PRIVATE KEY----- " + kBird + " -----END PRIVATE KEY-----");
    }
    return out;
}

std::string properties(const std::vector<std::pair<std::string, std::string>>& settings) {
    std::string text;
    for (const auto& [name, value] : settings) {
        text += name + " = " + value + "\n";
    }
    return text;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        out += c == '"' || c == '\\' ? "\\" : "";
        out += c;
    }
    return out + "\"";
}

/// Members of a JSON or YAML object, in flow style.
std::string members(const std::vector<std::pair<std::string, std::string>>& settings) {
    std::string text;
    for (const auto& [name, value] : settings) {
        text += (text.empty() ? "" : ",\n ") + quoted(name) + ": " + quoted(value);
    }
    return text;
}

const std::string kCanaryMm2 = "clusters = A, B\nA.bootstrap.servers = u:" + kBird +
                               "@a:1\nB.bootstrap.servers = SASL_SSL://b:1\nA->B.enabled = true\n";

std::string strimzi(const std::string& config) {
    return "apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nmetadata: {name: m}\nspec:\n"
           "  connectCluster: B\n  clusters:\n    - alias: A\n      bootstrapServers: \"a:1\"\n      config: {" +
           config + "}\n    - alias: B\n      bootstrapServers: \"b:1\"\n      config: {" + config +
           "}\n  mirrors:\n    - sourceCluster: A\n      targetCluster: B\n      sourceConnector:\n        config: {" +
           config + "}\n      checkpointConnector:\n        config: {" + config + "}\n";
}

std::string connector(const std::string& type, const std::string& config) {
    return R"({"name": "m", "config": {"connector.class": ")" + type + R"(",
 "source.cluster.bootstrap.servers": "a:1", "target.cluster.bootstrap.servers": "b:1",
 "source.cluster.alias": "A", "target.cluster.alias": "B", "topics": "x",
 "src.kafka.bootstrap.servers": "a:1", "dest.kafka.bootstrap.servers": "b:1", "topic.whitelist": "x",
 )" + config +
           "}}";
}

constexpr const char* kMirrorSource = "org.apache.kafka.connect.mirror.MirrorSourceConnector";
constexpr const char* kReplicator = "io.confluent.connect.replicator.ReplicatorSourceConnector";

std::string kafkaConnector(const std::string& name, const std::string& type, const std::string& source,
                           const std::string& config) {
    return "---\napiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaConnector\nmetadata: {name: " + name +
           "}\nspec:\n  class: " + type + "\n  config: {\"" + source +
           ".bootstrap.servers\": \"a:1\", \"target.cluster.bootstrap.servers\": \"b:1\",\n " + config + "}\n";
}

std::string strimziOauth(const std::string& config) {
    return "apiVersion: kafka.strimzi.io/v1beta2\nkind: KafkaMirrorMaker2\nmetadata: {name: m}\nspec:\n"
           "  connectCluster: B\n  clusters:\n    - alias: A\n      bootstrapServers: \"a:1\"\n"
           "      authentication: {type: oauth, clientId: x, tokenEndpointUri: \"https://x\", saslExtensions: {" +
           config +
           "}}\n    - alias: B\n      bootstrapServers: \"b:1\"\n      authentication: {type: custom, sasl: true, "
           "config: {" +
           config + "}}\n  mirrors:\n    - {sourceCluster: A, targetCluster: B, sourceConnector: {}}\n";
}

ImportRequest canaryRequest(const QByteArray& kind, const std::vector<std::pair<std::string, std::string>>& settings) {
    if (kind == "mm1") {
        return {{{"c", "bootstrap.servers = a:1\ngroup.id = g\n" + properties(settings)},
                 {"p", "bootstrap.servers = b:1\n" + properties(settings)}},
                {"--consumer.config", "c", "--producer.config", "p", "--include", "x"},
                SecretRef::From::Env};
    }
    if (kind == "mm2") {
        return {{{"f", kCanaryMm2 + "config.providers = vault\nconfig.providers.vault.class = com.example.Vault\n" +
                           properties(settings)}},
                {},
                SecretRef::From::Env};
    }
    if (kind == "strimzi") {
        return {{{"f", strimzi(members(settings))}}, {}, SecretRef::From::Env};
    }
    if (kind == "standalone") {
        return {{{"w", "bootstrap.servers = b:1\noffset.storage.file.filename = x\n" + properties(settings)},
                 {"m", "connector.class = " + std::string(kMirrorSource) +
                           "\nsource.cluster.bootstrap.servers = a:1\ntarget.cluster.bootstrap.servers = b:1\n" +
                           properties(settings)},
                 {"r", "connector.class = " + std::string(kReplicator) +
                           "\nsrc.kafka.bootstrap.servers = a:1\ntopic.whitelist = x\n" + properties(settings)}},
                {},
                SecretRef::From::Env};
    }
    if (kind == "connectors") {
        return {{{"f", kafkaConnector("m", kMirrorSource, "source.cluster", members(settings)) +
                           kafkaConnector("r", kReplicator, "src.kafka", members(settings))}},
                {},
                SecretRef::From::Env};
    }
    if (kind == "redpanda") {
        const std::string sasl =
            "sasl: [{mechanism: PLAIN, username: u, password: \"${P:" + kBird + "}\", aws: {secret: " + kBird + "}}]";
        const std::string tls = "tls: {enabled: true, root_cas: " + kBird + ", client_certs: [{cert: x, key: " + kBird +
                                "}]}, schema_registry: {basic_auth: {password: " + kBird + "}}";
        return {{{"f", "input:\n  redpanda_migrator: {seed_brokers: [\"u:" + kBird + "@a:1\"], topics: [x],\n " +
                           members(settings) + "}\noutput:\n  redpanda_migrator: {seed_brokers: [b:1], " + sasl + ", " +
                           tls + ",\n " + members(settings) + "}\n"}},
                {},
                SecretRef::From::Env};
    }
    if (kind == "msk") {
        return {{{"f",
                  "Resources:\n  R:\n    Type: AWS::MSK::Replicator\n    Properties: {ReplicationInfoList: [{"
                  "SourceKafkaClusterArn: a, TargetKafkaClusterArn: b, TopicReplication: {TopicsToReplicate: [x]},\n " +
                      members(settings) + "}],\n " + members(settings) + "}\n"}},
                {},
                SecretRef::From::Env};
    }
    if (kind == "mm1 script") {
        return {{{"s", "export PASSWORD=" + kBird +
                           "\nkafka-mirror-maker.sh --consumer.config c --producer.config p --whitelist x "
                           "--message.handler.args \"$PASSWORD\" --consumer.rebalance.listener 'password=" +
                           kBird + "' --rebalance.listener.args ${PASSWORD2:-" + kBird + "}\n"},
                 {"c", "bootstrap.servers = a:1\ngroup.id = g\n" + properties(settings)},
                 {"p", "bootstrap.servers = b:1\n" + properties(settings)}},
                {},
                SecretRef::From::Env};
    }
    if (kind == "oauth") {
        return {{{"f", strimziOauth(members(settings))}}, {}, SecretRef::From::Env};
    }
    return {{{"f", connector(kind == "connect" ? kMirrorSource : kReplicator, members(settings))}},
            {},
            SecretRef::From::Env};
}

const Importer& importerOf(const QByteArray& kind) {
    const bool connect = kind == "replicator" || kind == "standalone";
    const bool strimzi = kind == "connectors" || kind == "oauth";
    if (kind == "mm1 script") {
        return importFormat("mm1")->importer;
    }
    return importFormat(connect ? "connect" : strimzi ? "strimzi" : kind.toStdString())->importer;
}

/// The first line with the bird in it.
QByteArray sighting(const std::string& where, const std::string& text) {
    const std::size_t at = text.find(kBird);
    if (at == std::string::npos) {
        return {};
    }
    const std::size_t begin = text.rfind('\n', at) + 1;
    return QByteArray::fromStdString(where + ": " + text.substr(begin, text.find('\n', at) - begin));
}

/// Everything that can be written of a topology.
QByteArray sightingInExports(const TopologySpec& spec) {
    for (const ExportFormat& format : exportFormats()) {
        const std::string name(format.name);
        const auto exported = format.exporter.write(spec);
        if (!exported) {
            if (QByteArray seen = sighting(name, exported.error().text()); !seen.isEmpty()) {
                return seen;
            }
            continue;
        }
        for (const ExportedFile& file : exported->files) {
            if (QByteArray seen = sighting(name + " " + file.name, file.text); !seen.isEmpty()) {
                return seen;
            }
        }
        if (QByteArray seen = sighting(name + " report", textOf(exported->report)); !seen.isEmpty()) {
            return seen;
        }
    }
    return {};
}

void rows(const std::vector<const char*>& names) {
    QTest::addColumn<QByteArray>("text");
    for (const char* name : names) {
        QTest::newRow(name) << QByteArray(name);
    }
}

}  // namespace

void CanaryTest::namesThatAreSecrets_data() {
    QTest::addColumn<QByteArray>("prefix");
    for (const std::string& prefix : prefixes()) {
        QTest::newRow(prefix.empty() ? "none" : prefix.c_str()) << QByteArray::fromStdString(prefix);
    }
}

void CanaryTest::namesThatAreSecrets() {
    QFETCH(QByteArray, prefix);
    for (const std::string& name : secretNames()) {
        QVERIFY2(isSecretName(prefix.toStdString() + name), name.c_str());
    }
}

void CanaryTest::namesThatAreNone_data() {
    rows({"key.converter",
          "ssl.key.location",
          "ssl.keystore.location",
          "ssl.keystore.type",
          "ssl.keystore.certificate.chain",
          "ssl.truststore.certificates",
          "sasl.oauthbearer.token.endpoint.url",
          "basic.auth.credentials.source",
          "sasl.username",
          "topics",
          "replication.policy.separator",
          "partitioner",
          "monkey",
          "bypass",
          "token.endpoint",
          "password.file",
          "client.id",
          "key.serializer",
          "",
          "...",
          "credentials.provider",
          "sasl.kerberos.keytab"});
}

void CanaryTest::namesThatAreNone() {
    QFETCH(QByteArray, text);
    QVERIFY(!isSecretName(text.toStdString()));
}

void CanaryTest::valuesThatAreSecrets_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("secret");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char* value, bool secret, const char* shown) {
        QTest::newRow(value) << QByteArray(value) << secret << QByteArray(shown);
    };
    row("https://me:hush@host/path", true, "https://…@host/path");
    row("a, http://me@host:1, http://x:y@z", true, "a, http://…@host:1, http://…@z");
    row("https://host/path?user=@me", false, "https://host/path?user=@me");
    row("org.x.PlainLoginModule required username=\"u\" password=\"hush\";", true, "…");
    row("org.x.PlainLoginModule required username=\"u\" password=\"${env:P}\";", false,
        "org.x.PlainLoginModule required username=\"u\" password=\"${env:P}\";");
    row("com.sun.Krb5LoginModule required useKeyTab=true keyTab=\"/k\";", false,
        "com.sun.Krb5LoginModule required useKeyTab=true keyTab=\"/k\";");
    row("-Dssl.keyStorePassword=hush", true, "…");
    row("Endpoint=sb://x/;SharedAccessKey=hush", true, "…");
    row("-----BEGIN EC PRIVATE KEY-----MII", true, "…");
    row("-----BEGIN CERTIFICATE-----MII", false, "-----BEGIN CERTIFICATE-----MII");
    row("RULE:[1:$1@$0](.*@MYDOMAIN)s/@.*//", false, "RULE:[1:$1@$0](.*@MYDOMAIN)s/@.*//");
    row("orders\\..*", false, "orders\\..*");
    row("https://${env:USER}@host", false, "https://${env:USER}@host");
}

void CanaryTest::valuesThatAreSecrets() {
    QFETCH(QByteArray, value);
    QFETCH(bool, secret);
    QFETCH(QByteArray, shown);
    QCOMPARE(isSecretText(value.toStdString()), secret);
    QCOMPARE(QByteArray::fromStdString(withoutSecrets(value.toStdString())), shown);
}

void CanaryTest::importsLeaveThemBehind_data() {
    rows({"mm1", "mm2", "strimzi", "connectors", "oauth", "connect", "replicator", "standalone", "redpanda", "msk",
          "mm1 script"});
}

void CanaryTest::importsLeaveThemBehind() {
    QFETCH(QByteArray, text);
    const auto imported = importerOf(text).read(canaryRequest(text, planted()));
    QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
    QVERIFY(!imported->spec.links.empty());
    const std::string document = writeTopology(imported->spec);
    QCOMPARE(sighting("document", document), QByteArray());
    QCOMPARE(sighting("report", textOf(imported->report)), QByteArray());
    QCOMPARE(sightingInExports(imported->spec), QByteArray());
    for (const Finding& finding : validate(imported->spec)) {
        QCOMPARE(sighting("finding", finding.error.text()), QByteArray());
    }
    const auto readBack = parseTopology(document, "document");
    QVERIFY2(readBack.has_value(), readBack ? "" : readBack.error().text().c_str());
}

void CanaryTest::brokenFilesQuoteNone_data() {
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    const QByteArray bird = QByteArray::fromStdString(kBird);
    const auto row = [](const char* name, const char* format, const QByteArray& text) {
        QTest::newRow(name) << QByteArray(format) << text;
    };
    row("properties escape", "mm2", "A.sasl.password = " + bird + "\\u12" + bird);
    row("YAML quote", "strimzi", "kind: KafkaMirrorMaker2\npassword: \"" + bird + "\nx: y\n");
    row("YAML list", "strimzi", "password: [" + bird + "\n");
    row("JSON quote", "connect", R"({"name": "m", "config": {"sasl.password": ")" + bird);
    row("JSON comma", "connect", R"({"config": {"sasl.password": ")" + bird + R"(" "x": 1}})");
    row("JSON semicolon", "connect", R"({"config": {"sasl.password": ")" + bird + R"("; "x": 1}})");
    row("protocol", "mm2",
        "clusters = A, B\nA.bootstrap.servers = a:1\nB.bootstrap.servers = b:1\n"
        "A.security.protocol = https://u:" +
            bird + "@x\n");
    row("number", "mm2",
        "clusters = A, B\nA.bootstrap.servers = a:1\nB.bootstrap.servers = b:1\nA->B.enabled = true\n"
        "tasks.max = https://u:" +
            bird + "@x\n");
}

void CanaryTest::brokenFilesQuoteNone() {
    QFETCH(QByteArray, format);
    QFETCH(QByteArray, text);
    const auto imported = importerOf(format).read({{{"f", text.toStdString()}}, {}, SecretRef::From::Env});
    QVERIFY(!imported);
    QCOMPARE(sighting("error", imported.error().text()), QByteArray());
}

void CanaryTest::documentsRefuseThem() {
    for (const auto& [name, value] : planted()) {
        const std::string setting = quoted(name) + ": " + quoted(value);
        for (
            const std::string& document :
            {R"({"format": "tributary", "version": 1, "clusters": [{"id": "a", "client": {)" + setting + "}}]}",
             R"({"format": "tributary", "version": 1, "links": [{"id": "a", "source": "a", "target": "b", "producer": {)" +
                 setting + "}}]}",
             R"({"format": "tributary", "version": 1, "of": {"somebody": [{)" + setting + "}]}}"}) {
            const auto read = parseTopology(document, "document");
            QVERIFY2(!read, name.c_str());
            QCOMPARE(sighting("error", read.error().text()), QByteArray());
        }
    }
    for (const std::string& member :
         {R"("clusters": [{"id": "a", "bootstrap": ["me:)" + kBird + R"(@host:9092"]}])",
          R"("connect": [{"id": "a", "urls": ["http://me:)" + kBird + R"(@host:8083"]}])"}) {
        const auto read = parseTopology(R"({"format": "tributary", "version": 1, )" + member + "}", "document");
        QVERIFY2(!read, member.c_str());
        QCOMPARE(sighting("error", read.error().text()), QByteArray());
    }
}

/// A spec that no document gave: what a window or a program has put together.
void CanaryTest::exportsLeaveThemOut() {
    TopologySpec spec;
    spec.name = "x";
    for (const char* id : {"A", "B"}) {
        ClusterSpec cluster;
        cluster.id = ClusterId(id);
        cluster.bootstrap = {std::string(id) + ":1"};
        spec.clusters.push_back(cluster);
    }
    LinkSpec link;
    link.id = LinkId("a-b");
    link.source = ClusterId("A");
    link.target = ClusterId("B");
    link.topics.include = {{TopicEntry::Kind::Literal, "x"}};
    for (const auto& [name, value] : planted()) {
        spec.clusters[0].client[name] = value;
        link.consumer[name] = value;
        link.producer[name] = value;
    }
    spec.links.push_back(link);
    QCOMPARE(sightingInExports(spec), QByteArray());
    for (const Finding& finding : validate(spec)) {
        QCOMPARE(sighting("finding", finding.error.text()), QByteArray());
    }
}

TRIBUTARY_TEST(CanaryTest, NoApplication)
#include "canarytest.moc"
