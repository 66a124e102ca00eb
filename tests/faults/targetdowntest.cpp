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

/// The target goes away for a while and comes back.
class TargetDownTest : public QObject {
    Q_OBJECT

private slots:
    void thirtySecondsWithoutTheTarget();
};

void TargetDownTest::thirtySecondsWithoutTheTarget() {
    const QTemporaryDir directory;
    KafkaCluster target{{.directory = directory.path().toStdString()}};
    target.start();
    const std::string eu = fixtureBootstrap("eu");
    const std::string topic = uniqueName("down");
    makeTopic(eu, topic, 3);
    sandbox::MirrorChecker checker;
    RecordSource source{eu, "eu", checker};
    LocalEngine engine{{}};
    EngineProbe probe{engine};
    const LinkId link{"link"};
    TopologySpec spec = twoClusters(eu, target.bootstrap(), topic);
    spec.links[0].memoryMiB = 8;
    engine.apply(spec);
    engine.command({link, LinkAction::Start, {}});
    QVERIFY2(probe.waitForState(link, LinkState::Running, 30s), probe.log().c_str());
    source.write(topic, 3, {.records = 10'000});

    target.stop();
    const std::uint64_t first = engine.metrics()->sequence;
    std::uint64_t most = 0;
    for (std::uint64_t second = 1; second <= 30; ++second) {
        source.write(topic, 3, {.records = 3'000});
        QVERIFY(probe.waitForMetrics([&](const MetricsSnapshot& now) { return now.sequence >= first + second; }, 10s));
        most = std::max(most, engine.metrics()->link(link)->flow.inFlightBytes);
    }
    QVERIFY2(probe.waitForState(link, LinkState::Backoff, 1s), probe.log().c_str());
    QVERIFY(most <= 8U * 1024 * 1024);
    target.start();
    QVERIFY2(probe.waitFor(
                 [](const Event& event) {
                     return event.status &&
                            (event.status->state == LinkState::Running || event.status->state == LinkState::CatchingUp);
                 },
                 90s),
             probe.log().c_str());
    QVERIFY2(waitForCommits(eu, consumerGroup(spec, spec.links[0]), {topic}, 90s), probe.log().c_str());
    readAll(target.bootstrap(), {topic}, checker);
    const sandbox::MirrorVerdict verdict = checker.verdict();
    QCOMPARE(verdict.sent, 100'000U);
    QCOMPARE(verdict.lost, 0U);
    QCOMPARE(verdict.reordered, 0U);
    QCOMPARE(verdict.altered, 0U);
    QCOMPARE(verdict.duplicated, 0U);
}

TRIBUTARY_TEST(TargetDownTest, QCoreApplication)
#include "targetdowntest.moc"
