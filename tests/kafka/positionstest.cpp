#include "core/link/gapreport.h"
#include "core/mirror/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <memory>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// Where a link starts, and when it must refuse to.
class PositionsTest : public QObject {
    Q_OBJECT

private slots:
    void startsAtTheChosenPlace_data();
    void startsAtTheChosenPlace();
    void aCopyAimedElsewhereIsRefused();
    void anotherPlacementIsRefused();
    void aLostPositionIsAskedFor();
    void positionsOfAnotherProgramAreTakenOverOnRequest();
    void aPositionInAnotherLogHaltsAndCanBeChosenAnew_data();
    void aPositionInAnotherLogHaltsAndCanBeChosenAnew();
    void whatAChosenPositionPassesOverIsInTheLedger();

private:
    [[nodiscard]] LocalEngineOptions options() const {
        LocalEngineOptions out;
        out.stateDirectory = m_state.path().toStdString();
        return out;
    }
    [[nodiscard]] bool failsWith(LocalEngine& engine, EngineProbe& probe, const TopologySpec& spec, ErrorCode code) const {
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
        return probe.waitFor(
            [&](const Event& event) {
                return event.status && event.status->state == LinkState::Failed && event.status->error &&
                       event.status->error->code == code;
            },
            30s);
    }

    const QTemporaryDir m_state;
    const LinkId m_link{"link"};
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
    const std::string m_dr = fixtureBootstrap("dr");
};

void PositionsTest::startsAtTheChosenPlace_data() {
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("expected");
    QTest::newRow("earliest") << static_cast<int>(StartPosition::Earliest) << 3'000;
    QTest::newRow("latest") << static_cast<int>(StartPosition::Latest) << 1'000;
    QTest::newRow("time") << static_cast<int>(StartPosition::Timestamp) << 2'000;
}

void PositionsTest::startsAtTheChosenPlace() {
    QFETCH(int, position);
    QFETCH(int, expected);
    const std::string topic = uniqueName("start");
    // The timestamps are of 1970: without this the source would soon drop the records as too old.
    makeTopic(m_eu, topic, 2, {{"retention.ms", "-1"}});
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 2, {.records = 1'000, .timestampMs = 1'000'000});
    source.write(topic, 2, {.records = 1'000, .timestampMs = 2'000'000});
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].start = {static_cast<StartPosition>(position), 1'500'000};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitFor([](const Event& event) { return event.status && event.status->state != LinkState::Starting; },
                           30s),
             probe.log().c_str());
    source.write(topic, 2, {.records = 1'000, .timestampMs = 3'000'000});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {topic}, 30s), probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), expected);
}

void PositionsTest::aCopyAimedElsewhereIsRefused() {
    const std::string topic = uniqueName("copy");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 1, {.records = 100});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    {
        LocalEngine engine{options()};
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {topic}, 30s));
    }
    source.write(topic, 1, {.records = 100});
    spec.clusters[1].bootstrap = {m_dr};
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    QVERIFY2(failsWith(engine, probe, spec, ErrorCode::PositionForeign), probe.log().c_str());

    engine.command({m_link, LinkAction::ChoosePosition, {StartPosition::Earliest, 0}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {topic}, 30s), probe.log().c_str());
    QCOMPARE(recordCount(m_dr, topic), 200);
}

void PositionsTest::anotherPlacementIsRefused() {
    const std::string topic = uniqueName("placement");
    makeTopic(m_eu, topic, 1);
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 30s), probe.log().c_str());
    spec.links[0].naming = {NamingPolicy::Prefix, "eu", ".", {}, {}};
    QVERIFY2(failsWith(engine, probe, spec, ErrorCode::PositionForeign), probe.log().c_str());
}

void PositionsTest::aLostPositionIsAskedFor() {
    const std::string topic = uniqueName("lost");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].group = uniqueName("group");
    {
        LocalEngine engine{options()};
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
        source.write(topic, 1, {.records = 100});
        QVERIFY(waitForCommits(m_eu, spec.links[0].group, {topic}, 30s));
    }
    // As after seven idle days.
    QVERIFY(adminOf(m_eu)->deleteGroup(spec.links[0].group, 10'000));
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    QVERIFY2(failsWith(engine, probe, spec, ErrorCode::PositionLost), probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 100);
}

void PositionsTest::positionsOfAnotherProgramAreTakenOverOnRequest() {
    const std::string topic = uniqueName("takeover");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 1, {.records = 1'000});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].group = uniqueName("mm1");
    QVERIFY(adminOf(m_eu)->setGroupOffsets(spec.links[0].group, {{{topic, 0}, 400, -1, {}}}, 10'000));
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    QVERIFY2(failsWith(engine, probe, spec, ErrorCode::PositionForeign), probe.log().c_str());
    spec.links[0].start.position = StartPosition::Committed;
    spec.links[0].streams = 2;  // `start` alone is no reason for a running link to change
    engine.apply(spec);
    QVERIFY2(waitForCommits(m_eu, spec.links[0].group, {topic}, 30s), probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 600);
}

void PositionsTest::aPositionInAnotherLogHaltsAndCanBeChosenAnew_data() {
    QTest::addColumn<int>("path");
    QTest::newRow("batches") << static_cast<int>(DataPath::Auto);
    QTest::newRow("records") << static_cast<int>(DataPath::Record);
}

// As after an election of a broker that had not everything, while the link was stopped: the log has grown past the position
// since, but it is not the log that was read. Only the epoch that was committed with the position can tell (KIP-320).
void PositionsTest::aPositionInAnotherLogHaltsAndCanBeChosenAnew() {
    QFETCH(int, path);
    const std::string topic = uniqueName("otherlog");
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 2, {.records = 200});
    TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    spec.links[0].path = static_cast<DataPath>(path);
    const std::string group = consumerGroup(spec, spec.links[0]);
    {
        LocalEngine engine{options()};
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY(waitForCommits(m_eu, group, {topic}, 30s));
    }
    const auto admin = adminOf(m_eu);
    auto positions = admin->groupOffsets(group, 20'000).value();
    const auto first = std::ranges::find(positions, 0, [](const auto& each) { return each.at.partition; });
    QVERIFY(first != positions.end());
    QVERIFY2(first->leaderEpoch >= 0, "the epoch is committed with the position");
    first->offset -= 50;
    first->leaderEpoch += 7;
    QVERIFY(admin->setGroupOffsets(group, {*first}, 20'000).has_value());

    LocalEngine engine{options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitFor(
                 [](const Event& event) {
                     return event.kind == EventKind::PartitionHalted && event.partition == 0 && event.error &&
                            event.error->code == ErrorCode::PositionOutOfRange;
                 },
                 60s),
             probe.log().c_str());
    // The other partition goes on, and a pause does not let this one go on.
    engine.command({m_link, LinkAction::Pause, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Paused, 30s), probe.log().c_str());
    engine.command({m_link, LinkAction::Resume, {}});
    source.write(topic, 2, {.records = 200});
    QVERIFY2(probe.waitForMetrics(
                 [this](const MetricsSnapshot& now) {
                     const LinkMetrics* link = now.link(m_link);
                     return link != nullptr && link->status.state == LinkState::Degraded &&
                            std::ranges::any_of(link->partitionMetrics, [](const PartitionMetrics& each) {
                                return each.partition == 1 && each.watermark == 200;
                            });
                 },
                 30s),
             probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 300);

    engine.command({m_link, LinkAction::ChoosePosition, {StartPosition::Earliest, 0}});
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 500);
}

void PositionsTest::whatAChosenPositionPassesOverIsInTheLedger() {
    const std::string topic = uniqueName("passedover");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 1, {.records = 200});
    const TopologySpec spec = twoClusters(m_eu, m_agg, topic);
    const std::string group = consumerGroup(spec, spec.links[0]);
    {
        LocalEngine engine{options()};
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY(waitForCommits(m_eu, group, {topic}, 30s));
    }
    const auto admin = adminOf(m_eu);
    kafka::CommittedOffset position = admin->groupOffsets(group, 20'000).value().at(0);
    position.offset -= 50;
    position.leaderEpoch += 7;
    QVERIFY(admin->setGroupOffsets(group, {position}, 20'000).has_value());
    LocalEngine engine{options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitFor([](const Event& event) { return event.kind == EventKind::PartitionHalted; }, 60s),
             probe.log().c_str());
    engine.command({m_link, LinkAction::ChoosePosition, {StartPosition::Latest, 0}});
    QVERIFY2(waitForCommits(m_eu, group, {topic}, 60s), probe.log().c_str());
    const auto gaps = readGaps(m_state.path().toStdString(), group);
    QVERIFY(gaps.has_value());
    QVERIFY(std::ranges::any_of(*gaps, [&](const LedgerGap& each) {
        return each.topic == topic && each.partition == 0 && each.from == 150 && each.to == 200 &&
               each.reason == Error{ErrorCode::PositionChosen}.message();
    }));
}

TRIBUTARY_TEST(PositionsTest, QCoreApplication)
#include "positionstest.moc"
