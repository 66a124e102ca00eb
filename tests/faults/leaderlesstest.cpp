#include "tests/faults/steadywriter.h"
#include "tests/faults/verdict.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// The batch path while brokers come and go of which each leads some of the partitions: nothing is lost, doubled or
/// reordered, and nobody waits for a partition but itself.
class LeaderlessTest : public QObject {
    Q_OBJECT

private slots:
    void leadersMoveAtBothEnds();
    void tooFewReplicasHoldUpOnlyTheirPartitions();
    void aPartitionWithoutALeaderHoldsUpNobody();
};

namespace {

const std::map<std::string, std::string> kThreefold{{"default.replication.factor", "3"}, {"min.insync.replicas", "2"}};

/// A link of six partitions, with the records that it is to mirror.
struct Watched {
    Watched(std::string from, std::string to, std::string name)
        : source(std::move(from)), target(std::move(to)), topic(std::move(name)), records(source, "eu", checker) {
        makeTopic(source, topic, kPartitions);
    }

    /// Each time something more has gone through, of every partition.
    [[nodiscard]] bool flows() {
        std::map<std::int32_t, std::int64_t> before;
        const MetricsPtr shown = link->engine().metrics();
        for (const PartitionMetrics& each : shown->links.at(0).partitionMetrics) {
            before[each.partition] = each.watermark;
        }
        return link->shows(
            [&](const LinkMetrics& now) {
                return now.partitionMetrics.size() == kPartitions &&
                       std::ranges::all_of(now.partitionMetrics, [&](const PartitionMetrics& each) {
                           return each.watermark > before[each.partition] + 100;
                       });
            },
            90s);
    }

    static constexpr int kPartitions = 6;
    const std::string source;
    const std::string target;
    const std::string topic;
    sandbox::MirrorChecker checker;
    RecordSource records;
    std::optional<BatchLink> link;
};

}  // namespace

// One link ends at the cluster, another one begins there.
void LeaderlessTest::leadersMoveAtBothEnds() {
    const QTemporaryDir directory;
    KafkaCluster cluster{{.directory = directory.path().toStdString(), .nodes = 3, .properties = kThreefold}};
    cluster.start();
    Watched into{fixtureBootstrap("eu"), cluster.bootstrap(), uniqueName("into")};
    Watched out{cluster.bootstrap(), fixtureBootstrap("agg"), uniqueName("out")};
    {
        const SteadyWriter intoWriter{into.records, into.topic, Watched::kPartitions};
        const SteadyWriter outWriter{out.records, out.topic, Watched::kPartitions};
        for (Watched* each : {&into, &out}) {
            each->link.emplace(batchClusters(each->source, each->target, each->topic));
            QVERIFY2(each->link->allOnBatches(Watched::kPartitions), each->link->log().c_str());
        }
        const auto bothFlow = [&] {
            QVERIFY2(into.flows(), into.link->log().c_str());
            QVERIFY2(out.flows(), out.link->log().c_str());
        };
        for (int node = 0; node < 3 && !QTest::currentTestFailed(); ++node) {
            cluster.stopNode(node);
            bothFlow();
            cluster.startNode(node);
            bothFlow();
            QVERIFY(waitInSync(cluster.bootstrap(), 60s));
        }
        cluster.killNode(0);
        bothFlow();
        cluster.startNode(0);
        bothFlow();
    }
    for (Watched* each : {&into, &out}) {
        QVERIFY2(each->link->caughtUp(each->topic, 90s), each->link->log().c_str());
        QVERIFY2(each->link->allOnBatches(Watched::kPartitions), each->link->log().c_str());
        verifyAllOnce(each->target, {each->topic}, each->checker);
    }
}

// A topic that needs three replicas in sync waits for the third; another one does not wait with it.
void LeaderlessTest::tooFewReplicasHoldUpOnlyTheirPartitions() {
    const QTemporaryDir directory;
    KafkaCluster target{{.directory = directory.path().toStdString(), .nodes = 3, .properties = kThreefold}};
    target.start();
    const std::string eu = fixtureBootstrap("eu");
    const std::string stem = uniqueName("replicas");
    const std::string strict = stem + "-strict";
    const std::string loose = stem + "-loose";
    makeTopic(eu, strict, 3);
    makeTopic(eu, loose, 3);
    makeTopic(target.bootstrap(), strict, 3, {{"min.insync.replicas", "3"}});
    makeTopic(target.bootstrap(), loose, 3);
    sandbox::MirrorChecker checker;
    RecordSource records{eu, "eu", checker};
    BatchLink link{batchClusters(eu, target.bootstrap(), stem + ".*")};
    records.write(strict, 3, {.records = 600});
    records.write(loose, 3, {.records = 600});
    QVERIFY2(link.caughtUp(strict) && link.caughtUp(loose), link.log().c_str());
    target.stopNode(2);
    records.write(strict, 3, {.records = 600});
    for (int round = 0; round < 5; ++round) {
        records.write(loose, 3, {.records = 600});
        QVERIFY2(link.caughtUp(loose), link.log().c_str());
    }
    QVERIFY(!waitForCommits(eu, link.group(), {strict}, 1s));
    target.startNode(2);
    QVERIFY2(link.caughtUp(strict, 90s), link.log().c_str());
    readAll(target.bootstrap(), {strict, loose}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 4'800U);
    QCOMPARE(checker.verdict().duplicated, 0U);
}

// Not when a link starts for the first time, and not when it starts again: its position cannot be had, the others' can.
void LeaderlessTest::aPartitionWithoutALeaderHoldsUpNobody() {
    const QTemporaryDir directory;
    KafkaCluster source{{.directory = directory.path().toStdString(), .nodes = 3, .properties = kThreefold}};
    source.start();
    const std::string target = fixtureBootstrap("agg");
    const std::string stem = uniqueName("leaderless");
    const std::string lonely = stem + "-lonely";
    const std::string safe = stem + "-safe";
    makeTopic(source.bootstrap(), safe, 3);
    kafka::NewTopic onOneBroker;
    onOneBroker.name = lonely;
    onOneBroker.partitions = 3;
    onOneBroker.replicationFactor = 1;
    QVERIFY(adminOf(source.bootstrap())->createTopics({onOneBroker}, 20'000).has_value());
    sandbox::MirrorChecker checker;
    RecordSource records{source.bootstrap(), "eu", checker};
    records.write(safe, 3, {.records = 600});
    records.write(lonely, 3, {.records = 600});
    QVERIFY(waitInSync(source.bootstrap(), 60s));
    source.stopNode(2);
    const TopologySpec spec = batchClusters(source.bootstrap(), target, stem + ".*");
    {
        BatchLink first{spec};
        QVERIFY2(first.caughtUp(safe), first.log().c_str());
        QVERIFY2(first.probe().waitForState(spec.links[0].id, LinkState::Degraded, 60s), first.log().c_str());
        QVERIFY(first.stop());
    }
    records.write(safe, 3, {.records = 600});
    BatchLink again{spec};
    QVERIFY2(again.caughtUp(safe), again.log().c_str());
    source.startNode(2);
    QVERIFY2(again.caughtUp(lonely, 90s), again.log().c_str());
    QVERIFY2(again.probe().waitForState(spec.links[0].id, LinkState::Running, 60s), again.log().c_str());
    readAll(target, {lonely, safe}, checker);
    QVERIFY(checker.verdict().clean());
}

TRIBUTARY_TEST(LeaderlessTest, QCoreApplication)
#include "leaderlesstest.moc"
