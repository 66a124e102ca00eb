#include "core/mirror/localengine.h"
#include "tests/support/fewdescriptors.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <string>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// A process that has used up its descriptors.
class DescriptorsTest : public QObject {
    Q_OBJECT

private slots:
    void aLinkThatLacksThemWaitsAndTheOthersGoOn_data();
    void aLinkThatLacksThemWaitsAndTheOthersGoOn();

private:
    const LinkId m_link{"link"};
    const LinkId m_late{"late"};
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

// Fewer than any start takes. A few more, and the clients run while one connection lacks its own: the link warns and
// waits.
void DescriptorsTest::aLinkThatLacksThemWaitsAndTheOthersGoOn_data() {
    QTest::addColumn<int>("left");
    QTest::addColumn<DataPath>("path");
    for (const DataPath path : {DataPath::Batch, DataPath::Record}) {
        for (const int left : {0, 8}) {
            QTest::addRow("%s, %d left", path == DataPath::Batch ? "whole batches" : "records", left) << left << path;
        }
    }
}

void DescriptorsTest::aLinkThatLacksThemWaitsAndTheOthersGoOn() {
    QFETCH(int, left);
    QFETCH(DataPath, path);
    const std::string first = uniqueName("running");
    const std::string second = uniqueName("late");
    TopologySpec spec = twoClusters(m_eu, m_agg, first);
    spec.links[0].path = path;
    spec.links.push_back(spec.links[0]);
    spec.links[1].id = m_late;
    spec.links[1].name = "late";
    spec.links[1].topics.include = {{TopicEntry::Kind::Literal, second}};
    makeTopic(m_eu, first, 2);
    makeTopic(m_eu, second, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    engine.apply(spec);
    engine.command({m_link, LinkAction::Start, {}});
    source.write(first, 2, {.records = 50});
    source.write(second, 2, {.records = 50});
    const std::string group = consumerGroup(spec, spec.links[0]);
    QVERIFY2(waitForCommits(m_eu, group, {first}, 60s), probe.log().c_str());
    {
        const FewDescriptors few{static_cast<std::size_t>(left)};
        engine.command({m_late, LinkAction::Start, {}});
        QVERIFY2(probe.waitForMetrics(
                     [&](const MetricsSnapshot& now) {
                         const LinkMetrics& late = *now.link(m_late);
                         const LinkState state = late.status.state;
                         return ((state == LinkState::Backoff || state == LinkState::Degraded) && late.status.error) ||
                                (left > 3 && late.flow.records == 50);  // they are enough
                     },
                     60s),
                 probe.log().c_str());
        source.write(first, 2, {.records = 50});
        QVERIFY2(probe.waitForMetrics([&](const MetricsSnapshot& now) { return now.link(m_link)->flow.records == 100; },
                                      60s),
                 probe.log().c_str());
    }
    QVERIFY2(probe.waitForState(m_late, LinkState::Running, 120s), probe.log().c_str());
    QVERIFY2(waitForCommits(m_eu, consumerGroup(spec, spec.links[1]), {second}, 60s), probe.log().c_str());
    readAll(m_agg, {first, second}, checker);
    QCOMPARE(checker.verdict().sent, 150U);
    QCOMPARE(checker.verdict().lost, 0U);
    QCOMPARE(checker.verdict().duplicated, 0U);
}

TRIBUTARY_TEST(DescriptorsTest, QCoreApplication)
#include "descriptorstest.moc"
