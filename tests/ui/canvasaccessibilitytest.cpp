#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/topologyscene.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QSignalSpy>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

/// What a screen reader finds and is told.
class CanvasAccessibilityTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void childrenHaveNamesStatesAndValues();
    void arrowsMoveTheFocusFromObjectToObject();
    void statesAreAnnouncedNumbersAreNot();
    void actionsOpenAndRun();
    void aRemovedObjectIsInvalid();
    void widgetsAreStillThere();

private:
    [[nodiscard]] QAccessibleInterface* canvas() const { return QAccessible::queryAccessibleInterface(m_view.get()); }
    [[nodiscard]] QAccessibleInterface* link() const { return canvas()->child(2); }

    std::unique_ptr<WorkspaceRig> m_rig;
    std::unique_ptr<CanvasView> m_view;
    ClusterId m_eu;
    ClusterId m_agg;
    LinkId m_link;
};

void CanvasAccessibilityTest::init() {
    m_rig = std::make_unique<WorkspaceRig>();
    m_eu = m_rig->addCluster("Europe", Tier::Regional);
    m_agg = m_rig->addCluster("Aggregate", Tier::Aggregate);
    m_link = m_rig->addLink(m_eu, m_agg);
    m_view = std::make_unique<CanvasView>(m_rig->workspace);
    m_view->resize(1000, 600);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_view->setFocus();
    QCoreApplication::processEvents();
}

void CanvasAccessibilityTest::cleanup() {
    m_view.reset();
    m_rig.reset();
}

void CanvasAccessibilityTest::childrenHaveNamesStatesAndValues() {
    QVERIFY(canvas() != nullptr);
    QVERIFY(!canvas()->text(QAccessible::Name).isEmpty());
    QVERIFY(canvas()->childCount() >= 3);
    QAccessibleInterface* eu = canvas()->child(0);
    QVERIFY(eu->isValid());
    QVERIFY(eu->text(QAccessible::Name).contains(QStringLiteral("Europe")));
    QVERIFY(!eu->text(QAccessible::Value).isEmpty());
    QVERIFY(eu->text(QAccessible::Description).contains(QStringLiteral(":9092")));
    QVERIFY(link()->text(QAccessible::Name).contains(QStringLiteral("Europe → Aggregate")));
    QVERIFY(link()->text(QAccessible::Name).contains(QStringLiteral("stopped")));
    QCOMPARE(eu->parent(), canvas());
    QCOMPARE(canvas()->indexOfChild(eu), 0);
    QCOMPARE(canvas()->indexOfChild(link()), 2);
    QVERIFY(!eu->state().selected);
    m_rig->selection.select(m_eu);
    QVERIFY(eu->state().selected);
    const QRect rect = eu->rect();
    QVERIFY(rect.isValid());
    QCOMPARE(canvas()->childAt(rect.center().x(), rect.center().y()), eu);
}

void CanvasAccessibilityTest::arrowsMoveTheFocusFromObjectToObject() {
    // What is sent to the screen reader when there is one.
    QSignalSpy told{&m_view->topologyScene(), &TopologyScene::currentChanged};
    m_rig->selection.select(m_eu);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_view->topologyScene().current(), CanvasObject{m_link});
    QCOMPARE(m_rig->selection.singleLink(), m_link);
    QVERIFY(link()->state().focused);
    QCOMPARE(canvas()->focusChild(), link());
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QCOMPARE(m_rig->selection.singleCluster(), m_agg);
    QVERIFY(canvas()->child(1)->state().focused);
    QCOMPARE(told.count(), 2);
}

void CanvasAccessibilityTest::statesAreAnnouncedNumbersAreNot() {
    QSignalSpy told{&m_view->topologyScene(), &TopologyScene::linkStateChanged};
    m_rig->run(m_link);
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(link()->text(QAccessible::Name).contains(QStringLiteral("running")));
    MetricsSnapshot metrics;
    metrics.links = {WorkspaceRig::metrics(m_link, 5e6, 1000)};
    m_rig->engine().publish(metrics);
    QTRY_VERIFY(link()->text(QAccessible::Value).contains(QStringLiteral("MB/s")));
    QCOMPARE(told.count(), 1);
}

void CanvasAccessibilityTest::actionsOpenAndRun() {
    QSignalSpy edit{m_view.get(), &CanvasView::linkEditRequested};
    auto* actions = static_cast<QAccessibleActionInterface*>(link()->interface_cast(QAccessible::ActionInterface));
    QVERIFY(actions != nullptr);
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(edit.count(), 1);
    actions->doAction(QAccessibleActionInterface::toggleAction());
    QCOMPARE(m_rig->engine().actionsOf(m_link), (std::vector{LinkAction::Start}));
    actions->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(m_view->topologyScene().current(), CanvasObject{m_link});
}

void CanvasAccessibilityTest::aRemovedObjectIsInvalid() {
    QAccessibleInterface* gone = link();
    m_rig->document.edit("Delete", without(m_rig->document.spec(), {{}, {m_link}}));
    QVERIFY(!gone->isValid());
    QVERIFY(gone->text(QAccessible::Name).isEmpty());
    QVERIFY(gone->state().invalid);
    m_rig->document.undoStack().undo();
    QCOMPARE(link(), gone);
    QVERIFY(gone->isValid());
}

void CanvasAccessibilityTest::widgetsAreStillThere() {
    bool overview = false;
    for (int i = 0; i < canvas()->childCount(); ++i) {
        QAccessibleInterface* child = canvas()->child(i);
        QVERIFY(child != nullptr);
        overview = overview || child->text(QAccessible::Name) == QStringLiteral("Overview");
    }
    QVERIFY(overview);
}

TRIBUTARY_TEST(CanvasAccessibilityTest, QApplication)
#include "canvasaccessibilitytest.moc"
