#include "core/dialects/systemdexporter.h"
#include "tests/support/testprogram.h"
#include "tests/support/ui/workspacerig.h"
#include "tests/ui/findwidget.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/applydialog.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/dialogs/movetoserverdialog.h"
#include "ui/dialogs/preferencesdialog.h"
#include "ui/dialogs/qtdialoghost.h"
#include "ui/dialogs/questiondialog.h"
#include "ui/dialogs/quitdialog.h"
#include "ui/text/impacttext.h"

#include <QClipboard>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace tributary;
using namespace tributary::ui;

namespace {

Question deletion() {
    Question question;
    question.title = "Delete";
    question.text = "Delete the production cluster Europe?";
    question.details = "3 links stop.";
    question.buttons = {"Delete"};
    question.typeToConfirm = "Europe";
    question.destructive = true;
    return question;
}

}  // namespace

class DialogsTest final : public QObject {
    Q_OBJECT

private slots:
    void init() { m_rig = std::make_unique<WorkspaceRig>(); }
    void cleanup() { m_rig.reset(); }

    void aQuestionIsAnsweredByItsButton();
    void escapeAndClosingAnswerCancel();
    void aTypedConfirmationIsAskedFor();
    void enterDestroysNothing();
    void detailsAreCopied();
    void theHostAnswersOnceAndShowsWithoutWaiting();
    void theHostChoosesFilesWithoutWaiting();
    void applyTellsWhatHappensToEachLink();
    void applyAsksBeforeAPositionIsLost();
    void applySkipsWhatIsNotValid();
    void quittingStopsAndWaitsForTheCommits();
    void quittingAtProductionAsksForItsName();
    void quittingSaysWhatWasNotCommitted();
    void quittingMayBeForcedAfterAWhile();
    void quittingMayBeCancelled();
    void keysAreFound();
    void theServerStepsNameTheFile();
    void theServerGetsVariablesForTheKeychain();
    void awkwardFileNamesAreQuoted();
    void preferencesTellEachChange();

private:
    std::unique_ptr<WorkspaceRig> m_rig;
};

void DialogsTest::aQuestionIsAnsweredByItsButton() {
    Question question;
    question.text = "Start?";
    question.buttons = {"Start", "Start all"};
    QuestionDialog dialog{question, m_rig->theme};
    QSignalSpy answered{&dialog, &QuestionDialog::answered};
    dialog.open();
    QTest::mouseClick(buttonIn(dialog, "Start all"), Qt::LeftButton);
    QCOMPARE(answered.count(), 1);
    QCOMPARE(answered[0][0].toInt(), 1);
}

void DialogsTest::escapeAndClosingAnswerCancel() {
    for (const bool escape : {true, false}) {
        QuestionDialog dialog{deletion(), m_rig->theme};
        QSignalSpy answered{&dialog, &QuestionDialog::answered};
        dialog.open();
        if (escape) {
            QTest::keyClick(&dialog, Qt::Key_Escape);
        } else {
            dialog.close();
        }
        QCOMPARE(answered.count(), 1);
        QCOMPARE(answered[0][0].toInt(), -1);
    }
}

void DialogsTest::aTypedConfirmationIsAskedFor() {
    QuestionDialog dialog{deletion(), m_rig->theme};
    QSignalSpy answered{&dialog, &QuestionDialog::answered};
    dialog.open();
    QVERIFY(!buttonIn(dialog, "Delete")->isEnabled());
    auto* typed = dialog.findChild<QLineEdit*>();
    QTest::keyClicks(typed, "europe");
    QVERIFY(!buttonIn(dialog, "Delete")->isEnabled());
    typed->clear();
    QTest::keyClicks(typed, "Europe");
    QTest::mouseClick(buttonIn(dialog, "Delete"), Qt::LeftButton);
    QCOMPARE(answered[0][0].toInt(), 0);
}

void DialogsTest::enterDestroysNothing() {
    Question question = deletion();
    question.typeToConfirm.clear();
    QuestionDialog dialog{question, m_rig->theme};
    QSignalSpy answered{&dialog, &QuestionDialog::answered};
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(answered.count(), 1);
    QCOMPARE(answered[0][0].toInt(), -1);
}

void DialogsTest::detailsAreCopied() {
    QuestionDialog dialog{deletion(), m_rig->theme};
    dialog.open();
    QTest::mouseClick(buttonIn(dialog, "Copy details"), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), QString{"3 links stop."});
    QVERIFY(dialog.isVisible());
}

void DialogsTest::theHostAnswersOnceAndShowsWithoutWaiting() {
    QWidget window;
    window.show();
    QtDialogHost host{m_rig->theme};
    host.setWindow(&window);
    int answer = -2;
    int answers = 0;
    host.ask(deletion(), [&](int given) {
        answer = given;
        ++answers;
    });
    QCOMPARE(answers, 0);  // it returned at once
    const QPointer<QuestionDialog> dialog = window.findChild<QuestionDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowModality(), Qt::WindowModal);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(), "Europe");
    QTest::mouseClick(buttonIn(*dialog, "Delete"), Qt::LeftButton);
    QCOMPARE(answer, 0);
    QCOMPARE(answers, 1);
    QTRY_VERIFY(!dialog);
}

void DialogsTest::theHostChoosesFilesWithoutWaiting() {
    QWidget window;
    window.show();
    QtDialogHost host{m_rig->theme};
    host.setWindow(&window);
    QString chosen;
    host.chooseSaveFile("Save", "Topologies (*.tributary)", "/tmp/hub.tributary",
                        [&chosen](const QString& path) { chosen = path; });
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QCOMPARE(dialog->defaultSuffix(), QString{"tributary"});
    emit dialog->fileSelected("/tmp/other.tributary");
    QCOMPARE(chosen, QString{"/tmp/other.tributary"});
    dialog->close();
    int answers = 0;
    host.chooseSaveFile("Save", "Topologies (*.tributary)", "/tmp/hub.tributary", [&](const QString& path) {
        chosen = path;
        ++answers;
    });
    QTest::keyClick(window.findChildren<QFileDialog*>().back(), Qt::Key_Escape);
    QCOMPARE(answers, 1);
    QVERIFY(chosen.isEmpty());
}

void DialogsTest::applyTellsWhatHappensToEachLink() {
    const LinkId changed = m_rig->addLink("a", "b");
    const LinkId removed = m_rig->addLink("c", "d");
    m_rig->bridge.apply(m_rig->document.spec());
    m_rig->run(changed);
    m_rig->run(removed);
    QTRY_COMPARE(m_rig->bridge.activeLinks().size(), 2U);
    LinkSpec edited = *m_rig->document.spec().link(changed);
    edited.streams = 4;
    m_rig->document.edit("Streams", withChanged(m_rig->document.spec(), edited));
    m_rig->document.edit("Delete", without(m_rig->document.spec(), {{}, {removed}}));
    m_rig->addLink("e", "f");

    auto* dialog = new ApplyDialog{m_rig->workspace};
    m_rig->dialogs.show(dialog);
    auto* tree = dialog->findChild<QTreeWidget*>();
    QCOMPARE(tree->topLevelItemCount(), 3);
    QVERIFY(tree->topLevelItem(0)->text(1).contains("starts again"));
    QVERIFY(tree->topLevelItem(0)->child(0)->text(1).contains(impactReasonText("streams")));
    QVERIFY(tree->topLevelItem(1)->text(1).contains("not started"));
    QVERIFY(tree->topLevelItem(2)->text(1).contains("commits and stops"));
    const std::size_t before = m_rig->engine().applied.size();
    QTest::mouseClick(buttonIn(*dialog, "Apply"), Qt::LeftButton);
    QCOMPARE(m_rig->engine().applied.size(), before + 1);
    QVERIFY(m_rig->engine().applied.back() == m_rig->document.spec());
}

void DialogsTest::applyAsksBeforeAPositionIsLost() {
    const LinkId link = m_rig->addLink("a", "b");
    m_rig->bridge.apply(m_rig->document.spec());
    LinkSpec edited = *m_rig->document.spec().link(link);
    edited.naming.policy = NamingPolicy::Prefix;
    m_rig->document.edit("Naming", withChanged(m_rig->document.spec(), edited));
    ApplyDialog dialog{m_rig->workspace};
    dialog.show();
    QVERIFY(!buttonIn(dialog, "Apply")->isEnabled());
    dialog.findChild<QCheckBox*>()->click();
    QVERIFY(buttonIn(dialog, "Apply")->isEnabled());
}

void DialogsTest::applySkipsWhatIsNotValid() {
    const ClusterId eu = m_rig->addCluster("Europe");
    m_rig->addLink(eu, eu);
    QSignalSpy found{&m_rig->document, &TopologyDocument::findingsChanged};
    QTRY_VERIFY(found.count() > 0);
    ApplyDialog dialog{m_rig->workspace};
    auto* tree = dialog.findChild<QTreeWidget*>();
    QCOMPARE(tree->topLevelItemCount(), 1);
    QVERIFY(tree->topLevelItem(0)->text(1).contains("skipped"));
    QVERIFY(tree->topLevelItem(0)->childCount() > 0);
}

void DialogsTest::quittingStopsAndWaitsForTheCommits() {
    const LinkId first = m_rig->addLink("a", "b");
    const LinkId second = m_rig->addLink("c", "d");
    m_rig->run(first);
    m_rig->run(second);
    QTRY_COMPARE(m_rig->bridge.activeLinks().size(), 2U);
    QuitDialog dialog{m_rig->workspace};
    QSignalSpy finished{&dialog, qOverload<bool>(&QuitDialog::finished)};
    dialog.open();
    QTest::mouseClick(buttonIn(dialog, "Stop and quit"), Qt::LeftButton);
    QCOMPARE(m_rig->engine().actionsOf(first), std::vector<LinkAction>{LinkAction::Stop});
    QCOMPARE(m_rig->engine().actionsOf(second), std::vector<LinkAction>{LinkAction::Stop});
    m_rig->run(first, LinkState::Stopped);
    auto* list = dialog.findChild<QTreeWidget*>();
    QTRY_VERIFY(list->topLevelItem(0)->text(1).contains("committed") ||
                list->topLevelItem(1)->text(1).contains("committed"));
    QCOMPARE(finished.count(), 0);
    m_rig->run(second, LinkState::Stopped);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].toBool(), true);
    QVERIFY(!dialog.isVisible());
}

void DialogsTest::quittingAtProductionAsksForItsName() {
    const LinkId link = m_rig->addLink("a", "b");
    ClusterSpec production = *m_rig->document.spec().cluster(m_rig->document.spec().link(link)->target);
    production.production = true;
    m_rig->document.edit("Production", withChanged(m_rig->document.spec(), production));
    m_rig->run(link);
    QTRY_VERIFY(m_rig->bridge.anyActive());
    QuitDialog dialog{m_rig->workspace};
    dialog.open();
    QVERIFY(dialog.findChild<QTreeWidget*>()->topLevelItem(0)->text(0).contains("production"));
    QPushButton* stop = buttonIn(dialog, "Stop and quit");
    QVERIFY(!stop->isEnabled());
    auto* typed = dialog.findChild<QLineEdit*>();
    QVERIFY(typed != nullptr);
    QTest::keyClicks(typed, "c");
    QVERIFY(!stop->isEnabled());
    typed->clear();
    QTest::keyClicks(typed, "b");
    QVERIFY(stop->isEnabled());
    QVERIFY(m_rig->engine().commands.empty());
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(m_rig->engine().actionsOf(link), std::vector<LinkAction>{LinkAction::Stop});
    QVERIFY(!stop->isEnabled());
}

void DialogsTest::quittingSaysWhatWasNotCommitted() {
    const LinkId link = m_rig->addLink("a", "b");
    m_rig->run(link);
    QTRY_VERIFY(m_rig->bridge.anyActive());
    QuitDialog dialog{m_rig->workspace};
    QSignalSpy finished{&dialog, qOverload<bool>(&QuitDialog::finished)};
    dialog.open();
    dialog.stopAndQuit();
    Event late;
    late.kind = EventKind::Warning;
    late.link = link;
    late.error = Error{ErrorCode::DrainTimeout}.with("count", "5").with("seconds", "30");
    m_rig->engine().publish(late);
    m_rig->run(link, LinkState::Stopped);
    QTRY_VERIFY(dialog.findChild<QTreeWidget*>()->topLevelItem(0)->text(1).contains("not everything"));
    QCOMPARE(finished.count(), 0);  // nobody would have read it
    QTest::mouseClick(buttonIn(dialog, "Quit"), Qt::LeftButton);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].toBool(), true);
}

void DialogsTest::quittingMayBeForcedAfterAWhile() {
    const LinkId link = m_rig->addLink("a", "b");
    m_rig->run(link);
    QTRY_VERIFY(m_rig->bridge.anyActive());
    QuitDialog dialog{m_rig->workspace, nullptr, 10};
    QSignalSpy finished{&dialog, qOverload<bool>(&QuitDialog::finished)};
    dialog.open();
    QVERIFY(!buttonIn(dialog, "Force")->isEnabled());
    dialog.stopAndQuit();
    QTRY_VERIFY(buttonIn(dialog, "Force")->isEnabled());
    QTest::mouseClick(buttonIn(dialog, "Force"), Qt::LeftButton);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].toBool(), true);
}

void DialogsTest::quittingMayBeCancelled() {
    const LinkId link = m_rig->addLink("a", "b");
    m_rig->run(link);
    QTRY_VERIFY(m_rig->bridge.anyActive());
    QuitDialog dialog{m_rig->workspace};
    QSignalSpy finished{&dialog, qOverload<bool>(&QuitDialog::finished)};
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(finished[0][0].toBool(), false);
    QVERIFY(m_rig->engine().commands.empty());
}

void DialogsTest::keysAreFound() {
    KeysDialog dialog{{{{}, "Ctrl+O", "Open"}, {"Canvas", "Ctrl+wheel", "Zoom at the pointer"}}, m_rig->theme};
    dialog.show();
    QCOMPARE(dialog.shownRows(), 2);
    QTest::keyClicks(dialog.findChild<QLineEdit*>(), "zoom");
    QCOMPARE(dialog.shownRows(), 1);
    dialog.filter("ctrl");
    QCOMPARE(dialog.shownRows(), 2);
}

void DialogsTest::theServerStepsNameTheFile() {
    const ServerSteps steps = serverSteps(m_rig->document.spec(), "/home/me/hub.tributary");
    QCOMPARE(steps.copy, QString{"scp /home/me/hub.tributary SERVER:/etc/tributary/hub.tributary"});
    QCOMPARE(steps.check, QString{"tributaryd check /etc/tributary/hub.tributary"});
    QVERIFY(steps.run.startsWith("tributaryd run /etc/tributary/hub.tributary"));
    QCOMPARE(steps.unitFile, QString{"/etc/systemd/system/tributary-hub.service"});
    QVERIFY(steps.enable.endsWith(" tributary-hub"));
    // The same unit as the export's, so that there is one truth.
    TopologySpec spec = m_rig->document.spec();
    spec.name = "hub";
    QCOMPARE(steps.unit, QString::fromStdString(SystemdExporter{}.write(spec)->files.front().text));

    MoveToServerDialog dialog{m_rig->workspace};
    QSignalSpy save{&dialog, &MoveToServerDialog::saveRequested};
    dialog.show();
    QTest::mouseClick(buttonIn(dialog, "Save"), Qt::LeftButton);
    QCOMPARE(save.count(), 1);
}

void DialogsTest::theServerGetsVariablesForTheKeychain() {
    ClusterSpec cluster;
    cluster.name = "Europe";
    cluster.bootstrap = {"eu:9092"};
    cluster.security.password = SecretRef{SecretRef::From::Keychain, "eu", {}};
    ClusterId id;
    m_rig->document.edit("Add", withCluster(m_rig->document.spec(), cluster, id));
    const ServerSteps steps = serverSteps(m_rig->document.spec(), "/home/me/hub.tributary");
    QCOMPARE(steps.variables.size(), 1);
    QVERIFY(steps.unit.contains("EnvironmentFile=" + steps.environmentFile));
    MoveToServerDialog dialog{m_rig->workspace};
    QSignalSpy wanted{&dialog, &MoveToServerDialog::exportRequested};
    dialog.show();
    QTest::mouseClick(buttonIn(dialog, "Export for systemd…"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
}

void DialogsTest::awkwardFileNamesAreQuoted() {
    const ServerSteps steps = serverSteps(m_rig->document.spec(), "/home/me/it's 100%.tributary");
    QVERIFY(steps.copy.startsWith("scp '/home/me/it'\\''s 100%.tributary' SERVER:/etc/tributary/"));
    // On the server it gets a name that neither a shell nor systemd reads in its own way.
    const QRegularExpression plain{"^tributaryd check /etc/tributary/[a-z0-9_-]+\\.tributary$"};
    QVERIFY2(plain.match(steps.check).hasMatch(), qPrintable(steps.check));
}

void DialogsTest::preferencesTellEachChange() {
    PreferencesDialog dialog{{}, {{"de", "Deutsch"}}, m_rig->theme};
    QSignalSpy changed{&dialog, &PreferencesDialog::changed};
    dialog.show();
    dialog.findChildren<QComboBox*>()[0]->setCurrentIndex(2);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<Preferences>().appearance, Appearance::Dark);
    dialog.findChildren<QComboBox*>()[1]->setCurrentIndex(1);
    QCOMPARE(dialog.preferences().language, QString{"de"});
    dialog.findChildren<QCheckBox*>()[0]->click();
    QVERIFY(dialog.preferences().reduceMotion);
    QCOMPARE(changed.count(), 3);
}

TRIBUTARY_TEST(DialogsTest, QApplication)
#include "dialogstest.moc"
