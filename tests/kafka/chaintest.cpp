#include "core/engine/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// The seed of the product: two regional clusters into one aggregate, and from there to disaster recovery.
class ChainTest : public QObject {
    Q_OBJECT

private slots:
    void regionalToAggregateToDr();
};

void ChainTest::regionalToAggregateToDr() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string us = fixtureBootstrap("us");
    const std::string agg = fixtureBootstrap("agg");
    const std::string dr = fixtureBootstrap("dr");
    const std::string stem = uniqueName("chain");
    const std::string euTopic = stem + ".eu.orders";
    const std::string usTopic = stem + ".us.orders";
    const std::string shared = stem + ".shared";
    // Other partition counts and other offsets on each side.
    makeTopic(eu, euTopic, 3);
    makeTopic(us, usTopic, 5);
    makeTopic(eu, shared, 2);
    makeTopic(us, shared, 4);
    sandbox::MirrorChecker atDr;

    TopologySpec spec = twoClusters(eu, agg, stem + ".*");
    ClusterSpec extra;
    extra.id = ClusterId{"us"};
    extra.bootstrap = {us};
    spec.clusters.push_back(extra);
    extra.id = ClusterId{"dr"};
    extra.bootstrap = {dr};
    spec.clusters.push_back(extra);
    LinkSpec fromUs = spec.links[0];
    fromUs.id = LinkId{"us-agg"};
    fromUs.source = ClusterId{"us"};
    fromUs.streams = 2;
    LinkSpec toDr = spec.links[0];
    toDr.id = LinkId{"agg-dr"};
    toDr.source = ClusterId{"target"};
    toDr.target = ClusterId{"dr"};
    spec.links.push_back(fromUs);
    spec.links.push_back(toDr);

    RecordSource euSource{eu, "eu", atDr};
    RecordSource usSource{us, "us", atDr};
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    for (const LinkSpec& link : spec.links) {
        engine.command({link.id, LinkAction::Start, {}});
    }
    for (int round = 0; round < 5; ++round) {
        euSource.write(euTopic, 3, {.records = 3'000});
        usSource.write(usTopic, 5, {.records = 5'000});
        euSource.write(shared, 2, {.records = 2'000});
        usSource.write(shared, 4, {.records = 2'000});
    }
    const std::vector<std::string> topics{euTopic, usTopic, shared};
    QVERIFY2(waitForCommits(eu, consumerGroup(spec, spec.links[0]), {euTopic, shared}, 60s), probe.log().c_str());
    QVERIFY2(waitForCommits(us, consumerGroup(spec, fromUs), {usTopic, shared}, 60s), probe.log().c_str());
    QVERIFY2(waitForCommits(agg, consumerGroup(spec, toDr), topics, 60s), probe.log().c_str());

    readAll(dr, topics, atDr);
    const sandbox::MirrorVerdict verdict = atDr.verdict();
    QCOMPARE(verdict.sent, 60'000U);
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.altered, 0U);
    QCOMPARE(verdict.unexpected, 0U);
    QCOMPARE(verdict.duplicated, 0U);
    // The shared topic has the larger of both counts at the aggregate, and so at the DR site.
    const auto described = adminOf(dr)->describeTopics({shared, usTopic}, 10'000);
    QVERIFY(described.has_value());
    for (const kafka::TopicDescription& topic : *described) {
        QCOMPARE(topic.partitions.size(), topic.name == shared ? 4U : 5U);
    }
}

QTEST_GUILESS_MAIN(ChainTest)
#include "chaintest.moc"
