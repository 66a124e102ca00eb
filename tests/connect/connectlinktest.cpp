#include "core/base/clock.h"
#include "tests/connect/connectrig.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <memory>
#include <thread>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A link on a real Connect cluster: what its connectors do, and what is said of them.
class ConnectLinkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_rig = std::make_unique<ConnectRig>(); }
    void cleanupTestCase() { m_rig.reset(); }
    void livesFromStartToDeletion();
    void startsWhereTheLinkSays();
    void aFailedTaskShowsItsTraceAndIsRestarted();
    void aWrongSettingIsRefusedWithItsReason();
    void aWorkerIsKilledAndComesBack();
    void driftShowsAndIsSetRight();
    void goesOnWithoutTheEngine();

private:
    [[nodiscard]] static bool mirrored(EngineProbe& probe, const LinkId& link, std::uint64_t records) {
        return probe.waitForMetrics(
            [&](const MetricsSnapshot& now) {
                const LinkMetrics* metrics = now.link(link);
                return metrics != nullptr && metrics->flow.records >= records && metrics->flow.lagRecords == 0;
            },
            90s);
    }
    [[nodiscard]] ConnectDetail detail(const Engine& engine) const {
        const LinkMetrics* metrics = engine.metrics()->link(m_link);
        return metrics != nullptr && metrics->connect ? *metrics->connect : ConnectDetail{};
    }

    std::unique_ptr<ConnectRig> m_rig;
    const LinkId m_link{"link"};
};

void ConnectLinkTest::livesFromStartToDeletion() {
    const std::string topic = uniqueName("orders");
    makeTopic(m_rig->eu, topic, 3);
    sandbox::MirrorChecker checker;
    RecordSource source{m_rig->eu, "eu", checker};
    source.write(topic, 3, {.records = 3'000});
    const TopologySpec spec = m_rig->document(topic);
    const std::string name = connectorNames(spec, spec.links[0]).front();
    ConnectRest rest{m_rig->access()};

    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
    source.write(topic, 3, {.records = 3'000});
    const auto caughtUp = [this](const MetricsSnapshot& now) {
        const LinkMetrics* link = now.link(m_link);
        return link != nullptr && link->flow.lagRecords == 0 && link->partitionMetrics.size() == 3 &&
               std::ranges::all_of(link->partitionMetrics,
                                   [](const PartitionMetrics& each) { return each.watermark == 2'000; });
    };
    QVERIFY2(probe.waitForMetrics(caughtUp, 90s), probe.log().c_str());
    const LinkMetrics now = *engine.metrics()->link(m_link);
    QCOMPARE(now.topics, 1);
    QVERIFY(now.connect->drift.empty());

    engine.command({m_link, LinkAction::Pause, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Paused, 60s), probe.log().c_str());
    engine.command({m_link, LinkAction::Resume, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 60s), probe.log().c_str());
    engine.command({m_link, LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 60s), probe.log().c_str());
    QCOMPARE(rest.state(name).value().value().state, std::string("STOPPED"));
    QVERIFY(waitForCommits(m_rig->eu, consumerGroup(spec, spec.links[0]), {topic}, 10s));

    TopologySpec without = spec;
    without.links.clear();
    engine.apply(without);
    QVERIFY(probe.waitForMetrics([&](const MetricsSnapshot& each) { return each.link(m_link) == nullptr; }, 60s));
    QVERIFY(!rest.config(name).value().has_value());
    readAll(m_rig->agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().mirrored, 6'000U);
}

void ConnectLinkTest::startsWhereTheLinkSays() {
    const std::string topic = uniqueName("latest");
    makeTopic(m_rig->eu, topic, 2);
    sandbox::MirrorChecker before;
    RecordSource{m_rig->eu, "eu", before}.write(topic, 2, {.records = 500});
    TopologySpec spec = m_rig->document(topic);
    spec.links[0].start.position = StartPosition::Latest;
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
    sandbox::MirrorChecker after;
    RecordSource{m_rig->eu, "after", after}.write(topic, 2, {.records = 100});
    QVERIFY2(mirrored(probe, m_link, 100), probe.log().c_str());
    QCOMPARE(recordCount(m_rig->agg, topic), 100);
    engine.command({m_link, LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 60s), probe.log().c_str());
}

void ConnectLinkTest::aFailedTaskShowsItsTraceAndIsRestarted() {
    const std::string topic = uniqueName("failing");
    makeTopic(m_rig->eu, topic, 1);
    TopologySpec spec = m_rig->document(topic);
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());

    // Connect itself does not look at settings of the source's consumer; the task ends when it makes one.
    ConnectRest rest{m_rig->access()};
    const std::string name = connectorNames(spec, spec.links[0]).front();
    ConnectorConfig broken = rest.config(name).value().value();
    const ConnectorConfig good = broken;
    broken["source.consumer.max.poll.records"] = "-1";
    QVERIFY(rest.configure(name, broken).has_value());
    QVERIFY2(probe.waitForState(m_link, LinkState::Failed, 60s), probe.log().c_str());
    const auto shown = [this](const MetricsSnapshot& now) {
        const LinkMetrics* link = now.link(m_link);
        return link != nullptr && link->status.state == LinkState::Failed;
    };
    QVERIFY2(probe.waitForMetrics(shown, 30s), probe.log().c_str());
    const std::optional<Error> error = engine.metrics()->link(m_link)->status.error;
    QVERIFY(error && error->code == ErrorCode::ConnectorFailed);
    QVERIFY2(error->message().contains("max.poll.records"), error->message().c_str());
    const ConnectDetail told = detail(engine);
    QCOMPARE(told.connectors.front().tasks.front().state, std::string("FAILED"));
    QVERIFY(told.connectors.front().tasks.front().trace.contains("ConfigException"));

    QVERIFY(rest.configure(name, good).has_value());
    engine.command({m_link, LinkAction::RestartFailed, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 60s), probe.log().c_str());
    engine.command({m_link, LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 60s), probe.log().c_str());
}

void ConnectLinkTest::aWrongSettingIsRefusedWithItsReason() {
    TopologySpec spec = m_rig->document(uniqueName("refused"));
    makeTopic(m_rig->eu, spec.links[0].topics.include[0].text, 1);
    spec.links[0].extra = R"({"imported":{"mirrormaker2":{"offset.lag.max":"soon"}}})";
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Failed, 60s), probe.log().c_str());
    const Event last = probe.events().back();
    QVERIFY(last.status->error->code == ErrorCode::ConnectRefused);
    QVERIFY2(last.status->error->message().contains("offset.lag.max"), last.status->error->message().c_str());
}

void ConnectLinkTest::aWorkerIsKilledAndComesBack() {
    const std::string topic = uniqueName("killed");
    makeTopic(m_rig->eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_rig->eu, "eu", checker};
    const TopologySpec spec = m_rig->document(topic);
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
    source.write(topic, 2, {.records = 2'000});
    m_rig->worker->kill();
    QVERIFY2(probe.waitForState(m_link, LinkState::Backoff, 60s), probe.log().c_str());
    QVERIFY(probe.events().back().status->error->code == ErrorCode::ConnectUnreachable);
    source.write(topic, 2, {.records = 2'000});
    m_rig->worker->start();
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 120s), probe.log().c_str());
    QVERIFY2(mirrored(probe, m_link, 2'000), probe.log().c_str());
    engine.command({m_link, LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 60s), probe.log().c_str());
    readAll(m_rig->agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 4'000U);
}

void ConnectLinkTest::driftShowsAndIsSetRight() {
    const std::string topic = uniqueName("drift");
    makeTopic(m_rig->eu, topic, 1);
    const TopologySpec spec = m_rig->document(topic);
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
    ConnectRest rest{m_rig->access()};
    const std::string name = connectorNames(spec, spec.links[0]).front();
    ConnectorConfig changed = rest.config(name).value().value();
    changed["tasks.max"] = "7";
    changed["offset.lag.max"] = "5";
    QVERIFY(rest.configure(name, changed).has_value());
    const std::vector<ConnectorDrift> expected{{name, "offset.lag.max", "", "5"}, {name, "tasks.max", "1", "7"}};
    QVERIFY(probe.waitForMetrics(
        [&](const MetricsSnapshot& now) {
            const LinkMetrics* link = now.link(m_link);
            return link != nullptr && link->connect && link->connect->drift == expected;
        },
        60s));
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY(probe.waitForMetrics(
        [&](const MetricsSnapshot& now) {
            const LinkMetrics* link = now.link(m_link);
            return link != nullptr && link->connect && link->connect->drift.empty();
        },
        60s));
    engine.command({m_link, LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 60s), probe.log().c_str());
}

void ConnectLinkTest::goesOnWithoutTheEngine() {
    const std::string topic = uniqueName("alone");
    makeTopic(m_rig->eu, topic, 1);
    const TopologySpec spec = m_rig->document(topic);
    {
        EngineRouter engine{m_rig->options()};
        EngineProbe probe{engine};
        engine.apply(spec);
        engine.command({m_link, LinkAction::Start, {}});
        QVERIFY2(probe.waitForState(m_link, LinkState::Running, 90s), probe.log().c_str());
    }
    EngineRouter engine{m_rig->options()};
    EngineProbe probe{engine};
    engine.apply(spec);  // and nothing is started
    QVERIFY2(probe.waitForState(m_link, LinkState::Running, 60s), probe.log().c_str());
    engine.command({m_link, LinkAction::Stop, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Stopped, 60s), probe.log().c_str());
}

TRIBUTARY_TEST(ConnectLinkTest, QCoreApplication)
#include "connectlinktest.moc"
