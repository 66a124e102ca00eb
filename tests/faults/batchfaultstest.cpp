#include "tests/faults/verdict.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/rawlog.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/tcpproxy.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <random>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// The batch path while connections come and go and logs are damaged: nothing is lost, doubled or reordered, since
/// every batch keeps its sequence until the target has answered.
class BatchFaultsTest : public QObject {
    Q_OBJECT

private slots:
    void connectionsAreCutInTheMiddleOfRequests_data();
    void connectionsAreCutInTheMiddleOfRequests();
    void aHalfOpenConnectionIsGivenUp();
    void aDamagedBatchIsNotPassedOn();
    void offsetsThatJumpAreNotPassedOverSilently();
};

namespace {

/// The first `count` of them in a log, in bytes: a header of 61 each, and its records.
std::streamoff sizeOf(const std::vector<RawBatch>& batches, std::size_t count) {
    std::streamoff size = 0;
    for (std::size_t i = 0; i < count; ++i) {
        size += static_cast<std::streamoff>(61 + batches[i].records.size());
    }
    return size;
}

/// What a bad disk does to one byte of the first partition of a topic, while its broker is stopped. The number of logs
/// that were changed.
int changeLog(const QTemporaryDir& directory, const std::string& topic, std::streamoff at, int (*change)(int)) {
    int changed = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{directory.path().toStdString()}) {
        if (entry.path().parent_path().filename() == topic + "-0" && entry.path().extension() == ".log") {
            std::fstream log{entry.path(), std::ios::in | std::ios::out | std::ios::binary};
            log.seekg(at);
            const int before = log.get();
            log.seekp(at);
            log.put(static_cast<char>(change(before)));
            ++changed;
        }
    }
    return changed;
}

}  // namespace

void BatchFaultsTest::connectionsAreCutInTheMiddleOfRequests_data() {
    QTest::addColumn<bool>("atTarget");
    QTest::newRow("target") << true;
    QTest::newRow("source") << false;
}

void BatchFaultsTest::connectionsAreCutInTheMiddleOfRequests() {
    QFETCH(bool, atTarget);
    const QTemporaryDir directory;
    KafkaCluster cluster{{.directory = directory.path().toStdString()}};
    TcpProxy proxy{cluster.port(0)};
    cluster.advertise(0, proxy.port());
    cluster.start();
    const std::string other = fixtureBootstrap(atTarget ? "eu" : "agg");
    const std::string source = atTarget ? other : cluster.bootstrap();
    const std::string target = atTarget ? cluster.bootstrap() : other;
    const std::string topic = uniqueName("cut");
    makeTopic(source, topic, 3);
    sandbox::MirrorChecker checker;
    RecordSource records{source, "eu", checker};
    // Several source partitions into one: their batches share the sequences of the target's partition.
    TopologySpec spec = batchClusters(source, target, topic);
    spec.links[0].partitioning = Partitioning::Modulo;
    spec.links[0].streams = 2;
    makeTopic(target, topic, 2);
    records.write(topic, 3, {.records = 60'000, .valueBytes = 400, .oddShapes = true});
    const auto busy = atTarget ? TcpProxy::Direction::ToServer : TcpProxy::Direction::ToClient;
    proxy.setBandwidth(busy, 3'000'000);
    BatchLink link{spec};
    QVERIFY2(link.allOnBatches(3), link.log().c_str());
    const unsigned seed = std::random_device{}();
    qInfo("seed %u", seed);
    std::minstd_rand random{seed};
    for (int cut = 0; cut < 25; ++cut) {
        const std::uint64_t at = proxy.forwarded(busy) + random() % 700'000;
        QTRY_VERIFY_WITH_TIMEOUT(
            proxy.forwarded(busy) >= at || link.engine().metrics()->links.at(0).flow.lagRecords == 0, 60'000);
        proxy.cut();
    }
    proxy.setBandwidth(busy, 0);
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(3), link.log().c_str());
    verifyAllOnce(target, {topic}, checker);
}

void BatchFaultsTest::aHalfOpenConnectionIsGivenUp() {
    const QTemporaryDir directory;
    KafkaCluster target{{.directory = directory.path().toStdString()}};
    TcpProxy proxy{target.port(0)};
    target.advertise(0, proxy.port());
    target.start();
    const std::string eu = fixtureBootstrap("eu");
    const std::string topic = uniqueName("halfopen");
    makeTopic(eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource records{eu, "eu", checker};
    TopologySpec spec = batchClusters(eu, target.bootstrap(), topic);
    spec.clusters[1].client = {{"socket.timeout.ms", "10000"}};
    BatchLink link{spec};
    records.write(topic, 2, {.records = 1'000});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    proxy.halfOpen();
    records.write(topic, 2, {.records = 1'000});
    // What was connected is dead and nobody is told.
    proxy.heal();
    QVERIFY2(link.caughtUp(topic, 120s), link.log().c_str());
    QVERIFY2(link.allOnBatches(2), link.log().c_str());
    verifyAllOnce(target.bootstrap(), {topic}, checker);
}

// A bit that turned on the source's disk. With a checksum made anew it would look sound at the target.
void BatchFaultsTest::aDamagedBatchIsNotPassedOn() {
    const QTemporaryDir directory;
    KafkaCluster source{{.directory = directory.path().toStdString()}};
    source.start();
    const std::string agg = fixtureBootstrap("agg");
    const std::string topic = uniqueName("damaged");
    makeTopic(source.bootstrap(), topic, 1);
    sandbox::MirrorChecker unused;
    RecordSource records{source.bootstrap(), "eu", unused};
    for (int batch = 0; batch < 3; ++batch) {
        records.write(topic, 1, {.records = 50});
    }
    const std::vector<RawBatch> batches = rawLog(source.bootstrap(), topic, 0);
    QVERIFY(batches.size() >= 3);
    const std::size_t damaged = batches.size() / 2;
    const std::streamoff at = sizeOf(batches, damaged + 1);
    source.stop();
    QCOMPARE(changeLog(directory, topic, at - 20, [](int before) { return before ^ 4; }), 1);
    source.start();

    BatchLink link{batchClusters(source.bootstrap(), agg, topic)};
    QVERIFY2(link.shows([](const LinkMetrics& now) {
        return now.partitionMetrics.size() == 1 && now.partitionMetrics[0].recordPath == RecordPathReason::Damaged;
    }),
             link.log().c_str());
    QVERIFY2(link.probe().waitFor([&](const Event& event) { return event.topic == topic && event.error; }, 60s),
             link.log().c_str());
    const std::uint64_t since = link.engine().metrics()->sequence;
    QVERIFY(link.probe().waitForMetrics([&](const MetricsSnapshot& now) { return now.sequence >= since + 5; }, 60s));
    const std::vector<RawBatch> there = rawLog(agg, topic, 0);
    QCOMPARE(there.size(), damaged);
    for (std::size_t i = 0; i < damaged; ++i) {
        QVERIFY(there[i].sameRecords(batches[i]));
    }
    const std::int64_t watermark = link.engine().metrics()->links.at(0).partitionMetrics.at(0).watermark;
    QCOMPARE(watermark, batches[damaged].baseOffset);
}

// The base offset of a batch stands outside its checksum: on a damaged disk offsets jump, and nothing else tells.
void BatchFaultsTest::offsetsThatJumpAreNotPassedOverSilently() {
    const QTemporaryDir directory;
    KafkaCluster source{{.directory = directory.path().toStdString()}};
    source.start();
    const std::string agg = fixtureBootstrap("agg");
    const std::string topic = uniqueName("jumping");
    makeTopic(source.bootstrap(), topic, 1);
    sandbox::MirrorChecker unused;
    RecordSource records{source.bootstrap(), "eu", unused};
    for (int batch = 0; batch < 3; ++batch) {
        records.write(topic, 1, {.records = 50});
    }
    const std::vector<RawBatch> batches = rawLog(source.bootstrap(), topic, 0);
    QVERIFY(batches.size() >= 3);
    const std::size_t damaged = batches.size() / 2;
    const std::streamoff at = sizeOf(batches, damaged);
    source.stop();
    // Of the offset's eight bytes, big end first.
    QCOMPARE(changeLog(directory, topic, at + 6, [](int) { return 1; }), 1);
    source.start();

    const std::int64_t from = batches[damaged].baseOffset;
    BatchLink link{batchClusters(source.bootstrap(), agg, topic)};
    QVERIFY2(link.probe().waitFor(
                 [&](const Event& event) {
                     return event.kind == EventKind::Gap && event.topic == topic && event.from == from &&
                            event.to == 256 + (from & 255) && event.error->code == ErrorCode::SourceJumps;
                 },
                 60s),
             link.log().c_str());
    QVERIFY2(link.probe().waitFor(
                 [&](const Event& event) {
                     return event.kind == EventKind::PartitionHalted && event.topic == topic &&
                            asksForPosition(*event.error);
                 },
                 60s),
             link.log().c_str());
}

TRIBUTARY_TEST(BatchFaultsTest, QCoreApplication)
#include "batchfaultstest.moc"
