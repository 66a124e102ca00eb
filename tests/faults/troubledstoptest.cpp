#include "app/process/exitcode.h"
#include "tests/faults/daemonhome.h"
#include "tests/faults/stopdocument.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"
#include "tests/tributaryd/daemonprocess.h"

#include <chrono>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A stop while the source is in trouble is clean, or says how much comes twice. Each has a source of its own.
class TroubledStopTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_home.use(); }
    void theCoordinatorMovesBeforeTheStop();
    void whatMayComeTwiceIsCounted_data();
    void whatMayComeTwiceIsCounted();

private:
    const DaemonHome m_home;
    const std::string m_agg = fixtureBootstrap("agg");
};

void TroubledStopTest::theCoordinatorMovesBeforeTheStop() {
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
    const TopologySpec spec = stopDocument(cluster.bootstrap(), m_agg, topic, DataPath::Auto);
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

void TroubledStopTest::whatMayComeTwiceIsCounted_data() {
    QTest::addColumn<DataPath>("path");
    QTest::newRow("whole batches") << DataPath::Batch;
    QTest::newRow("records") << DataPath::Record;
}

// The source is frozen at the stop. It may still take the commit that lies in its socket when it goes on: then nothing
// comes twice after all, but never more than was said.
void TroubledStopTest::whatMayComeTwiceIsCounted() {
    QFETCH(DataPath, path);
    const QTemporaryDir directory;
    KafkaCluster cluster{{.directory = directory.path().toStdString()}};
    cluster.start();
    const std::string topic = uniqueName("counted");
    makeTopic(cluster.bootstrap(), topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{cluster.bootstrap(), "eu", checker};
    const TopologySpec spec = stopDocument(cluster.bootstrap(), m_agg, topic, path);
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

TRIBUTARY_TEST(TroubledStopTest, QCoreApplication)
#include "troubledstoptest.moc"
