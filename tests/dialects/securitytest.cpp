#include "core/dialects/registry.h"
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
};

TRIBUTARY_TEST(DialectSecurityTest, NoApplication)
#include "securitytest.moc"
