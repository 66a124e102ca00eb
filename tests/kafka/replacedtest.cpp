#include "core/link/gapreport.h"
#include "core/mirror/localengine.h"
#include "tests/support/kafkacluster.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// One side is not what it was: a target topic or a whole cluster was deleted or made again. Nothing goes on silently
/// as if what had been mirrored were there; an operator chooses, and then all of it is.
class ReplacedTest : public QObject {
    Q_OBJECT

private slots:
    void aTargetTopicIsDeletedWhileTheLinkRuns();
    void aTargetTopicIsMadeAgain_data();
    void aTargetTopicIsMadeAgain();
    void theTargetIsBuiltAnewAtItsAddress();
    void theSourceIsBuiltAnewWhileTheLinkIsStopped();

private:
    [[nodiscard]] LocalEngineOptions options() const {
        LocalEngineOptions out;
        out.stateDirectory = m_state.path().toStdString();
        return out;
    }
    void start(LocalEngine& engine, const TopologySpec& spec) const {
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
    }
    void choose(LocalEngine& engine, StartPosition position) const {
        engine.command({m_link, LinkAction::ChoosePosition, {position, 0, {}}});
        engine.command({m_link, LinkAction::Start, {}});
    }
    [[nodiscard]] static bool halts(EngineProbe& probe, const std::string& topic) {
        return probe.waitFor(
            [&](const Event& event) {
                return event.kind == EventKind::PartitionHalted && event.topic == topic && event.error &&
                       event.error->code == ErrorCode::TargetReplaced;
            },
            60s);
    }
    [[nodiscard]] bool failsWith(EngineProbe& probe, ErrorCode code) const {
        return probe.waitFor(
            [&](const Event& event) {
                return event.status && event.status->state == LinkState::Failed && event.status->error &&
                       event.status->error->code == code;
            },
            90s);
    }

    const QTemporaryDir m_state;
    const LinkId m_link{"link"};
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void ReplacedTest::aTargetTopicIsDeletedWhileTheLinkRuns() {
    const std::string topic = uniqueName("deleted");
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 2, {.records = 1'000});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].topicRefreshMs = 1'000;
    const std::string group = consumerGroup(spec, spec.links[0]);
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    start(engine, spec);
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    // The plan that knows the target's id has been made.
    const std::uint64_t since = engine.metrics()->sequence;
    QVERIFY(probe.waitForMetrics([&](const MetricsSnapshot& now) { return now.sequence > since + 3; }, 30s));
    QVERIFY(adminOf(m_agg)->deleteTopic(topic, 20'000));
    QVERIFY2(halts(probe, topic), probe.log().c_str());
    source.write(topic, 2, {.records = 10});
    const std::uint64_t later = engine.metrics()->sequence;
    QVERIFY(probe.waitForMetrics([&](const MetricsSnapshot& now) { return now.sequence > later + 3; }, 30s));
    QVERIFY(engine.metrics()->link(m_link)->status.state == LinkState::Degraded);
    const Result<std::vector<LedgerGap>> gaps = readGaps(m_state.path().toStdString(), group);
    QVERIFY(gaps.has_value());
    std::int64_t lost = 0;
    for (const LedgerGap& gap : *gaps) {
        lost += gap.to - gap.from;
    }
    QCOMPARE(lost, std::int64_t{1'000});

    choose(engine, StartPosition::Earliest);
    QTRY_COMPARE_WITH_TIMEOUT(engine.metrics()->link(m_link)->status.state, LinkState::Running, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(engine.metrics()->link(m_link)->flow.lagRecords, std::int64_t{0}, 60'000);
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 1'010U);
    // What had been missed has come, and the ledger says so.
    const Result<std::vector<LedgerGap>> mended = readGaps(m_state.path().toStdString(), group);
    QVERIFY(mended && mended->size() == gaps->size());
    for (const LedgerGap& gap : *mended) {
        QCOMPARE(gap.againFrom, gap.from);
    }
}

void ReplacedTest::aTargetTopicIsMadeAgain_data() {
    QTest::addColumn<bool>("remembers");
    QTest::newRow("while the link is stopped") << true;
    QTest::newRow("and another machine takes over") << false;  // only the commits know
}

void ReplacedTest::aTargetTopicIsMadeAgain() {
    QFETCH(bool, remembers);
    const std::string topic = uniqueName("again");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 1, {.records = 100});
    const TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    const std::string group = consumerGroup(spec, spec.links[0]);
    for (int run = 0; run < 2; ++run) {  // the second one commits with the id of a target that was there
        LocalEngine engine{options()};
        EngineProbe probe{engine};
        start(engine, spec);
        source.write(topic, 1, {.records = 100});
        QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    }
    QVERIFY(adminOf(m_agg)->deleteTopic(topic, 20'000));
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::none_of(adminOf(m_agg)->listTopics(20'000).value(),
                                                  [&](const auto& each) { return each.name == topic; }),
                             60'000);
    makeTopic(m_agg, topic, 1);
    source.write(topic, 1, {.records = 100});
    const QTemporaryDir elsewhere;
    LocalEngineOptions other = options();
    if (!remembers) {
        other.stateDirectory = elsewhere.path().toStdString();
    }
    LocalEngine engine{other};
    EngineProbe probe{engine};
    start(engine, spec);
    QVERIFY2(halts(probe, topic), probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 0);
    choose(engine, StartPosition::Earliest);
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 400U);
}

void ReplacedTest::theTargetIsBuiltAnewAtItsAddress() {
    const QTemporaryDir directory;
    KafkaCluster target{{.directory = directory.path().toStdString()}};
    target.start();
    const std::string topic = uniqueName("rebuilt");
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 2, {.records = 1'000});
    const TopologySpec spec = twoClusters(m_eu, target.bootstrap(), topic);
    const std::string group = consumerGroup(spec, spec.links[0]);
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    start(engine, spec);
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    target.wipe();
    target.start();
    source.write(topic, 2, {.records = 10});
    QVERIFY2(failsWith(probe, ErrorCode::PositionForeign), probe.log().c_str());
    QVERIFY(target.bootstrap().size() != 0);
    choose(engine, StartPosition::Earliest);
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 60s), probe.log().c_str());
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    readAll(target.bootstrap(), {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 1'010U);
}

void ReplacedTest::theSourceIsBuiltAnewWhileTheLinkIsStopped() {
    const QTemporaryDir directory;
    KafkaCluster cluster{{.directory = directory.path().toStdString()}};
    cluster.start();
    const std::string topic = uniqueName("incarnation");
    makeTopic(cluster.bootstrap(), topic, 1);
    const TopologySpec spec = twoClusters(cluster.bootstrap(), m_agg, topic);
    const std::string group = consumerGroup(spec, spec.links[0]);
    {
        sandbox::MirrorChecker first;
        RecordSource source{cluster.bootstrap(), "eu", first};
        LocalEngine engine{options()};
        EngineProbe probe{engine};
        start(engine, spec);
        source.write(topic, 1, {.records = 100});
        QVERIFY2(waitForCommits(cluster.bootstrap(), group, {topic}, 60s), probe.log().c_str());
    }
    cluster.wipe();
    cluster.start();
    makeTopic(cluster.bootstrap(), topic, 1);
    sandbox::MirrorChecker second;
    RecordSource source{cluster.bootstrap(), "eu2", second};
    source.write(topic, 1, {.records = 50});
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    start(engine, spec);
    QVERIFY2(failsWith(probe, ErrorCode::SourceReplaced), probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 100);
    choose(engine, StartPosition::Earliest);
    QVERIFY2(waitForCommits(cluster.bootstrap(), group, {topic}, 60s), probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 150);
}

TRIBUTARY_TEST(ReplacedTest, QCoreApplication)
#include "replacedtest.moc"
