#include "core/base/connectionstage.h"
#include "core/kafka/admin.h"
#include "core/kafka/clientfault.h"
#include "core/link/clusterconnections.h"
#include "tests/support/certificates.h"
#include "tests/support/testprogram.h"

#include <fstream>
#include <optional>
#include <string>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;

namespace {

// librdkafka's codes, as they reach its error callback.
constexpr int kBadMessage = -199;
constexpr int kTransport = -195;
constexpr int kResolve = -193;
constexpr int kAllDown = -187;
constexpr int kTimedOut = -185;
constexpr int kSsl = -181;
constexpr int kAuthentication = -169;

}  // namespace

/// What librdkafka says of a connection, in words of ours: its texts as release 2.12 makes them.
class ClientFaultTest : public QObject {
    Q_OBJECT

private slots:
    void namesTheStage_data();
    void namesTheStage();
    void keepsNothingOfTheFraming_data();
    void keepsNothingOfTheFraming();
    void namesTheFile_data();
    void namesTheFile();
};

void ClientFaultTest::namesTheStage_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("address");
    const auto row = [](const char* name, int code, const char* text, ErrorCode fault, const char* address = "h:9093") {
        QTest::newRow(name) << code << QByteArray{text} << static_cast<int>(fault) << QByteArray{address};
    };
    row("name", kResolve,
        "h:9093/bootstrap: Failed to resolve 'h:9093': Name or service not known (after 2ms in state CONNECT)",
        ErrorCode::HostUnknown);
    row("refused", kTransport,
        "h:9093/bootstrap: Connect to ipv4#127.0.0.1:9093 failed: Connection refused (after 0ms in state CONNECT, 302 "
        "identical error(s) suppressed)",
        ErrorCode::PortClosed);
    row("no route", kTransport,
        "h:9093/3: Connect to ipv4#10.0.0.1:9093 failed: No route to host (after 3000ms in state CONNECT)",
        ErrorCode::HostUnreachable);
    row("certificate", kSsl,
        "ssl://h:9093/bootstrap: SSL handshake failed: error:0A000086:SSL routines::certificate verify failed: broker "
        "certificate could not be verified, verify that ssl.ca.location is correctly configured or root CA "
        "certificates are installed (install ca-certificates package) (after 3ms in state SSL_HANDSHAKE)",
        ErrorCode::TlsUnverified);
    row("certificate, checked afterwards", kSsl,
        "sasl_ssl://h:9093/1: Failed to verify broker certificate: unable to get local issuer certificate (after 3ms "
        "in "
        "state SSL_HANDSHAKE)",
        ErrorCode::TlsUntrusted);
    row("certificate missing", kSsl,
        "ssl://h:9093/bootstrap: SSL handshake failed: error:0A00045C:SSL routines::tlsv13 alert certificate required: "
        "SSL alert number 116 (after 3ms in state SSL_HANDSHAKE)",
        ErrorCode::TlsNeedsCertificate);
    row("certificate refused", kTransport,
        "ssl://h:9093/bootstrap: Receive failed: error:0A000418:SSL routines::tlsv1 alert unknown ca: SSL alert number "
        "48 (after 1ms in state APIVERSION_QUERY)",
        ErrorCode::TlsRefusesCertificate);
    row("no TLS there", kSsl,
        "ssl://h:9093/bootstrap: SSL handshake failed: error:0A00010B:SSL routines::wrong version number (after 0ms in "
        "state SSL_HANDSHAKE)",
        ErrorCode::TlsNotSpoken);
    row("the end of a handshake", kTransport,
        "ssl://h:9093/bootstrap: SSL handshake failed: Disconnected: connection closed by peer: connecting to a "
        "PLAINTEXT broker listener? (after 4ms in state SSL_HANDSHAKE)",
        ErrorCode::TlsFailed);
    row("no common version", kSsl,
        "ssl://h:9093/bootstrap: SSL handshake failed: error:0A00042E:SSL routines::tlsv1 alert protocol version: SSL "
        "alert number 70 (after 3ms in state SSL_HANDSHAKE)",
        ErrorCode::TlsFailed);
    row("an alert of TLS", kBadMessage,
        "h:9093/bootstrap: Receive failed: Invalid response size 352518912 (0..100000000): increase "
        "receive.message.max.bytes (after 1ms in state APIVERSION_QUERY)",
        ErrorCode::TlsExpected);
    row("HTTP", kBadMessage,
        "h:9093/bootstrap: Receive failed: Invalid response size 1213486160 (0..100000000): increase "
        "receive.message.max.bytes (after 1ms in state APIVERSION_QUERY)",
        ErrorCode::NotKafka);
    row("closed at once", kTransport,
        "h:9093/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol "
        "configuration (connecting to a SSL listener?) or broker version is < 0.10 (see api.version.request) (after "
        "1ms in state APIVERSION_QUERY)",
        ErrorCode::BrokerCloses);
    row("closed after its versions", kTransport,
        "h:9093/bootstrap: Disconnected: verify that security.protocol is correctly configured, broker might require "
        "SASL authentication (after 3ms in state UP)",
        ErrorCode::SaslExpected);
    row("mechanism", kAuthentication,
        "sasl_plaintext://h:9093/bootstrap: SASL SCRAM-SHA-512 mechanism handshake failed: Broker: Unsupported SASL "
        "mechanism: broker's supported mechanisms: PLAIN,GSSAPI (after 5ms in state AUTH_HANDSHAKE)",
        ErrorCode::SaslMechanism);
    row("broken before the mechanism was answered", kAuthentication,
        "sasl_plaintext://h:9093/1: SASL OAUTHBEARER mechanism handshake failed: Local: Broker transport failure: "
        "broker's supported mechanisms: (n/a) (after 2ms in state REAUTH)",
        ErrorCode::KafkaUnreachable);
    row("a token that is refused", kAuthentication,
        "sasl_plaintext://h:9093/1: SASL authentication error: {\"status\":\"invalid_token\"} (after 3ms in state "
        "AUTH_REQ)",
        ErrorCode::KafkaAuthentication);
    row("no login there", kAuthentication,
        "sasl_plaintext://h:9093/bootstrap: SASL PLAIN mechanism handshake failed: Broker: Request not valid in "
        "current SASL state: broker's supported mechanisms:  (after 5ms in state AUTH_HANDSHAKE)",
        ErrorCode::SaslNotSpoken);
    row("password", kAuthentication,
        "sasl_ssl://h:9093/bootstrap: SASL authentication error: Authentication failed: Invalid username or password "
        "(after 3ms in state AUTH_REQ)",
        ErrorCode::KafkaAuthentication);
    row("late", kTransport,
        "h:9093/bootstrap: Connection setup timed out in state APIVERSION_QUERY (after 30000ms in "
        "state APIVERSION_QUERY)",
        ErrorCode::BrokerSilent);
    row("late at TCP", kTransport,
        "h:9093/bootstrap: Connection setup timed out in state CONNECT (after 30000ms in state CONNECT)",
        ErrorCode::HostUnreachable);
    row("all down", kAllDown, "2/2 brokers are down", ErrorCode::KafkaUnreachable, "its address");
    row("timed out", kTimedOut, "Local: Timed out", ErrorCode::KafkaUnreachable, "its address");
    row("a coordinator", kTransport,
        "GroupCoordinator: h:9093: Connect to ipv4#127.0.0.1:9093 failed: Connection refused (after 0ms in state "
        "CONNECT)",
        ErrorCode::PortClosed);
    row("something new", kTransport, "h:9093/bootstrap: The flux is inverted (after 0ms in state UP)",
        ErrorCode::KafkaUnreachable);
}

void ClientFaultTest::namesTheStage() {
    QFETCH(int, code);
    QFETCH(QByteArray, text);
    QFETCH(int, fault);
    QFETCH(QByteArray, address);
    const Error error = kafka::clientFault(code, text.toStdString());
    QCOMPARE(catalogueEntry(error.code).name, catalogueEntry(static_cast<ErrorCode>(fault)).name);
    QCOMPARE(error.kafkaCode, code);
    QCOMPARE(QByteArray::fromStdString(std::string{error.arg("bootstrap")}), address);
    QVERIFY(stageOf(error.code).has_value());
    const std::string said = error.message();
    for (const char* raw : {"://", "/bootstrap", "error:", "SSL routines", "in state", "identical", "brokers are down",
                            "Local:", "Broker:", "ssl.ca.location", "security.protocol", "flux", "ipv4#", "{"}) {
        QVERIFY2(said.find(raw) == std::string::npos, said.c_str());
    }
}

void ClientFaultTest::keepsNothingOfTheFraming_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char* text, const char* plain) {
        QTest::newRow(plain) << QByteArray{text} << QByteArray{plain};
    };
    row("Broker: Policy violation", "Policy violation");
    row("Topic replication factor must be 3", "Topic replication factor must be 3");
    row("ssl://h:1/2: SSL handshake failed (after 1ms in state X, 3 identical error(s) suppressed)",
        "SSL handshake failed");
    row("Local: Timed out", "Timed out");
    row("error:0A00010B:SSL routines::wrong version number: more", "wrong version number");
    row("LISTCONSUMERGROUPOFFSETS worker failed to parse response: ListConsumerGroupOffsetsResponse response failure: "
        "Broker: Not coordinator",
        "Not coordinator");
    row("A policy's error: too many partitions.", "A policy's error: too many partitions");
    row("a/bootstrap says no", "a/bootstrap says no");
}

void ClientFaultTest::keepsNothingOfTheFraming() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, plain);
    QCOMPARE(QByteArray::fromStdString(kafka::plainReason(text.toStdString())), plain);
}

void ClientFaultTest::namesTheFile_data() {
    QTest::addColumn<QByteArray>("setting");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const char* setting, const char* file, ErrorCode fault, const char* says) {
        QTest::newRow(name) << QByteArray{setting} << QByteArray{file} << static_cast<int>(fault) << QByteArray{says};
    };
    row("no CA", "ssl.ca.location", "none.pem", ErrorCode::TlsFile, "no such file");
    row("no certificate", "ssl.certificate.location", "none.pem", ErrorCode::TlsFile, "no such file");
    row("no key", "ssl.key.location", "none.pem", ErrorCode::TlsFile, "no such file");
    row("a CA that is none", "ssl.ca.location", "garbage", ErrorCode::TlsFile, "PEM");
    row("a certificate that is none", "ssl.certificate.location", "garbage", ErrorCode::TlsFile, "PEM");
    row("a key that is none", "ssl.key.location", "garbage", ErrorCode::TlsFile, "PEM");
    row("another's key", "ssl.key.location", "ca.key", ErrorCode::TlsFile, "does not belong");
    row("a locked key", "ssl.key.location", "locked.key", ErrorCode::TlsKeyPassword, "password");
}

void ClientFaultTest::namesTheFile() {
    QFETCH(QByteArray, setting);
    QFETCH(QByteArray, file);
    QFETCH(int, fault);
    QFETCH(QByteArray, says);
    const QTemporaryDir directory;
    Certificates made{directory.path().toStdString()};
    made.makeAuthority("ca");
    made.make("open", {});
    made.make("locked", {.keyPassword = "the password of the tests"});
    std::ofstream(directory.filePath("garbage").toStdString()) << "nothing of the kind\n";
    const std::string path = directory.filePath(file).toStdString();
    ::setenv("TRIBUTARY_TEST_KEY_PASSWORD", "a guess of the tests", 1);
    ClusterSpec spec;
    spec.id = ClusterId{"eu"};
    spec.bootstrap = {"127.0.0.1:1"};
    spec.security.protocol = SecurityProtocol::Ssl;
    spec.security.caFile = made.certificate("ca");
    spec.security.certificateFile = made.certificate("open");
    spec.security.keyFile = made.key("open");
    spec.security.keyPassword = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_KEY_PASSWORD", {}};
    ClusterConnections connections{{}, nullptr};
    QVERIFY(connections.admin(spec).has_value());
    (setting == "ssl.ca.location"            ? spec.security.caFile
     : setting == "ssl.certificate.location" ? spec.security.certificateFile
                                             : spec.security.keyFile) = path;
    const auto refused = connections.admin(spec);
    QVERIFY(!refused);
    QCOMPARE(catalogueEntry(refused.error().code).name, catalogueEntry(static_cast<ErrorCode>(fault)).name);
    // The client alone knows less of what is in the file.
    const auto alone = kafka::AdminClient::create(connections.access(spec)->settings);
    QVERIFY(!alone);
    QVERIFY2(alone.error().code == ErrorCode::TlsFile, alone.error().message().c_str());
    for (const std::string& said : {refused.error().message(), alone.error().message()}) {
        QVERIFY2(said.find(path) != std::string::npos, said.c_str());
        QVERIFY2(said.find("a guess of the tests") == std::string::npos, said.c_str());
        QVERIFY2(said.find("error:") == std::string::npos, said.c_str());
    }
    const std::string said = refused.error().message();
    QVERIFY2(said.find(says.toStdString()) != std::string::npos, said.c_str());
}

TRIBUTARY_TEST(ClientFaultTest, QCoreApplication)
#include "clientfaulttest.moc"
