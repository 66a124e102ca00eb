#include "tests/support/testprogram.h"
#include "tests/support/ui/windowrig.h"
#include "ui/canvas/canvasview.h"
#include "ui/dashboard/dashboardpanel.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/document/selection.h"
#include "ui/models/linktablemodel.h"
#include "ui/tables/linkspanel.h"
#include "ui/tables/partitionspanel.h"
#include "ui/window/commandpalette.h"
#include "ui/window/filecommands.h"
#include "ui/window/findbox.h"
#include "ui/window/noticebar.h"
#include "ui/window/statuspanel.h"
#include "ui/window/windowactions.h"

#include <QAccessible>
#include <QDockWidget>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

#include <optional>

using namespace tributary;
using namespace tributary::ui;

/// The main window with everything in it, over an engine that only records.
class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WindowRig>(); }
    void cleanup() { m_rig.reset(); }

    void everyActionHasTextAndToolTip();
    void noTwoActionsShareAKey();
    void undoByKeyboardFollowsTheDocument();
    void buttonsNameTheirScope();
    void startAllLeavesOutWhatStartsWhenChosen();
    void noMenuHasTwoCommandsOfOneName();
    void applyAppearsWithPendingEditsOnly();
    void saveAsksForAPathOnce();
    void closingAsksAboutUnsavedWork();
    void aRefusedStartIsToldWithItsReason();
    void aNoticeGoesWhenItIsNotTrueAnyMore();
    void manyNoticesLeaveTheCanvasItsRoom();
    void aNoticeHasItsTextForScreenReaders();
    void recentFilesAreNotLookedFor();
    void aSaveThatIsCancelledIsAnswered();
    void findSelectsWhatWasTyped();
    void thePaletteRunsACommandByName();
    void thePaletteFindsPanelsAndSaysWhenNothingMatches();
    void theKeysSayWhatAKeyAlwaysDoes();
    void aLongTitleMovesNoButton();
    void rateAndLagAreInSightOfTheLinksTable();
    void onlyWhatEndsWithTheWindowIsSaidToRunInIt();
    void docksComeBackWhereTheyWere();
    void theTitleTellsUnsavedWork();
    void panelsBehindOtherTabsRest();
    void fitsASmallScreen();

private:
    [[nodiscard]] WindowActions& actions() { return m_rig->window().actions(); }

    std::unique_ptr<WindowRig> m_rig;
};

void MainWindowTest::everyActionHasTextAndToolTip() {
    for (const QAction* action : actions().all()) {
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->toolTip()));
        QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
    }
}

void MainWindowTest::noTwoActionsShareAKey() {
    QMap<QString, QString> owner;
    for (const QAction* action : actions().all()) {
        for (const QKeySequence& key : action->shortcuts()) {
            const QString text = key.toString();
            QVERIFY2(!owner.contains(text), qPrintable(text + ": " + owner.value(text) + " and " + action->text()));
            owner.insert(text, action->text());
        }
    }
}

void MainWindowTest::undoByKeyboardFollowsTheDocument() {
    m_rig->addCluster("Europe");
    QVERIFY(actions().undo->isEnabled());
    QTest::keyClick(&m_rig->window(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_rig->document.spec().clusters.empty());
    QVERIFY(!actions().undo->isEnabled());
    QTest::keyClick(&m_rig->window(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(m_rig->document.spec().clusters.size(), 1U);
}

void MainWindowTest::buttonsNameTheirScope() {
    const LinkId link = m_rig->addLink("Europe", "Aggregate");
    const auto* bar = m_rig->window().findChild<QToolBar*>("toolBar");
    const auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(actions().start));
    QCOMPARE(button->text(), QString{"Start all"});
    m_rig->selection.select(link);
    QTRY_VERIFY(button->text().contains('1'));
    actions().start->trigger();
    QCOMPARE(m_rig->engine().actionsOf(link), std::vector{LinkAction::Start});
}

void MainWindowTest::startAllLeavesOutWhatStartsWhenChosen() {
    const LinkId others = m_rig->addLink("Europe", "Aggregate");
    const LinkId chosen = m_rig->addLink("Asia", "Archive");
    const auto setAutoStart = [&](const LinkId& link, bool on) {
        TopologySpec spec = m_rig->document.spec();
        std::ranges::find(spec.links, link, &LinkSpec::id)->autoStart = on;
        m_rig->document.edit("Change", spec);
    };
    setAutoStart(chosen, false);
    for (QAction* all : {actions().startAll, actions().start}) {  // with nothing selected they are the same
        all->trigger();
        QVERIFY(m_rig->engine().actionsOf(chosen).empty());
    }
    QVERIFY(!m_rig->engine().actionsOf(others).empty());
    m_rig->selection.select(chosen);
    actions().start->trigger();
    QCOMPARE(m_rig->engine().actionsOf(chosen), std::vector{LinkAction::Start});
    m_rig->selection.clear();
    m_rig->run(others, LinkState::Stopped);
    m_rig->run(chosen, LinkState::Stopped);
    setAutoStart(others, false);
    QTRY_VERIFY(!actions().startAll->isEnabled() && !actions().start->isEnabled());
}

void MainWindowTest::noMenuHasTwoCommandsOfOneName() {
    const LinkId link = m_rig->addLink("Europe", "Aggregate");
    for (const bool chosen : {false, true}) {
        chosen ? m_rig->selection.select(link) : m_rig->selection.clear();
        for (const QMenu* menu : m_rig->window().menuBar()->findChildren<QMenu*>()) {
            QStringList names;
            for (const QAction* action : menu->actions()) {
                const QString text = action->text();
                if (action->isSeparator() || !actions().all().contains(action)) {
                    continue;
                }
                const QString name = QString{text}.remove('&').toLower();
                QVERIFY2(!names.contains(name), qPrintable(menu->title() + ": " + text));
                names << name;
            }
        }
        const WindowActions& a = actions();
        QStringList letters;
        for (const QAction* each :
             {a.start, a.pause, a.stop, a.startAll, a.pauseAll, a.stopAll, a.plan, a.apply, a.moveToServer}) {
            const QString letter = each->text().mid(each->text().indexOf('&') + 1, 1).toLower();
            QVERIFY2(each->text().contains('&') && !letters.contains(letter), qPrintable(each->text()));
            letters << letter;
        }
    }
}

void MainWindowTest::applyAppearsWithPendingEditsOnly() {
    const LinkId link = m_rig->addLink("Europe", "Aggregate");
    QVERIFY(!actions().apply->isEnabled());  // nothing was applied yet: Start will do it
    m_rig->selection.select(link);
    actions().start->trigger();
    LinkSpec edited = *m_rig->document.spec().link(link);
    edited.streams = 3;
    m_rig->document.edit("Streams", withChanged(m_rig->document.spec(), edited));
    QVERIFY(actions().apply->isEnabled());
    QVERIFY(actions().apply->iconText().contains('1'));
    actions().undo->trigger();
    QVERIFY(!actions().apply->isEnabled());
}

void MainWindowTest::saveAsksForAPathOnce() {
    const QTemporaryDir directory;
    m_rig->addCluster("Europe");
    m_rig->dialogs.savePaths = {directory.filePath("hub.tributary")};
    actions().save->trigger();
    QVERIFY(!m_rig->document.isUnsaved());
    QCOMPARE(m_rig->document.path(), directory.filePath("hub.tributary"));
    m_rig->addCluster("US");
    actions().save->trigger();
    QVERIFY(!m_rig->document.isUnsaved());
    QVERIFY(m_rig->window().files().recentFiles().contains(directory.filePath("hub.tributary")));
}

void MainWindowTest::closingAsksAboutUnsavedWork() {
    m_rig->addCluster("Europe");
    QSignalSpy asked{&m_rig->window(), &MainWindow::closeRequested};
    QVERIFY(!m_rig->window().close());
    QCOMPARE(asked.count(), 1);
    m_rig->document.undoStack().undo();
    QVERIFY(m_rig->window().close());
}

void MainWindowTest::aRefusedStartIsToldWithItsReason() {
    const ClusterId eu = m_rig->addCluster("Europe");
    const LinkId loop = m_rig->addLink(eu, eu);
    m_rig->selection.select(loop);
    actions().start->trigger();
    QVERIFY(m_rig->window().notices().has("refused-" + QString::fromStdString(loop.str())));
    QVERIFY(m_rig->engine().commands.empty());
}

void MainWindowTest::aNoticeGoesWhenItIsNotTrueAnyMore() {
    const ClusterId eu = m_rig->addCluster("Europe");
    const LinkId link = m_rig->addLink(eu, eu);
    m_rig->selection.select(link);
    actions().start->trigger();
    const QString key = "refused-" + QString::fromStdString(link.str());
    QVERIFY(m_rig->window().notices().has(key));
    m_rig->run(link);
    QTRY_VERIFY(!m_rig->window().notices().has(key));

    const QTemporaryDir directory;
    m_rig->dialogs.savePaths = {directory.filePath("there is/no such/directory.tributary")};
    actions().save->trigger();
    QVERIFY(m_rig->window().notices().has("file-error"));
    m_rig->dialogs.savePaths = {directory.filePath("hub.tributary")};
    actions().saveAs->trigger();
    QVERIFY(!m_rig->window().notices().has("file-error"));
}

void MainWindowTest::manyNoticesLeaveTheCanvasItsRoom() {
    NoticeBar& notices = m_rig->window().notices();
    for (int i = 0; i < 20; ++i) {
        notices.show(QString::number(i), Health::Bad, QString{"notice %1."}.arg(i));
    }
    const auto shown = [&notices] {
        QStringList texts;
        for (const QLabel* label : notices.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty()) {
                texts << label->text();
            }
        }
        return texts;
    };
    QCOMPARE(shown(), (QStringList{"notice 17.", "notice 18.", "notice 19."}));
    QPushButton* more = nullptr;
    for (QPushButton* each : notices.findChildren<QPushButton*>()) {
        more = each->isVisible() && each->text().contains("17") ? each : more;
    }
    QVERIFY(more != nullptr);
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(shown().size(), 10);
    for (int i = 19; i > 2; --i) {
        notices.remove(QString::number(i));
    }
    QCOMPARE(shown(), (QStringList{"notice 0.", "notice 1.", "notice 2."}));
    QVERIFY(!more->isVisible());
}

void MainWindowTest::aNoticeHasItsTextForScreenReaders() {
    // The alert itself cannot be seen here: nobody listens on the offscreen platform.
    NoticeBar& notices = m_rig->window().notices();
    notices.show("a", Health::Bad, "It is not so.");
    QStringList names;
    for (QFrame* each : notices.findChildren<QFrame*>(QString{}, Qt::FindDirectChildrenOnly)) {
        names << QAccessible::queryAccessibleInterface(each)->text(QAccessible::Name);
    }
    QCOMPARE(names, QStringList{"It is not so."});
}

void MainWindowTest::recentFilesAreNotLookedFor() {
    // On a network that is away a look takes as long as it takes.
    FileCommands& files = m_rig->window().files();
    files.noteRecent("/net/away/hub.tributary");
    QCOMPARE(files.recentFiles(), QStringList{"/net/away/hub.tributary"});
}

void MainWindowTest::aSaveThatIsCancelledIsAnswered() {
    m_rig->addCluster("Europe");
    std::optional<bool> saved;
    m_rig->window().files().save([&saved](bool done) { saved = done; });
    QCOMPARE(m_rig->dialogs.titles.size(), 1);
    QCOMPARE(saved, std::optional{false});
    QVERIFY(m_rig->document.isUnsaved());
}

void MainWindowTest::findSelectsWhatWasTyped() {
    m_rig->addCluster("Europe");
    const ClusterId us = m_rig->addCluster("US East");
    actions().find->trigger();
    auto* box = m_rig->window().findChild<FindBox*>();
    QTest::keyClicks(box, "us e");
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(m_rig->selection.singleCluster(), us);
}

void MainWindowTest::thePaletteRunsACommandByName() {
    m_rig->addCluster("Europe");
    CommandPalette palette{actions().all(), m_rig->theme, &m_rig->window()};
    palette.popup();
    auto* input = palette.findChild<QLineEdit*>();
    QTest::keyClicks(input, "undo");
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(m_rig->document.spec().clusters.empty());
}

void MainWindowTest::thePaletteFindsPanelsAndSaysWhenNothingMatches() {
    const auto* partitions = m_rig->window().findChild<PartitionsPanel*>();
    QVERIFY(!partitions->isVisible());
    CommandPalette palette{actions().all(), m_rig->theme, &m_rig->window()};
    palette.popup();
    auto* input = palette.findChild<QLineEdit*>();
    const auto* list = palette.findChild<QListWidget*>();
    for (const char* panel : {"Dashboard", "Links", "Heatmap", "Events", "Gaps", "Inspector", "Partitions"}) {
        input->setText(panel);
        QVERIFY2(list->item(0)->text().contains(panel), panel);
    }
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(partitions->isVisible());
    palette.popup();
    QTest::keyClicks(input, "zzzz");
    QCOMPARE(list->count(), 1);
    QVERIFY(list->item(0)->text().contains("zzzz"));
    QTest::keyClick(input, Qt::Key_Return);  // runs nothing
    QVERIFY(palette.isVisible());
}

void MainWindowTest::theKeysSayWhatAKeyAlwaysDoes() {
    m_rig->addCluster("Europe");
    QVERIFY(actions().undo->text().contains("Add cluster"));
    actions().keysAndGestures->trigger();
    const auto* dialog = m_rig->dialogs.last<KeysDialog>();
    QVERIFY(dialog != nullptr);
    const auto rows = dialog->findChild<QTreeWidget*>()->findItems("Undo", Qt::MatchExactly | Qt::MatchRecursive, 1);
    QCOMPARE(rows.size(), 1);
}

void MainWindowTest::aLongTitleMovesNoButton() {
    m_rig->window().resize(1440, 900);
    const auto* bar = m_rig->window().findChild<QToolBar*>("toolBar");
    const QWidget* button = bar->widgetForAction(actions().start);
    QTRY_VERIFY(button->isVisible());
    const int before = button->mapTo(&m_rig->window(), QPoint{}).x();
    TopologySpec spec = m_rig->document.spec();
    spec.name = "a name that is longer than any tool bar of the world would like to have in its first place";
    spec.environment = "production in the west, and some of the east";
    m_rig->document.edit("Name", spec);
    QTRY_VERIFY(m_rig->window().isWindowModified());
    QTest::qWait(0);  // the layout follows in its own turn
    QCOMPARE(button->mapTo(&m_rig->window(), QPoint{}).x(), before);
}

void MainWindowTest::rateAndLagAreInSightOfTheLinksTable() {
    m_rig->window().resize(1440, 900);
    m_rig->addLink("Europe", "Aggregate");
    m_rig->window().findChild<QDockWidget*>("linksDock")->raise();
    auto* panel = m_rig->window().findChild<LinksPanel*>();
    QTRY_VERIFY(panel->isVisible());
    const QTableView& view = panel->view();
    for (const int column : {LinkTableModel::Bytes, LinkTableModel::Lag, LinkTableModel::LagSeconds}) {
        const int right = view.columnViewportPosition(column) + view.columnWidth(column);
        QVERIFY2(
            right <= view.viewport()->width(),
            qPrintable(QString{"column %1 ends at %2 of %3"}.arg(column).arg(right).arg(view.viewport()->width())));
    }
}

void MainWindowTest::onlyWhatEndsWithTheWindowIsSaidToRunInIt() {
    const LinkId link = m_rig->addLink("Europe", "Aggregate");
    TopologySpec spec = m_rig->document.spec();
    ConnectSpec connect;
    connect.id = ConnectId{"connect"};
    connect.urls = {"http://connect.example:8083"};
    spec.connect = {connect};
    spec.links.front().runOn = "connect";
    m_rig->document.edit("Move", spec);
    m_rig->bridge.apply(m_rig->document.spec());
    m_rig->run(link);
    QTRY_VERIFY(m_rig->bridge.anyActive());
    const auto* panel = m_rig->window().findChild<StatusPanel*>();
    QTRY_VERIFY(panel->isVisible());
    const auto* here = panel->findChild<QToolButton*>();
    QVERIFY(!here->isVisible());
    const LinkId second = m_rig->addLink("US", "Aggregate two");
    m_rig->bridge.start(m_rig->document.spec(), {second});
    m_rig->run(second);
    QTRY_VERIFY(here->isVisible());
}

void MainWindowTest::docksComeBackWhereTheyWere() {
    auto* inspector = m_rig->window().findChild<QDockWidget*>("inspectorDock");
    m_rig->window().addDockWidget(Qt::LeftDockWidgetArea, inspector);
    m_rig->window().close();
    m_rig->reopenWindow();
    inspector = m_rig->window().findChild<QDockWidget*>("inspectorDock");
    QCOMPARE(m_rig->window().dockWidgetArea(inspector), Qt::LeftDockWidgetArea);
}

void MainWindowTest::theTitleTellsUnsavedWork() {
    QVERIFY(!m_rig->window().isWindowModified());
    m_rig->addCluster("Europe");
    QVERIFY(m_rig->window().isWindowModified());
    m_rig->document.undoStack().undo();
    QVERIFY(!m_rig->window().isWindowModified());
}

void MainWindowTest::panelsBehindOtherTabsRest() {
    auto* partitions = m_rig->window().findChild<PartitionsPanel*>();
    auto* dashboard = m_rig->window().findChild<DashboardPanel*>();
    QTRY_VERIFY(dashboard->isVisible() && !partitions->isVisible());
    m_rig->window().findChild<QDockWidget*>("partitionsDock")->raise();
    QTRY_VERIFY(partitions->isVisible() && !dashboard->isVisible());
}

void MainWindowTest::fitsASmallScreen() {
    m_rig->addLink("Europe", "Aggregate");
    const QSize least = m_rig->window().minimumSizeHint();
    QString parts = QString{"%1 x %2 for"}.arg(least.width()).arg(least.height());
    for (const QDockWidget* dock : m_rig->window().findChildren<QDockWidget*>()) {
        const QSize needed = dock->widget()->minimumSizeHint();
        parts += QString{" %1 %2 x %3"}.arg(dock->objectName()).arg(needed.width()).arg(needed.height());
    }
    QVERIFY2(least.width() <= 1024 && least.height() <= 700, qPrintable(parts));
}

TRIBUTARY_TEST(MainWindowTest, QApplication)
#include "mainwindowtest.moc"
