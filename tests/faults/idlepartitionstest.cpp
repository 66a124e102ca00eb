#include "tests/support/kafkacluster.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/tcpproxy.h"
#include "tests/support/testprogram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// Thousands of partitions in which nothing happens: within a fetch session (KIP-227) they are not spoken of.
class IdlePartitionsTest : public QObject {
    Q_OBJECT

private slots:
    void thousandsCostNothing();
};

void IdlePartitionsTest::thousandsCostNothing() {
    constexpr int kPartitions = 2'000;
    const QTemporaryDir directory;
    const std::map<std::string, std::string> small{{"log.index.size.max.bytes", "4096"}};
    KafkaCluster source{
        {.directory = directory.filePath("source").toStdString(), .properties = small, .heapMiB = 1024}};
    KafkaCluster target{
        {.directory = directory.filePath("target").toStdString(), .properties = small, .heapMiB = 1024}};
    TcpProxy proxy{source.port(0)};
    source.advertise(0, proxy.port());
    source.start();
    target.start();
    const std::string topic = "many";
    makeTopic(source.bootstrap(), topic, kPartitions);
    sandbox::MirrorChecker checker;
    RecordSource records{source.bootstrap(), "eu", checker};
    TopologySpec spec = batchClusters(source.bootstrap(), target.bootstrap(), topic);
    spec.links[0].topicRefreshMs = 600'000;
    BatchLink link{spec};
    QVERIFY2(link.shows([](const LinkMetrics& now) { return now.wholeBatches == kPartitions; }, 240s),
             link.log().c_str());
    // Every partition has been asked for once something has come through the last one.
    records.write(topic, kPartitions, {.records = kPartitions});
    QVERIFY2(link.shows([](const LinkMetrics& now) { return now.flow.records == kPartitions; }, 120s),
             link.log().c_str());
    QVERIFY2(link.caughtUp(topic), link.log().c_str());

    const std::uint64_t toServer = proxy.forwarded(TcpProxy::Direction::ToServer);
    const std::uint64_t toClient = proxy.forwarded(TcpProxy::Direction::ToClient);
    const std::uint64_t from = link.engine().metrics()->sequence;
    QVERIFY(link.probe().waitForMetrics([&](const MetricsSnapshot& now) { return now.sequence >= from + 15; }, 60s));
    const std::uint64_t asked = proxy.forwarded(TcpProxy::Direction::ToServer) - toServer;
    const std::uint64_t answered = proxy.forwarded(TcpProxy::Direction::ToClient) - toClient;
    qInfo("15 s of %d idle partitions: %llu bytes asked, %llu answered", kPartitions,
          static_cast<unsigned long long>(asked), static_cast<unsigned long long>(answered));
    // To name each of them once takes more than 40,000 bytes, and there are two requests a second.
    QVERIFY(asked < 40'000);
    // Now and then the cluster is asked whether it is there: its answer names them once.
    QVERIFY(answered < 160'000);

    records.write(topic, kPartitions, {.records = kPartitions});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    readAll(target.bootstrap(), {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
}

TRIBUTARY_TEST(IdlePartitionsTest, QCoreApplication)
#include "idlepartitionstest.moc"
