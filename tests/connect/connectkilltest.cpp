#include "core/topology/topologyfile.h"
#include "tests/connect/connectrig.h"
#include "tests/faults/steadywriter.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <chrono>
#include <csignal>
#include <memory>
#include <random>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// kill -9 of the real program while it moves a link to a Connect cluster and back: at no step of a move may records be
/// lost, or two mirrors run beside each other.
class ConnectKillTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_rig = std::make_unique<ConnectRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void killedAtTwelveMomentsOfMoves();

private:
    [[nodiscard]] QString saved(const TopologySpec& spec, const char* name) const {
        const QString file = m_rig->state.filePath(name);
        return saveTopology(file.toStdString(), spec) ? file : QString{};
    }

    std::unique_ptr<ConnectRig> m_rig;
};

void ConnectKillTest::killedAtTwelveMomentsOfMoves() {
    const std::string topic = uniqueName("killed");
    makeTopic(m_rig->eu, topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{m_rig->eu, "eu", checker};
    TopologySpec there = m_rig->document(topic);
    there.links[0].commitIntervalMs = 3'000;
    TopologySpec here = there;
    here.links[0].runOn = "here";
    const QString away = saved(there, "there.tributary");
    const QString home = saved(here, "here.tributary");
    const QStringList state{"--state-dir", m_rig->state.path()};
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::minstd_rand random{seed};
    std::uniform_int_distribution<int> moment{100, 3'500};
    {
        const SteadyWriter writer{source, topic, 4};
        for (int kill = 0; kill < 12; ++kill) {
            DaemonProcess process(QStringList{"run", kill % 2 == 0 ? away : home} + state);
            QTest::qWait(moment(random));  // the moment of the crash, not a wait for something
            process.signal(SIGKILL);
            static_cast<void>(process.end());
        }
    }
    DaemonProcess process(QStringList{"run", home} + state);
    QVERIFY2(process.says("link running", 120'000) || process.says("link catching"), process.errors().constData());
    QVERIFY2(waitForCommits(m_rig->eu, consumerGroup(here, here.links[0]), {topic}, 120s), process.errors().constData());
    ConnectRest rest{m_rig->access()};
    for (const std::string& name : connectorNames(there, there.links[0])) {
        QVERIFY(!rest.config(name).value().has_value());
    }
    process.signal(SIGTERM);
    QCOMPARE(process.end(), 0);
    readAll(m_rig->agg, {topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    qInfo("12 kills: sent %llu, duplicated %llu, largest rewind %llu", static_cast<unsigned long long>(verdict.sent),
          static_cast<unsigned long long>(verdict.duplicated), static_cast<unsigned long long>(verdict.largestRewind));
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.altered, 0U);
    QCOMPARE(verdict.reordered, 0U);
}

TRIBUTARY_TEST(ConnectKillTest, QCoreApplication)
#include "connectkilltest.moc"
