#include "tests/faults/daemonhome.h"
#include "tests/faults/steadywriter.h"
#include "tests/faults/verdict.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <chrono>
#include <random>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// kill -9 of the real program: nothing is lost, order holds, and nothing comes twice, although positions are committed
/// once a minute.
class CrashTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void killedAtRandomMoments_data();
    void killedAtRandomMoments();
    void killedBeforeTheFirstCommitWithStartLatest();
    void oneOfTwoProcessesIsKilled();

private:
    const DaemonHome m_home;
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void CrashTest::initTestCase() {
    m_home.use();
}

void CrashTest::killedAtRandomMoments_data() {
    QTest::addColumn<int>("path");
    QTest::addColumn<int>("kills");
    QTest::newRow("batches") << static_cast<int>(DataPath::Batch) << 20;
    QTest::newRow("records") << static_cast<int>(DataPath::Record) << 6;
}

void CrashTest::killedAtRandomMoments() {
    QFETCH(int, path);
    QFETCH(int, kills);
    const std::string topic = uniqueName("kill");
    makeTopic(m_eu, topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].commitIntervalMs = 60'000;
    spec.links[0].streams = 2;
    spec.links[0].path = static_cast<DataPath>(path);
    const QString file = m_home.save(spec);
    const std::string group = consumerGroup(spec, spec.links[0]);
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::minstd_rand random{seed};
    std::uniform_int_distribution<int> moment{200, 3'000};
    {
        const SteadyWriter writer{source, topic, 4};
        for (int kill = 0; kill < kills; ++kill) {
            DaemonProcess process({"run", file, "--instance-id", "node-1"});
            QVERIFY2(process.says("link running") || process.says("link catching"), process.errors());
            QTest::qWait(moment(random));  // the moment of the crash, not a wait for something
            process.signal(SIGKILL);
            static_cast<void>(process.end());
        }
    }
    DaemonProcess process({"run", file, "--instance-id", "node-1"});
    QVERIFY2(process.says("link running") || process.says("link catching"), process.errors());
    // It is this path that was killed.
    DaemonProcess status({"status", "--instance", "node-1", "--json"});
    QVERIFY2(status.prints(path == static_cast<int>(DataPath::Batch) ? R"("wholeBatches":4)" : R"("wholeBatches":0)",
                           60'000),
             status.output() + process.errors());
    QVERIFY2(status.prints(R"("lagRecords":0)", 60'000), status.output() + process.errors());
    process.signal(SIGTERM);
    QCOMPARE(process.end(), 0);
    QVERIFY(waitForCommits(m_eu, group, {topic}, 1s));
    verifyAllOnce(m_agg, {topic}, checker);
}

void CrashTest::killedBeforeTheFirstCommitWithStartLatest() {
    const std::string topic = uniqueName("latest");
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker ignored;
    RecordSource old{m_eu, "old", ignored};
    old.write(topic, 2, {.records = 1'000});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].commitIntervalMs = 60'000;
    spec.links[0].start.position = StartPosition::Latest;
    const QString file = m_home.save(spec);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    {
        DaemonProcess process({"run", file, "--instance-id", "node-2"});
        QVERIFY2(process.says("link running"), process.errors());
        source.write(topic, 2, {.records = 1'000});
        process.signal(SIGKILL);
        static_cast<void>(process.end());
    }
    source.write(topic, 2, {.records = 500});
    DaemonProcess process({"run", file, "--instance-id", "node-2"});
    QVERIFY2(process.says("link running"), process.errors());
    source.write(topic, 2, {.records = 500});
    DaemonProcess status({"status", "--instance", "node-2", "--json"});
    QVERIFY2(status.prints(R"("lagRecords":0)", 60'000), status.output() + process.errors());
    process.signal(SIGTERM);
    QCOMPARE(process.end(), 0);
    readAll(m_agg, {topic}, checker);
    QCOMPARE(checker.verdict().sent, 2'000U);
    QCOMPARE(checker.verdict().lost, 0U);
    QCOMPARE(checker.verdict().reordered, 0U);
    QVERIFY(recordCount(m_agg, topic) <= 3'000);  // never the 1,000 from before
}

void CrashTest::oneOfTwoProcessesIsKilled() {
    const std::string topic = uniqueName("two");
    makeTopic(m_eu, topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].consumer["session.timeout.ms"] = "6000";
    const QString file = m_home.save(spec);
    const std::string group = consumerGroup(spec, spec.links[0]);
    {
        const SteadyWriter writer{source, topic, 4};
        DaemonProcess first({"run", file, "--instance-id", "node-a"});
        QVERIFY2(first.says("link running"), first.errors());
        DaemonProcess second({"run", file, "--instance-id", "node-b"});
        QVERIFY2(second.says("link running"), second.errors());
        // Both have a share: the second one's status shows partitions.
        DaemonProcess status({"status", "--instance", "node-b", "--json"});
        QVERIFY2(status.prints(R"("partitions":2)", 60'000), status.output() + second.errors());
        first.signal(SIGKILL);
        static_cast<void>(first.end());
        DaemonProcess after({"status", "--instance", "node-b", "--json"});
        QVERIFY2(after.prints(R"("partitions":4)", 60'000), after.output() + second.errors());
        second.signal(SIGTERM);
        QCOMPARE(second.end(), 0);
    }
    DaemonProcess last({"run", file, "--instance-id", "node-b"});
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), last.errors());
    readAll(m_agg, {topic}, checker);
    QCOMPARE(checker.verdict().lost, 0U);
    QCOMPARE(checker.verdict().reordered, 0U);
    QCOMPARE(checker.verdict().altered, 0U);
}

TRIBUTARY_TEST(CrashTest, QCoreApplication)
#include "crashtest.moc"
