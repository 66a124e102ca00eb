#include "core/engine/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A record that the target refuses for good, among many that it takes.
class RefusalTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void abortStopsThePartitionBeforeTheRecord();
    void skipWritesTheLedgerAndGoesOn();
    void raisingTheLimitLetsItGoOn();

private:
    TopologySpec prepare(RecordSource& source);

    std::string m_topic;
    const LinkId m_link{"link"};
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

void RefusalTest::init() { m_topic = uniqueName("refusal"); }

// Three partitions with 500 records of 100 B each; the target takes records up to 50 KB.
TopologySpec RefusalTest::prepare(RecordSource& source) {
    makeTopic(m_eu, m_topic, 3);
    makeTopic(m_agg, m_topic, 3, {{"max.message.bytes", "50000"}});
    source.write(m_topic, 3, {.records = 1'500});
    return twoClusters(m_eu, m_agg, m_topic);
}

namespace {

// One record of 60 KB at offset 500 of partition 0, then 500 small ones for each partition.
void writeLargeAndMore(RecordSource& source, const std::string& topic) {
    source.write(topic, 1, {.records = 1, .valueBytes = 60'000});
    source.write(topic, 3, {.records = 1'500});
}

}  // namespace

void RefusalTest::abortStopsThePartitionBeforeTheRecord() {
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    const TopologySpec spec = prepare(source);
    writeLargeAndMore(source, m_topic);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitFor(
                 [&](const Event& event) {
                     return event.kind == EventKind::PartitionHalted && event.error->code == ErrorCode::RecordRefused;
                 },
                 150s),
             probe.log().c_str());
    const std::vector<Event> events = probe.events();
    const Event& halted = events.back().kind == EventKind::PartitionHalted
                              ? events.back()
                              : *std::ranges::find(events, EventKind::PartitionHalted, &Event::kind);
    QCOMPARE(halted.topic, m_topic);
    QCOMPARE(halted.partition, 0);
    QCOMPARE(std::string{halted.error->arg("offset")}, std::string{"500"});
    QVERIFY2(probe.waitForMetrics(
                 [&](const MetricsSnapshot& now) {
                     const LinkMetrics* link = now.link(m_link);
                     return link != nullptr && link->flow.records == 2'500 && link->flow.inFlightRecords == 0;
                 },
                 30s),
             probe.log().c_str());
    QVERIFY2(probe.waitForState(m_link, LinkState::Degraded, 10s), probe.log().c_str());
    readAll(m_agg, {m_topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.mirrored, 2'500U);  // partitions 1 and 2 whole, partition 0 up to the record
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
    QCOMPARE(verdict.altered, 0U);
}

void RefusalTest::skipWritesTheLedgerAndGoesOn() {
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    TopologySpec spec = prepare(source);
    writeLargeAndMore(source, m_topic);
    spec.links[0].onSendFailure = SendFailurePolicy::Skip;
    const QTemporaryDir state;
    LocalEngineOptions options;
    options.stateDirectory = state.path().toStdString();
    LocalEngine engine{options};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {m_topic}, 150s), probe.log().c_str());
    const std::vector<Event> events = probe.events();
    QCOMPARE(std::ranges::count(events, EventKind::Gap, &Event::kind), 1);
    const auto gap = std::ranges::find(events, EventKind::Gap, &Event::kind);
    QCOMPARE(gap->partition, 0);
    QCOMPARE(gap->from, 500);
    QCOMPARE(gap->to, 501);
    const QStringList ledgers = QDir{state.path()}.entryList({"*.gaps.jsonl"});
    QCOMPARE(ledgers.size(), 1);
    std::ifstream file{state.filePath(ledgers[0]).toStdString()};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    QVERIFY2(text.find("\"from\":500,\"to\":501") != std::string::npos, text.c_str());

    readAll(m_agg, {m_topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.lost, 1U);  // the one in the ledger
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
}

void RefusalTest::raisingTheLimitLetsItGoOn() {
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    const TopologySpec spec = prepare(source);
    writeLargeAndMore(source, m_topic);
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(m_link, LinkState::Degraded, 150s), probe.log().c_str());
    QVERIFY(adminOf(m_agg)->setTopicConfig(m_topic, "max.message.bytes", "1000000", 10'000));
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[0]), {m_topic}, 150s), probe.log().c_str());
    readAll(m_agg, {m_topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
}

QTEST_GUILESS_MAIN(RefusalTest)
#include "refusaltest.moc"
