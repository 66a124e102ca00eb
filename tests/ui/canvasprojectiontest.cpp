#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/flowlayer.h"
#include "ui/canvas/lagtrend.h"
#include "ui/canvas/linklabel.h"
#include "ui/canvas/topologyscene.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

/// What the canvas shows is what the document, the engine and the directory say, whatever happens to them.
class CanvasProjectionTest : public QObject {
    Q_OBJECT

private slots:
    void equalsTheDocumentAfterRandomEditsAndUndos();
    void showsRateLagAndHealth();
    void aWidthThatGrewStaysWhileTheNumbersMove();
    void tellsCatchingUpFromFailing();
    void pausedIsDashed();
    void editsOfARunningLinkArePending();
    void aLinkThatWasNeverStartedIsNotPending();
    void manyLinksThatChangeTogetherAreLookedAtOnce();
    void aRemovedLinkThatRunsIsAGhostUntilApply();
    void figuresThatDoNotComeBecomeStale();
    void cardsSayWhatIsKnownOfTheCluster();
    void widthGrowsWithTheLogarithmOfTheRate();
    void marksMoveOnlyWhereSomethingIsSeen();
    void trendNeedsAReason();

private:
    static void edit(WorkspaceRig& rig, QRandomGenerator& random);
    static void compare(const WorkspaceRig& rig, const TopologyScene& scene);
};

void CanvasProjectionTest::edit(WorkspaceRig& rig, QRandomGenerator& random) {
    TopologySpec spec = rig.document.spec();
    const auto pick = [&](const auto& list) { return list[random.bounded(static_cast<quint32>(list.size()))]; };
    switch (random.bounded(7)) {
        case 0:
            rig.addCluster("c" + std::to_string(random.bounded(100)), static_cast<Tier>(random.bounded(4)));
            break;
        case 1:
            if (spec.clusters.size() > 1) {
                rig.addLink(pick(spec.clusters).id, pick(spec.clusters).id);
            }
            break;
        case 2:
            if (!spec.clusters.empty()) {
                rig.document.edit(
                    "Move",
                    withPositions(spec, {{pick(spec.clusters).id, QPointF(random.bounded(900), random.bounded(900))}}));
            }
            break;
        case 3:
            if (!spec.clusters.empty() && random.bounded(3) == 0) {
                rig.document.edit("Delete", without(spec, {{pick(spec.clusters).id}, {}}));
            }
            break;
        case 4:
            if (!spec.links.empty()) {
                rig.document.edit("Delete", without(spec, {{}, {pick(spec.links).id}}));
            }
            break;
        case 5:
            if (!spec.clusters.empty()) {
                rig.document.edit("Rename",
                                  withName(spec, pick(spec.clusters).id, "n" + std::to_string(random.bounded(9))));
            }
            break;
        default:
            random.bounded(2) == 0 ? rig.document.undoStack().undo() : rig.document.undoStack().redo();
    }
}

void CanvasProjectionTest::compare(const WorkspaceRig& rig, const TopologyScene& scene) {
    const TopologySpec& spec = rig.document.spec();
    QCOMPARE(scene.cards().size(), spec.clusters.size());
    for (const ClusterSpec& cluster : spec.clusters) {
        const ClusterItem* card = scene.card(cluster.id);
        QVERIFY(card != nullptr);
        QCOMPARE(card->face().name, QString::fromStdString(cluster.displayName()));
        QCOMPARE(card->face().tier, cluster.tier);
        if (cluster.position) {
            QCOMPARE(card->pos(), QPointF(cluster.position->x, cluster.position->y));
        }
    }
    QCOMPARE(scene.links().links().size(), spec.links.size());
    for (const LinkSpec& link : spec.links) {
        const LinkLayer::Link* shown = scene.links().link(link.id);
        QVERIFY(shown != nullptr);
        QCOMPARE(shown->face.title, QString::fromStdString(linkTitle(spec, link)));
        QCOMPARE(shown->route.ends().source, scene.card(link.source)->card());
        QCOMPARE(shown->route.ends().target, scene.card(link.target)->card());
    }
}

void CanvasProjectionTest::equalsTheDocumentAfterRandomEditsAndUndos() {
    QRandomGenerator random{20'260'101};
    WorkspaceRig rig;
    CanvasView view{rig.workspace};
    constexpr int kEdits = 600;
    for (int i = 0; i < kEdits && !QTest::currentTestFailed(); ++i) {
        edit(rig, random);
        compare(rig, view.topologyScene());
    }
    QVERIFY(rig.document.spec().clusters.size() > 3);
    TopologySpec other = rig.document.spec();
    other.links.clear();
    rig.document.reset(other, {});
    compare(rig, view.topologyScene());
}

void CanvasProjectionTest::showsRateLagAndHealth() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    CanvasView view{rig.workspace};
    rig.run(link);
    MetricsSnapshot metrics;
    metrics.links = {WorkspaceRig::metrics(link, 12.4e6, 1204)};
    rig.engine().publish(metrics);
    const auto face = [&] { return view.topologyScene().links().link(link)->face; };
    QTRY_VERIFY(face().first.contains(QStringLiteral("12.4 MB/s")));
    QVERIFY(face().first.contains(QStringLiteral("msg/s")));
    QVERIFY(face().second.contains(QStringLiteral("1,204")) || face().second.contains(QStringLiteral("1204")));
    QCOMPARE(face().health, Health::Ok);
    QVERIFY(!face().icon.isEmpty());
    QVERIFY(face().width > 3);
    QVERIFY(face().flowing);
    for (int lag = 1204; lag < 9000; lag += 1500) {
        metrics.links = {WorkspaceRig::metrics(link, 12.4e6, lag)};
        rig.engine().publish(metrics);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(face().second.contains(u'▲'));
}

void CanvasProjectionTest::aWidthThatGrewStaysWhileTheNumbersMove() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    CanvasView view{rig.workspace};
    rig.run(link);
    const auto publish = [&](double rate, std::int64_t lag) {
        MetricsSnapshot metrics;
        metrics.links = {WorkspaceRig::metrics(link, rate, lag)};
        rig.engine().publish(metrics);
        QCoreApplication::processEvents();
        return view.topologyScene().links().link(link)->label->fullSize();
    };
    publish(864, 3);
    const QSizeF wide = publish(123.4e6, 1'234'567);
    QCOMPARE(publish(864, 3), wide);
    QCOMPARE(publish(2e6, 99), wide);
}

void CanvasProjectionTest::tellsCatchingUpFromFailing() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    CanvasView view{rig.workspace};
    rig.run(link, LinkState::CatchingUp);
    const auto face = [&] { return view.topologyScene().links().link(link)->face; };
    QTRY_COMPARE(face().health, Health::Busy);
    LinkMetrics metrics = WorkspaceRig::metrics(link, 1e6, 1'000'000);
    metrics.readySeconds = 240;
    MetricsSnapshot snapshot;
    snapshot.links = {metrics};
    rig.engine().publish(snapshot);
    QTRY_VERIFY(face().second.contains(QStringLiteral("catching up")));
    const Health busy = face().health;
    const QString icon = face().icon;
    LinkStatus failed;
    failed.state = LinkState::Failed;
    failed.error = Error{ErrorCode::KafkaAuthorization}.with("resource", "orders.eu");
    rig.engine().publishStatus(link, failed);
    QTRY_COMPARE(face().health, Health::Bad);
    QVERIFY(face().health != busy);
    QVERIFY(face().icon != icon);
    QVERIFY(face().second.contains(QStringLiteral("orders.eu")));
    QVERIFY(!face().flowing);
}

void CanvasProjectionTest::pausedIsDashed() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    CanvasView view{rig.workspace};
    QVERIFY(view.topologyScene().links().link(link)->face.dashed);  // stopped
    rig.run(link);
    QTRY_VERIFY(!view.topologyScene().links().link(link)->face.dashed);
    rig.run(link, LinkState::Paused);
    QTRY_VERIFY(view.topologyScene().links().link(link)->face.dashed);
}

void CanvasProjectionTest::editsOfARunningLinkArePending() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    CanvasView view{rig.workspace};
    const auto pending = [&] { return view.topologyScene().links().link(link)->face.pending; };
    rig.bridge.start(rig.document.spec(), {link});
    QVERIFY(!pending());
    LinkSpec edited = *rig.document.spec().link(link);
    edited.streams = 4;
    rig.document.edit("Streams", withChanged(rig.document.spec(), edited));
    QVERIFY(pending());
    rig.document.undoStack().undo();
    QVERIFY(!pending());
    rig.document.undoStack().redo();
    rig.bridge.apply(rig.document.spec());
    QVERIFY(!pending());
    // A place on the canvas is nothing to apply.
    rig.document.edit("Move", withPositions(rig.document.spec(), {{edited.source, {40, 40}}}));
    QVERIFY(!pending());
}

void CanvasProjectionTest::aLinkThatWasNeverStartedIsNotPending() {
    WorkspaceRig rig;
    const LinkId first = rig.addLink("eu", "agg");
    const LinkId second = rig.addLink("us", "dr");
    CanvasView view{rig.workspace};
    rig.bridge.start(rig.document.spec(), {first});
    QVERIFY(!view.topologyScene().links().link(second)->face.pending);
}

void CanvasProjectionTest::manyLinksThatChangeTogetherAreLookedAtOnce() {
    constexpr int kLinks = 50;
    WorkspaceRig rig;
    std::vector<LinkId> links;
    for (int i = 0; i < kLinks; ++i) {
        links.push_back(rig.addLink("eu" + std::to_string(i), "agg" + std::to_string(i)));
    }
    CanvasView view{rig.workspace};
    QCoreApplication::processEvents();
    QSignalSpy faces{&view.topologyScene(), &TopologyScene::facesChanged};
    for (const LinkId& each : links) {
        rig.run(each);
    }
    QTRY_COMPARE(view.topologyScene().links().link(links.back())->face.state, QStringLiteral("running"));
    QTRY_VERIFY(!faces.empty());
    QVERIFY2(faces.count() < 5, qPrintable(QString::number(faces.count())));
}

void CanvasProjectionTest::aRemovedLinkThatRunsIsAGhostUntilApply() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    const ClusterId source = rig.document.spec().link(link)->source;
    CanvasView view{rig.workspace};
    const auto shown = [&] { return view.topologyScene().links().link(link); };
    rig.bridge.start(rig.document.spec(), {link});
    rig.run(link);
    QTRY_COMPARE(shown()->face.state, QStringLiteral("running"));
    rig.document.edit("Delete", without(rig.document.spec(), {{source}, {}}));
    QVERIFY(shown() != nullptr);
    QVERIFY(shown()->face.ghost);
    QVERIFY(!shown()->route.points().empty());
    rig.document.undoStack().undo();
    QVERIFY(!shown()->face.ghost);
    rig.document.undoStack().redo();
    rig.bridge.apply(rig.document.spec());
    QVERIFY(shown() == nullptr);
    // One that is stopped is gone at once.
    rig.document.undoStack().undo();
    rig.bridge.apply(rig.document.spec());
    rig.run(link, LinkState::Stopped);
    QTRY_COMPARE(shown()->face.state, QStringLiteral("stopped"));
    rig.document.edit("Delete", without(rig.document.spec(), {{}, {link}}));
    QVERIFY(shown() == nullptr);
}

void CanvasProjectionTest::figuresThatDoNotComeBecomeStale() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    CanvasView view{rig.workspace};
    rig.run(link);
    MetricsSnapshot metrics;
    metrics.links = {WorkspaceRig::metrics(link, 1e6, 10)};
    rig.engine().publish(metrics);
    const auto face = [&] { return view.topologyScene().links().link(link)->face; };
    QTRY_VERIFY(face().flowing);
    QTRY_VERIFY_WITH_TIMEOUT(face().stale, 10'000);
    QVERIFY(!face().flowing);
    rig.engine().publish(metrics);
    QTRY_VERIFY(!face().stale);
}

void CanvasProjectionTest::cardsSayWhatIsKnownOfTheCluster() {
    WorkspaceRig rig;
    const ClusterId id = rig.addCluster("eu");
    CanvasView view{rig.workspace};
    const auto face = [&] { return view.topologyScene().card(id)->face(); };
    QCOMPARE(face().shape, StatusShape::Ring);
    ClusterInfo info;
    info.brokers = 3;
    info.topics.resize(412);
    rig.engine().setCluster(id, info);
    rig.directory.refresh(id);
    QTRY_COMPARE(face().shape, StatusShape::Disc);
    QVERIFY(face().state.contains(QStringLiteral("3")) && face().state.contains(QStringLiteral("412")));
    rig.engine().setCluster(id, std::unexpected(Error{ErrorCode::KafkaUnreachable}.with("cluster", "eu")));
    rig.directory.refresh(id);
    QTRY_COMPARE(face().shape, StatusShape::Diamond);
    ClusterSpec spec = *rig.document.spec().cluster(id);
    spec.bootstrap.clear();
    spec.readOnly = true;
    rig.document.edit("Edit", withChanged(rig.document.spec(), spec));
    QCOMPARE(face().shape, StatusShape::Triangle);
    QVERIFY(face().readOnly);
}

void CanvasProjectionTest::widthGrowsWithTheLogarithmOfTheRate() {
    QCOMPARE(linkWidth(0), 1.5);
    QCOMPARE(linkWidth(1e3), 1.5);
    QCOMPARE(linkWidth(1e8), 6.0);
    QCOMPARE(linkWidth(1e12), 6.0);
    QVERIFY(linkWidth(1e5) > linkWidth(1e4));
    QVERIFY(linkWidth(1e7) > linkWidth(1e5));
}

void CanvasProjectionTest::marksMoveOnlyWhereSomethingIsSeen() {
    WorkspaceRig rig;
    const LinkId link = rig.addLink("eu", "agg");
    CanvasView view{rig.workspace};
    view.resize(900, 500);
    view.show();
    view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    const FlowLayer& flow = view.topologyScene().flow();
    QVERIFY(!flow.isMoving());
    rig.run(link);
    MetricsSnapshot metrics;
    metrics.links = {WorkspaceRig::metrics(link, 1e6, 10)};
    rig.engine().publish(metrics);
    QTRY_VERIFY(flow.isMoving());
    rig.theme.setReduceMotion(true);
    QVERIFY(!flow.isMoving());
    rig.theme.setReduceMotion(false);
    QVERIFY(flow.isMoving());
    view.setZoom(0.3);
    QVERIFY(!flow.isMoving());
    view.zoomTo100();
    QVERIFY(flow.isMoving());
    rig.run(link, LinkState::Paused);
    QTRY_VERIFY(!flow.isMoving());
    rig.run(link);
    QTRY_VERIFY(flow.isMoving());
    view.hide();
    QVERIFY(!flow.isMoving());
}

void CanvasProjectionTest::trendNeedsAReason() {
    LagTrend trend;
    for (const std::int64_t lag : {1000, 1010, 1020, 990}) {
        trend.add(lag);
    }
    QCOMPARE(trend.direction(), LagTrend::Direction::Steady);
    trend.add(2000);
    QCOMPARE(trend.direction(), LagTrend::Direction::Up);
    trend.add(100);
    QCOMPARE(trend.direction(), LagTrend::Direction::Down);
    trend.add(-1);
    QCOMPARE(trend.direction(), LagTrend::Direction::Steady);
}

TRIBUTARY_TEST(CanvasProjectionTest, QApplication)
#include "canvasprojectiontest.moc"
