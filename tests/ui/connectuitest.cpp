#include "tests/support/testprogram.h"
#include "tests/ui/findwidget.h"
#include "tests/ui/inspectorrig.h"
#include "ui/dialogs/connectclustersdialog.h"
#include "ui/editors/connectorsbox.h"
#include "ui/editors/deliverypage.h"
#include "ui/editors/linkheader.h"
#include "ui/editors/runonfield.h"
#include "ui/editors/statepage.h"

#include "core/connect/connectorset.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <memory>

using namespace tributary;
using namespace tributary::ui;

namespace {

ConnectSpec workers() {
    ConnectSpec connect;
    connect.id = ConnectId{"workers"};
    connect.name = "Workers";
    connect.urls = {"http://worker:8083"};
    return connect;
}

}  // namespace

/// Connect clusters in the window: edited, chosen for a link, and what they say of it.
class ConnectUiTest final : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_rig = std::make_unique<InspectorRig>();
        TopologySpec spec = m_rig->document.spec();
        spec.connect = {workers()};
        m_rig->document.edit("add", std::move(spec));
    }
    void cleanup() { m_rig.reset(); }

    void aLinkIsMovedInOneStep();
    void tasksTracesAndDriftAreShown();
    void whatRunsIsTakenOver();
    void linksElsewhereAreWatchedAndOutliveTheWindow();
    void clustersAreEditedInOneStep();
    void whatIsWrongWithAnAddressIsSaid();

private:
    [[nodiscard]] const LinkSpec& link() const { return *m_rig->document.spec().link(m_rig->link); }
    void moveToWorkers() {
        TopologySpec spec = m_rig->document.spec();
        for (LinkSpec& each : spec.links) {
            if (each.id == m_rig->link) {
                each.runOn = "workers";
            }
        }
        m_rig->document.edit("move", std::move(spec));
    }
    void publish(ConnectDetail detail) {
        LinkMetrics metrics;
        metrics.link = m_rig->link;
        metrics.connect = std::make_shared<ConnectDetail>(std::move(detail));
        MetricsSnapshot snapshot;
        snapshot.links.push_back(std::move(metrics));
        m_rig->engine->publish(std::move(snapshot));
        QTRY_VERIFY(m_rig->bridge.metrics()->link(m_rig->link) != nullptr);
    }

    std::unique_ptr<InspectorRig> m_rig;
};

void ConnectUiTest::aLinkIsMovedInOneStep() {
    RunOnField& field = m_rig->pages().delivery().runOn();
    QCOMPARE(field.count(), 2);
    QCOMPARE(field.currentText(), QString("In this program"));
    const int before = m_rig->steps();
    field.setCurrentIndex(1);
    emit field.activated(1);
    QCOMPARE(m_rig->steps(), before + 1);
    QCOMPARE(link().runOn, std::string("workers"));
    QCOMPARE(field.currentText(), QString("Kafka Connect: Workers"));
    QVERIFY(m_rig->inspector->findChild<LinkHeader*>()->stateText().contains("runs on Workers"));
    m_rig->document.undoStack().undo();
    QCOMPARE(field.currentText(), QString("In this program"));
}

void ConnectUiTest::tasksTracesAndDriftAreShown() {
    moveToWorkers();
    m_rig->pages().showTab(LinkTab::State);
    auto* box = m_rig->pages().state()->findChild<ConnectorsBox*>();
    QVERIFY(box->isHidden());
    ConnectDetail detail;
    detail.connect = ConnectId{"workers"};
    detail.connectors = {
        {"c", "RUNNING", "a:8083", {}, {{0, "RUNNING", "a:8083", {}}, {1, "FAILED", "b:8083", "org.Bad: no\n\tat x"}}}};
    detail.drift = {{"c", "tasks.max", "1", "2"}, {"c", "offset.lag.max", "", "5"}};
    publish(detail);
    QTRY_VERIFY(!box->isHidden());
    QCOMPARE(box->connectors().topLevelItemCount(), 3);
    QVERIFY2(box->trace().toPlainText().startsWith("org.Bad"), "what failed is chosen by itself");
    QCOMPARE(box->drift().topLevelItemCount(), 2);
    QCOMPARE(box->drift().topLevelItem(1)->text(1), QString("not set"));
    QTest::mouseClick(&box->restartButton(), Qt::LeftButton);
    QCOMPARE(m_rig->engine->actionsOf(m_rig->link), (std::vector<LinkAction>{LinkAction::RestartFailed}));
    QTest::mouseClick(&box->applyButton(), Qt::LeftButton);
    QCOMPARE(m_rig->engine->commands.back().action, LinkAction::Start);
    QCOMPARE(m_rig->engine->applied.back().connect.size(), std::size_t(1));
}

void ConnectUiTest::whatRunsIsTakenOver() {
    moveToWorkers();
    m_rig->pages().showTab(LinkTab::State);
    auto* box = m_rig->pages().state()->findChild<ConnectorsBox*>();
    const Result<ConnectorSet> set = connectorSet(m_rig->document.spec(), link());
    QVERIFY(set.has_value());
    ConnectDetail detail;
    detail.connectors = {{set->source(), "RUNNING", "a:8083", {}, {}}};
    ConnectorConfig running = set->connectors[0].config;
    running["tasks.max"] = "3";
    detail.configs = {{set->source(), running}};
    detail.drift = driftOf(set->connectors[0], running);
    publish(detail);
    QTRY_VERIFY(box->takeOverButton().isVisible());
    const int before = m_rig->steps();
    QTest::mouseClick(&box->takeOverButton(), Qt::LeftButton);
    QCOMPARE(m_rig->steps(), before + 1);
    QCOMPARE(link().streams, 3);
    QCOMPARE(link().runOn, std::string("workers"));
}

void ConnectUiTest::linksElsewhereAreWatchedAndOutliveTheWindow() {
    moveToWorkers();
    m_rig->bridge.watchElsewhere(m_rig->document.spec());
    QCOMPARE(m_rig->engine->applied.size(), std::size_t(1));
    QCOMPARE(m_rig->engine->applied[0].links.size(), std::size_t(1));
    QVERIFY(m_rig->engine->commands.empty());
    m_rig->engine->publishStatus(m_rig->link, in(LinkState::Running));
    QTRY_COMPARE(m_rig->bridge.activeLinks().size(), std::size_t(1));
    QVERIFY(m_rig->bridge.activeHere().empty());
}

void ConnectUiTest::clustersAreEditedInOneStep() {
    ConnectClustersDialog dialog{m_rig->workspace};
    dialog.show();
    QTest::mouseClick(buttonIn(dialog, "Add"), Qt::LeftButton);
    QTest::keyClicks(control<QLineEdit>(dialog, "Name"), "Second");
    QTest::keyClicks(control<QPlainTextEdit>(dialog, "Addresses"), "https://a:8083 https://b:8083");
    QTest::keyClicks(control<QLineEdit>(dialog, "Authority"), "/ca.pem");
    const int before = m_rig->steps();
    dialog.accept();
    QCOMPARE(m_rig->steps(), before + 1);
    const std::vector<ConnectSpec>& saved = m_rig->document.spec().connect;
    QCOMPARE(saved.size(), std::size_t(2));
    QCOMPARE(saved[0], workers());
    QCOMPARE(saved[1].name, std::string("Second"));
    QCOMPARE(saved[1].urls, (std::vector<std::string>{"https://a:8083", "https://b:8083"}));
    QCOMPARE(saved[1].caFile, std::string("/ca.pem"));
}

void ConnectUiTest::whatIsWrongWithAnAddressIsSaid() {
    ConnectClustersDialog dialog{m_rig->workspace};
    dialog.show();
    QPushButton* test = buttonIn(dialog, "Test connection");
    QVERIFY(test->isEnabled());
    auto* urls = control<QPlainTextEdit>(dialog, "Addresses");
    urls->clear();
    QTest::keyClicks(urls, "worker:8083");
    QVERIFY(!test->isEnabled());
    urls->clear();
    QTest::keyClicks(urls, "http://worker:8083");
    QVERIFY(test->isEnabled());
    QTest::mouseClick(test, Qt::LeftButton);
    // The engine of these tests runs no links there, and says so.
    const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
    const auto outcome = std::ranges::find(labels, QString{"Result of the test"}, &QWidget::accessibleDescription);
    QVERIFY(outcome != labels.end());
    QTRY_VERIFY2((*outcome)->text().contains("runs no links there"), qPrintable((*outcome)->text()));
}

TRIBUTARY_TEST(ConnectUiTest, QApplication)
#include "connectuitest.moc"
