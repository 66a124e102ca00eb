#include "tests/support/testprogram.h"
#include "tests/support/ui/windowrig.h"
#include "ui/dialogs/applydialog.h"
#include "ui/dialogs/linktree.h"
#include "ui/dialogs/plandialog.h"
#include "ui/window/windowactions.h"

#include <QClipboard>
#include <QPushButton>
#include <QTest>

#include <future>
#include <memory>

using namespace tributary;
using namespace tributary::ui;

/// What starting and applying would change is shown before it happens, and holds nobody up.
class PlanDialogTest final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }

    void theCommandSaysWhatStartingChanges();
    void thePlanStartsTheLinks();
    void aLinkThatIsNotValidIsNotAskedAbout();
    void nobodyHasToWaitForThePlan();
    void closingDoesNotWaitForACluster();
    void aClusterThatDoesNotAnswerIsNamed();
    void applyShowsThePlanOfEachLink();
    void applyingRemovedLinksAsksNobody();
    void productionOffersThePlanAndAsksOnce();
    void manyTopicsAreFolded();

private:
    /// Held up until the returned promise is kept: like a cluster that does not answer.
    std::shared_ptr<std::promise<void>> holdUpPlans();
    void planCreates(const std::vector<std::string>& topics);
    PlanDialog* shown() { return m_rig->dialogs.last<PlanDialog>(); }
    static QString textOf(const QDialog& dialog) { return dialog.findChild<LinkTree*>()->asText(); }
    static QPushButton* button(const QWidget& parent, const QString& text);

    std::unique_ptr<WindowRig> m_rig;
    LinkId m_link;
};

void PlanDialogTest::init() {
    m_rig = std::make_unique<WindowRig>();
    m_link = m_rig->addLink("Europe", "Aggregate");
}

QPushButton* PlanDialogTest::button(const QWidget& parent, const QString& text) {
    for (QPushButton* each : parent.findChildren<QPushButton*>()) {
        if (QString{each->text()}.remove('&').startsWith(text)) {
            return each;
        }
    }
    return nullptr;
}

std::shared_ptr<std::promise<void>> PlanDialogTest::holdUpPlans() {
    auto promise = std::make_shared<std::promise<void>>();
    m_rig->plan = [gate = promise->get_future().share()](const TopologySpec&, const LinkSpec&) {
        gate.wait();
        return Result<LinkPlan>{LinkPlan{}};
    };
    return promise;
}

void PlanDialogTest::planCreates(const std::vector<std::string>& topics) {
    m_rig->plan = [topics](const TopologySpec& spec, const LinkSpec& link) -> Result<LinkPlan> {
        LinkPlan plan;
        plan.link = link.id;
        plan.source = link.source;
        plan.target = link.target;
        plan.topics = topics.size();
        plan.partitions = 3 * topics.size();
        for (const std::string& topic : topics) {
            plan.create.push_back({topic, "eu." + topic, 3, 2, {{"cleanup.policy", "compact"}}});
        }
        plan.grow = {{"clicks", "clicks", 1, 4}};
        plan.positions = PlannedPositions{consumerGroup(spec, link), plan.partitions, link.start};
        return plan;
    };
}

void PlanDialogTest::theCommandSaysWhatStartingChanges() {
    planCreates({"orders"});
    m_rig->window().actions().plan->trigger();
    QVERIFY(shown() != nullptr);
    QTRY_VERIFY(textOf(*shown()).contains("+ creates 1 topic(s) at Aggregate"));
    const QString text = textOf(*shown());
    QVERIFY(text.contains("+ eu.orders, from orders: 3 partition(s), 2 replica(s)"));
    QVERIFY(text.contains("cleanup.policy = compact"));
    QVERIFY(text.contains("~ clicks: 1 → 4 partitions"));
    QVERIFY(text.contains("begins at the first record of 3 partition(s)"));
    button(*shown(), "Copy")->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(text));
    QVERIFY(
        QGuiApplication::clipboard()->text().startsWith("Starting creates 1 topic(s), adds partitions to 1 topic(s)"));
    QVERIFY(m_rig->engine().commands.empty());
}

void PlanDialogTest::thePlanStartsTheLinks() {
    m_rig->window().actions().plan->trigger();
    QTRY_VERIFY(textOf(*shown()).contains("changes nothing before it mirrors"));
    QTest::keyClick(shown(), Qt::Key_Return);
    QCOMPARE(m_rig->engine().actionsOf(m_link), std::vector{LinkAction::Start});
}

void PlanDialogTest::aLinkThatIsNotValidIsNotAskedAbout() {
    LinkSpec wrong = *m_rig->document.spec().link(m_link);
    wrong.streams = 0;
    m_rig->document.edit("Edit", withChanged(m_rig->document.spec(), wrong));
    m_rig->plan = [](const TopologySpec&, const LinkSpec&) -> Result<LinkPlan> { qFatal("asked"); };
    m_rig->window().actions().plan->trigger();
    QVERIFY(textOf(*shown()).contains("not valid"));
    QVERIFY(textOf(*shown()).contains("stream"));
}

void PlanDialogTest::nobodyHasToWaitForThePlan() {
    const auto promise = holdUpPlans();
    m_rig->window().actions().plan->trigger();
    QVERIFY(button(*shown(), "Start")->isEnabled());
    QPushButton* stop = button(*shown(), "Stop asking");
    QVERIFY(stop->isVisible());
    stop->click();
    QVERIFY(!stop->isVisible());
    QVERIFY(textOf(*shown()).contains("was not asked about"));
    promise->set_value();
    button(*shown(), "Start")->click();
    QCOMPARE(m_rig->engine().actionsOf(m_link), std::vector{LinkAction::Start});
}

void PlanDialogTest::closingDoesNotWaitForACluster() {
    const auto promise = holdUpPlans();
    m_rig->window().actions().plan->trigger();
    const QPointer<PlanDialog> dialog = shown();
    dialog->reject();
    QTRY_VERIFY(dialog.isNull());  // while the cluster still does not answer
    promise->set_value();
}

void PlanDialogTest::aClusterThatDoesNotAnswerIsNamed() {
    m_rig->plan = [](const TopologySpec&, const LinkSpec&) -> Result<LinkPlan> {
        return std::unexpected(Error{ErrorCode::ClusterUnresolved}.with("cluster", "Europe"));
    };
    m_rig->window().actions().plan->trigger();
    QTRY_VERIFY(textOf(*shown()).contains("does not answer"));
    QVERIFY(textOf(*shown()).contains("! "));
    QVERIFY(textOf(*shown()).contains("Europe"));
}

void PlanDialogTest::applyShowsThePlanOfEachLink() {
    planCreates({"orders"});
    m_rig->bridge.start(m_rig->document.spec(), {m_link});
    LinkSpec edited = *m_rig->document.spec().link(m_link);
    edited.topics.include.push_back({TopicEntry::Kind::Literal, "clicks"});
    m_rig->document.edit("Edit", withChanged(m_rig->document.spec(), edited));
    m_rig->window().actions().apply->trigger();
    auto* dialog = m_rig->dialogs.last<ApplyDialog>();
    QVERIFY(dialog != nullptr);
    QTRY_VERIFY(textOf(*dialog).contains("+ creates 1 topic(s) at Aggregate"));
    QVERIFY(textOf(*dialog).contains("when it is started:"));
    // A link that runs takes it over at once.
    m_rig->run(m_link);
    QTRY_VERIFY(!textOf(*dialog).contains("when it is started:"));
    QVERIFY(textOf(*dialog).contains("+ creates 1 topic(s) at Aggregate"));
    QVERIFY(!textOf(*dialog).contains("begins at"));  // it has begun
    button(*dialog, "Apply")->click();
    QCOMPARE(m_rig->engine().applied.back().link(m_link)->topics.include.size(), std::size_t(2));
}

void PlanDialogTest::applyingRemovedLinksAsksNobody() {
    m_rig->bridge.start(m_rig->document.spec(), {m_link});
    m_rig->document.edit("Delete", without(m_rig->document.spec(), {{}, {m_link}}));
    m_rig->plan = [](const TopologySpec&, const LinkSpec&) -> Result<LinkPlan> { qFatal("asked"); };
    m_rig->window().actions().apply->trigger();
    QVERIFY(m_rig->dialogs.last<ApplyDialog>() != nullptr);
    QVERIFY(button(*m_rig->dialogs.last<ApplyDialog>(), "Apply")->isEnabled());
}

void PlanDialogTest::productionOffersThePlanAndAsksOnce() {
    ClusterSpec production = m_rig->document.spec().clusters.back();
    production.production = true;
    m_rig->document.edit("Production", withChanged(m_rig->document.spec(), production));
    m_rig->dialogs.answers = {1};
    m_rig->window().actions().start->trigger();
    QCOMPARE(m_rig->dialogs.questions.size(), std::size_t(1));
    QCOMPARE(m_rig->dialogs.questions.front().buttons.size(), 2);
    QVERIFY(m_rig->engine().commands.empty());
    QVERIFY(shown() != nullptr);
    QVERIFY(button(*shown(), "Start")->text().contains("production"));
    button(*shown(), "Start")->click();
    QCOMPARE(m_rig->dialogs.questions.size(), std::size_t(1));
    QCOMPARE(m_rig->engine().actionsOf(m_link), std::vector{LinkAction::Start});
}

void PlanDialogTest::manyTopicsAreFolded() {
    std::vector<std::string> topics;
    for (int i = 0; i < 40; ++i) {
        topics.push_back("t" + std::to_string(i));
    }
    planCreates(topics);
    m_rig->window().actions().plan->trigger();
    QTRY_VERIFY(textOf(*shown()).contains("creates 40 topic(s)"));
    const QTreeWidgetItem* link = shown()->findChild<LinkTree*>()->topLevelItem(0);
    QVERIFY(link->isExpanded());
    QCOMPARE(link->child(0)->childCount(), 40);
    QVERIFY(!link->child(0)->isExpanded());
    QVERIFY(link->child(1)->isExpanded());
}

TRIBUTARY_TEST(PlanDialogTest, QApplication)
#include "plandialogtest.moc"
