#include "core/dialects/registry.h"
#include "core/topology/topologyjson.h"
#include "core/topology/validation.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <string>

#include <QTest>

using namespace tributary;

namespace {

// With the client in the JAAS line for one cluster, and as properties (KIP-1139) for the other.
constexpr const char* kMirror = R"(clusters = eu, agg
eu.bootstrap.servers = eu.example:9093
eu.security.protocol = SASL_SSL
eu.sasl.mechanism = OAUTHBEARER
eu.sasl.login.callback.handler.class = org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler
eu.sasl.oauthbearer.token.endpoint.url = https://idp.example/token
eu.sasl.jaas.config = org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="mirror" clientSecret="${env:EU_SECRET}" scope="kafka" extension_pool="p-1" ssl.truststore.type="PEM" ssl.truststore.location="/etc/ssl/idp.pem";
agg.bootstrap.servers = agg.example:9093
agg.security.protocol = SASL_SSL
agg.sasl.mechanism = OAUTHBEARER
agg.sasl.oauthbearer.token.endpoint.url = https://idp.example/token
agg.sasl.oauthbearer.client.credentials.client.id = mirror
agg.sasl.oauthbearer.client.credentials.client.secret = ${env:AGG_SECRET}
agg.sasl.oauthbearer.scope = kafka
agg.ssl.truststore.type = PKCS12
agg.ssl.truststore.location = /etc/ssl/trust.p12
agg.ssl.truststore.password = ${env:AGG_TRUST}
agg.ssl.keystore.location = /etc/ssl/me.pfx
agg.ssl.keystore.password = ${env:AGG_STORE}
agg.ssl.key.password = ${env:AGG_STORE}
eu->agg.enabled = true
eu->agg.topics = orders
)";

ImportRequest requestWith(const std::string& text) { return {{{"mm2.properties", text}}, {}, SecretRef::From::Env}; }

/// A KafkaMirrorMaker2 whose source has these members too, in line 10.
ImportRequest strimziRequest(const std::string& more) {
    return {
        {{"f",
          "apiVersion: kafka.strimzi.io/v1\nkind: KafkaMirrorMaker2\nmetadata:\n  name: m\nspec:\n"
          "  target: {alias: b, bootstrapServers: \"b:1\"}\n  mirrors:\n    - sourceConnector: {}\n      source: {\n"
          "        " +
              more + ", alias: a, bootstrapServers: \"a:1\"}\n"}},
        {},
        SecretRef::From::Env};
}

std::string linesOf(const LossReport& report) {
    std::string out;
    for (const LossLine& line : report.lines()) {
        out += line.text() + '\n';
    }
    return out;
}

}  // namespace

/// Logins by tokens and PKCS#12 stores, from and to Java's settings.
class DialectSecurityTest : public QObject {
    Q_OBJECT

private slots:
    void tokensAndStoresAreRead() {
        const auto imported = importFormat("mm2")->importer.read(requestWith(kMirror));
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
        const SecuritySpec& eu = imported->spec.cluster(ClusterId("eu"))->security;
        QCOMPARE(eu.mechanism, "OAUTHBEARER");
        QCOMPARE(eu.username, "mirror");
        QVERIFY(eu.password == (SecretRef{SecretRef::From::Env, "EU_SECRET", {}}));
        QVERIFY(eu.oauth ==
                (OauthSpec{"https://idp.example/token", "kafka", "/etc/ssl/idp.pem", {{"pool", "p-1"}}, {}}));
        const SecuritySpec& agg = imported->spec.cluster(ClusterId("agg"))->security;
        QCOMPARE(agg.username, "mirror");
        QVERIFY(agg.password == (SecretRef{SecretRef::From::Env, "AGG_SECRET", {}}));
        QVERIFY(agg.oauth == (OauthSpec{"https://idp.example/token", "kafka", {}, {}, {}}));
        QCOMPARE(agg.caFile, "/etc/ssl/trust.p12");
        QVERIFY(agg.caPassword == (SecretRef{SecretRef::From::Env, "AGG_TRUST", {}}));
        QCOMPARE(agg.certificateFile, "/etc/ssl/me.pfx");
        QVERIFY(agg.keyFile.empty());
        QVERIFY(agg.keyPassword == (SecretRef{SecretRef::From::Env, "AGG_STORE", {}}));
        QVERIFY2(!hasErrors(validate(imported->spec)), linesOf(imported->report).c_str());
        const std::string report = linesOf(imported->report);
        for (const char* carried : {"oauthbearer", "keystore", "truststore", "callback"}) {
            QVERIFY2(report.find(carried) == std::string::npos, report.c_str());
        }
    }

    void tokensAndStoresComeBack() {
        const auto imported = importFormat("mm2")->importer.read(requestWith(kMirror));
        const auto exported = exportFormat("mm2")->exporter.write(imported->spec);
        QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
        const std::string text = exported->files.front().text;
        const auto again = importFormat("mm2")->importer.read(requestWith(text));
        QVERIFY2(again.has_value(), again ? "" : again.error().text().c_str());
        for (const char* id : {"eu", "agg"}) {
            QVERIFY2(again->spec.cluster(ClusterId(id))->security == imported->spec.cluster(ClusterId(id))->security,
                     text.c_str());
        }
        // Kafka 4 asks no endpoint that it is not allowed to ask.
        QVERIFY2(linesOf(exported->report).find("allowed.urls=https://idp.example/token") != std::string::npos,
                 linesOf(exported->report).c_str());
    }

    void whatStrimziCannotSayIsTold() {
        const auto imported = importFormat("mm2")->importer.read(requestWith(kMirror));
        const auto exported = exportFormat("strimzi")->exporter.write(imported->spec);
        QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
        const std::string report = linesOf(exported->report);
        QVERIFY2(report.find("caFile = /etc/ssl/trust.p12") != std::string::npos, report.c_str());
        QVERIFY2(exported->files.front().text.contains("type: oauth"), exported->files.front().text.c_str());
    }

    void otherLoginsOfJavaStayTheirOwn() {
        std::string text = kMirror;
        const std::string module = "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";
        text.replace(text.find(module), module.size(), "software.amazon.msk.auth.iam.IAMLoginModule");
        text.replace(text.find("OAUTHBEARER"), 11, "AWS_MSK_IAM");
        const auto imported = importFormat("mm2")->importer.read(requestWith(text));
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
        const std::vector<Finding> findings = validate(imported->spec);
        QVERIFY(std::ranges::any_of(
            findings, [](const Finding& each) { return each.error.code == ErrorCode::SaslMechanismUnknown; }));
    }

    void passwordsOfStoresAreAccountedFor_data() {
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArrayList>("files");  // what has to be accounted for holds "hush"
        const QByteArray stores =
            "%1ssl.truststore.location=/etc/trust.%2\n%1ssl.truststore.type=%3\n%1ssl.truststore.password=hush-trust\n"
            "%1ssl.keystore.location=/etc/me.%2\n%1ssl.keystore.type=%3\n%1ssl.keystore.password=hush-store\n"
            "%1ssl.key.password=hush-key\n";
        const auto of = [&](const char* prefix, const char* end, const char* type) {
            return QByteArray(stores).replace("%1", prefix).replace("%2", end).replace("%3", type);
        };
        const QByteArray flow =
            "clusters=a,b\na.bootstrap.servers=a:1\nb.bootstrap.servers=b:1\na.security.protocol=SSL\n"
            "b.security.protocol=SSL\na->b.enabled=true\n";
        const QByteArray mirror =
            "connector.class=org.apache.kafka.connect.mirror.MirrorSourceConnector\n"
            "source.cluster.bootstrap.servers=a:1\ntarget.cluster.bootstrap.servers=b:1\n";
        for (const auto& [end, type] : {std::pair{"jks", "JKS"}, std::pair{"p12", "PKCS12"}, std::pair{"pem", "PEM"}}) {
            for (const char* prefix :
                 {"a.", "b.", "a.consumer.", "b.producer.", "a.admin.", "b.consumer.", "a->b.consumer.",
                  "a->b.source.consumer.", "a->b.producer.override.", "a->b.source.cluster.", "a->b.target.admin.", "",
                  "listeners.https.", "b.listeners.https.", "c."}) {
                QTest::addRow("%s at %s", type, *prefix == 0 ? "the top" : prefix)
                    << QByteArray("mm2") << QByteArrayList{flow + of(prefix, end, type)};
            }
            for (const char* prefix : {"source.cluster.", "target.cluster.", "consumer.", "source.consumer.",
                                       "producer.override.", "source.admin.", "admin."}) {
                QTest::addRow("%s of a connector at %s", type, prefix)
                    << QByteArray("connect") << QByteArrayList{mirror + of(prefix, end, type)};
            }
            QTest::addRow("%s of a worker", type)
                << QByteArray("connect")
                << QByteArrayList{mirror, "bootstrap.servers=b:1\n" + of("", end, type) + of("admin.", end, type) +
                                              of("listeners.https.", end, type)};
            QTest::addRow("%s of a worker that a Replicator writes with", type)
                << QByteArray("connect")
                << QByteArrayList{
                       "connector.class=io.confluent.connect.replicator.ReplicatorSourceConnector\n"
                       "topic.whitelist=x\nsrc.kafka.bootstrap.servers=a:1\n" +
                           of("src.kafka.", end, type) + of("src.consumer.", end, type) +
                           of("confluent.topic.", end, type),
                       "bootstrap.servers=b:1\n" + of("", end, type) +
                           of("producer.", end, "JKS").replace("hush", "hush-too") + of("listeners.https.", end, type)};
        }
        QTest::newRow("keys in the file")
            << QByteArray("mm2")
            << QByteArrayList{flow +
                              "a.ssl.keystore.type=PEM\na.ssl.keystore.certificate.chain=x\na.ssl.keystore.key=hush\n"
                              "a.ssl.key.password=hush-key\na.ssl.truststore.password=hush-alone\n"};
        QTest::newRow("one behind another")
            << QByteArray("mm2")
            << QByteArrayList{flow +
                              "a.ssl.truststore.location=/etc/t.p12\na.ssl.truststore.password=hush-1\n"
                              "a.consumer.ssl.truststore.password=hush-2\n"
                              "a->b.source.consumer.ssl.truststore.password=hush-3\n"
                              "b.ssl.truststore.password=hush-4\nssl.truststore.password=hush-5\n"};
        QTest::newRow("one behind another in a connector")
            << QByteArray("connect")
            << QByteArrayList{mirror +
                              "source.cluster.ssl.truststore.location=/etc/t.p12\n"
                              "source.cluster.ssl.truststore.password=hush-1\nconsumer.ssl.truststore.password=hush-2\n"
                              "source.consumer.ssl.truststore.password=hush-3\n"};
    }

    void passwordsOfStoresAreAccountedFor() {
        QFETCH(QByteArray, format);
        QFETCH(QByteArrayList, files);
        ImportRequest request{{}, {}, SecretRef::From::Env};
        for (const QByteArray& file : files) {
            request.files.push_back({"f" + std::to_string(request.files.size()), file.toStdString()});
        }
        const auto imported = importFormat(format.toStdString())->importer.read(request);
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
        const std::string report = linesOf(imported->report);
        for (std::size_t i = 0; i < request.files.size(); ++i) {
            const QByteArrayList lines = files[static_cast<qsizetype>(i)].split('\n');
            for (qsizetype line = 0; line < lines.size(); ++line) {
                const std::string place = "f" + std::to_string(i) + ":" + std::to_string(line + 1) + ":1";
                const bool said = std::ranges::any_of(imported->report.lines(),
                                                      [&](const LossLine& each) { return each.place == place; });
                QVERIFY2(said || !lines[line].contains("hush"), (lines[line].toStdString() + "\n" + report).c_str());
            }
        }
        QVERIFY2(!report.contains("hush"), report.c_str());
        QVERIFY(!writeTopology(imported->spec).contains("hush"));
    }

    void keysInTheFileComeBackWithTheirType() {
        const auto imported = importFormat("mm2")->importer.read(
            requestWith("clusters=a,b\na.bootstrap.servers=a:1\nb.bootstrap.servers=b:1\na->b.enabled=true\n"
                        "a.security.protocol=SSL\na.ssl.keystore.type=PEM\na.ssl.keystore.certificate.chain=x\n"
                        "a.ssl.keystore.key=${env:KEY}\n"));
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
        const auto exported = exportFormat("mm2")->exporter.write(imported->spec);
        QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
        const std::string text = exported->files.front().text;
        for (const char* line : {"a.ssl.keystore.type = PEM\n", "a.ssl.keystore.key = ${env:KEY}\n"}) {
            QVERIFY2(text.contains(line), text.c_str());
        }
    }

    void customLoginsOfStrimziAreRead_data() {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<SecurityProtocol>("protocol");
        QTest::addColumn<QByteArray>("mechanism");
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArrayList>("toDecide");  // what begins a line of what is to decide
        const QByteArray plain =
            "sasl.mechanism: PLAIN, sasl.jaas.config: 'org.apache.kafka.common.security.plain.PlainLoginModule "
            "required "
            "username=\"u\" password=\"${secrets:ns/login:key}\";'";
        QTest::newRow("PLAIN") << QByteArray("tls: {}, authentication: {type: custom, sasl: true, config: {" + plain +
                                             "}}")
                               << SecurityProtocol::SaslSsl << QByteArray("PLAIN") << QByteArray("u")
                               << QByteArrayList{};
        QTest::newRow("without TLS") << QByteArray("authentication: {type: custom, sasl: true, config: {" + plain +
                                                   "}}")
                                     << SecurityProtocol::SaslPlaintext << QByteArray("PLAIN") << QByteArray("u")
                                     << QByteArrayList{};
        QTest::newRow("a key pair")
            << QByteArray(
                   "tls: {}, authentication: {type: custom, sasl: false, config: {ssl.keystore.type: PEM, "
                   "ssl.keystore.location: /etc/me.pem}}")
            << SecurityProtocol::Ssl << QByteArray() << QByteArray() << QByteArrayList{};
        QTest::newRow("without sasl") << QByteArray("tls: {}, authentication: {type: custom, config: {" + plain + "}}")
                                      << SecurityProtocol::Ssl << QByteArray() << QByteArray()
                                      << QByteArrayList{"authentication.config.sasl.jaas.config = …",
                                                        "authentication.config.sasl.mechanism = PLAIN"};
        QTest::newRow("no mechanism") << QByteArray("authentication: {type: custom, sasl: true}")
                                      << SecurityProtocol::SaslPlaintext << QByteArray("GSSAPI") << QByteArray()
                                      << QByteArrayList{"authentication.config.sasl.mechanism"};
        QTest::newRow("of Amazon")
            << QByteArray(
                   "tls: {}, authentication: {type: custom, sasl: true, config: {sasl.mechanism: AWS_MSK_IAM, "
                   "sasl.jaas.config: software.amazon.msk.auth.iam.IAMLoginModule required;}}")
            << SecurityProtocol::SaslSsl << QByteArray("AWS_MSK_IAM") << QByteArray()
            << QByteArrayList{"authentication.config.sasl.jaas.config = software.amazon.msk"};
        QTest::newRow("what Strimzi makes itself")
            << QByteArray(
                   "tls: {}, authentication: {type: custom, sasl: true, config: {" + plain +
                   ", bootstrap.servers: 'other:1', security.protocol: PLAINTEXT, ssl.truststore.password: hush}}")
            << SecurityProtocol::SaslSsl << QByteArray("PLAIN") << QByteArray("u")
            << QByteArrayList{"authentication.config.bootstrap.servers = other:1",
                              "authentication.config.security.protocol = PLAINTEXT",
                              "authentication.config.ssl.truststore.password = …"};
        QTest::newRow("a slip") << QByteArray("authentication: {type: custom, sasl: true, conifg: {" + plain + "}}")
                                << SecurityProtocol::SaslPlaintext << QByteArray("GSSAPI") << QByteArray()
                                << QByteArrayList{"authentication.config.sasl.mechanism", "authentication.conifg"};
        QTest::newRow("another type") << QByteArray("authentication: {type: gssapi}") << SecurityProtocol::Plaintext
                                      << QByteArray() << QByteArray() << QByteArrayList{"authentication.type = gssapi"};
    }

    void customLoginsOfStrimziAreRead() {
        QFETCH(QByteArray, more);
        QFETCH(SecurityProtocol, protocol);
        QFETCH(QByteArray, mechanism);
        QFETCH(QByteArray, user);
        QFETCH(QByteArrayList, toDecide);
        const auto imported = importFormat("strimzi")->importer.read(strimziRequest(more.toStdString()));
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().text().c_str());
        const ClusterSpec& cluster = *imported->spec.cluster(ClusterId("a"));
        QCOMPARE(cluster.bootstrap, std::vector<std::string>{"a:1"});
        QCOMPARE(cluster.security.protocol, protocol);
        QCOMPARE(QByteArray::fromStdString(cluster.security.mechanism), mechanism);
        QCOMPARE(QByteArray::fromStdString(cluster.security.username), user);
        const std::string report = linesOf(imported->report);
        QVERIFY2(!report.contains("hush"), report.c_str());
        std::vector<LossLine> decide = imported->report.part(LossPart::Decide);
        std::erase_if(decide, [](const LossLine& line) { return !line.subject.starts_with("authentication."); });
        std::ranges::sort(decide, {}, &LossLine::subject);
        QVERIFY2(decide.size() == static_cast<std::size_t>(toDecide.size()), report.c_str());
        for (qsizetype i = 0; i < toDecide.size(); ++i) {
            const LossLine& line = decide[static_cast<std::size_t>(i)];
            QVERIFY2(line.subject.starts_with(toDecide[i].toStdString()), line.text().c_str());
            QVERIFY2(line.place.starts_with("f:10:"), line.text().c_str());
        }
        QVERIFY(std::ranges::none_of(imported->report.part(LossPart::Mirroring),
                                     [](const LossLine& line) { return line.subject.starts_with("authentication."); }));
    }

    void customLoginsOfStrimziSayYesOrNo() {
        const auto refused =
            importFormat("strimzi")->importer.read(strimziRequest("authentication: {type: custom, sasl: maybe}"));
        QVERIFY(!refused.has_value());
        QVERIFY2(refused.error().text().contains("authentication.sasl"), refused.error().text().c_str());
        QVERIFY(refused.error().context.starts_with("f:10:"));
    }
};

TRIBUTARY_TEST(DialectSecurityTest, NoApplication)
#include "securitytest.moc"
