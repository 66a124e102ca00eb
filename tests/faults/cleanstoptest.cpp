#include "app/process/exitcode.h"
#include "tests/faults/daemonhome.h"
#include "tests/faults/steadywriter.h"
#include "tests/faults/stopdocument.h"
#include "tests/faults/verdict.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <algorithm>
#include <chrono>
#include <random>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A stop that ends with 0 leaves nothing to be mirrored twice, whatever the group is doing. With the commit interval
/// of 60 s only the last commit counts.
class CleanStopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_home.use(); }
    void stopsUnderLoad_data();
    void stopsUnderLoad();
    void aSecondSignalEndsAtOnce();

private:
    const DaemonHome m_home;
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void CleanStopTest::stopsUnderLoad_data() {
    QTest::addColumn<DataPath>("path");
    QTest::newRow("whole batches") << DataPath::Batch;
    QTest::newRow("records") << DataPath::Record;
}

// As many on each path as TRIBUTARY_STOPS says. Every second one happens while another process of the link has come and
// both end at about one time, so that the group is being put together anew all the while.
void CleanStopTest::stopsUnderLoad() {
    QFETCH(DataPath, path);
    const std::string topic = uniqueName("stops");
    makeTopic(m_eu, topic, 6);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    const TopologySpec spec = stopDocument(m_eu, m_agg, topic, path);
    const QString file = m_home.save(spec);
    const std::string group = consumerGroup(spec, spec.links[0]);
    const unsigned seed = std::random_device{}();
    const int stops =
        qEnvironmentVariableIsSet("TRIBUTARY_STOPS") ? qEnvironmentVariableIntValue("TRIBUTARY_STOPS") : 4;
    qInfo("seed %u, %d stops", seed, stops);
    std::minstd_rand random{seed};
    std::uniform_int_distribution<int> moment{0, 1'500};

    qint64 longest = 0;
    const auto stopped = [&](DaemonProcess& process, const QElapsedTimer& since, bool alone) {
        const int code = process.end();
        longest = std::max(longest, since.elapsed());
        // Where both end within one rebalance, the coordinator answers a commit only when it has given up the members
        // that went without joining again. That is said; and all the same nothing comes twice.
        QVERIFY2(code == kOk || (!alone && code == kUnclean), process.errors());
    };
    // ... and so long it takes until the next one is let in.
    constexpr int kSessionEndsMs = 60'000;
    {
        const SteadyWriter writer{source, topic, 6};
        for (int stop = 0; stop < stops; ++stop) {
            DaemonProcess first({"run", file, "--instance-id", "node-1"});
            QVERIFY2(first.says("link running", kSessionEndsMs) || first.says("link catching"), first.errors());
            QElapsedTimer since;
            if (stop % 2 == 0) {
                QTest::qWait(moment(random));  // the moment of the stop, not a wait for something
                since.start();
                first.signal(SIGTERM);
                stopped(first, since, true);
                continue;
            }
            DaemonProcess second({"run", file, "--instance-id", "node-2"});
            QVERIFY2(second.says("link running") || second.says("link catching"), second.errors());
            QTest::qWait(moment(random));
            since.start();
            first.signal(SIGTERM);
            QTest::qWait(moment(random) / 4);
            QElapsedTimer sinceSecond;
            sinceSecond.start();
            second.signal(SIGTERM);
            stopped(first, since, false);
            stopped(second, sinceSecond, false);
        }
    }
    DaemonProcess last({"run", file, "--instance-id", "node-1"});
    QTRY_COMPARE_WITH_TIMEOUT(recordCount(m_agg, topic), recordCount(m_eu, topic), 60'000);
    last.signal(SIGTERM);
    QCOMPARE(last.end(), kOk);
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 1s), last.errors());
    qInfo("the longest took %lld ms", static_cast<long long>(longest));
    verifyAllOnce(m_agg, {topic}, checker);
}

// The target does not answer what is on its way: the stop would wait.
void CleanStopTest::aSecondSignalEndsAtOnce() {
    const QTemporaryDir directory;
    KafkaCluster target{{.directory = directory.path().toStdString()}};
    target.start();
    const std::string topic = uniqueName("hurried");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    const QString file = m_home.save(stopDocument(m_eu, target.bootstrap(), topic, DataPath::Auto));
    DaemonProcess process({"run", file, "--instance-id", "node-1", "--status", "--json"});
    QVERIFY2(process.says("link running"), process.errors());
    source.write(topic, 1, {.records = 100});
    QTRY_COMPARE_WITH_TIMEOUT(recordCount(target.bootstrap(), topic), std::int64_t{100}, 60'000);
    target.suspendNode(0);
    source.write(topic, 1, {.records = 100});
    QVERIFY2(process.prints(R"("inFlightRecords":100)"), process.errors());
    process.signal(SIGTERM);
    QVERIFY2(process.says("tributaryd stops"), process.errors());
    QVERIFY2(process.says("link stopping"), process.errors());
    process.signal(SIGINT);
    QCOMPARE(process.end(), kForced);
}

TRIBUTARY_TEST(CleanStopTest, QCoreApplication)
#include "cleanstoptest.moc"
