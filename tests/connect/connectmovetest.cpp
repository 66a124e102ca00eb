#include "tests/connect/connectrig.h"
#include "tests/faults/steadywriter.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <memory>
#include <optional>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A link moves between this process and Kafka Connect while records come: its positions go with it.
class ConnectMoveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_rig = std::make_unique<ConnectRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void movesThereAndBackUnderLoad();
    void aNewProcessFetchesThePositionsBack();
    void withoutTheConnectClusterNothingIsGuessed();

private:
    [[nodiscard]] static bool gained(EngineProbe& probe, const LinkId& link, std::uint64_t records) {
        return probe.waitForMetrics(
            [&](const MetricsSnapshot& now) {
                const LinkMetrics* metrics = now.link(link);
                return metrics != nullptr && metrics->flow.records >= records;
            },
            90s);
    }

    std::unique_ptr<ConnectRig> m_rig;
    const LinkId m_link{"link"};
};

void ConnectMoveTest::movesThereAndBackUnderLoad() {
    const std::string topic = uniqueName("moving");
    makeTopic(m_rig->eu, topic, 4);
    sandbox::MirrorChecker checker;
    RecordSource source{m_rig->eu, "eu", checker};
    std::optional<SteadyWriter> writer{std::in_place, source, topic, 4};
    const TopologySpec there = m_rig->document(topic);
    TopologySpec here = there;
    here.links[0].runOn = "here";

    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(here);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(gained(probe, m_link, 3'000), probe.log().c_str());
    for (int round = 0; round < 2; ++round) {
        engine.apply(there);
        QVERIFY2(probe.waitForMetrics(
                     [this](const MetricsSnapshot& now) {
                         const LinkMetrics* link = now.link(m_link);
                         return link != nullptr && link->connect && isActive(link->status.state) &&
                                !link->connect->connectors.empty() &&
                                link->connect->connectors.front().state == "RUNNING";
                     },
                     120s),
                 probe.log().c_str());
        QVERIFY2(gained(probe, m_link, 3'000), probe.log().c_str());
        engine.apply(here);
        QVERIFY2(probe.waitForMetrics(
                     [this](const MetricsSnapshot& now) {
                         const LinkMetrics* link = now.link(m_link);
                         return link != nullptr && !link->connect && link->status.state == LinkState::Running;
                     },
                     120s),
                 probe.log().c_str());
        QVERIFY2(gained(probe, m_link, 3'000), probe.log().c_str());
    }
    writer.reset();
    QVERIFY2(waitForCommits(m_rig->eu, consumerGroup(here, here.links[0]), {topic}, 60s), probe.log().c_str());
    ConnectRest rest{m_rig->access()};
    QVERIFY(!rest.config(connectorNames(there, there.links[0]).front()).value().has_value());
    readAll(m_rig->agg, {topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    qInfo("sent %llu, lost %llu, duplicated %llu, reordered %llu", static_cast<unsigned long long>(verdict.sent),
          static_cast<unsigned long long>(verdict.lost), static_cast<unsigned long long>(verdict.duplicated),
          static_cast<unsigned long long>(verdict.reordered));
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.altered, 0U);
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
}

void ConnectMoveTest::aNewProcessFetchesThePositionsBack() {
    const std::string topic = uniqueName("fetched");
    makeTopic(m_rig->eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_rig->eu, "eu", checker};
    source.write(topic, 2, {.records = 1'000});
    const TopologySpec there = m_rig->document(topic);
    TopologySpec here = there;
    here.links[0].runOn = "here";
    {
        EngineRouter engine{m_rig->options()};
        EngineProbe probe{engine};
        engine.apply(there);
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
        source.write(topic, 2, {.records = 1'000});
        QVERIFY2(gained(probe, m_link, 1'000), probe.log().c_str());
    }
    // The document was changed while nothing watched it; the connectors still run.
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(here);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
    source.write(topic, 2, {.records = 1'000});
    QVERIFY2(waitForCommits(m_rig->eu, consumerGroup(here, here.links[0]), {topic}, 60s), probe.log().c_str());
    ConnectRest rest{m_rig->access()};
    QVERIFY(!rest.config(connectorNames(there, there.links[0]).front()).value().has_value());
    readAll(m_rig->agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
    QCOMPARE(checker.verdict().sent, 3'000U);
}

void ConnectMoveTest::withoutTheConnectClusterNothingIsGuessed() {
    const std::string topic = uniqueName("guessed");
    makeTopic(m_rig->eu, topic, 1);
    const TopologySpec there = m_rig->document(topic);
    {
        EngineRouter engine{m_rig->options()};
        EngineProbe probe{engine};
        engine.apply(there);
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
    }
    TopologySpec here = there;
    here.connect.clear();
    here.links[0].runOn = "here";
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(here);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Failed, 60s), probe.log().c_str());
    const Error error = *probe.events().back().status->error;
    QVERIFY(error.code == ErrorCode::PositionForeign);
    QVERIFY2(error.message().contains("the Connect cluster connect"), error.message().c_str());
}

TRIBUTARY_TEST(ConnectMoveTest, QCoreApplication)
#include "connectmovetest.moc"
