#include "tests/support/testprogram.h"
#include "ui/dashboard/alertwatch.h"

#include "tests/support/ui/fakeengine.h"
#include "ui/bridge/enginebridge.h"
#include "ui/document/topologydocument.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

namespace {

constexpr std::int64_t kAlertStart = 1'700'000'000'000;
const LinkId kAlertLink{"eu-agg"};

class AlertRig {
public:
    AlertRig()
        : bridge(make()),
          watch(document, bridge),
          raised(&watch, &AlertWatch::raised),
          cleared(&watch, &AlertWatch::cleared) {
        TopologySpec spec = document.spec();
        ClusterSpec source;
        source.id = ClusterId{"eu"};
        source.name = "Europe";
        ClusterSpec target;
        target.id = ClusterId{"agg"};
        target.name = "Aggregate";
        spec.clusters = {source, target};
        LinkSpec link;
        link.id = kAlertLink;
        link.source = ClusterId{"eu"};
        link.target = ClusterId{"agg"};
        link.alert = LagThreshold{30, 1000, 120};
        spec.links = {link};
        document.reset(spec, {});
    }

    void publish(int second, double lagSeconds, std::int64_t lagRecords, LinkState state = LinkState::Running) {
        MetricsSnapshot snapshot;
        snapshot.timeMs = kAlertStart + second * 1000;
        LinkMetrics link;
        link.link = kAlertLink;
        link.status.state = state;
        link.flow.lagSeconds = lagSeconds;
        link.flow.lagRecords = lagRecords;
        snapshot.links = {link};
        engine->publish(std::move(snapshot));
        QCoreApplication::processEvents();
    }
    /// Every second of [from, to).
    void during(int from, int to, double lagSeconds, std::int64_t lagRecords = 0) {
        for (int second = from; second < to; ++second) {
            publish(second, lagSeconds, lagRecords);
        }
    }

    FakeEngine* engine = nullptr;
    TopologyDocument document;
    EngineBridge bridge;
    AlertWatch watch;
    QSignalSpy raised;
    QSignalSpy cleared;

private:
    std::unique_ptr<Engine> make() {
        auto made = std::make_unique<FakeEngine>();
        engine = made.get();
        return made;
    }
};

}  // namespace

class AlertWatchTest : public QObject {
    Q_OBJECT

private slots:
    void raisesOnceAfterItsDurationAndClearsOnce();
    void removedThresholdClears();
    void textNamesTheLinkAndTheLimit();
};

void AlertWatchTest::raisesOnceAfterItsDurationAndClearsOnce() {
    AlertRig rig;
    rig.during(0, 120, 31);
    QCOMPARE(rig.raised.count(), 0);
    QVERIFY(!rig.watch.isRaised(kAlertLink));
    rig.during(120, 300, 31);
    QCOMPARE(rig.raised.count(), 1);
    QVERIFY(rig.watch.isRaised(kAlertLink));
    rig.during(300, 400, 3);
    QCOMPARE(rig.cleared.count(), 1);
    QCOMPARE(rig.cleared.front().front().value<LinkId>(), kAlertLink);
    rig.during(400, 600, 31);
    QCOMPARE(rig.raised.count(), 2);
}

void AlertWatchTest::removedThresholdClears() {
    AlertRig rig;
    rig.during(0, 121, 31);
    TopologySpec next = rig.document.spec();
    next.links.front().alert.reset();
    rig.document.edit("Remove the threshold", next);
    rig.publish(121, 31, 0);
    QCOMPARE(rig.cleared.count(), 1);
}

void AlertWatchTest::textNamesTheLinkAndTheLimit() {
    AlertRig rig;
    rig.during(0, 121, 42);
    const QString text = rig.raised.front().at(1).toString();
    QVERIFY2(text.contains("Europe"), qPrintable(text));
    QVERIFY2(text.contains("42"), qPrintable(text));
    QVERIFY2(text.contains("30"), qPrintable(text));
}

TRIBUTARY_TEST(AlertWatchTest, QCoreApplication)
#include "alertwatchtest.moc"
