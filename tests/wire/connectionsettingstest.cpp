#include "core/wire/connectionsettings.h"

#include "core/token/tokensource.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace tributary;
using namespace tributary::wire;

/// What librdkafka's settings mean to the wire client; security that it cannot follow must never be passed over.
class ConnectionSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void readsAddresses();
    void refusesAddresses_data();
    void refusesAddresses();
    void readsSecurity();
    void verifiesUnlessToldNotTo();
    void nameAndPasswordWithoutSaslAreNotUsed();
    void refusesSecurityThatItCannotFollow_data();
    void refusesSecurityThatItCannotFollow();
    void passesOverWhatMeansNothing();
    void takesTokensAndTextInPlaceOfFiles();
    void followsTimeouts();
};

namespace {

using Settings = std::map<std::string, std::string>;

Settings with(Settings more) {
    more.try_emplace("bootstrap.servers", "localhost:9092");
    return more;
}

}  // namespace

void ConnectionSettingsTest::readsAddresses() {
    const auto read = connectionSettings({{"bootstrap.servers", " a:1 ,b,, SSL://c.example:65535, [::1]:9,[fe80::2]"}});
    QVERIFY(read.has_value());
    const std::vector<Address> wanted{{"a", 1}, {"b", 9092}, {"c.example", 65'535}, {"::1", 9}, {"fe80::2", 9092}};
    QCOMPARE(read->bootstrap, wanted);
    QCOMPARE(read->bootstrap[3].text(), std::string{"[::1]:9"});
    QCOMPARE(read->bootstrap[0].text(), std::string{"a:1"});
}

void ConnectionSettingsTest::refusesAddresses_data() {
    QTest::addColumn<QByteArray>("servers");
    for (const char* each : {"", " , ", "a:", "a:x", "a:65536", "a:-1", "a:1x", ":9092", "[::1", "[]:9", "://"}) {
        QTest::newRow(*each != 0 ? each : "empty") << QByteArray{each};
    }
}

void ConnectionSettingsTest::refusesAddresses() {
    QFETCH(QByteArray, servers);
    const auto read = connectionSettings({{"bootstrap.servers", servers.toStdString()}});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::KafkaConfig);
    QCOMPARE(read.error().arg("setting"), std::string{"bootstrap.servers"});
}

void ConnectionSettingsTest::readsSecurity() {
    const auto read = connectionSettings(with({{"security.protocol", "SASL_SSL"},
                                               {"sasl.mechanism", "SCRAM-SHA-512"},
                                               {"sasl.username", "me"},
                                               {"sasl.password", "secret"},
                                               {"ssl.ca.location", "/ca.pem"},
                                               {"ssl.certificate.location", "/me.pem"},
                                               {"ssl.key.location", "/me.key"},
                                               {"ssl.key.password", "other"},
                                               {"client.id", "tributary"}}));
    QVERIFY(read.has_value());
    QVERIFY(read->tls.on && read->tls.verify && read->tls.verifyHost);
    QCOMPARE(read->tls.caFile, std::string{"/ca.pem"});
    QCOMPARE(read->tls.certificateFile, std::string{"/me.pem"});
    QCOMPARE(read->tls.keyFile, std::string{"/me.key"});
    QCOMPARE(read->tls.keyPassword, std::string{"other"});
    QCOMPARE(read->sasl.mechanism, std::string{"SCRAM-SHA-512"});
    QCOMPARE(read->sasl.username, std::string{"me"});
    QCOMPARE(read->sasl.password, std::string{"secret"});
    QCOMPARE(read->clientId, std::string{"tributary"});
    QVERIFY(!connectionSettings(with({}))->tls.on);
}

// librdkafka takes true, t and 1 in any case for yes: none of them may turn the check of certificates off here.
void ConnectionSettingsTest::verifiesUnlessToldNotTo() {
    for (const char* yes : {"true", "TRUE", "True", "t", "1", ""}) {
        QVERIFY2(connectionSettings(with({{"enable.ssl.certificate.verification", yes}}))->tls.verify, yes);
    }
    for (const char* no : {"false", "FALSE", "f", "0"}) {
        QVERIFY2(!connectionSettings(with({{"enable.ssl.certificate.verification", no}}))->tls.verify, no);
    }
    QVERIFY(connectionSettings(with({{"ssl.endpoint.identification.algorithm", "https"}}))->tls.verifyHost);
    QVERIFY(!connectionSettings(with({{"ssl.endpoint.identification.algorithm", "none"}}))->tls.verifyHost);
}

void ConnectionSettingsTest::nameAndPasswordWithoutSaslAreNotUsed() {
    const auto read =
        connectionSettings(with({{"sasl.mechanism", "PLAIN"}, {"sasl.username", "me"}, {"sasl.password", "x"}}));
    QVERIFY(read.has_value());
    QVERIFY(read->sasl.mechanism.empty());
    QVERIFY(read->sasl.password.empty());
}

void ConnectionSettingsTest::refusesSecurityThatItCannotFollow_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("protocol") << QByteArray{"security.protocol"} << QByteArray{"quic"};
    QTest::newRow("kerberos") << QByteArray{"sasl.kerberos.principal"} << QByteArray{"x"};
    QTest::newRow("oauth") << QByteArray{"sasl.oauthbearer.config"} << QByteArray{"x"};
    QTest::newRow("ciphers") << QByteArray{"ssl.cipher.suites"} << QByteArray{"x"};
    QTest::newRow("pkcs12") << QByteArray{"ssl.keystore.location"} << QByteArray{"x"};
    QTest::newRow("revocation") << QByteArray{"ssl.crl.location"} << QByteArray{"x"};
    QTest::newRow("family") << QByteArray{"broker.address.family"} << QByteArray{"v4"};
    QTest::newRow("rack") << QByteArray{"client.rack"} << QByteArray{"r1"};
}

void ConnectionSettingsTest::refusesSecurityThatItCannotFollow() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto read = connectionSettings(with({{name.toStdString(), value.toStdString()}}));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::KafkaConfig);
    QCOMPARE(read.error().arg("setting"), name.toStdString());
    for (const char* mechanism : {"GSSAPI", "OAUTHBEARER", "", "plain"}) {
        const auto sasl =
            connectionSettings(with({{"security.protocol", "sasl_plaintext"}, {"sasl.mechanisms", mechanism}}));
        QVERIFY(!sasl);
        QCOMPARE(sasl.error().arg("setting"), std::string{"sasl.mechanisms"});
    }
}

void ConnectionSettingsTest::passesOverWhatMeansNothing() {
    QVERIFY(connectionSettings(
                with({{"linger.ms", "5"}, {"queued.min.messages", "1"}, {"socket.keepalive.enable", "true"}}))
                .has_value());
}

void ConnectionSettingsTest::takesTokensAndTextInPlaceOfFiles() {
    const auto read = connectionSettings(with({{"security.protocol", "SASL_SSL"},
                                               {"sasl.mechanisms", "OAUTHBEARER"},
                                               {"sasl.oauthbearer.token.endpoint.url", "https://idp.example/token"},
                                               {"sasl.oauthbearer.client.id", "mirror"},
                                               {"sasl.oauthbearer.client.secret", "hush"},
                                               {"sasl.oauthbearer.scope", "kafka"},
                                               {"sasl.oauthbearer.extensions", "pool=p,cluster=c=1"},
                                               {"https.ca.location", "/idp.pem"},
                                               {"ssl.ca.pem", "CA"},
                                               {"ssl.certificate.pem", "CERTIFICATE"},
                                               {"ssl.key.pem", "KEY"}}));
    QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
    QVERIFY(read->sasl.tokens != nullptr);
    const TokenRequest wanted{"https://idp.example/token", "mirror", "hush", "kafka", "/idp.pem"};
    QVERIFY(read->sasl.tokens->request() == wanted);
    QCOMPARE(read->sasl.extensions, (std::map<std::string, std::string>{{"pool", "p"}, {"cluster", "c=1"}}));
    QCOMPARE(read->tls.caPem, std::string{"CA"});
    QCOMPARE(read->tls.certificatePem, std::string{"CERTIFICATE"});
    QCOMPARE(read->tls.keyPem, std::string{"KEY"});
}

void ConnectionSettingsTest::followsTimeouts() {
    const auto read =
        connectionSettings(with({{"socket.timeout.ms", "9000"}, {"socket.connection.setup.timeout.ms", "4000"}}));
    QVERIFY(read.has_value());
    QCOMPARE(read->requestTimeoutMs, 9'000);
    QCOMPARE(read->connectTimeoutMs, 4'000);
    for (const char* bad : {"", "0", "-1", "9s", "99999999999"}) {
        const auto refused = connectionSettings(with({{"socket.timeout.ms", bad}}));
        QVERIFY2(!refused, bad);
        QCOMPARE(refused.error().arg("setting"), std::string{"socket.timeout.ms"});
    }
}

TRIBUTARY_TEST(ConnectionSettingsTest, QCoreApplication)
#include "connectionsettingstest.moc"
