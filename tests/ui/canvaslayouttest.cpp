#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/canvas/arrange.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/freeplace.h"
#include "ui/canvas/graphlayout.h"
#include "ui/canvas/graphwalk.h"
#include "ui/canvas/labelplacer.h"
#include "ui/canvas/linkroute.h"
#include "ui/canvas/linkslots.h"
#include "ui/canvas/topologyscene.h"

#include <QTest>

#include <thread>

using namespace tributary;
using namespace tributary::ui;

namespace {

ClusterSpec cluster(const char* id, Tier tier) {
    ClusterSpec out;
    out.id = ClusterId{id};
    out.tier = tier;
    out.bootstrap = {"host:9092"};
    return out;
}

LinkSpec link(const char* id, const char* source, const char* target) {
    LinkSpec out;
    out.id = LinkId{id};
    out.source = ClusterId{source};
    out.target = ClusterId{target};
    return out;
}

TopologySpec hub() {
    TopologySpec spec;
    spec.clusters = {cluster("dr", Tier::Dr), cluster("eu", Tier::Regional), cluster("us", Tier::Regional),
                     cluster("agg", Tier::Aggregate)};
    spec.links = {link("1", "eu", "agg"), link("2", "us", "agg"), link("3", "agg", "dr"), link("4", "dr", "eu")};
    return spec;
}

}  // namespace

/// Where things go: the layout by tier, routes, labels, alignment, the arrow keys' way.
class CanvasLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void tiersStandFromLeftToRight();
    void cardsKeepApart();
    void layoutsInParallelDoNotDisturbEachOther();
    void layOutIsOneUndoStep();
    void aDocumentWithoutPlacesIsLaidOutWithoutAnEdit();
    void theNextCardStandsBesideTheLast();
    void aClusterWithoutPlaceAvoidsTheOthers();
    void alignsAndDistributes();
    void routesRunFromPortToPort();
    void routesGoRoundWhenTheTargetLiesLeft();
    void bendsAreOnTheRoute();
    void linksBetweenOnePairFanOut();
    void labelsKeepOffCardsAndEachOther();
    void arrowsWalkTheGraph();
};

void CanvasLayoutTest::tiersStandFromLeftToRight() {
    const auto places = graphLayout(hub());
    QCOMPARE(places.size(), 4U);
    const auto x = [&](const char* id) { return places.at(ClusterId{id}).x(); };
    QCOMPARE(x("eu"), x("us"));
    QVERIFY(x("eu") + kCardWidth < x("agg"));
    QVERIFY(x("agg") + kCardWidth < x("dr"));
    for (const auto& [id, place] : places) {
        QCOMPARE(place, snapped(place));
        QVERIFY(place.x() >= 0 && place.y() >= 0);
    }
}

void CanvasLayoutTest::cardsKeepApart() {
    TopologySpec spec;
    for (int i = 0; i < 30; ++i) {
        const std::string name = std::to_string(i);
        spec.clusters.push_back(cluster(name.c_str(), static_cast<Tier>(i % 4)));
        if (i > 3) {
            spec.links.push_back(link(name.c_str(), std::to_string(i / 2).c_str(), name.c_str()));
        }
    }
    for (const auto& places : {graphLayout(spec), columnLayout(spec)}) {
        QCOMPARE(places.size(), 30U);
        for (auto one = places.begin(); one != places.end(); ++one) {
            for (auto other = std::next(one); other != places.end(); ++other) {
                QVERIFY(!cardRect(one->second).intersects(cardRect(other->second)));
            }
        }
    }
}

void CanvasLayoutTest::layoutsInParallelDoNotDisturbEachOther() {
    const auto expected = graphLayout(hub());
    std::vector<std::map<ClusterId, QPointF>> found(4);
    {
        std::vector<std::jthread> threads;
        for (auto& each : found) {
            threads.emplace_back([&each] { each = graphLayout(hub()); });
        }
    }
    for (const auto& each : found) {
        QCOMPARE(each, expected);
    }
}

void CanvasLayoutTest::layOutIsOneUndoStep() {
    WorkspaceRig rig;
    TopologySpec spec = hub();
    spec.links.front().bends = {{5, 5}};
    for (ClusterSpec& each : spec.clusters) {
        each.position = Position{3, 3};
    }
    rig.document.reset(spec, {});
    CanvasView view{rig.workspace};
    view.layOutByTier();
    QTRY_COMPARE(rig.document.undoStack().count(), 1);
    QVERIFY(rig.document.spec().links.front().bends.empty());
    QVERIFY(rig.document.spec().cluster(ClusterId{"agg"})->position != (Position{3, 3}));
    rig.document.undoStack().undo();
    QCOMPARE(rig.document.spec().clusters, spec.clusters);
    QCOMPARE(rig.document.spec().links, spec.links);
}

void CanvasLayoutTest::aDocumentWithoutPlacesIsLaidOutWithoutAnEdit() {
    WorkspaceRig rig;
    CanvasView view{rig.workspace};
    rig.document.reset(hub(), {});
    const auto expected = graphLayout(hub());
    QTRY_COMPARE(view.topologyScene().positions(), expected);
    QCOMPARE(rig.document.undoStack().count(), 0);
    QVERIFY(!rig.document.spec().clusters.front().position.has_value());
    // The same for a canvas that is made later.
    CanvasView other{rig.workspace};
    QTRY_COMPARE(other.topologyScene().positions(), expected);
}

void CanvasLayoutTest::aClusterWithoutPlaceAvoidsTheOthers() {
    WorkspaceRig rig;
    TopologySpec spec = hub();
    double y = 0;
    for (ClusterSpec& each : spec.clusters) {
        each.position = Position{0, y += 100};
    }
    rig.document.reset(spec, {});
    CanvasView view{rig.workspace};
    const ClusterId added = rig.addCluster("new");
    const QRectF place = view.topologyScene().card(added)->card();
    for (const auto& [id, item] : view.topologyScene().cards()) {
        QVERIFY(id == added || !item->card().intersects(place));
    }
    // Where there is nothing the wanted place is taken.
    QCOMPARE(freePlace({}, {80, 80}), QPointF(80, 80));
}

void CanvasLayoutTest::theNextCardStandsBesideTheLast() {
    const QRectF visible{0, 0, 1000, 600};
    const QRectF first = cardRect(nextPlace({}, visible));
    QVERIFY(QLineF(first.center(), visible.center()).length() < kSnapGrid);
    const QRectF second = cardRect(nextPlace({first}, visible));
    QCOMPARE(second.top(), first.top());
    QVERIFY(second.left() > first.right() + 100);  // room for the label of the link between them
    // No room at the right: elsewhere in sight, and over no other.
    const QRectF third = cardRect(nextPlace({first, second}, visible));
    QVERIFY(visible.contains(third));
    QVERIFY(!third.intersects(first) && !third.intersects(second));
}

void CanvasLayoutTest::alignsAndDistributes() {
    const ClusterId a{"a"};
    const ClusterId b{"b"};
    const ClusterId c{"c"};
    const Places places{{a, {0, 10}}, {b, {50, 20}}, {c, {200, 60}}};
    QCOMPARE(aligned(places, Alignment::Left), (Places{{a, {0, 10}}, {b, {0, 20}}, {c, {0, 60}}}));
    QCOMPARE(aligned(places, Alignment::Right).at(a), QPointF(200, 10));
    QCOMPARE(aligned(places, Alignment::Center).at(b), QPointF(100, 20));
    QCOMPARE(aligned(places, Alignment::Top).at(c), QPointF(200, 10));
    QCOMPARE(aligned(places, Alignment::Middle).at(c), QPointF(200, 35));
    QCOMPARE(aligned(places, Alignment::Bottom).at(a), QPointF(0, 60));
    QCOMPARE(distributed(places, Qt::Horizontal).at(b), QPointF(100, 20));
    QCOMPARE(distributed(places, Qt::Vertical).at(b), QPointF(50, 35));
}

void CanvasLayoutTest::routesRunFromPortToPort() {
    LinkEnds ends;
    ends.source = cardRect({0, 0});
    ends.target = cardRect({400, 200});
    ends.sourceSlot = 7;
    const LinkRoute route{ends};
    QCOMPARE(route.points().front(), QPointF(kCardWidth, kCardHeight / 2 + 7));
    QVERIFY(QLineF(route.points().back(), QPointF(400, 200 + kCardHeight / 2)).length() < 8);
    QVERIFY(route.distanceTo(route.at(0.5)) < 0.01);
    QVERIFY(route.distanceTo({0, 500}) > 100);
    for (std::size_t i = 0; i + 2 < route.points().size(); ++i) {
        QVERIFY(std::abs(QLineF(route.points()[i], route.points()[i + 1]).length() - LinkRoute::kStep) < 0.5);
    }
}

void CanvasLayoutTest::routesGoRoundWhenTheTargetLiesLeft() {
    LinkEnds ends;
    ends.source = cardRect({400, 0});
    ends.target = cardRect({0, 0});
    const LinkRoute route{ends};
    // It leaves to the right and arrives from the left, and crosses neither card.
    QVERIFY(route.points()[5].x() > ends.source.right());
    QVERIFY(route.points()[route.points().size() - 5].x() < ends.target.left());
    for (const QPointF& point : route.points()) {
        QVERIFY(!ends.source.adjusted(1, 1, -1, -1).contains(point));
        QVERIFY(!ends.target.adjusted(1, 1, -1, -1).contains(point));
    }
}

void CanvasLayoutTest::bendsAreOnTheRoute() {
    LinkEnds ends;
    ends.source = cardRect({0, 0});
    ends.target = cardRect({600, 0});
    ends.bends = {{250, 200}, {450, -100}};
    const LinkRoute route{ends};
    QVERIFY(route.distanceTo({250, 200}) < LinkRoute::kStep);
    QVERIFY(route.distanceTo({450, -100}) < LinkRoute::kStep);
    QCOMPARE(route.bendIndexAt(route.at(0.02)), 0U);
    QCOMPARE(route.bendIndexAt(route.at(0.5)), 1U);
    QCOMPARE(route.bendIndexAt(route.at(0.98)), 2U);
}

void CanvasLayoutTest::linksBetweenOnePairFanOut() {
    const std::vector<LinkSpec> links{link("1", "a", "b"), link("2", "a", "b"), link("3", "a", "b")};
    const auto ends = linkSlots({&links[0], &links[1], &links[2]}, [](const ClusterId& id) {
        return id.str() == "a" ? cardRect({0, 0}) : cardRect({500, 0});
    });
    QCOMPARE(ends.size(), 3U);
    const auto middle = [&](const char* id) { return LinkRoute{ends.at(LinkId{id})}.at(0.5); };
    QVERIFY(QLineF(middle("1"), middle("2")).length() > 20);
    QVERIFY(QLineF(middle("2"), middle("3")).length() > 20);
}

void CanvasLayoutTest::labelsKeepOffCardsAndEachOther() {
    LinkEnds ends;
    ends.source = cardRect({0, 0});
    ends.target = cardRect({900, 0});
    const LinkRoute route{ends};
    const QRectF inTheWay = cardRect({450, 0});
    const LabelWish wish{&route, {140, 40}, {24, 24}, false};
    const auto places = placeLabels({wish, wish}, {ends.source, ends.target, inTheWay});
    QCOMPARE(places.size(), 2U);
    const auto box = [&](const LabelPlace& place) { return QRectF{place.at - QPointF{70, 20}, QSizeF{140, 40}}; };
    QVERIFY(!box(places[0]).intersects(inTheWay));
    QVERIFY(!box(places[1]).intersects(inTheWay));
    QVERIFY(!box(places[0]).intersects(box(places[1])));
    // Where there is no room they become small, but for the chosen one.
    LabelWish chosen = wish;
    chosen.whole = true;
    const std::vector<QRectF> wall{QRectF{-100, -100, 1200, 300}};
    const auto crowded = placeLabels({wish, chosen}, wall);
    QVERIFY(crowded[0].compact);
    QVERIFY(!crowded[1].compact);
}

void CanvasLayoutTest::arrowsWalkTheGraph() {
    const TopologySpec spec = hub();
    const Places places{{ClusterId{"eu"}, {0, 0}},
                        {ClusterId{"us"}, {0, 200}},
                        {ClusterId{"agg"}, {400, 100}},
                        {ClusterId{"dr"}, {800, 100}}};
    const auto step = [&](const CanvasObject& from, Qt::Key key) { return walk(spec, places, from, key); };
    QCOMPARE(step({}, Qt::Key_Right), CanvasObject{ClusterId{"dr"}});
    QCOMPARE(step(ClusterId{"eu"}, Qt::Key_Right), CanvasObject{LinkId{"1"}});
    QCOMPARE(step(LinkId{"1"}, Qt::Key_Right), CanvasObject{ClusterId{"agg"}});
    QCOMPARE(step(LinkId{"1"}, Qt::Key_Left), CanvasObject{ClusterId{"eu"}});
    QCOMPARE(step(ClusterId{"agg"}, Qt::Key_Left), CanvasObject{LinkId{"1"}});
    QCOMPARE(step(LinkId{"1"}, Qt::Key_Down), CanvasObject{LinkId{"2"}});
    QCOMPARE(step(LinkId{"2"}, Qt::Key_Up), CanvasObject{LinkId{"1"}});
    QCOMPARE(step(ClusterId{"eu"}, Qt::Key_Down), CanvasObject{ClusterId{"us"}});
    QCOMPARE(step(ClusterId{"us"}, Qt::Key_Down), CanvasObject{ClusterId{"us"}});
    QCOMPARE(step(ClusterId{"us"}, Qt::Key_Up), CanvasObject{ClusterId{"eu"}});
    // Where no link leads on, the next cluster at that side: without this an unlinked one in the row is out of reach.
    QCOMPARE(walk(spec, {{ClusterId{"dr"}, {0, 0}}, {ClusterId{"us"}, {300, 0}}}, ClusterId{"us"}, Qt::Key_Left),
             CanvasObject{ClusterId{"dr"}});
}

TRIBUTARY_TEST(CanvasLayoutTest, QApplication)
#include "canvaslayouttest.moc"
