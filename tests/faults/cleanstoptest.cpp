#include "app/process/exitcode.h"
#include "tests/faults/daemonhome.h"
#include "tests/faults/steadywriter.h"
#include "tests/faults/verdict.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/tributaryd/daemonprocess.h"

#include <algorithm>
#include <chrono>
#include <random>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A stop that ends with 0 leaves nothing to be mirrored twice, whatever the group is doing; one that cannot commit
/// says how much comes twice. With the commit interval of 60 s only the last commit counts.
class CleanStopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void stopsUnderLoad_data();
    void stopsUnderLoad();
    void theCoordinatorMovesBeforeTheStop();
    void aSecondSignalEndsAtOnce();
    void whatMayComeTwiceIsCounted_data() { stopsUnderLoad_data(); }
    void whatMayComeTwiceIsCounted();

private:
    [[nodiscard]] TopologySpec document(const std::string& source, const std::string& target, const std::string& topic,
                                        DataPath path) const {
        TopologySpec spec = twoClusters(source, target, topic);
        spec.links[0].commitIntervalMs = 60'000;
        spec.links[0].streams = 2;
        spec.links[0].path = path;
        return spec;
    }
    const DaemonHome m_home;
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void CleanStopTest::initTestCase() {
    m_home.use();
}

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
    const TopologySpec spec = document(m_eu, m_agg, topic, path);
    const QString file = m_home.save(spec);
    const std::string group = consumerGroup(spec, spec.links[0]);
    const unsigned seed = std::random_device{}();
    const int stops =
        qEnvironmentVariableIsSet("TRIBUTARY_STOPS") ? qEnvironmentVariableIntValue("TRIBUTARY_STOPS") : 4;
    qInfo("seed %u, %d stops", seed, stops);
    std::minstd_rand random{seed};
    std::uniform_int_distribution<int> moment{0, 1'500};

    qint64 longest = 0;
    const auto stopped = [&](DaemonProcess& process, const QElapsedTimer& since) {
        const int code = process.end();
        longest = std::max(longest, since.elapsed());
        QVERIFY2(code == kOk, process.errors());
    };
    {
        const SteadyWriter writer{source, topic, 6};
        for (int stop = 0; stop < stops; ++stop) {
            DaemonProcess first({"run", file, "--instance-id", "node-1"});
            QVERIFY2(first.says("link running") || first.says("link catching"), first.errors());
            QElapsedTimer since;
            if (stop % 2 == 0) {
                QTest::qWait(moment(random));  // the moment of the stop, not a wait for something
                since.start();
                first.signal(SIGTERM);
                stopped(first, since);
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
            stopped(first, since);
            stopped(second, sinceSecond);
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

void CleanStopTest::theCoordinatorMovesBeforeTheStop() {
    const QTemporaryDir directory;
    KafkaCluster cluster{{.directory = directory.path().toStdString(),
                          .nodes = 3,
                          .properties = {{"default.replication.factor", "3"},
                                         {"min.insync.replicas", "2"},
                                         {"offsets.topic.replication.factor", "3"},
                                         {"offsets.topic.num.partitions", "1"}}}};
    cluster.start();
    const std::string topic = uniqueName("moves");
    makeTopic(cluster.bootstrap(), topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{cluster.bootstrap(), "eu", checker};
    const TopologySpec spec = document(cluster.bootstrap(), m_agg, topic, DataPath::Auto);
    const QString file = m_home.save(spec);
    const std::string group = consumerGroup(spec, spec.links[0]);
    // Each node is the coordinator once at the most; whichever is stopped, the others are found.
    for (int node = 0; node < 3; ++node) {
        DaemonProcess process({"run", file, "--instance-id", "node-1", "--status", "--json"});
        QVERIFY2(process.says("link running"), process.errors());
        QVERIFY(waitInSync(cluster.bootstrap(), 60s));
        source.write(topic, 4, {.records = 200});
        const std::int64_t wanted = (node + 1) * 200;
        QTRY_COMPARE_WITH_TIMEOUT(recordCount(m_agg, topic), wanted, 60'000);
        cluster.stopNode(node);
        process.signal(SIGTERM);
        const int code = process.end();
        QVERIFY2(code == kOk, process.errors());
        cluster.startNode(node);
        QVERIFY(waitInSync(cluster.bootstrap(), 60s));
        QVERIFY2(waitForCommits(cluster.bootstrap(), group, {topic}, 5s), process.errors());
    }
    readAll(m_agg, {topic}, checker);
    QCOMPARE(checker.verdict().lost, 0U);
    QCOMPARE(checker.verdict().duplicated, 0U);
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
    const QString file = m_home.save(document(m_eu, target.bootstrap(), topic, DataPath::Auto));
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

// The source is frozen at the stop. It may still take the commit that lies in its socket when it goes on: then nothing
// comes twice after all, but never more than was said.
void CleanStopTest::whatMayComeTwiceIsCounted() {
    QFETCH(DataPath, path);
    const QTemporaryDir directory;
    KafkaCluster cluster{{.directory = directory.path().toStdString()}};
    cluster.start();
    const std::string topic = uniqueName("counted");
    makeTopic(cluster.bootstrap(), topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{cluster.bootstrap(), "eu", checker};
    const TopologySpec spec = document(cluster.bootstrap(), m_agg, topic, path);
    const QString file = m_home.save(spec);
    const std::string group = consumerGroup(spec, spec.links[0]);
    {
        DaemonProcess process({"run", file, "--instance-id", "node-1"});
        QVERIFY2(process.says("link running"), process.errors());
        source.write(topic, 4, {.records = 777});
        QTRY_COMPARE_WITH_TIMEOUT(recordCount(m_agg, topic), std::int64_t{777}, 60'000);
        cluster.suspendNode(0);
        process.signal(SIGTERM);
        const int code = process.end();
        QVERIFY2(code == kUnclean, process.errors());
        QVERIFY2(process.errors().contains("tributaryd: at most 777 records will be mirrored once more"),
                 process.errors());
        cluster.resumeNode(0);
    }
    DaemonProcess process({"run", file, "--instance-id", "node-1"});
    QVERIFY2(process.says("link running"), process.errors());
    source.write(topic, 4, {.records = 4});
    QTRY_VERIFY_WITH_TIMEOUT(recordCount(m_agg, topic) == 781 || recordCount(m_agg, topic) == 781 + 777, 60'000);
    process.signal(SIGTERM);
    const int code = process.end();
    QVERIFY2(code == kOk, process.errors());
    QVERIFY2(waitForCommits(cluster.bootstrap(), group, {topic}, 5s), process.errors());
    readAll(m_agg, {topic}, checker);
    QCOMPARE(checker.verdict().lost, 0U);
    QVERIFY(checker.verdict().duplicated == 0U || checker.verdict().duplicated == 777U);
}

QTEST_GUILESS_MAIN(CleanStopTest)
#include "cleanstoptest.moc"
