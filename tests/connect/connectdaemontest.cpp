#include "core/topology/topologyfile.h"
#include "tests/connect/connectrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <csignal>
#include <memory>

#include <QTest>

using namespace tributary;

/// The headless program and a Connect cluster: it plans, runs and checks links there, and leaves them running.
class ConnectDaemonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_rig = std::make_unique<ConnectRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void plansRunsAndLeavesRunning();
    void checkSaysWhatConnectorsCannotDo();

private:
    [[nodiscard]] QString saved(const TopologySpec& spec) const {
        const QString file = m_rig->state.filePath("connect.tributary");
        return saveTopology(file.toStdString(), spec) ? file : QString{};
    }

    std::unique_ptr<ConnectRig> m_rig;
};

void ConnectDaemonTest::plansRunsAndLeavesRunning() {
    const std::string topic = uniqueName("daemon");
    makeTopic(m_rig->eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource{m_rig->eu, "eu", checker}.write(topic, 2, {.records = 500});
    TopologySpec spec = m_rig->document(topic);
    const QString file = saved(spec);
    const std::string name = connectorNames(spec, spec.links[0]).front();
    const QStringList state{"--state-dir", m_rig->state.path()};
    {
        DaemonProcess plan(QStringList{"plan", file} + state);
        QCOMPARE(plan.end(), 2);
        QVERIFY2(plan.output().contains(QByteArray::fromStdString("+ connector " + name + " at connect")),
                 plan.output().constData());
    }
    {
        DaemonProcess run(QStringList{"run", file} + state);
        QVERIFY2(run.says("running", 90'000), run.errors().constData());
        run.signal(SIGTERM);
        QCOMPARE(run.end(), 0);
    }
    ConnectRest rest{m_rig->access()};
    QCOMPARE(rest.state(name).value().value().state, std::string("RUNNING"));
    {
        DaemonProcess plan(QStringList{"plan", file} + state);
        static_cast<void>(plan.end());
        QVERIFY2(!plan.output().contains("connector"), plan.output().constData());
    }
    spec.links[0].streams = 2;
    const QString changed = saved(spec);
    {
        DaemonProcess plan(QStringList{"plan", changed} + state);
        QCOMPARE(plan.end(), 2);
        QVERIFY2(plan.output().contains("~ tasks.max: 1 -> 2"), plan.output().constData());
    }
    spec.links[0].runOn = "here";
    const QString home = saved(spec);
    {
        DaemonProcess plan(QStringList{"plan", home} + state);
        QCOMPARE(plan.end(), 2);
        QVERIFY2(plan.output().contains(QByteArray::fromStdString("- connector " + name)), plan.output().constData());
    }
    {
        DaemonProcess run(QStringList{"run", home} + state);
        QVERIFY2(run.says("running", 90'000), run.errors().constData());
        QVERIFY(!rest.config(name).value().has_value());
        QVERIFY(waitForCommits(m_rig->eu, consumerGroup(spec, spec.links[0]), {topic}, std::chrono::seconds{60}));
        run.signal(SIGTERM);
        QCOMPARE(run.end(), 0);
    }
    readAll(m_rig->agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().mirrored, 500U);
}

void ConnectDaemonTest::checkSaysWhatConnectorsCannotDo() {
    TopologySpec spec = m_rig->document("orders");
    spec.links[0].path = DataPath::Batch;
    DaemonProcess warned({"check", saved(spec)});
    QCOMPARE(warned.end(), 0);
    QVERIFY2(warned.output().contains("[connect-differs]"), warned.output().constData());
    spec.links[0].partitioning = Partitioning::KeyHash;
    DaemonProcess refused({"check", saved(spec)});
    QCOMPARE(refused.end(), 3);
    QVERIFY2(refused.output().contains("[connect-cannot]"), refused.output().constData());
}

TRIBUTARY_TEST(ConnectDaemonTest, QCoreApplication)
#include "connectdaemontest.moc"
