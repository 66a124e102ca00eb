#include "core/mirror/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <set>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// Which topics a running link mirrors, and what it makes of them at the target.
class TopicsTest : public QObject {
    Q_OBJECT

private slots:
    void onlySelectedTopicsAreMirrored();
    void newTopicsAndPartitionsJoinWhileRunning();
    void selectionChangesWhileRunning();
    void aRefusedTopicLeavesTheOthersAlone();
    void namesAndPartitionsFollowThePolicy();
    void aTopicCreatedAgainIsHalted();
    void onePositionIsEnoughForATopicMadeAgain_data();
    void onePositionIsEnoughForATopicMadeAgain();

private:
    const LinkId m_link{"link"};
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void TopicsTest::onlySelectedTopicsAreMirrored() {
    const std::string stem = uniqueName("sel");
    const std::set<std::string> wanted{stem + ".orders.a", stem + ".orders.b"};
    const std::set<std::string> unwanted{stem + ".orders.a-dlq", stem + ".ordersXc", stem + ".clicks",
                                         stem + ".orders.internal"};
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    for (const std::string& topic : wanted) {
        makeTopic(m_eu, topic, 1);
        source.write(topic, 1, {.records = 10});
    }
    for (const std::string& topic : unwanted) {
        makeTopic(m_eu, topic, 1);
    }
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, stem + "\\.orders\\..*");
    spec.links[0].topics.exclude.push_back({TopicEntry::Kind::Regex, ".*-dlq"});
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {stem + ".orders.a", stem + ".orders.b"}, 30s),
             probe.log().c_str());
    std::set<std::string> there;
    const auto listed = adminOf(m_agg)->listTopics(10'000);
    QVERIFY(listed.has_value());
    for (const kafka::TopicDescription& topic : *listed) {
        if (topic.name.starts_with(stem)) {
            there.insert(topic.name);
        }
    }
    QCOMPARE(there, wanted);
}

void TopicsTest::newTopicsAndPartitionsJoinWhileRunning() {
    const std::string stem = uniqueName("grow");
    const std::string first = stem + ".first";
    const std::string second = stem + ".second";
    makeTopic(m_eu, first, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, stem + ".*");
    spec.links[0].start.position = StartPosition::Latest;  // for what is there at first; what joins later starts at 0
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 30s), probe.log().c_str());
    source.write(first, 1, {.records = 1'000});

    makeTopic(m_eu, second, 2);
    source.write(second, 2, {.records = 2'000});
    QVERIFY2(probe.waitFor([&](const Event& event) { return event.kind == EventKind::TopicAdded && event.topic == second; },
                           30s),
             probe.log().c_str());
    const auto admin = adminOf(m_eu);
    QVERIFY(admin->growTopics({{first, 4}}, 10'000).has_value());
    QVERIFY2(probe.waitFor([&](const Event& event) { return event.kind == EventKind::PartitionsAdded; }, 30s),
             probe.log().c_str());
    source.write(first, 4, {.records = 4'000});

    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {first, second}, 60s), probe.log().c_str());
    readAll(m_agg, {first, second}, checker);
    QVERIFY2(checker.verdict().clean(), std::to_string(checker.verdict().lost).c_str());
    QCOMPARE(checker.verdict().sent, 7'000U);
    QCOMPARE(checker.verdict().duplicated, 0U);
}

void TopicsTest::selectionChangesWhileRunning() {
    const std::string stem = uniqueName("live");
    makeTopic(m_eu, stem + ".a", 1);
    makeTopic(m_eu, stem + ".b", 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(stem + ".a", 1, {.records = 500});
    source.write(stem + ".b", 1, {.records = 500});
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, stem + "\\.a");
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {stem + ".a"}, 30s), probe.log().c_str());
    spec.links[0].topics.include.push_back({TopicEntry::Kind::Regex, stem + "\\.b"});
    engine.apply(spec);
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {stem + ".a", stem + ".b"}, 30s),
             probe.log().c_str());
    readAll(m_agg, {stem + ".a", stem + ".b"}, checker);
    QVERIFY(checker.verdict().clean());
    // It never stopped for that.
    for (const Event& event : probe.events()) {
        QVERIFY2(!event.status || event.status->state != LinkState::Stopping, probe.log().c_str());
    }
}

void TopicsTest::aRefusedTopicLeavesTheOthersAlone() {
    const std::string stem = uniqueName("refused");
    const std::string good = stem + ".good";
    // 249 characters at the source are allowed; with the prefix the target's name is too long.
    const std::string bad = stem + "." + std::string(245 - stem.size(), 'x');
    makeTopic(m_eu, good, 1);
    makeTopic(m_eu, bad, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(good, 1, {.records = 100});
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, stem + ".*");
    spec.links[0].naming = {NamingPolicy::Prefix, "europe", ".", {}, {}};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Degraded, 30s), probe.log().c_str());
    const std::vector<Event> events = probe.events();
    const auto halted = std::ranges::find(events, EventKind::PartitionHalted, &Event::kind);
    QVERIFY(halted != events.end());
    QCOMPARE(halted->topic, bad);
    QCOMPARE(halted->error->code, ErrorCode::TargetTopicUnusable);
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {good}, 30s), probe.log().c_str());
    readAll(m_agg, {"europe." + good}, checker);
    QVERIFY(checker.verdict().clean());
}

void TopicsTest::namesAndPartitionsFollowThePolicy() {
    const std::string topic = uniqueName("policy");
    makeTopic(m_eu, topic, 6);
    makeTopic(m_agg, "mirror-" + topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 6, {.records = 6'000, .oddShapes = true});
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].naming = {NamingPolicy::Template, {}, ".", "mirror-${topic}", {}};
    spec.links[0].partitioning = Partitioning::Modulo;
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {topic}, 30s), probe.log().c_str());
    readAll(m_agg, {"mirror-" + topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
    const auto described = adminOf(m_agg)->describeTopics({"mirror-" + topic}, 10'000);
    QVERIFY(described.has_value());
    QCOMPARE(described->front().partitions.size(), 4U);
}

void TopicsTest::aTopicCreatedAgainIsHalted() {
    const std::string topic = uniqueName("again");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    sandbox::MirrorChecker second;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 1, {.records = 1'000});
    const QTemporaryDir state;
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {topic}, 30s), probe.log().c_str());

    QVERIFY(adminOf(m_eu)->deleteTopic(topic, 10'000));
    QVERIFY2(probe.waitFor([&](const Event& event) { return event.kind == EventKind::TopicRemoved; }, 30s),
             probe.log().c_str());
    makeTopic(m_eu, topic, 1);
    RecordSource again{m_eu, "eu-again", second};
    again.write(topic, 1, {.records = 500});
    QVERIFY2(probe.waitFor(
                 [&](const Event& event) {
                     return event.kind == EventKind::PartitionHalted && event.error->code == ErrorCode::TopicRecreated;
                 },
                 30s),
             probe.log().c_str());
    // Nothing of the new incarnation has reached the target.
    QCOMPARE(recordCount(m_agg, topic), 1'000);

    engine.command({m_link, LinkAction::ChoosePosition, {StartPosition::Earliest, 0}});
    QVERIFY2(probe.waitUntilMirroring(m_link, 60s), probe.log().c_str());
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {topic}, 40s), probe.log().c_str());
    readAll(m_agg, {topic}, second);
    QCOMPARE(second.verdict().lost, 0U);
    QCOMPARE(recordCount(m_agg, topic), 1'500);
}

void TopicsTest::onePositionIsEnoughForATopicMadeAgain_data() {
    QTest::addColumn<bool>("seenAway");  // the link has noticed that the topic was deleted
    QTest::addColumn<int>("records");    // of the second incarnation, before the position is chosen
    QTest::newRow("away for a while") << true << 500;
    QTest::newRow("at once, shorter") << false << 500;
    QTest::newRow("at once, longer") << false << 3'000;
}

void TopicsTest::onePositionIsEnoughForATopicMadeAgain() {
    QFETCH(bool, seenAway);
    QFETCH(int, records);
    const std::string topic = uniqueName("once");
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker first;
    RecordSource source{m_eu, "eu", first};
    source.write(topic, 2, {.records = 1'000});
    const QTemporaryDir state;
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    const std::string group = consumerGroup(spec, spec.links[0]);
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 30s), probe.log().c_str());

    QVERIFY(adminOf(m_eu)->deleteTopic(topic, 10'000));
    if (seenAway) {
        QVERIFY2(probe.waitFor([](const Event& event) { return event.kind == EventKind::TopicRemoved; }, 30s),
                 probe.log().c_str());
    }
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker second;
    RecordSource again{m_eu, "eu-again", second};
    again.write(topic, 2, {.records = records});
    QVERIFY2(probe.waitFor([](const Event& event) { return event.kind == EventKind::PartitionHalted; }, 40s),
             probe.log().c_str());

    engine.command({m_link, LinkAction::ChoosePosition, {StartPosition::Earliest, 0}});
    // Before that the position may be that of the first incarnation, and as far as the end of the second one.
    QVERIFY2(probe.waitUntilMirroring(m_link, 60s), probe.log().c_str());
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 90s), probe.log().c_str());
    readAll(m_agg, {topic}, second);
    QVERIFY2(second.verdict().lost == 0, probe.log().c_str());
}

TRIBUTARY_TEST(TopicsTest, QCoreApplication)
#include "topicstest.moc"
