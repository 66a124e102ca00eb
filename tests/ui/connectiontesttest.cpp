#include "core/base/connectionstage.h"
#include "tests/support/portreservation.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/dialogs/connectiontest.h"
#include "ui/text/errortext.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

namespace {

using Stage = ConnectionTest::Stage;
using Outcome = ConnectionTest::Outcome;

constexpr ConnectionTest::Timeouts kShort{.stageMs = 300, .metadataMs = 300};
constexpr int kLongMs = 20'000;

ClusterSpec clusterAt(const std::vector<std::string>& bootstrap) {
    ClusterSpec cluster;
    cluster.id = ClusterId{"eu"};
    cluster.name = "Europe";
    cluster.bootstrap = bootstrap;
    return cluster;
}

std::string addressOf(const QTcpServer& server) { return "127.0.0.1:" + std::to_string(server.serverPort()); }

ClusterInfo someInfo() {
    ClusterInfo info;
    info.clusterId = "abc";
    info.brokers = 3;
    info.topics.resize(2);
    return info;
}

}  // namespace

class ConnectionTestTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WorkspaceRig>(); }
    void cleanup() {
        m_rig.reset();
        m_tls.reset();
    }

    void aClosedPortFailsAtTcp();
    void anUnknownHostFailsAtDns();
    void aSilentPortFailsAtTls();
    void aServerThatIsNoTlsFailsAtTls();
    void aSilentPortWithoutTlsFailsAtMetadata();
    void aTrustedCertificatePassesTls();
    void anUnknownAuthorityFailsAtTls();
    void aCertificateOfAnotherHostFailsAtTls();
    void aGoodClusterPassesEveryStage();
    void refusedCredentialsFailAtAuthentication();
    void theStageThatTheEngineNamesFails_data();
    void theStageThatTheEngineNamesFails();
    void missingPermissionFailsAtMetadata();
    void anUnreadableCaFileIsNamed();
    void oneDeadAddressDoesNotHideTheOthers();
    void withoutAddressNothingIsAsked();
    void whatIsNoAddressIsNotTried();
    void aSandboxGoesStraightToTheEngine();
    void cancellingEndsItAtOnce();
    void startingAgainForgetsTheLastAnswer();
    void destroyingItWhileItRunsIsQuiet();

private:
    void makeCertificate(const QString& name);
    void serveTls();

    QTemporaryDir m_directory;
    std::unique_ptr<QSslServer> m_tls;
    std::unique_ptr<WorkspaceRig> m_rig;
};

void ConnectionTestTest::aClosedPortFailsAtTcp() {
    const PortReservation free;
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({"127.0.0.1:" + std::to_string(free.port())}));
    QVERIFY(test.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(finished[0][0].toBool(), false);
    QCOMPARE(test.report(Stage::Dns).outcome, Outcome::Ok);
    QVERIFY(test.report(Stage::Dns).text.startsWith("127.0.0.1 "));  // what was typed, not what it is called elsewhere
    QCOMPARE(test.report(Stage::Tcp).outcome, Outcome::Failed);
    // The very sentence of the engine's own error.
    const Error closed = unreached(ErrorCode::PortClosed, "127.0.0.1:" + std::to_string(free.port()));
    QCOMPARE(test.report(Stage::Tcp).text, errorText(Error{closed}.with("cluster", "Europe")));
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Skipped);
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Skipped);
    QVERIFY(m_rig->engine().asked.empty());
}

void ConnectionTestTest::anUnknownHostFailsAtDns() {
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({"no-such-host.invalid:9092"}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Dns).outcome, Outcome::Failed);
    QVERIFY(test.report(Stage::Dns).text.contains("no-such-host.invalid"));
    QCOMPARE(test.report(Stage::Tcp).outcome, Outcome::Skipped);
}

void ConnectionTestTest::aSilentPortFailsAtTls() {
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    ClusterSpec cluster = clusterAt({addressOf(silent)});
    cluster.security.protocol = SecurityProtocol::Ssl;
    ConnectionTest test{m_rig->bridge, kShort};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Tcp).outcome, Outcome::Ok);
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Failed);
    QVERIFY(m_rig->engine().asked.empty());
}

void ConnectionTestTest::aServerThatIsNoTlsFailsAtTls() {
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, this,
            [&plain] { plain.nextPendingConnection()->write("this is not a handshake, whatever you may think\r\n"); });
    ClusterSpec cluster = clusterAt({addressOf(plain)});
    cluster.security.protocol = SecurityProtocol::Ssl;
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Failed);
}

void ConnectionTestTest::aSilentPortWithoutTlsFailsAtMetadata() {
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_rig->engine().setCluster(ClusterId{"eu"}, std::unexpected(Error{ErrorCode::KafkaUnreachable}));
    ConnectionTest test{m_rig->bridge, kShort};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({addressOf(silent)}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Tcp).outcome, Outcome::Ok);
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Skipped);
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Failed);
    QVERIFY(!test.report(Stage::Metadata).remedy.isEmpty());
}

/// A certificate that signs itself, made by the openssl program, for `name`: "IP:127.0.0.1".
void ConnectionTestTest::makeCertificate(const QString& name) {
    const QString openssl = QStandardPaths::findExecutable("openssl");
    if (openssl.isEmpty()) {
        QSKIP("there is no openssl here");
    }
    QProcess maker;
    maker.start(openssl, {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                          "-days", "2", "-subj", "/CN=Europe", "-addext", "subjectAltName=" + name, "-keyout",
                          m_directory.filePath("key.pem"), "-out", m_directory.filePath("cert.pem")});
    QVERIFY(maker.waitForFinished());
    QCOMPARE(maker.exitCode(), 0);
}

void ConnectionTestTest::serveTls() {
    QFile certificate{m_directory.filePath("cert.pem")};
    QFile key{m_directory.filePath("key.pem")};
    QVERIFY(certificate.open(QIODevice::ReadOnly));
    QVERIFY(key.open(QIODevice::ReadOnly));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate{&certificate});
    configuration.setPrivateKey(QSslKey{&key, QSsl::Ec});
    m_tls = std::make_unique<QSslServer>();
    m_tls->setSslConfiguration(configuration);
    QVERIFY(m_tls->listen(QHostAddress::LocalHost));
}

void ConnectionTestTest::aTrustedCertificatePassesTls() {
    makeCertificate("IP:127.0.0.1");
    serveTls();
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    ClusterSpec cluster = clusterAt({addressOf(*m_tls)});
    cluster.security.protocol = SecurityProtocol::Ssl;
    cluster.security.caFile = m_directory.filePath("cert.pem").toStdString();
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QVERIFY2(test.report(Stage::Tls).outcome == Outcome::Ok, qPrintable(test.report(Stage::Tls).text));
    QVERIFY(test.report(Stage::Tls).text.contains("Europe"));
    QCOMPARE(finished[0][0].toBool(), true);
}

void ConnectionTestTest::anUnknownAuthorityFailsAtTls() {
    makeCertificate("IP:127.0.0.1");
    serveTls();
    ClusterSpec cluster = clusterAt({addressOf(*m_tls)});
    cluster.security.protocol = SecurityProtocol::Ssl;
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Failed);
    QVERIFY(test.report(Stage::Tls).text.contains("CA file"));
    QVERIFY(m_rig->engine().asked.empty());
}

void ConnectionTestTest::aCertificateOfAnotherHostFailsAtTls() {
    makeCertificate("DNS:other.example");
    serveTls();
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    ClusterSpec cluster = clusterAt({addressOf(*m_tls)});
    cluster.security.protocol = SecurityProtocol::Ssl;
    cluster.security.caFile = m_directory.filePath("cert.pem").toStdString();
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Failed);
    // As librdkafka does with this setting, the name is not looked at.
    cluster.client["ssl.endpoint.identification.algorithm"] = "none";
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, kLongMs);
    QVERIFY2(test.report(Stage::Tls).outcome == Outcome::Ok, qPrintable(test.report(Stage::Tls).text));
}

void ConnectionTestTest::aGoodClusterPassesEveryStage() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    ClusterSpec cluster = clusterAt({addressOf(server)});
    cluster.security.protocol = SecurityProtocol::SaslPlaintext;
    cluster.security.mechanism = "PLAIN";
    cluster.security.username = "alice";
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(finished[0][0].toBool(), true);
    QCOMPARE(test.report(Stage::Tcp).outcome, Outcome::Ok);
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Skipped);
    QCOMPARE(test.report(Stage::Authentication).outcome, Outcome::Ok);
    QVERIFY(test.report(Stage::Authentication).text.contains("alice"));
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Ok);
    QCOMPARE(test.info()->brokers, 3);
    QVERIFY(!test.isRunning());
}

void ConnectionTestTest::refusedCredentialsFailAtAuthentication() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_rig->engine().setCluster(ClusterId{"eu"}, std::unexpected(Error{ErrorCode::KafkaAuthentication}));
    ClusterSpec cluster = clusterAt({addressOf(server)});
    cluster.security.protocol = SecurityProtocol::SaslPlaintext;
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Authentication).outcome, Outcome::Failed);
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Skipped);
}

void ConnectionTestTest::theStageThatTheEngineNamesFails_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("stage");
    const auto row = [](ErrorCode code, Stage stage) {
        QTest::newRow(catalogueEntry(code).name.data()) << static_cast<int>(code) << static_cast<int>(stage);
    };
    row(ErrorCode::HostUnknown, Stage::Dns);
    row(ErrorCode::PortClosed, Stage::Tcp);
    row(ErrorCode::TlsNeedsCertificate, Stage::Tls);
    row(ErrorCode::TlsExpected, Stage::Tls);
    row(ErrorCode::SaslMechanism, Stage::Authentication);
    row(ErrorCode::SaslExpected, Stage::Authentication);
    row(ErrorCode::NotKafka, Stage::Metadata);
    row(ErrorCode::BrokerSilent, Stage::Metadata);
}

/// A client certificate that is missing is known only after the handshake, of a login only the engine.
void ConnectionTestTest::theStageThatTheEngineNamesFails() {
    QFETCH(int, code);
    QFETCH(int, stage);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const Error error = unreached(static_cast<ErrorCode>(code), "127.0.0.1:9093").with("cluster", "Europe");
    m_rig->engine().setCluster(ClusterId{"eu"}, std::unexpected(error));
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({addressOf(server)}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    for (std::size_t i = 0; i < ConnectionTest::kStages; ++i) {
        const ConnectionTest::Report& report = test.report(static_cast<Stage>(i));
        QCOMPARE(report.outcome == Outcome::Failed, static_cast<int>(i) == stage);
        QVERIFY(report.outcome != Outcome::Running && report.outcome != Outcome::Waiting);
    }
    QCOMPARE(test.report(static_cast<Stage>(stage)).text, errorText(error));
}

void ConnectionTestTest::missingPermissionFailsAtMetadata() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_rig->engine().setCluster(ClusterId{"eu"}, std::unexpected(Error{ErrorCode::KafkaAuthorization}));
    ClusterSpec cluster = clusterAt({addressOf(server)});
    cluster.security.protocol = SecurityProtocol::SaslPlaintext;
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Authentication).outcome, Outcome::Ok);
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Failed);
}

void ConnectionTestTest::anUnreadableCaFileIsNamed() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ClusterSpec cluster = clusterAt({addressOf(server)});
    cluster.security.protocol = SecurityProtocol::Ssl;
    cluster.security.caFile = "/nowhere/ca.pem";
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(test.report(Stage::Tls).outcome, Outcome::Failed);
    QVERIFY(test.report(Stage::Tls).text.contains("/nowhere/ca.pem"));
}

void ConnectionTestTest::oneDeadAddressDoesNotHideTheOthers() {
    const PortReservation dead;
    QTcpServer alive;
    QVERIFY(alive.listen(QHostAddress::LocalHost));
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({"127.0.0.1:" + std::to_string(dead.port()), addressOf(alive)}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QCOMPARE(finished[0][0].toBool(), true);
    QCOMPARE(test.failedAddresses().size(), 1);
}

void ConnectionTestTest::withoutAddressNothingIsAsked() {
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({}));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(test.report(Stage::Dns).outcome, Outcome::Failed);
}

void ConnectionTestTest::whatIsNoAddressIsNotTried() {
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({"127.0.0.1:199991"}));
    QCOMPARE(finished.count(), 1);
    QCOMPARE(test.report(Stage::Dns).outcome, Outcome::Failed);
    QVERIFY(test.report(Stage::Dns).text.contains("127.0.0.1:199991"));
    QVERIFY(m_rig->engine().asked.empty());
}

void ConnectionTestTest::aSandboxGoesStraightToTheEngine() {
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    ClusterSpec cluster = clusterAt({});
    cluster.kind = ClusterKind::Sandbox;
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(cluster);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(test.report(Stage::Tcp).outcome, Outcome::Skipped);
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Ok);
}

void ConnectionTestTest::cancellingEndsItAtOnce() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    test.start(clusterAt({addressOf(server)}));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->engine().asked.size(), 1U, kLongMs);
    test.cancel();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Skipped);
    QVERIFY(!test.isRunning());
    // The answer that comes too late changes nothing.
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 1);
    QVERIFY(!test.info());
}

void ConnectionTestTest::startingAgainForgetsTheLastAnswer() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ConnectionTest test{m_rig->bridge};
    QSignalSpy finished{&test, &ConnectionTest::finished};
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    test.start(clusterAt({addressOf(server)}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, kLongMs);
    QVERIFY(test.info());
    test.start(clusterAt({addressOf(server)}));
    QVERIFY(!test.info());
    QCOMPARE(test.report(Stage::Metadata).outcome, Outcome::Waiting);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, kLongMs);
    QCOMPARE(finished[1][0].toBool(), true);
}

void ConnectionTestTest::destroyingItWhileItRunsIsQuiet() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    auto test = std::make_unique<ConnectionTest>(m_rig->bridge);
    QSignalSpy finished{test.get(), &ConnectionTest::finished};
    test->start(clusterAt({addressOf(server)}));
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->engine().asked.size(), 1U, kLongMs);
    test.reset();
    m_rig->engine().setCluster(ClusterId{"eu"}, someInfo());
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 0);
}

TRIBUTARY_TEST(ConnectionTestTest, QApplication)
#include "connectiontesttest.moc"
