#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/flowlayer.h"
#include "ui/canvas/linklabel.h"
#include "ui/canvas/topologyscene.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <ctime>

using namespace tributary;
using namespace tributary::ui;

namespace {

ClusterInfo info(int brokers, int topics) {
    ClusterInfo known;
    known.brokers = brokers;
    known.topics.resize(static_cast<std::size_t>(topics));
    return known;
}

}  // namespace

/// Draws the canvas as people will see it, writes the pictures to the working directory for a look, and holds what can
/// be held by a program: everything is drawn, labels keep off cards, a big topology is fast.
class CanvasPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hub_data();
    void hub();
    void empty();
    void longNames();
    void crowd();

private:
    ClusterId cluster(const std::string& name, Tier tier, QPointF place, const std::string& address);
    LinkId link(const ClusterId& source, const ClusterId& target, LinkState state, double bytesPerSecond,
                std::int64_t lag);
    void drawHub();
    void show(QSize size = {1000, 500});
    QImage save(const QString& name);

    std::unique_ptr<WorkspaceRig> m_rig;
    std::unique_ptr<CanvasView> m_view;
    MetricsSnapshot m_metrics;
};

void CanvasPicturesTest::init() {
    m_rig = std::make_unique<WorkspaceRig>();
    m_rig->theme.setAppearance(Appearance::Light);
    m_metrics = {};
}

void CanvasPicturesTest::cleanup() {
    m_view.reset();
    m_rig.reset();
}

ClusterId CanvasPicturesTest::cluster(const std::string& name, Tier tier, QPointF place, const std::string& address) {
    ClusterSpec spec;
    spec.name = name;
    spec.tier = tier;
    spec.bootstrap = {address};
    spec.position = Position{place.x(), place.y()};
    ClusterId id;
    m_rig->document.edit("Add cluster", withCluster(m_rig->document.spec(), spec, id));
    return id;
}

LinkId CanvasPicturesTest::link(const ClusterId& source, const ClusterId& target, LinkState state,
                                double bytesPerSecond, std::int64_t lag) {
    const LinkId id = m_rig->addLink(source, target);
    LinkStatus status;
    status.state = state;
    if (state == LinkState::Failed) {
        status.error = Error{ErrorCode::TargetTopicUnusable}.with("topic", "orders.eu");
    }
    LinkMetrics metrics = WorkspaceRig::metrics(id, bytesPerSecond, lag);
    metrics.status = status;
    metrics.readySeconds = state == LinkState::CatchingUp ? 240 : -1;
    m_metrics.links.push_back(metrics);
    m_rig->engine().publishStatus(id, status);
    return id;
}

void CanvasPicturesTest::drawHub() {
    const ClusterId eu = cluster("Europe", Tier::Regional, {50, 100}, "eu-kafka:9092");
    const ClusterId us = cluster("US East", Tier::Regional, {50, 240}, "use-kafka:9092");
    const ClusterId ap = cluster("Asia Pacific", Tier::Regional, {50, 380}, "ap-kafka:9092");
    const ClusterId agg = cluster("Aggregate", Tier::Aggregate, {460, 240}, "agg-kafka:9092");
    const ClusterId dr = cluster("DR Frankfurt", Tier::Dr, {870, 120}, "dr-kafka:9092");
    const ClusterId an = cluster("Analytics", Tier::Dr, {870, 380}, "cloud:9093");
    ClusterSpec marked = *m_rig->document.spec().cluster(dr);
    marked.production = true;
    m_rig->document.edit("Mark", withChanged(m_rig->document.spec(), marked));
    marked = *m_rig->document.spec().cluster(eu);
    marked.readOnly = true;
    m_rig->document.edit("Mark", withChanged(m_rig->document.spec(), marked));
    const LinkId first = link(eu, agg, LinkState::Running, 12.4e6, 1204);
    link(us, agg, LinkState::Running, 3.1e6, 86);
    link(ap, agg, LinkState::CatchingUp, 8.8e6, 5'000'000);
    link(agg, dr, LinkState::Running, 24.1e6, 2310);
    link(agg, an, LinkState::Failed, 0, 0);
    link(dr, agg, LinkState::Paused, 0, 0);
    m_rig->engine().publish(m_metrics);
    m_rig->engine().setCluster(eu, info(3, 412));
    m_rig->engine().setCluster(agg, info(9, 1091));
    m_rig->engine().setCluster(dr, info(5, 1090));
    m_rig->engine().setCluster(an, std::unexpected(Error{ErrorCode::KafkaUnreachable}.with("cluster", "Analytics")));
    m_rig->directory.refreshAll();
    m_rig->selection.select(first);
}

void CanvasPicturesTest::show(QSize size) {
    m_view = std::make_unique<CanvasView>(m_rig->workspace);
    m_view->resize(size);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QTest::qWait(0);
}

QImage CanvasPicturesTest::save(const QString& name) {
    QCoreApplication::processEvents();
    const QImage picture = m_view->grab().toImage();
    picture.save(QStringLiteral("canvas-%1.png").arg(name));
    return picture;
}

void CanvasPicturesTest::hub_data() {
    QTest::addColumn<int>("appearance");
    QTest::newRow("light") << static_cast<int>(Appearance::Light);
    QTest::newRow("dark") << static_cast<int>(Appearance::Dark);
    QTest::newRow("contrast") << static_cast<int>(Appearance::HighContrast);
}

void CanvasPicturesTest::hub() {
    QFETCH(int, appearance);
    m_rig->theme.setAppearance(static_cast<Appearance>(appearance));
    drawHub();
    show({1120, 560});
    const QImage picture = save(QStringLiteral("hub-") + QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(m_view->topologyScene().cards().size(), 6U);
    // A card is where it should be: its paper has the colour of cards.
    const auto* card = m_view->topologyScene().cards().begin()->second;
    const QPoint inside = m_view->mapFromScene(card->pos() + QPointF{kCardWidth - 30, 40});
    QCOMPARE(picture.pixelColor(inside * picture.devicePixelRatio()), m_rig->theme.color(ColorRole::Raised));
    // No label lies on a card.
    for (const auto& [id, each] : m_view->topologyScene().links().links()) {
        for (const auto& [cluster, item] : m_view->topologyScene().cards()) {
            QVERIFY2(!each.label->card().intersects(item->card()), qPrintable(each.face.title));
        }
    }
}

void CanvasPicturesTest::empty() {
    show();
    save(QStringLiteral("empty"));
    QVERIFY(m_view->topologyScene().cards().empty());
}

void CanvasPicturesTest::longNames() {
    const ClusterId one = cluster("The very long name of a cluster in Northern Europe", Tier::Regional, {0, 0},
                                  "a-very-long-host-name.with.many.parts.example.org:9092");
    const ClusterId two = cluster("量子クラスター東京第二リージョン本番環境", Tier::Aggregate, {420, 40}, "tokyo:9092");
    link(one, two, LinkState::Running, 999.9e6, 123'456'789);
    link(two, one, LinkState::Stopped, 0, 0);
    m_rig->engine().publish(m_metrics);
    show({800, 420});
    save(QStringLiteral("long-names"));
}

void CanvasPicturesTest::crowd() {
    constexpr int kClusters = 30;
    constexpr int kLinks = 200;
    std::vector<ClusterId> ids;
    constexpr std::array tiers{Tier::Regional, Tier::Aggregate, Tier::Dr};
    TopologySpec spec = m_rig->document.spec();
    for (int i = 0; i < kClusters; ++i) {
        ClusterSpec each;
        each.name = "Cluster " + std::to_string(i);
        each.bootstrap = {"host:9092"};
        each.tier = tiers[static_cast<std::size_t>(i % 3)];
        ClusterId id;
        spec = withCluster(std::move(spec), each, id);
        ids.push_back(id);
    }
    std::vector<LinkId> links;
    for (int i = 0; i < kLinks; ++i) {
        LinkSpec each;
        each.source = ids[static_cast<std::size_t>((i * 7) % kClusters)];
        each.target = ids[static_cast<std::size_t>((i * 7 + 1 + (i / kClusters) * 3) % kClusters)];
        LinkId id;
        spec = withLink(std::move(spec), each, id);
        links.push_back(id);
    }
    m_rig->document.reset(spec, {});
    for (const LinkId& id : links) {
        m_rig->run(id);
        m_metrics.links.push_back(WorkspaceRig::metrics(id, 4e6, 300));
    }
    m_rig->engine().publish(m_metrics);
    show({1400, 900});
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(m_view->zoom() < 1, 20'000);  // laid out and fitted
    QTest::qWait(300);
    save(QStringLiteral("crowd-fit"));
    m_view->zoomTo100();
    save(QStringLiteral("crowd-100"));
    QTRY_VERIFY(m_view->topologyScene().flow().isMoving());
    QTest::qWait(500);  // what is drawn once is drawn
    const std::clock_t cpu = std::clock();
    timer.restart();
    QTest::qWait(2000);
    qInfo("marks moving: %.1f %% of a core", 100.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC /
                                                 (static_cast<double>(timer.elapsed()) / 1000));
    timer.restart();
    constexpr int kFrames = 20;
    for (int i = 0; i < kFrames; ++i) {
        m_view->setZoom(0.5 + 0.02 * i);
        m_view->grab();
    }
    qInfo("a frame with everything new: %.1f ms", static_cast<double>(timer.elapsed()) / kFrames);
    timer.restart();
    for (int i = 0; i < kFrames; ++i) {
        m_view->viewport()->update();
        m_view->grab();
    }
    qInfo("a frame with curves cached: %.1f ms", static_cast<double>(timer.elapsed()) / kFrames);
}

TRIBUTARY_TEST(CanvasPicturesTest, QApplication)
#include "canvaspicturestest.moc"
