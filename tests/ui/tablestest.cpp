#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "ui/models/roles.h"
#include "ui/tables/csvexport.h"
#include "ui/tables/eventspanel.h"
#include "ui/tables/gapspanel.h"
#include "ui/tables/linkspanel.h"
#include "ui/tables/partitionspanel.h"
#include "ui/tables/tabletext.h"

#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

namespace {

QByteArray content(const QString& path) {
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

void press(TableView& view, int row) {
    const QRect cell = view.visualRect(view.model()->index(row, 0));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, cell.center());
}

QAction* actionOf(const QWidget& panel, const QString& text) {
    for (QAction* each : panel.findChildren<QAction*>()) {
        if (each->text().remove('&').startsWith(text)) {
            return each;
        }
    }
    return nullptr;
}

}  // namespace

class TablesTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WorkspaceRig>(); }
    void cleanup() { m_rig.reset(); }

    void aPressedRowIsTheWindowsSelection();
    void theWindowsSelectionIsTheSelectedRow();
    void filteringDeselectsNothing();
    void escapeClearsTheFilter();
    void rowsThatComeBackStandInTheirPlace();
    void enterAndDoubleClickAskToEdit();
    void theMenuStartsPausesAndStops();
    void copyingGivesTheShownColumnsWithHeaders();
    void exportWritesUnitsAndPlainNumbers();
    void anExportThatCannotBeWrittenIsTold();
    void columnsAreChosenAndKept();
    void partitionsAreAskedForOnlyWhileVisible();
    void partitionsFollowTheSelection();
    void aTopicOpensItsPartitions();
    void unseenEventsAreCountedUntilTheyAreSeen();
    void anEventJumpsToItsLink();
    void theLogStaysAtItsEndUnlessOneScrolledUp();
    void gapsAreCounted();
    void theKeyboardComesFromTheFilterToTheTable();
    void everyControlHasAName();

private:
    std::unique_ptr<WorkspaceRig> m_rig;
};

void TablesTest::aPressedRowIsTheWindowsSelection() {
    m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    LinksPanel panel{m_rig->workspace};
    panel.show();
    press(panel.view(), 1);
    QCOMPARE(m_rig->selection.singleLink(), second);
    QTest::keyClick(&panel.view(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_rig->selection.objects().links.size(), 2U);
}

void TablesTest::theWindowsSelectionIsTheSelectedRow() {
    m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    LinksPanel panel{m_rig->workspace};
    m_rig->selection.select(second);
    QCOMPARE(panel.selectedRows(), std::vector<int>{1});
    const ClusterId cluster = m_rig->document.spec().clusters.front().id;
    m_rig->selection.select(cluster);
    QVERIFY(panel.selectedRows().empty());
    QCOMPARE(m_rig->selection.singleCluster(), cluster);
}

void TablesTest::filteringDeselectsNothing() {
    const LinkId first = m_rig->addLink("Europe", "Aggregate");
    m_rig->addLink("Asia", "Backup");
    LinksPanel panel{m_rig->workspace};
    panel.show();
    press(panel.view(), 0);
    QTest::keyClicks(&panel.filterField(), "asia");
    QCOMPARE(panel.view().model()->rowCount(), 1);
    QCOMPARE(m_rig->selection.singleLink(), first);
    panel.filterField().clear();
    QCOMPARE(panel.selectedRows(), std::vector<int>{0});
}

void TablesTest::escapeClearsTheFilter() {
    m_rig->addLink("a", "b");
    LinksPanel panel{m_rig->workspace};
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.focusFilter();
    QTest::keyClicks(&panel.filterField(), "nothing of this name");
    QCOMPARE(panel.view().model()->rowCount(), 0);
    QTest::keyClick(&panel.filterField(), Qt::Key_Escape);
    QCOMPARE(panel.view().model()->rowCount(), 1);
    QVERIFY(panel.view().hasFocus());
}

void TablesTest::rowsThatComeBackStandInTheirPlace() {
    const LinkId first = m_rig->addLink("a", "b");
    m_rig->addLink("c", "d");
    LinksPanel panel{m_rig->workspace};
    const auto names = [&panel] {
        QStringList texts;
        for (int row = 0; row < panel.view().model()->rowCount(); ++row) {
            texts << panel.view().model()->index(row, LinkTableModel::Name).data().toString();
        }
        return texts;
    };
    m_rig->document.edit("Delete", without(m_rig->document.spec(), {{}, {first}}));
    m_rig->document.undoStack().undo();
    QCOMPARE(names(), (QStringList{"a → b", "c → d"}));
    // The same in a table that was sorted by hand.
    panel.view().sortByColumn(LinkTableModel::Name, Qt::DescendingOrder);
    QCOMPARE(names(), (QStringList{"c → d", "a → b"}));
    m_rig->addLink("b", "e");
    QTRY_COMPARE(names(), (QStringList{"c → d", "b → e", "a → b"}));
}

void TablesTest::enterAndDoubleClickAskToEdit() {
    const LinkId link = m_rig->addLink("a", "b");
    LinksPanel panel{m_rig->workspace};
    panel.show();
    QSignalSpy asked{&panel, &LinksPanel::linkEditRequested};
    press(panel.view(), 0);
    QTest::keyClick(&panel.view(), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<LinkId>(), link);
    QTest::mouseDClick(panel.view().viewport(), Qt::LeftButton, {},
                       panel.view().visualRect(panel.view().model()->index(0, 0)).center());
    QCOMPARE(asked.count(), 2);
}

void TablesTest::theMenuStartsPausesAndStops() {
    const LinkId link = m_rig->addLink("a", "b");
    LinksPanel panel{m_rig->workspace};
    panel.show();
    press(panel.view(), 0);
    emit panel.menuAboutToShow();
    QVERIFY(actionOf(panel, "Start")->isEnabled());
    QVERIFY(!actionOf(panel, "Stop")->isEnabled());
    actionOf(panel, "Start")->trigger();
    QCOMPARE(m_rig->engine().actionsOf(link), std::vector<LinkAction>{LinkAction::Start});
    m_rig->run(link);
    QTRY_VERIFY(m_rig->bridge.anyActive());
    emit panel.menuAboutToShow();
    QVERIFY(!actionOf(panel, "Start")->isEnabled());
    actionOf(panel, "Pause")->trigger();
    actionOf(panel, "Stop")->trigger();
    QCOMPARE(m_rig->engine().actionsOf(link),
             (std::vector<LinkAction>{LinkAction::Start, LinkAction::Pause, LinkAction::Stop}));
}

void TablesTest::copyingGivesTheShownColumnsWithHeaders() {
    m_rig->addLink("a", "b");
    LinksPanel panel{m_rig->workspace};
    for (int column = 0; column < LinkTableModel::kColumns; ++column) {
        const bool shown =
            column == LinkTableModel::Name || column == LinkTableModel::Source || column == LinkTableModel::Target;
        panel.view().showColumn(column, shown);
    }
    panel.show();
    press(panel.view(), 0);
    QTest::keyClick(&panel.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QString{"Link\tSource\tTarget\na → b\ta\tb\n"});
}

void TablesTest::exportWritesUnitsAndPlainNumbers() {
    const QTemporaryDir directory;
    const LinkId link = m_rig->addLink("a,1", "b");
    m_rig->run(link);
    LinksPanel panel{m_rig->workspace};
    panel.show();
    m_rig->engine().publish(MetricsSnapshot{.links = {m_rig->metrics(link, 1234567.5, 12345)}});
    QTRY_COMPARE(panel.model().index(0, LinkTableModel::Bytes).data(RawRole).toDouble(), 1234567.5);
    m_rig->dialogs.savePaths = {directory.filePath("links.csv")};
    panel.exportCsv();
    QTRY_VERIFY(QFile::exists(directory.filePath("links.csv")));
    const QByteArray text = content(directory.filePath("links.csv"));
    QVERIFY2(text.startsWith("Link,State,Throughput (bytes/s),Messages (1/s),Lag (records),"), text.constData());
    QVERIFY2(text.contains("\n\"a,1 → b\",running,"), text.constData());
    QVERIFY2(text.contains(",1234567.5,"), text.constData());
    QVERIFY2(text.contains(",12345,"), text.constData());
    QVERIFY2(text.contains(",\"a,1\",b,"), text.constData());
}

void TablesTest::anExportThatCannotBeWrittenIsTold() {
    m_rig->addLink("a", "b");
    LinksPanel panel{m_rig->workspace};
    m_rig->dialogs.savePaths = {"/nowhere/at/all/links.csv"};
    panel.exportCsv();
    QTRY_COMPARE(m_rig->dialogs.questions.size(), 1U);
    QVERIFY(!m_rig->dialogs.questions[0].details.isEmpty());
}

void TablesTest::columnsAreChosenAndKept() {
    LinksPanel panel{m_rig->workspace};
    panel.view().showColumn(LinkTableModel::Latency, false);
    const QByteArray state = panel.saveState();
    LinksPanel other{m_rig->workspace};
    QVERIFY(!other.view().isColumnHidden(LinkTableModel::Latency));
    other.restoreState(state);
    QVERIFY(other.view().isColumnHidden(LinkTableModel::Latency));
}

void TablesTest::partitionsAreAskedForOnlyWhileVisible() {
    const LinkId link = m_rig->addLink("a", "b");
    PartitionsPanel panel{m_rig->workspace};
    m_rig->selection.select(link);
    QVERIFY(!panel.isWatching());
    const std::size_t before = m_rig->engine().scopes.size();
    panel.show();
    QVERIFY(panel.isWatching());
    QCOMPARE(m_rig->engine().scopes.size(), before + 1);
    QVERIFY(m_rig->engine().scopes.back().partitions);
    QCOMPARE(m_rig->engine().scopes.back().links, std::vector<LinkId>{link});
    panel.hide();
    QVERIFY(!panel.isWatching());
}

void TablesTest::partitionsFollowTheSelection() {
    const LinkId first = m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    PartitionsPanel panel{m_rig->workspace};
    panel.show();
    QVERIFY(!panel.isWatching());  // nothing runs and nothing is selected
    m_rig->selection.select(second);
    QCOMPARE(panel.partitions().links(), std::vector<LinkId>{second});
    m_rig->selection.select(m_rig->document.spec().link(first)->source);
    QCOMPARE(panel.partitions().links(), std::vector<LinkId>{first});
    m_rig->selection.clear();
    m_rig->run(second);
    QTRY_COMPARE(panel.partitions().links(), std::vector<LinkId>{second});
}

void TablesTest::aTopicOpensItsPartitions() {
    const LinkId link = m_rig->addLink("a", "b");
    m_rig->selection.select(link);
    PartitionsPanel panel{m_rig->workspace};
    panel.show();
    LinkMetrics metrics = m_rig->metrics(link, 0, 0);
    for (const char* name : {"clicks", "orders"}) {
        TopicMetrics topic;
        topic.topic = name;
        metrics.topicMetrics.push_back(topic);
        PartitionMetrics partition;
        partition.topic = name;
        metrics.partitionMetrics.push_back(partition);
    }
    m_rig->engine().publish(MetricsSnapshot{.links = {metrics}});
    QTRY_COMPARE(panel.topics().rowCount(), 2);
    QVERIFY(panel.topicTable().isVisible());
    emit panel.topicTable().rowActivated(1);
    QVERIFY(panel.partitionTable().isVisible());
    QCOMPARE(panel.partitionTable().view().model()->rowCount(), 1);
    QCOMPARE(panel.partitionTable().filterField().text(), QString{"orders"});
}

void TablesTest::unseenEventsAreCountedUntilTheyAreSeen() {
    const LinkId link = m_rig->addLink("a", "b");
    EventsPanel panel{m_rig->workspace};
    QSignalSpy unseen{&panel, &EventsPanel::unseenChanged};
    m_rig->run(link);
    LinkStatus failed;
    failed.state = LinkState::Failed;
    failed.error = Error{ErrorCode::PositionLost};
    m_rig->engine().publishStatus(link, failed);
    QTRY_COMPARE(panel.model().rowCount(), 2);
    QCOMPARE(panel.unseen(), 1);  // to run is no news to worry about
    panel.show();
    QCOMPARE(panel.unseen(), 0);
    QCOMPARE(unseen.count(), 2);
    m_rig->engine().publishStatus(link, failed);
    QTRY_COMPARE(panel.model().rowCount(), 3);
    QCOMPARE(panel.unseen(), 0);
}

void TablesTest::anEventJumpsToItsLink() {
    m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    EventsPanel panel{m_rig->workspace};
    panel.show();
    m_rig->run(second);
    QTRY_COMPARE(panel.model().rowCount(), 1);
    QSignalSpy revealed{&m_rig->selection, &Selection::revealed};
    press(panel.view(), 0);
    QTest::keyClick(&panel.view(), Qt::Key_Return);
    QCOMPARE(revealed.count(), 1);
    QCOMPARE(m_rig->selection.singleLink(), second);
}

void TablesTest::theLogStaysAtItsEndUnlessOneScrolledUp() {
    const LinkId link = m_rig->addLink("a", "b");
    EventsPanel panel{m_rig->workspace};
    panel.resize(800, 300);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    const QScrollBar& bar = *panel.view().verticalScrollBar();
    for (int i = 0; i < 100; ++i) {
        m_rig->run(link);
    }
    QTRY_COMPARE(panel.model().rowCount(), 100);
    QTRY_VERIFY(bar.maximum() > 0 && bar.value() == bar.maximum());
    panel.view().verticalScrollBar()->setValue(0);
    m_rig->run(link);
    QTRY_COMPARE(panel.model().rowCount(), 101);
    QCOMPARE(bar.value(), 0);
}

void TablesTest::gapsAreCounted() {
    const LinkId link = m_rig->addLink("a", "b");
    GapsPanel panel{m_rig->workspace};
    QSignalSpy count{&panel, &GapsPanel::countChanged};
    Event gap;
    gap.kind = EventKind::Gap;
    gap.link = link;
    gap.topic = "orders";
    gap.partition = 0;
    gap.from = 1;
    gap.to = 2;
    m_rig->engine().publish(gap);
    QTRY_COMPARE(count.count(), 1);
    QCOMPARE(count[0][0].toInt(), 1);
}

void TablesTest::theKeyboardComesFromTheFilterToTheTable() {
    EventsPanel panel{m_rig->workspace};
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.filterField().setFocus();
    QWidget* last = nullptr;
    for (int i = 0; i < 5; ++i) {  // two lists, two buttons, the table
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != last);
        last = QApplication::focusWidget();
    }
    QCOMPARE(last, &panel.view());
}

void TablesTest::everyControlHasAName() {
    LinksPanel links{m_rig->workspace};
    PartitionsPanel partitions{m_rig->workspace};
    EventsPanel events{m_rig->workspace};
    GapsPanel gaps{m_rig->workspace};
    for (const QWidget* panel : std::initializer_list<const QWidget*>{&links, &partitions, &events, &gaps}) {
        for (const QWidget* each : panel->findChildren<QWidget*>()) {
            const bool control = qobject_cast<const QAbstractItemView*>(each) || qobject_cast<const QLineEdit*>(each) ||
                                 qobject_cast<const QToolButton*>(each) || qobject_cast<const QComboBox*>(each);
            if (control && each->focusPolicy() != Qt::NoFocus && !each->objectName().startsWith("qt_") &&
                !qobject_cast<const QHeaderView*>(each) && each->parentWidget() != nullptr &&
                each->parentWidget()->inherits("QComboBox") == false && !each->inherits("QComboBoxListView")) {
                QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
            }
        }
    }
}

TRIBUTARY_TEST(TablesTest, QApplication)
#include "tablestest.moc"
