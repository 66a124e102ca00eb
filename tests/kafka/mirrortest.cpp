#include "core/mirror/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/kafkahome.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <future>
#include <map>
#include <memory>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// One link between two real clusters: what it mirrors, and that it mirrors all of it, once, in order, unaltered.
class MirrorTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void everyRecordArrivesOnceInOrder();
    void aCleanStopAndStartRepeatsNothing();
    void pausedLinkGoesOnWhereItWas();
    void targetOffsetsAreThoseOfTheTarget();
    void aClusterIsDescribed();
    void aTopicIsDescribed();

private:
    [[nodiscard]] LocalEngineOptions options() const {
        LocalEngineOptions out;
        out.stateDirectory = m_state->path().toStdString();
        return out;
    }

    std::unique_ptr<QTemporaryDir> m_state;
    const LinkId m_link{"link"};
};

void MirrorTest::init() { m_state = std::make_unique<QTemporaryDir>(); }

void MirrorTest::everyRecordArrivesOnceInOrder() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string agg = fixtureBootstrap("agg");
    const std::string topic = uniqueName("orders");
    makeTopic(eu, topic, 4, {{"retention.ms", "123456789"}});
    sandbox::MirrorChecker checker;
    RecordSource source{eu, "eu", checker};
    source.write(topic, 4, {.records = 20'000, .oddShapes = true});

    LocalEngine engine{options()};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(eu, agg, topic);
    spec.links[0].streams = 2;
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 30s), probe.log().c_str());
    source.write(topic, 4, {.records = 20'000, .oddShapes = true});
    QVERIFY2(waitForCommits(eu, consumerGroup(spec, spec.links[0]), {topic}, 30s), probe.log().c_str());

    readAll(agg, {topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.sent, 40'000U);
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.altered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
    const auto config = adminOf(agg)->topicConfigs({topic}, 10'000);
    QVERIFY(config.has_value());
    QCOMPARE(config->at(topic).at("retention.ms").value, std::string{"123456789"});
}

void MirrorTest::aCleanStopAndStartRepeatsNothing() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string agg = fixtureBootstrap("agg");
    const std::string topic = uniqueName("stop");
    makeTopic(eu, topic, 3);
    sandbox::MirrorChecker checker;
    RecordSource source{eu, "eu", checker};
    TopologySpec spec = twoClusters(eu, agg, topic);
    spec.links[0].commitIntervalMs = 60'000;
    for (int round = 0; round < 3; ++round) {
        LocalEngine engine{options()};
        EngineProbe probe{engine};
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Running, 30s), probe.log().c_str());
        source.write(topic, 3, {.records = 5'000});
        const std::uint64_t wanted = 5'000;
        QVERIFY2(probe.waitForMetrics(
                     [&](const MetricsSnapshot& now) {
                         return now.link(m_link) != nullptr && now.link(m_link)->flow.records >= wanted;
                     },
                     30s),
                 probe.log().c_str());
        engine.command({m_link, LinkAction::Stop, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 40s), probe.log().c_str());
    }
    QVERIFY(waitForCommits(eu, consumerGroup(spec, spec.links[0]), {topic}, 1s));
    readAll(agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 15'000U);
    QCOMPARE(checker.verdict().duplicated, 0U);
}

void MirrorTest::pausedLinkGoesOnWhereItWas() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string agg = fixtureBootstrap("agg");
    const std::string topic = uniqueName("pause");
    makeTopic(eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{eu, "eu", checker};
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(eu, agg, topic);
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 30s), probe.log().c_str());
    for (int round = 0; round < 3; ++round) {
        // Paused in mid-flow: what was read and not sent has to be read again.
        source.write(topic, 2, {.records = 30'000});
        engine.command({m_link, LinkAction::Pause, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Paused, 40s), probe.log().c_str());
        const std::int64_t atRest = recordCount(agg, topic);
        source.write(topic, 2, {.records = 1'000});
        QCOMPARE(recordCount(agg, topic), atRest);
        engine.command({m_link, LinkAction::Resume, {}});
    }
    QVERIFY2(waitForCommits(eu, consumerGroup(spec, spec.links[0]), {topic}, 30s), probe.log().c_str());
    readAll(agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
}

void MirrorTest::targetOffsetsAreThoseOfTheTarget() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string agg = fixtureBootstrap("agg");
    const std::string topic = uniqueName("offsets");
    makeTopic(eu, topic, 2);
    makeTopic(agg, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource{agg, "agg", checker}.write(topic, 2, {.records = 200});  // 100 each stand there before the link
    RecordSource{eu, "eu", checker}.write(topic, 2, {.records = 60});
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    engine.apply(twoClusters(eu, agg, topic));
    engine.command({m_link, LinkAction::Start, {}});
    const auto told = [this](const MetricsSnapshot& snapshot) {
        const LinkMetrics* link = snapshot.link(m_link);
        return link != nullptr && link->partitionMetrics.size() == 2 &&
               std::ranges::all_of(link->partitionMetrics, [](const PartitionMetrics& each) {
                   return each.watermark == 30 && each.targetOffset == 129;
               });
    };
    QVERIFY2(probe.waitForMetrics(told, 30s), probe.log().c_str());
}

void MirrorTest::aClusterIsDescribed() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string topic = uniqueName("listed");
    makeTopic(eu, topic, 3);
    LocalEngine engine{options()};
    std::promise<Result<ClusterInfo>> promise;
    engine.describeCluster(twoClusters(eu, eu, topic).clusters[0], 10'000,
                           [&promise](Result<ClusterInfo> answer) { promise.set_value(std::move(answer)); });
    const Result<ClusterInfo> info = promise.get_future().get();
    QVERIFY2(info.has_value(), info ? "" : info.error().message().c_str());
    QCOMPARE(info->brokers, 1);
    QVERIFY(!info->clusterId.empty());
    const std::string release = kafkaRelease();
    QCOMPARE(info->release, release.substr(0, release.rfind('.')));
    QVERIFY(info->releaseExact);
    const auto listed = std::ranges::find(info->topics, topic, &TopicInfo::name);
    QVERIFY(listed != info->topics.end());
    QCOMPARE(listed->partitions, 3);
}

void MirrorTest::aTopicIsDescribed() {
    const std::string eu = fixtureBootstrap("eu");
    const std::string topic = uniqueName("described");
    makeTopic(eu, topic, 2, {{"retention.ms", "123456789"}});
    sandbox::MirrorChecker checker;
    RecordSource{eu, "eu", checker}.write(topic, 2, {.records = 60});
    LocalEngine engine{options()};
    std::promise<Result<TopicDetails>> promise;
    TopicInfo listed;
    listed.name = topic;
    listed.partitions = 2;
    engine.describeTopic(twoClusters(eu, eu, topic).clusters[0], listed, 10'000,
                         [&promise](Result<TopicDetails> answer) { promise.set_value(std::move(answer)); });
    const Result<TopicDetails> details = promise.get_future().get();
    QVERIFY2(details.has_value(), details ? "" : details.error().message().c_str());
    QCOMPARE(details->offsets, 60);
    QVERIFY(details->configKnown);
    QCOMPARE(details->config, (std::map<std::string, std::string>{{"retention.ms", "123456789"}}));
}

TRIBUTARY_TEST(MirrorTest, QCoreApplication)
#include "mirrortest.moc"
