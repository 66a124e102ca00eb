#include "tests/support/testprogram.h"
#include "tests/ui/inspectorrig.h"
#include "ui/editors/clientspage.h"
#include "ui/editors/clusterpage.h"
#include "ui/editors/deliverypage.h"
#include "ui/editors/documentpage.h"
#include "ui/editors/durationtext.h"
#include "ui/editors/linkdialog.h"
#include "ui/editors/linkheader.h"
#include "ui/editors/numberfield.h"
#include "ui/editors/rulelistpanel.h"
#include "ui/editors/rulelistview.h"
#include "ui/editors/severalpage.h"
#include "ui/editors/startfield.h"
#include "ui/editors/statepage.h"
#include "ui/editors/textfield.h"
#include "ui/editors/topicpreview.h"
#include "ui/editors/topicspage.h"
#include "ui/tables/settingstable.h"
#include "ui/text/impacttext.h"
#include "ui/text/numbertext.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

namespace tributary::ui {

class InspectorTest : public QObject {
    Q_OBJECT

private slots:
    void followsTheSelection() {
        InspectorRig rig;
        QCOMPARE(rig.inspector->shownPage(), &rig.pages());
        rig.selection.select(rig.eu);
        QCOMPARE(rig.inspector->shownPage(), &rig.inspector->clusterPage());
        rig.selection.set({{rig.eu, rig.agg}, {rig.link}});
        QCOMPARE(rig.inspector->shownPage(), &rig.inspector->severalPage());
        QCOMPARE(rig.inspector->severalPage().summary(), "2 cluster(s) · 1 link(s)");
        rig.selection.clear();
        QCOMPARE(rig.inspector->shownPage(), &rig.inspector->documentPage());
        rig.inspector->showTopics(rig.link);
        QCOMPARE(rig.selection.singleLink(), rig.link);
        QVERIFY(rig.pages().topics().include().view().hasFocus());
        rig.inspector->showLink(rig.link, Inspector::Tab::State);
        QCOMPARE(rig.pages().tabs().currentIndex(), 3);
        // The object goes while it is shown.
        rig.document.edit("delete", without(rig.document.spec(), {{}, {rig.link}}));
        QCOMPARE(rig.inspector->shownPage(), &rig.inspector->documentPage());
    }

    void aNewLinkOpensAtAFirstEntry() {
        InspectorRig rig;
        rig.edit([](LinkSpec& link) { link.topics.include.clear(); });
        rig.inspector->showTopics(rig.link);
        auto* editor = rig.pages().topics().include().view().viewport()->findChild<MarkedLineEdit*>();
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, "clicks");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(rig.spec().topics.include.size(), 1U);
        QCOMPARE(rig.spec().topics.include.front().text, "clicks");
    }

    void renamesALink() {
        InspectorRig rig;
        MarkedLineEdit& title = rig.inspector->linkHeader().title().edit();
        QCOMPARE(title.placeholderText(), "Europe → Aggregate");
        retype(title, "orders to hub");
        QCOMPARE(rig.steps(), 0);
        QTest::keyClick(&title, Qt::Key_Return);
        QCOMPARE(rig.spec().name, "orders to hub");
        QCOMPARE(rig.steps(), 1);
        rig.document.undoStack().undo();
        QCOMPARE(title.text(), QString{});
    }

    void commitsWhenTheFocusLeavesAndBeforeAnotherObject() {
        InspectorRig rig;
        MarkedLineEdit& title = rig.inspector->linkHeader().title().edit();
        retype(title, "one");
        rig.pages().topics().tryName().setFocus();
        QCOMPARE(rig.spec().name, "one");
        retype(title, "two");
        rig.selection.select(rig.eu);
        QCOMPARE(rig.spec().name, "two");
        QCOMPARE(rig.document.spec().cluster(rig.eu)->name, "Europe");
    }

    void escBringsBackWhatWasThere() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Delivery);
        TextField& field = rig.pages().delivery().commitInterval();
        retype(field.edit(), "soon");
        QVERIFY(field.edit().isMarked());
        QTest::keyClick(&field.edit(), Qt::Key_Escape);
        QCOMPARE(field.edit().text(), "60 s");
        QVERIFY(!field.edit().isMarked());
        QCOMPARE(rig.steps(), 0);
    }

    void refusesATimeOutOfRange() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Delivery);
        TextField& field = rig.pages().delivery().commitInterval();
        retype(field.edit(), "5 ms");
        QTest::keyClick(&field.edit(), Qt::Key_Return);
        QVERIFY(field.edit().isMarked());
        QVERIFY(!field.edit().reason().isEmpty());
        QCOMPARE(field.edit().text(), "5 ms");
        QCOMPARE(rig.spec().commitIntervalMs, 60'000);
        retype(field.edit(), "1.5 s");
        QTest::keyClick(&field.edit(), Qt::Key_Return);
        QCOMPARE(rig.spec().commitIntervalMs, 1'500);
        QCOMPARE(rig.steps(), 1);
    }

    void refusesTooManyStreams() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Clients);
        NumberField& streams = rig.pages().clients().streams();
        streams.box().setFocus();
        streams.box().selectAll();
        QTest::keyClicks(&streams.box(), "9999");
        QTest::keyClick(&streams.box(), Qt::Key_Return);
        QVERIFY(!streams.problem().isEmpty());
        QCOMPARE(rig.spec().streams, 1);
        streams.box().selectAll();
        QTest::keyClicks(&streams.box(), "4");
        QTest::keyClick(&streams.box(), Qt::Key_Return);
        QVERIFY(streams.problem().isEmpty());
        QCOMPARE(rig.spec().streams, 4);
        QCOMPARE(rig.steps(), 1);
        rig.document.undoStack().undo();
        QCOMPARE(streams.box().value(), 1);
    }

    void showsANamingExampleWhileTyping() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Delivery);
        DeliveryPage& page = rig.pages().delivery();
        QCOMPARE(page.example(), "orders → orders");
        choose(page.naming(), 1);
        QCOMPARE(rig.spec().naming.policy, NamingPolicy::Prefix);
        QCOMPARE(page.example(), "orders → eu.orders");
        QVERIFY(page.prefix().isVisible());
        QVERIFY(!page.pattern().isVisible());
        retype(page.prefix().edit(), "fra");
        QCOMPARE(page.example(), "orders → fra.orders");
        QTest::keyClick(&page.prefix().edit(), Qt::Key_Return);
        QCOMPARE(rig.spec().naming.prefix, "fra");
        choose(page.naming(), 2);
        retype(page.pattern().edit(), "all");
        QTest::keyClick(&page.pattern().edit(), Qt::Key_Return);
        QVERIFY(page.pattern().edit().isMarked());
        QCOMPARE(rig.spec().naming.pattern, "${source}.${topic}");
    }

    void setsAStartTime() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Delivery);
        StartField& start = rig.pages().delivery().start();
        choose(start.choice(), start.choice().findData(static_cast<int>(StartPosition::Timestamp)));
        QCOMPARE(rig.spec().start.position, StartPosition::Timestamp);
        QVERIFY(start.time().isVisible());
        start.time().setDateTime(QDateTime::fromMSecsSinceEpoch(1'700'000'000'000));
        QTest::keyClick(&start.time(), Qt::Key_Return);
        QCOMPARE(rig.spec().start.timestampMs, 1'700'000'000'000);
        choose(start.choice(), start.choice().findData(static_cast<int>(StartPosition::Latest)));
        QCOMPARE(rig.spec().start, (StartSpec{StartPosition::Latest, 0}));
    }

    void saysWhetherItStartsWithAllOthers() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Delivery);
        QCheckBox& autoStart = rig.pages().delivery().autoStart();
        QVERIFY(autoStart.isChecked());
        autoStart.click();
        QVERIFY(!rig.spec().autoStart);
        rig.document.undoStack().undo();
        QVERIFY(rig.spec().autoStart && autoStart.isChecked());
        rig.document.undoStack().redo();
        QVERIFY(!rig.spec().autoStart && !autoStart.isChecked());
    }

    void setsAnAlarm() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Delivery);
        rig.pages().delivery().alarm().click();
        QVERIFY(rig.spec().alert.has_value());
        QCOMPARE(rig.spec().alert->forSeconds, 120);
        rig.document.undoStack().undo();
        QVERIFY(!rig.spec().alert.has_value());
        QVERIFY(!rig.pages().delivery().alarm().isChecked());
    }

    void explainsReservedAndSecretSettings() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::Clients);
        SettingsTable& consumer = rig.pages().clients().consumer();
        SettingsModel& model = consumer.model();
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        const auto set = [&](int row, const char* setting, const char* value) {
            QVERIFY(model.setData(model.index(row, 0), setting, Qt::EditRole));
            QVERIFY(model.setData(model.index(row, 1), value, Qt::EditRole));
        };
        set(0, "fetch.wait.max.ms", "100");
        QCOMPARE(rig.spec().consumer, (ClientOverrides{{"fetch.wait.max.ms", "100"}}));
        QCOMPARE(rig.steps(), 1);
        set(1, "group.id", "mine");
        set(2, "ssl.key.password", "hunter2");
        QVERIFY(model.problem(1).contains("group.id"));
        QVERIFY(model.problem(2).contains("secret"));
        QVERIFY(!consumer.problem().isEmpty());
        QCOMPARE(rig.spec().consumer.size(), 1U);
        QCOMPARE(rig.steps(), 1);
        // An edit elsewhere leaves the rows with mistakes to be corrected.
        rig.edit([](LinkSpec& link) { link.streams = 3; });
        QCOMPARE(model.rowCount(), 4);
        model.removeRowsAt({model.index(1, 0), model.index(2, 0)});
        QVERIFY(consumer.problem().isEmpty());
        rig.document.undoStack().undo();
        rig.document.undoStack().undo();
        QCOMPARE(model.rowCount(), 1);
    }

    void saysStateReasonAndPending() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::State);
        StatePage& state = *rig.pages().state();
        QVERIFY(state.pending().contains("does not know this link"));
        QVERIFY(state.startButton().isEnabled());
        QVERIFY(!state.stopButton().isEnabled());
        QTest::mouseClick(&state.startButton(), Qt::LeftButton);
        QCOMPARE(rig.engine->actionsOf(rig.link), std::vector{LinkAction::Start});
        rig.engine->publishStatus(rig.link, in(LinkState::Running));
        QTRY_VERIFY(state.stopButton().isEnabled());
        QCOMPARE(state.events().count(), 1);
        rig.edit([](LinkSpec& link) {
            link.streams = 4;
            link.naming.policy = NamingPolicy::Prefix;
        });
        QVERIFY2(state.pending().contains("naming, streams"), qPrintable(state.pending()));
        LinkStatus degraded = in(LinkState::Degraded);
        degraded.problems = {{"orders.eu", 3,
                              Error(ErrorCode::RecordRefused)
                                  .with("topic", "orders.eu")
                                  .with("partition", "3")
                                  .with("offset", "42")
                                  .with("reason", "too large")}};
        rig.engine->publishStatus(rig.link, degraded);
        QTRY_COMPARE(state.problems().topLevelItemCount(), 1);
        QVERIFY(state.problems().topLevelItem(0)->text(2).contains("too large"));
    }

    void namesTheTasksOfTheLink() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::State);
        StatePage& state = *rig.pages().state();
        QVERIFY(state.tasks().isEmpty());
        TaskStatus mirror;
        mirror.state = LinkState::Running;
        mirror.sinceMs = 1'700'000'000'000;
        TaskStatus beside;
        beside.task = TaskKind::Connectors;
        beside.state = LinkState::Failed;
        beside.error = Error(ErrorCode::KafkaAuthentication).with("cluster", "Europe");
        rig.engine->publishStatus(rig.link, linkStatus({mirror, beside}));
        QTRY_COMPARE(state.tasks(),
                     QStringLiteral("Mirroring: running since %1\nConnectors: failed · credentials refused: "
                                    "Europe")
                         .arg(dateTimeText(mirror.sinceMs)));
        QVERIFY(state.reason().contains("Europe"));
    }

    void asksForAPositionThatWasLost() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::State);
        StatePage& state = *rig.pages().state();
        QVERIFY(!state.position().isVisible());
        LinkStatus lost = in(LinkState::Failed);
        lost.error = Error(ErrorCode::PositionLost).with("group", "tributary.doc.eu-agg");
        rig.engine->publishStatus(rig.link, lost);
        QTRY_VERIFY(state.position().isVisible());
        QVERIFY(state.reason().contains("tributary.doc.eu-agg"));
        choose(state.position().choice(), state.position().choice().findData(static_cast<int>(StartPosition::Latest)));
        QTest::mouseClick(&state.startHere(), Qt::LeftButton);
        QCOMPARE(rig.engine->actionsOf(rig.link), (std::vector{LinkAction::ChoosePosition, LinkAction::Start}));
        QCOMPARE(rig.engine->commands.front().position.position, StartPosition::Latest);
        QCOMPARE(rig.steps(), 0);
    }

    void listsFindings() {
        InspectorRig rig;
        rig.inspector->showLink(rig.link, LinkTab::State);
        rig.edit([](LinkSpec& link) { link.streams = 0; });
        QListWidget& findings = rig.pages().state()->findings();
        QTRY_VERIFY(findings.count() > 0);
        QVERIFY(findings.item(0)->text().startsWith("Error: "));
        QVERIFY(!rig.pages().tabs().tabIcon(3).isNull());
        rig.document.undoStack().undo();
        QTRY_COMPARE(findings.count(), 0);
        QVERIFY(rig.pages().tabs().tabIcon(3).isNull());
    }

    void editsACluster() {
        InspectorRig rig;
        rig.selection.select(rig.eu);
        ClusterPage& page = rig.inspector->clusterPage();
        retype(page.bootstrap().edit(), "a:9092 b");
        QTest::keyClick(&page.bootstrap().edit(), Qt::Key_Return);
        QVERIFY(page.bootstrap().edit().reason().contains("“b”"));
        QCOMPARE(rig.steps(), 0);
        retype(page.bootstrap().edit(), "a:9092, b:9093");
        QTest::keyClick(&page.bootstrap().edit(), Qt::Key_Return);
        QCOMPARE(rig.document.spec().cluster(rig.eu)->bootstrap, (std::vector<std::string>{"a:9092", "b:9093"}));
        page.production().click();
        QVERIFY(rig.document.spec().cluster(rig.eu)->production);
        page.readOnly().click();
        QVERIFY(rig.document.spec().cluster(rig.eu)->readOnly);
        choose(page.tier(), 3);
        QCOMPARE(rig.document.spec().cluster(rig.eu)->tier, Tier::Dr);
        retype(page.labels().edit(), "team=payments, site=fra");
        QTest::keyClick(&page.labels().edit(), Qt::Key_Return);
        QCOMPARE(rig.document.spec().cluster(rig.eu)->labels.at("team"), "payments");
        QCOMPARE(rig.steps(), 5);
        rig.answerTopics({"a", "b"});
        QTRY_VERIFY(page.connectionText().contains("connected"));
        QSignalSpy asked{&*rig.inspector, &Inspector::clusterEditRequested};
        for (QPushButton* button : page.findChildren<QPushButton*>()) {
            if (button->text().contains("connection")) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        QCOMPARE(asked.count(), 1);
    }

    void editsSeveralInOneStep() {
        InspectorRig rig;
        LinkSpec back = rig.spec();
        back.source = rig.agg;
        back.target = rig.eu;
        back.streams = 7;
        LinkId second;
        rig.document.edit("add", withLink(rig.document.spec(), back, second));
        rig.selection.set({{rig.eu, rig.agg}, {rig.link, second}});
        SeveralPage& page = rig.inspector->severalPage();
        const int before = rig.steps();
        page.streams().box().setFocus();
        page.streams().box().selectAll();
        QTest::keyClicks(&page.streams().box(), "5");
        QTest::keyClick(&page.streams().box(), Qt::Key_Return);
        QCOMPARE(rig.spec().streams, 5);
        QCOMPARE(rig.document.spec().link(second)->streams, 5);
        QCOMPARE(rig.steps(), before + 1);
        choose(page.tier(), 3);
        QCOMPARE(rig.document.spec().cluster(rig.eu)->tier, Tier::Dr);
        QCOMPARE(rig.document.spec().cluster(rig.agg)->tier, Tier::Dr);
        QCOMPARE(rig.steps(), before + 2);
        retype(page.commitInterval().edit(), "5 s");
        QTest::keyClick(&page.commitInterval().edit(), Qt::Key_Return);
        QCOMPARE(rig.document.spec().link(second)->commitIntervalMs, 5'000);
        QCOMPARE(rig.steps(), before + 3);
    }

    void startsSeveralWithAllOthers() {
        InspectorRig rig;
        LinkSpec asleep = rig.spec();
        asleep.autoStart = false;
        LinkId second;
        rig.document.edit("add", withLink(rig.document.spec(), asleep, second));
        rig.selection.set({{rig.eu}, {rig.link, second}});
        QCheckBox& box = rig.inspector->severalPage().autoStart();
        QVERIFY(!box.isHidden());
        QCOMPARE(box.checkState(), Qt::PartiallyChecked);
        const int before = rig.steps();
        box.click();  // all alike, in one step
        QCOMPARE(box.checkState(), Qt::Checked);
        QVERIFY(rig.spec().autoStart && rig.document.spec().link(second)->autoStart);
        QCOMPARE(rig.steps(), before + 1);
        box.click();
        QCOMPARE(box.checkState(), Qt::Unchecked);
        QVERIFY(!rig.spec().autoStart && !rig.document.spec().link(second)->autoStart);
        rig.document.undoStack().undo();
        rig.document.undoStack().undo();
        QCOMPARE(box.checkState(), Qt::PartiallyChecked);
        QVERIFY(rig.spec().autoStart && !rig.document.spec().link(second)->autoStart);
        rig.selection.set({{rig.eu, rig.agg}, {}});  // it is of links
        QVERIFY(box.isHidden());
    }

    void leavesWhatDiffersAlone() {
        InspectorRig rig;
        LinkSpec other = rig.spec();
        other.streams = 7;
        LinkId second;
        rig.document.edit("add", withLink(rig.document.spec(), other, second));
        rig.selection.set({{}, {rig.link, second}});
        SeveralPage& page = rig.inspector->severalPage();
        const int before = rig.steps();
        page.streams().box().setFocus();
        page.commitInterval().edit().setFocus();
        page.streams().box().setFocus();
        QCOMPARE(rig.steps(), before);
        QCOMPARE(rig.spec().streams, 1);
        QCOMPARE(rig.document.spec().link(second)->streams, 7);
    }

    void editsTheDocument() {
        InspectorRig rig;
        rig.selection.clear();
        DocumentPage& page = rig.inspector->documentPage();
        QCOMPARE(page.name().edit().text(), "hub");
        retype(page.environment().edit(), "production");
        QTest::keyClick(&page.environment().edit(), Qt::Key_Return);
        QCOMPARE(rig.document.spec().environment, "production");
        QVERIFY(page.totals().startsWith("2 cluster(s) · 1 link(s)"));
    }

    void dialogIsOneStepOnOk() {
        InspectorRig rig;
        LinkDialog dialog{rig.workspace, rig.link};
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        dialog.showTab(LinkTab::Clients);
        dialog.draft().edit("a", withName(dialog.draft().spec(), rig.link, "renamed"));
        retype(dialog.pages().delivery().group().edit(), "mine");
        dialog.pages().delivery().group().committed("mine");
        QCOMPARE(rig.spec().name, "");
        dialog.accept();
        QCOMPARE(rig.spec().name, "renamed");
        QCOMPARE(rig.spec().group, "mine");
        QCOMPARE(rig.steps(), 1);
        rig.document.undoStack().undo();
        QCOMPARE(rig.spec().name, "");
    }

    void dialogChangesNothingOnCancel() {
        InspectorRig rig;
        {
            LinkDialog dialog{rig.workspace, rig.link};
            dialog.open();
            dialog.draft().edit("a", withName(dialog.draft().spec(), rig.link, "renamed"));
            dialog.reject();
        }
        QCOMPARE(rig.spec().name, "");
        QCOMPARE(rig.steps(), 0);
    }

    void readsDurations() {
        QCOMPARE(parseDuration("90"), 90'000);
        QCOMPARE(parseDuration(" 500 ms "), 500);
        QCOMPARE(parseDuration("1.5min"), 90'000);
        QCOMPARE(parseDuration("2 h"), 7'200'000);
        QVERIFY(!parseDuration("soon"));
        QVERIFY(!parseDuration("-1"));
        QVERIFY(!parseDuration("5 days"));
        for (const std::int64_t each : {100LL, 1'500LL, 1'000LL, 60'000LL, 300'000LL, 7'200'000LL, 86'400'000LL}) {
            QCOMPARE(parseDuration(durationText(each)), each);
        }
        QCOMPARE(durationText(60'000), "60 s");
    }

    void namesTheEffectThatImpactHas() {
        QCOMPARE(effectOf([](LinkSpec& link) { link.streams = 9; }), ImpactKind::Restart);
        QCOMPARE(effectOf([](LinkSpec& link) { link.group = "x"; }), ImpactKind::Reposition);
        QCOMPARE(effectOf([](LinkSpec& link) { link.start.position = StartPosition::Latest; }), ImpactKind::None);
    }

    void asksForLittleRoom() {
        // A dock must not make the window grow when something is selected.
        InspectorRig rig;
        const int least = rig.inspector->minimumSizeHint().height();
        QVERIFY2(least <= 320, qPrintable(QString::number(least)));
        const int wide = rig.inspector->minimumSizeHint().width();
        QVERIFY2(wide <= 420, qPrintable(QString::number(wide)));
    }

    void everyControlHasAName() {
        InspectorRig rig;
        for (QWidget* each : rig.inspector->findChildren<QWidget*>()) {
            if (each->window() != rig.inspector->window()) {
                continue;  // the list of a combo box
            }
            const bool control = (each->focusPolicy() & Qt::TabFocus) != 0 && each->focusProxy() == nullptr;
            const bool own = each->objectName().startsWith("qt_") || qobject_cast<QLineEdit*>(each) != nullptr;
            const auto* button = qobject_cast<QAbstractButton*>(each);
            if (control && !own && (button == nullptr || button->text().isEmpty())) {
                QVERIFY2(!each->accessibleName().isEmpty(), each->metaObject()->className());
            }
        }
    }
};

}  // namespace tributary::ui

TRIBUTARY_TEST(tributary::ui::InspectorTest, QApplication)
#include "inspectortest.moc"
