#include <cstdint>
#include <vector>

#include <QTest>

#include "core/alerts/lagalerts.h"
#include "tests/support/testprogram.h"
#include "tests/topology/topologybuilder.h"

using namespace tributary;

namespace {

/// A link with a threshold of 30 s and 1,000 records for two minutes, and what was said of it.
class AlertScene {
public:
    AlertScene() {
        spec = topologyOf({"eu", "agg"}, {linkBetween("eu", "agg", {literal("x")})});
        spec.links.front().alert = LagThreshold{30, 1000, 120};
        id = spec.links.front().id;
    }

    void take(int second, double lagSeconds, std::int64_t lagRecords = 0, LinkState state = LinkState::Running) {
        MetricsSnapshot snapshot;
        snapshot.timeMs = 1'700'000'000'000 + second * 1000;
        LinkMetrics link;
        link.link = id;
        link.status.state = state;
        link.flow.lagSeconds = lagSeconds;
        link.flow.lagRecords = lagRecords;
        snapshot.links = {link};
        for (const LagAlert& alert : alerts.take(spec, snapshot)) {
            (alert.raised ? raised : cleared).push_back(alert);
        }
    }
    /// Every second of [from, to).
    void during(int from, int to, double lagSeconds, std::int64_t lagRecords = 0) {
        for (int second = from; second < to; ++second) {
            take(second, lagSeconds, lagRecords);
        }
    }

    TopologySpec spec;
    LinkId id;
    LagAlerts alerts;
    std::vector<LagAlert> raised;
    std::vector<LagAlert> cleared;
};

}  // namespace

class LagAlertsTest : public QObject {
    Q_OBJECT

private slots:
    void raisesOnceAfterItsDurationAndClearsOnce();
    void breakBeginsAnew();
    void recordsCountToo();
    void limitItselfIsNotOver();
    void sleepBeginsAnew();
    void unknownFiguresChangeNothing();
    void stopClears();
    void removedThresholdClears();
    void withoutAThresholdThereIsNoState();
};

void LagAlertsTest::raisesOnceAfterItsDurationAndClearsOnce() {
    AlertScene scene;
    scene.during(0, 120, 31);
    QVERIFY(scene.raised.empty());
    QVERIFY(!scene.alerts.isRaised(scene.id));
    scene.during(120, 300, 31);
    QCOMPARE(scene.raised.size(), std::size_t{1});
    QVERIFY(scene.raised.front().byAge);
    QCOMPARE(scene.raised.front().lagSeconds, 31.0);
    QVERIFY(scene.raised.front().limit == *scene.spec.links.front().alert);
    QVERIFY(scene.alerts.isRaised(scene.id));
    scene.during(300, 400, 3);
    QCOMPARE(scene.cleared.size(), std::size_t{1});
    QCOMPARE(scene.cleared.front().link, scene.id);
    scene.during(400, 600, 31);
    QCOMPARE(scene.raised.size(), std::size_t{2});
}

void LagAlertsTest::breakBeginsAnew() {
    AlertScene scene;
    scene.during(0, 119, 31);
    scene.take(119, 29);
    scene.during(120, 240, 31);
    QVERIFY(scene.raised.empty());
    scene.take(240, 31);
    QCOMPARE(scene.raised.size(), std::size_t{1});
}

void LagAlertsTest::recordsCountToo() {
    AlertScene scene;
    scene.during(0, 121, 1, 1001);
    QCOMPARE(scene.raised.size(), std::size_t{1});
    QVERIFY(!scene.raised.front().byAge);
    QCOMPARE(scene.raised.front().lagRecords, 1001);
}

void LagAlertsTest::limitItselfIsNotOver() {
    AlertScene scene;
    scene.during(0, 200, 30, 1000);
    QVERIFY(scene.raised.empty());
}

void LagAlertsTest::sleepBeginsAnew() {
    AlertScene scene;
    scene.during(0, 60, 31);
    scene.take(4000, 31);  // over an hour asleep is no hour of lag
    QVERIFY(scene.raised.empty());
    scene.during(4001, 4121, 31);
    QCOMPARE(scene.raised.size(), std::size_t{1});
}

void LagAlertsTest::unknownFiguresChangeNothing() {
    AlertScene scene;
    scene.during(0, 121, 31);
    QCOMPARE(scene.raised.size(), std::size_t{1});
    scene.during(121, 200, -1, -1);
    QVERIFY(scene.cleared.empty());
    scene.take(200, 1, 0);
    QCOMPARE(scene.cleared.size(), std::size_t{1});
}

void LagAlertsTest::stopClears() {
    AlertScene scene;
    scene.during(0, 121, 31);
    scene.take(121, 31, 0, LinkState::Stopped);
    QCOMPARE(scene.cleared.size(), std::size_t{1});
    QVERIFY(!scene.alerts.isRaised(scene.id));
    scene.during(122, 200, 31);
    QCOMPARE(scene.raised.size(), std::size_t{1});  // it counts from its start
}

void LagAlertsTest::removedThresholdClears() {
    AlertScene scene;
    scene.during(0, 121, 31);
    scene.spec.links.front().alert.reset();
    scene.take(121, 31);
    QCOMPARE(scene.cleared.size(), std::size_t{1});
}

void LagAlertsTest::withoutAThresholdThereIsNoState() {
    AlertScene scene;
    scene.take(0, 31);
    QCOMPARE(scene.alerts.states().size(), std::size_t{1});
    QVERIFY(!scene.alerts.states().at(scene.id));
    scene.spec.links.front().alert.reset();
    scene.take(1, 31);
    QVERIFY(scene.alerts.states().empty());
}

TRIBUTARY_TEST(LagAlertsTest, NoApplication)
#include "lagalertstest.moc"
