#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/recordsource.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// What a target cannot take for now holds memory, and must leave some to what it can.
class StuckPartitionsTest : public QObject {
    Q_OBJECT

private slots:
    void othersGoOn_data();
    void othersGoOn();
};

namespace {

std::map<kafka::TopicPartition, std::int64_t> ends(const kafka::AdminClient& admin, const std::string& topic) {
    std::vector<kafka::TopicPartition> asked;
    for (std::int32_t partition = 0; partition < 12; ++partition) {
        asked.push_back({topic, partition});
    }
    return admin.listOffsets(asked, static_cast<std::int64_t>(kafka::OffsetAt::Latest), true, 10'000)
        .value_or(std::map<kafka::TopicPartition, std::int64_t>{});
}

}  // namespace

void StuckPartitionsTest::othersGoOn_data() {
    QTest::addColumn<bool>("batches");
    QTest::newRow("batch path") << true;
    QTest::newRow("record path") << false;
}

// Twelve partitions lack a replica and refuse; four have no leader, and whether they took what was sent last is not
// known. Each has five times as much to say as the link's memory.
void StuckPartitionsTest::othersGoOn() {
    QFETCH(bool, batches);
    const QTemporaryDir directory;
    KafkaCluster target{{.directory = directory.path().toStdString(),
                         .nodes = 3,
                         .properties = {{"default.replication.factor", "3"}, {"min.insync.replicas", "2"}}}};
    target.start();
    const std::string eu = fixtureBootstrap("eu");
    const std::string stem = uniqueName("stuck");
    const std::string strict = stem + "-strict";
    const std::string lonely = stem + "-lonely";
    const std::string loose = stem + "-loose";
    makeTopic(eu, strict, 12);
    makeTopic(eu, lonely, 12);
    makeTopic(eu, loose, 12);
    makeTopic(target.bootstrap(), strict, 12, {{"min.insync.replicas", "3"}});
    kafka::NewTopic onOneBroker;
    onOneBroker.name = lonely;
    onOneBroker.partitions = 12;
    onOneBroker.replicationFactor = 1;
    onOneBroker.config = {{"min.insync.replicas", "1"}};
    QVERIFY(adminOf(target.bootstrap())->createTopics({onOneBroker}, 20'000).has_value());
    sandbox::MirrorChecker checker;
    RecordSource records{eu, "eu", checker};
    TopologySpec spec = twoClusters(eu, target.bootstrap(), stem + ".*");
    spec.links[0].path = batches ? DataPath::Batch : DataPath::Record;
    spec.links[0].memoryMiB = 8;
    BatchLink link{spec};
    for (const std::string& each : {strict, lonely, loose}) {
        records.write(each, 12, {.records = 600});
    }
    QVERIFY2(link.caughtUp(strict) && link.caughtUp(lonely) && link.caughtUp(loose), link.log().c_str());

    const auto watcher = adminOf(target.bootstrap());
    QTRY_COMPARE_WITH_TIMEOUT(ends(*watcher, loose).size(), 12U, 60'000);
    target.stopNode(2);
    records.write(strict, 12, {.records = 600, .valueBytes = 64'000});
    records.write(lonely, 12, {.records = 600, .valueBytes = 64'000});
    std::uint64_t most = 0;
    for (int round = 0; round < 5; ++round) {
        records.write(loose, 12, {.records = 600, .valueBytes = 10'000});
        QVERIFY2(link.caughtUp(loose), link.log().c_str());
        most = std::max(most, link.engine().metrics()->links.at(0).flow.inFlightBytes);
    }
    qInfo("held at most %llu KiB", static_cast<unsigned long long>(most / 1024));
    QVERIFY(most <= 8U << 20U);
    // A client that knows the leaders of before finds those of now.
    QTRY_COMPARE_WITH_TIMEOUT(ends(*watcher, loose).size(), 12U, 60'000);
    QVERIFY(!waitForCommits(eu, link.group(), {strict}, 1s));
    QVERIFY(!waitForCommits(eu, link.group(), {lonely}, 1s));

    target.startNode(2);
    QVERIFY2(link.caughtUp(strict, 90s) && link.caughtUp(lonely, 90s), link.log().c_str());
    readAll(target.bootstrap(), {strict, lonely, loose}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.duplicated, 0U);
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.altered, 0U);
}

QTEST_GUILESS_MAIN(StuckPartitionsTest)
#include "stuckpartitionstest.moc"
