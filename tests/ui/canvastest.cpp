#include "tests/support/testprogram.h"
#include "tests/support/ui/canvasfixture.h"
#include "ui/canvas/inlinerename.h"

#include <QSignalSpy>

using namespace tributary;
using namespace tributary::ui;

/// The canvas under a person's mouse: wiring, moving, choosing, bending, naming.
class CanvasTest : public CanvasFixture {
    Q_OBJECT

private slots:
    void init() { open(); }
    void cleanup() { close(); }

    void wiresPortToPort();
    void wiresBackwardsFromTheLeftPort();
    void refusesAWireToItself();
    void refusesAWireToAReadOnlyCluster();
    void escapeDropsTheWire();
    void movesSeveralCardsAsOneStep();
    void snapsUnlessAltIsHeld();
    void escapePutsDraggedCardsBack();
    void nudgesInARowAreOneStep();
    void rubberBandSelectsWhatItTouches();
    void controlClickAddsToTheSelection();
    void bendsALinkByDragging();
    void movesBendsWithTheirClusters();
    void renamesInPlace();
    void escapeLeavesTheName();
};

void CanvasTest::wiresPortToPort() {
    QSignalSpy drawn{m_view.get(), &CanvasView::linkDrawn};
    const int before = steps();
    drag(outPort(m_eu), inPort(m_agg));
    QCOMPARE(drawn.count(), 1);
    const auto id = drawn.front().front().value<LinkId>();
    const LinkSpec* link = m_rig->document.spec().link(id);
    QVERIFY(link != nullptr);
    QCOMPARE(link->source, m_eu);
    QCOMPARE(link->target, m_agg);
    QCOMPARE(steps(), before + 1);
    QCOMPARE(m_rig->selection.singleLink(), id);
    QVERIFY(m_view->topologyScene().links().link(id) != nullptr);
    undo();
    QVERIFY(m_view->topologyScene().links().isEmpty());
}

void CanvasTest::wiresBackwardsFromTheLeftPort() {
    QSignalSpy drawn{m_view.get(), &CanvasView::linkDrawn};
    drag(inPort(m_agg), middle(m_eu));
    QCOMPARE(drawn.count(), 1);
    QCOMPARE(m_rig->document.spec().links.front().source, m_eu);
    QCOMPARE(m_rig->document.spec().links.front().target, m_agg);
}

void CanvasTest::refusesAWireToItself() {
    const int before = steps();
    drag(outPort(m_eu), middle(m_eu));
    QCOMPARE(steps(), before);
}

void CanvasTest::refusesAWireToAReadOnlyCluster() {
    ClusterSpec cluster = *m_rig->document.spec().cluster(m_agg);
    cluster.readOnly = true;
    m_rig->document.edit("Mark", withChanged(m_rig->document.spec(), cluster));
    QSignalSpy drawn{m_view.get(), &CanvasView::linkDrawn};
    drag(outPort(m_eu), inPort(m_agg));
    QCOMPARE(drawn.count(), 0);
    QVERIFY(m_rig->document.spec().links.empty());
}

void CanvasTest::escapeDropsTheWire() {
    const auto items = m_view->topologyScene().items().size();
    drag(outPort(m_eu), inPort(m_agg), {}, false);
    QCOMPARE(m_view->topologyScene().items().size(), items + 1);
    key(Qt::Key_Escape);
    QCOMPARE(m_view->topologyScene().items().size(), items);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, inPort(m_agg));
    QVERIFY(m_rig->document.spec().links.empty());
}

void CanvasTest::movesSeveralCardsAsOneStep() {
    m_rig->selection.set({{m_eu, m_agg}, {}});
    const int before = steps();
    drag(middle(m_eu), middle(m_eu) + QPoint{80, 40});
    QCOMPARE(placeOf(m_eu), QPointF(80, 40));
    QCOMPARE(placeOf(m_agg), QPointF(480, 120));
    QCOMPARE(placeOf(m_dr), QPointF(800, 240));
    QCOMPARE(card(m_eu).pos(), QPointF(80, 40));
    QCOMPARE(steps(), before + 1);
    undo();
    QCOMPARE(card(m_eu).pos(), QPointF(0, 0));
    QCOMPARE(card(m_agg).pos(), QPointF(400, 80));
}

void CanvasTest::snapsUnlessAltIsHeld() {
    drag(middle(m_eu), middle(m_eu) + QPoint{83, 41});
    QCOMPARE(placeOf(m_eu), QPointF(80, 40));
    drag(middle(m_eu), middle(m_eu) + QPoint{83, 41}, Qt::AltModifier);
    QCOMPARE(placeOf(m_eu), QPointF(163, 81));
    m_view->setSnap(false);
    drag(middle(m_eu), middle(m_eu) - QPoint{62, 0});
    QCOMPARE(placeOf(m_eu), QPointF(101, 81));
}

void CanvasTest::escapePutsDraggedCardsBack() {
    const int before = steps();
    drag(middle(m_eu), middle(m_eu) + QPoint{80, 40}, {}, false);
    QCOMPARE(card(m_eu).pos(), QPointF(80, 40));
    key(Qt::Key_Escape);
    QCOMPARE(card(m_eu).pos(), QPointF(0, 0));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, middle(m_dr));
    QCOMPARE(steps(), before);
}

void CanvasTest::nudgesInARowAreOneStep() {
    m_rig->selection.select(m_eu);
    const int before = steps();
    for (int i = 0; i < 3; ++i) {
        key(Qt::Key_Right, Qt::ControlModifier);
    }
    key(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(placeOf(m_eu), QPointF(24, 8));
    QCOMPARE(steps(), before + 1);
    m_rig->selection.select(m_agg);
    key(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(steps(), before + 2);
    undo();
    undo();
    QCOMPARE(placeOf(m_eu), QPointF(0, 0));
}

void CanvasTest::rubberBandSelectsWhatItTouches() {
    const LinkId link = m_rig->addLink(m_eu, m_agg);
    drag(at({-60, -60}), at({500, 170}));
    QCOMPARE(m_rig->selection.objects(), (ObjectSet{{m_eu, m_agg}, {link}}));
    drag(at({-60, 400}), at({-20, 420}));
    QVERIFY(m_rig->selection.objects().empty());
}

void CanvasTest::controlClickAddsToTheSelection() {
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middle(m_eu));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(m_agg));
    QCOMPARE(m_rig->selection.objects(), (ObjectSet{{m_eu, m_agg}, {}}));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, middle(m_eu));
    QCOMPARE(m_rig->selection.singleCluster(), m_agg);
}

void CanvasTest::bendsALinkByDragging() {
    const LinkId id = m_rig->addLink(m_eu, m_dr);
    const int before = steps();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, onCurve(id, 0.15));
    QCOMPARE(m_rig->selection.singleLink(), id);
    drag(onCurve(id, 0.15), at({320, 320}));
    QCOMPARE(steps(), before + 1);
    QCOMPARE(m_rig->document.spec().link(id)->bends, (std::vector<Position>{{320, 320}}));
    drag(at({320, 320}), at({400, 360}));
    QCOMPARE(steps(), before + 2);
    QCOMPARE(m_rig->document.spec().link(id)->bends, (std::vector<Position>{{400, 360}}));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at({400, 360}));
    QVERIFY(m_rig->document.spec().link(id)->bends.empty());
}

void CanvasTest::movesBendsWithTheirClusters() {
    const LinkId id = m_rig->addLink(m_eu, m_agg);
    LinkSpec bent = *m_rig->document.spec().link(id);
    bent.bends = {{300, 200}};
    m_rig->document.edit("Bend", withChanged(m_rig->document.spec(), bent));
    m_rig->selection.set({{m_eu, m_agg}, {}});
    drag(middle(m_eu), middle(m_eu) + QPoint{40, 80});
    QCOMPARE(m_rig->document.spec().link(id)->bends, (std::vector<Position>{{340, 280}}));
}

void CanvasTest::renamesInPlace() {
    m_rig->selection.select(m_eu);
    key(Qt::Key_F2);
    auto* editor = m_view->findChild<InlineRename*>();
    QVERIFY(editor != nullptr);
    QCOMPARE(editor->text(), QStringLiteral("Europe"));
    QTest::keyClicks(editor, "Dublin");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(m_rig->document.spec().cluster(m_eu)->name, std::string{"Dublin"});
    QCOMPARE(card(m_eu).face().name, QStringLiteral("Dublin"));
    QTRY_VERIFY(m_view->findChild<InlineRename*>() == nullptr);
    undo();
    QCOMPARE(card(m_eu).face().name, QStringLiteral("Europe"));
}

void CanvasTest::escapeLeavesTheName() {
    m_rig->selection.select(m_eu);
    const int before = steps();
    key(Qt::Key_F2);
    auto* editor = m_view->findChild<InlineRename*>();
    QVERIFY(editor != nullptr);
    QTest::keyClicks(editor, "Dublin");
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(steps(), before);
    QTRY_VERIFY(m_view->findChild<InlineRename*>() == nullptr);
    QVERIFY(m_view->hasFocus());
}

TRIBUTARY_TEST(CanvasTest, QApplication)
#include "canvastest.moc"
