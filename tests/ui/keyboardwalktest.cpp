#include "tests/support/testprogram.h"
#include "tests/support/ui/windowrig.h"
#include "ui/canvas/canvasview.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/window/commandpalette.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace tributary;
using namespace tributary::ui;

/// The first minutes of a person without a mouse, and of one without a screen: keys go to what has the focus, and
/// everything that can have it has a name.
class KeyboardWalkTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WindowRig>(); }
    void cleanup() { m_rig.reset(); }

    void wiresChoosesTopicsStartsAndPauses();
    void theTabKeyLeadsThroughTheWholeWindow();
    void whatTakesTheFocusHasAName();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString& text);
    void activate(QWidget& window);
    [[nodiscard]] bool tabTo(const QString& accessibleName);
    void addCluster(const QString& name);
    [[nodiscard]] QStringList namelessIn(const QWidget& window) const;

    std::unique_ptr<WindowRig> m_rig;
};

/// Keys go where the window system would send them.
void KeyboardWalkTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QWidget* focus = QApplication::activePopupWidget() != nullptr ? QApplication::activePopupWidget()->focusWidget()
                                                                  : QApplication::focusWidget();
    QVERIFY(focus != nullptr);
    QTest::keyClick(focus, key, modifiers);
}

void KeyboardWalkTest::type(const QString& text) {
    QWidget* focus = QApplication::activePopupWidget() != nullptr ? QApplication::activePopupWidget()->focusWidget()
                                                                  : QApplication::focusWidget();
    QVERIFY(focus != nullptr);
    QTest::keyClicks(focus, text);
}

/// Offscreen there is no window manager that gives the keyboard to the window in front.
void KeyboardWalkTest::activate(QWidget& window) {
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &window);
    QTRY_VERIFY(QApplication::focusWidget() != nullptr && window.isAncestorOf(QApplication::focusWidget()));
}

bool KeyboardWalkTest::tabTo(const QString& accessibleName) {
    constexpr int kMost = 200;
    QStringList passed;
    for (int i = 0; i < kMost; ++i) {
        const QWidget* focus = QApplication::focusWidget();
        if (focus != nullptr && focus->accessibleName() == accessibleName) {
            return true;
        }
        passed << (focus == nullptr ? QString{"nothing"}
                                    : QString{focus->metaObject()->className()} + ' ' + focus->accessibleName());
        press(Qt::Key_Tab);
    }
    passed.removeDuplicates();
    qWarning("passed: %s", qPrintable(passed.join(", ")));
    return false;
}

void KeyboardWalkTest::addCluster(const QString& name) {
    press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = m_rig->dialogs.last<ClusterDialog>();
    QVERIFY(dialog != nullptr);
    activate(*dialog);
    QVERIFY(tabTo("Name"));
    type(name);
    QVERIFY(tabTo("Bootstrap servers"));
    type(name.toLower() + ".example:9092");
    press(Qt::Key_Tab);  // out of the text, where Enter begins a line
    press(Qt::Key_Return);
    QTRY_VERIFY(m_rig->dialogs.last<ClusterDialog>() == nullptr || !dialog->isVisible());
    activate(m_rig->window());
}

void KeyboardWalkTest::wiresChoosesTopicsStartsAndPauses() {
    m_rig->window().resize(1440, 900);
    m_rig->window().showCanvas();
    addCluster("Europe");
    addCluster("Aggregate");
    const TopologySpec spec = m_rig->document.spec();
    QCOMPARE(spec.clusters.size(), 2U);
    QCOMPARE(m_rig->selection.singleCluster(), spec.clusters[1].id);

    // The second one stands at the right of the first, so the arrow leads there.
    QVERIFY(m_rig->window().canvas().hasFocus());
    press(Qt::Key_Left);
    QCOMPARE(m_rig->selection.singleCluster(), spec.clusters[0].id);
    press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(!m_rig->dialogs.dialogs.empty() && m_rig->dialogs.dialogs.back());
    QDialog* connectTo = m_rig->dialogs.dialogs.back();
    activate(*connectTo);
    type("aggr");
    press(Qt::Key_Return);
    QTRY_COMPARE(m_rig->document.spec().links.size(), 1U);
    const LinkId link = m_rig->document.spec().links.front().id;
    activate(m_rig->window());

    // The new link opens at its topics.
    if (qobject_cast<QLineEdit*>(QApplication::focusWidget()) == nullptr) {
        press(Qt::Key_Insert);
    }
    type("orders");
    press(Qt::Key_Return);
    QTRY_COMPARE(m_rig->document.spec().link(link)->topics.include.size(), 1U);
    press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_rig->engine().actionsOf(link), std::vector{LinkAction::Start});
    m_rig->run(link);
    QTRY_COMPARE(m_rig->bridge.status(link).state, LinkState::Running);

    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_rig->window().findChild<CommandPalette*>() != nullptr);
    type("pause");
    press(Qt::Key_Return);
    QTRY_COMPARE(m_rig->engine().actionsOf(link), (std::vector{LinkAction::Start, LinkAction::Pause}));
    m_rig->run(link, LinkState::Paused);
    QTRY_COMPARE(m_rig->bridge.status(link).state, LinkState::Paused);

    // Space on the canvas does the same for what has its focus.
    activate(m_rig->window());
    QVERIFY(tabTo(m_rig->window().canvas().accessibleName()));
    press(Qt::Key_Space);
    QTRY_COMPARE(m_rig->engine().actionsOf(link),
                 (std::vector{LinkAction::Start, LinkAction::Pause, LinkAction::Resume}));
}

void KeyboardWalkTest::theTabKeyLeadsThroughTheWholeWindow() {
    m_rig->addLink("Europe", "Aggregate");
    m_rig->window().showCanvas();
    QSet<const QWidget*> seen;
    const QWidget* first = QApplication::focusWidget();
    QVERIFY(first != nullptr);
    constexpr int kMost = 300;
    for (int i = 0; i < kMost; ++i) {
        press(Qt::Key_Tab);
        seen.insert(QApplication::focusWidget());
        if (QApplication::focusWidget() == first) {
            break;
        }
    }
    QVERIFY2(seen.contains(first), "the Tab key does not come back to where it began");
    const auto reaches = [&seen](const QWidget* part) {
        return std::ranges::any_of(seen,
                                   [part](const QWidget* each) { return part->isAncestorOf(each) || each == part; });
    };
    QVERIFY(reaches(&m_rig->window().canvas()));
    for (const char* dock : {"inspectorDock", "dashboardDock"}) {
        QVERIFY2(reaches(m_rig->window().findChild<QWidget*>(dock)), dock);
    }
}

QStringList KeyboardWalkTest::namelessIn(const QWidget& window) const {
    QStringList nameless;
    for (QWidget* each : window.findChildren<QWidget*>()) {
        if (!each->isVisible() || !each->isEnabled() || (each->focusPolicy() & Qt::TabFocus) == 0 ||
            each->focusProxy() != nullptr) {
            continue;
        }
        const QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(each);
        if (accessible == nullptr || accessible->text(QAccessible::Name).isEmpty()) {
            nameless << QString{"%1 %2 in %3"}.arg(each->metaObject()->className(), each->objectName(),
                                                   each->parentWidget()->metaObject()->className());
        }
    }
    return nameless;
}

void KeyboardWalkTest::whatTakesTheFocusHasAName() {
    const LinkId link = m_rig->addLink("Europe", "Aggregate");
    m_rig->window().showCanvas();
    QStringList nameless = namelessIn(m_rig->window());
    m_rig->selection.select(m_rig->document.spec().link(link)->source);
    QCoreApplication::processEvents();
    nameless += namelessIn(m_rig->window());
    m_rig->selection.select(link);
    QCoreApplication::processEvents();
    nameless += namelessIn(m_rig->window());
    for (const char* dock : {"linksDock", "partitionsDock", "heatmapDock", "eventsDock", "gapsDock"}) {
        auto* panel = m_rig->window().findChild<QDockWidget*>(dock);
        panel->raise();
        QTRY_VERIFY(panel->widget()->isVisible());
        nameless += namelessIn(*panel);
    }
    ClusterDialog dialog{m_rig->workspace, m_rig->document.spec().link(link)->source, {}};
    dialog.show();
    nameless += namelessIn(dialog);
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join('\n')));
}

TRIBUTARY_TEST(KeyboardWalkTest, QApplication)
#include "keyboardwalktest.moc"
