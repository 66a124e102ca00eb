#include "tests/connect/connectrig.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/testprogram.h"

#include <cstdlib>
#include <memory>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A Connect cluster that wants a login and speaks TLS with a certificate of its own.
class ConnectAccessTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_rig.reset(); }
    void aLinkRunsThere();
    void aWrongPasswordIsSaidToBeOne();
    void aStrangersCertificateIsRefused();
    void anotherWorkerIsAskedWhenOneIsAway();

private:
    [[nodiscard]] ConnectAccess access() const {
        ConnectAccess out = m_rig->access();
        out.spec.username = "operator";
        out.spec.caFile = m_rig->worker->certificate().string();
        out.password = "secret of the tests";
        return out;
    }

    std::unique_ptr<ConnectRig> m_rig;
};

void ConnectAccessTest::initTestCase() {
    ConnectWorkerOptions options;
    options.username = "operator";
    options.password = "secret of the tests";
    options.tls = true;
    m_rig = std::make_unique<ConnectRig>(std::move(options));
    // It accepts connections before it has read its topics.
    ConnectRest rest{access()};
    QTRY_VERIFY_WITH_TIMEOUT(rest.config("none").has_value(), 60'000);
}

void ConnectAccessTest::aLinkRunsThere() {
    const std::string topic = uniqueName("secure");
    makeTopic(m_rig->eu, topic, 1);
    ::setenv("TRIBUTARY_TEST_CONNECT_PASSWORD", "secret of the tests", 1);
    TopologySpec spec = m_rig->document(topic);
    spec.connect[0].username = "operator";
    spec.connect[0].password = SecretRef{SecretRef::From::Env, "TRIBUTARY_TEST_CONNECT_PASSWORD"};
    spec.connect[0].caFile = m_rig->worker->certificate().string();
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({LinkId{"link"}, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(LinkId{"link"}, LinkState::Running, 90s), probe.log().c_str());
    engine.command({LinkId{"link"}, LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(LinkId{"link"}, LinkState::Stopped, 60s), probe.log().c_str());
}

void ConnectAccessTest::aWrongPasswordIsSaidToBeOne() {
    ConnectAccess wrong = access();
    wrong.password = "guess";
    ConnectRest rest{wrong};
    const auto answer = rest.config("none");
    QVERIFY(!answer);
    QVERIFY(answer.error().code == ErrorCode::ConnectRefused);
    QVERIFY(!answer.error().retriable);
    QVERIFY2(answer.error().message().contains("password"), answer.error().message().c_str());
}

void ConnectAccessTest::aStrangersCertificateIsRefused() {
    ConnectAccess stranger = access();
    stranger.spec.caFile.clear();
    ConnectRest rest{stranger};
    const auto answer = rest.version();
    QVERIFY(!answer);
    QVERIFY(answer.error().code == ErrorCode::ConnectUnreachable);
    QVERIFY2(answer.error().message().contains("certificate"), answer.error().message().c_str());
}

void ConnectAccessTest::anotherWorkerIsAskedWhenOneIsAway() {
    const PortReservation nobody;
    ConnectAccess two = access();
    two.spec.urls.insert(two.spec.urls.begin(), "https://localhost:" + std::to_string(nobody.port()));
    ConnectRest rest{two};
    const Result<std::string> version = rest.version();
    QVERIFY2(version.has_value(), version ? "" : version.error().message().c_str());
    QCOMPARE(*version, std::string("4.1.0"));
}

TRIBUTARY_TEST(ConnectAccessTest, QCoreApplication)
#include "connectaccesstest.moc"
