#include "tests/support/tcpproxy.h"
#include "tests/support/testprogram.h"

#include <memory>

#include <QElapsedTimer>
#include <QHostAddress>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 30'000;  ///< milliseconds for what must happen; a test that passes never waits for it
constexpr int kAWhile = 100;       ///< milliseconds in which what must not happen would have happened

using enum TcpProxy::Direction;

}  // namespace

/// The proxy passes everything on unchanged, and misbehaves exactly as it is told to.
class TcpProxyTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void bytesArriveUnchanged();
    void aCloseIsPassedOn();
    void aDelayIsKept();
    void aBandwidthIsKept();
    void aStallLosesNothing();
    void aHalfOpenConnectionStaysOpenAndSilent();
    void cuttingResetsBothSides();
    void refusingKeepsWhatIsConnected();
    void anAbsentServerResetsTheClient();

private:
    void connectBoth();
    void expectAtServer(const QByteArray& bytes) const;
    void expectAtClient(const QByteArray& bytes) const;

    std::unique_ptr<QTcpServer> m_listener;
    std::unique_ptr<TcpProxy> m_proxy;
    std::unique_ptr<QTcpSocket> m_client;
    QTcpSocket* m_server = nullptr;  ///< owned by the listener
};

void TcpProxyTest::init() {
    m_listener = std::make_unique<QTcpServer>();
    QVERIFY(m_listener->listen(QHostAddress::LocalHost));
    m_proxy = std::make_unique<TcpProxy>(m_listener->serverPort());
    connectBoth();
}

void TcpProxyTest::cleanup() {
    m_client.reset();
    m_proxy.reset();
    m_listener.reset();
}

void TcpProxyTest::connectBoth() {
    m_client = std::make_unique<QTcpSocket>();
    m_client->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QVERIFY(m_client->waitForConnected(kPatience));
    QVERIFY(m_listener->hasPendingConnections() || m_listener->waitForNewConnection(kPatience));
    m_server = m_listener->nextPendingConnection();
}

void TcpProxyTest::expectAtServer(const QByteArray& bytes) const {
    QTRY_COMPARE_WITH_TIMEOUT(m_server->bytesAvailable(), bytes.size(), kPatience);
    QCOMPARE(m_server->readAll(), bytes);
}

void TcpProxyTest::expectAtClient(const QByteArray& bytes) const {
    QTRY_COMPARE_WITH_TIMEOUT(m_client->bytesAvailable(), bytes.size(), kPatience);
    QCOMPARE(m_client->readAll(), bytes);
}

void TcpProxyTest::bytesArriveUnchanged() {
    QByteArray much(20'000'000, Qt::Uninitialized);
    for (qsizetype i = 0; i < much.size(); ++i) {
        much[i] = static_cast<char>(i * 7 + i / 251);
    }
    m_client->write(much);
    expectAtServer(much);
    m_server->write("answer");
    expectAtClient("answer");
    QCOMPARE(m_proxy->connections(), 1);
    QCOMPARE(m_proxy->forwarded(ToServer), 20'000'000U);
    QCOMPARE(m_proxy->forwarded(ToClient), 6U);
    QVERIFY(m_proxy->waitForAccepted(1, 0ms));
    QVERIFY(!m_proxy->waitForAccepted(2, 0ms));
}

void TcpProxyTest::aCloseIsPassedOn() {
    QSignalSpy ended(m_server, &QTcpSocket::disconnected);
    m_client->write("last words");
    m_client->disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, kPatience);
    QCOMPARE(m_server->readAll(), "last words");
    QTRY_COMPARE_WITH_TIMEOUT(m_proxy->connections(), 0, kPatience);
}

void TcpProxyTest::aDelayIsKept() {
    m_proxy->setDelay(ToServer, 150ms);
    QElapsedTimer timer;
    timer.start();
    m_client->write("late");
    expectAtServer("late");
    QVERIFY(timer.elapsed() >= 150);
    m_proxy->setDelay(ToServer, 0ms);
    m_client->write("soon");
    expectAtServer("soon");
}

void TcpProxyTest::aBandwidthIsKept() {
    m_proxy->setBandwidth(ToClient, 1'000'000);
    QElapsedTimer timer;
    timer.start();
    const QByteArray much(250'000, 'x');
    m_server->write(much);
    expectAtClient(much);
    QVERIFY(timer.elapsed() >= 200);
}

void TcpProxyTest::aStallLosesNothing() {
    m_proxy->stall();
    m_client->write("kept");
    QVERIFY(!m_server->waitForReadyRead(kAWhile));
    QCOMPARE(m_server->state(), QAbstractSocket::ConnectedState);
    m_proxy->resume();
    expectAtServer("kept");
}

void TcpProxyTest::aHalfOpenConnectionStaysOpenAndSilent() {
    m_proxy->halfOpen();
    m_client->write("lost");
    QVERIFY(!m_server->waitForReadyRead(kAWhile));
    m_server->disconnectFromHost();
    QVERIFY(!m_client->waitForDisconnected(kAWhile));

    const std::unique_ptr<QTcpSocket> dead(m_client.release());
    m_proxy->heal();
    connectBoth();
    m_client->write("alive");
    expectAtServer("alive");
    QCOMPARE(dead->state(), QAbstractSocket::ConnectedState);
}

void TcpProxyTest::cuttingResetsBothSides() {
    m_proxy->cut();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->state(), QAbstractSocket::UnconnectedState, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->state(), QAbstractSocket::UnconnectedState, kPatience);
    QCOMPARE(m_proxy->connections(), 0);
    connectBoth();
    m_client->write("again");
    expectAtServer("again");
}

void TcpProxyTest::refusingKeepsWhatIsConnected() {
    m_proxy->refuse();
    QTcpSocket other;
    other.connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QVERIFY(!other.waitForConnected(kPatience));
    QCOMPARE(other.error(), QAbstractSocket::ConnectionRefusedError);
    m_client->write("still here");
    expectAtServer("still here");
    m_proxy->accept();
    connectBoth();
}

void TcpProxyTest::anAbsentServerResetsTheClient() {
    m_listener->close();
    QTcpSocket other;
    other.connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), QAbstractSocket::UnconnectedState, kPatience);
}

TRIBUTARY_TEST(TcpProxyTest, QCoreApplication)
#include "tcpproxytest.moc"
