#include "tests/support/testprogram.h"
#include "tests/support/ui/windowrig.h"
#include "ui/document/selection.h"
#include "ui/editors/clientspage.h"
#include "ui/editors/inspector.h"
#include "ui/editors/linkpages.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/rulelistpanel.h"
#include "ui/editors/rulelistview.h"
#include "ui/editors/topicspage.h"
#include "ui/tables/eventspanel.h"
#include "ui/tables/linkspanel.h"
#include "ui/tables/settingstable.h"
#include "ui/window/windowactions.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <functional>

using namespace tributary;
using namespace tributary::ui;

/// Whose a key is, and what is still being typed, in the real window: keys go the way that the platform's go, through
/// the window's shortcuts.
class WindowKeysTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_rig.reset(); }

    void delRemovesTheRuleAndNotTheLink();
    void theListOfRulesHasKeysOfItsOwn();
    void delOnAButtonOfTheInspectorDeletesNothing();
    void delInTheEventsDeletesNothing();
    void delInTheTableOfLinksDeletesTheLink();
    void aQuestionMarkCanBeTypedIntoASetting();
    void startTakesTheRuleThatIsBeingTyped();
    void closingAsksAboutTheRuleThatIsBeingTyped();
    void undoTakesBackWhatIsBeingTyped();
    void noTwoCommandsOfAMenuHaveTheSameLetter_data();
    void noTwoCommandsOfAMenuHaveTheSameLetter();

private:
    [[nodiscard]] MainWindow& window() { return m_rig->window(); }
    [[nodiscard]] RuleListView& rules() { return window().inspector().linkPages().topics().include().view(); }
    [[nodiscard]] const LinkSpec& spec() { return *m_rig->document.spec().link(m_link); }
    /// The keyboard is in the list, at its first rule.
    void enterRules();
    /// A new rule is typed, and not committed.
    void typeRule(const QString& text);

    std::unique_ptr<WindowRig> m_rig;
    LinkId m_link;
};

void WindowKeysTest::init() {
    m_rig = std::make_unique<WindowRig>();
    m_link = m_rig->addLink("Europe", "Aggregate");
    m_rig->selection.select(m_link);
    window().inspector().linkPages().showTab(LinkTab::Topics);
}

void WindowKeysTest::enterRules() {
    QTest::mouseClick(rules().viewport(), Qt::LeftButton, {},
                      rules().visualRect(rules().model()->index(0, 0)).center());
    QVERIFY(rules().hasFocus());
    QVERIFY(rules().currentIndex().isValid());
}

void WindowKeysTest::typeRule(const QString& text) {
    enterRules();
    QTest::keyClick(&rules(), Qt::Key_Insert);
    auto* editor = rules().viewport()->findChild<MarkedLineEdit*>();
    QVERIFY(editor != nullptr && editor->hasFocus());
    QTest::keyClicks(editor, text);
}

void WindowKeysTest::delRemovesTheRuleAndNotTheLink() {
    enterRules();
    QTest::keyClick(&rules(), Qt::Key_Delete);
    QVERIFY(m_rig->document.spec().link(m_link) != nullptr);
    QVERIFY(spec().topics.include.empty());
}

void WindowKeysTest::theListOfRulesHasKeysOfItsOwn() {
    enterRules();
    QTest::keyClick(&rules(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_rig->selection.singleLink(), m_link);  // and not all of the drawing
    QTest::keyClick(&rules(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), "orders");
    QTest::keyClick(&rules(), Qt::Key_F2);
    QVERIFY(rules().viewport()->findChild<MarkedLineEdit*>() != nullptr);  // edits the rule, and renames no link
    QTest::keyClick(rules().viewport()->findChild<MarkedLineEdit*>(), Qt::Key_Escape);
    const std::size_t clusters = m_rig->document.spec().clusters.size();
    QTest::keyClick(&rules(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(m_rig->dialogs.last<QDialog>() != nullptr);  // asks for the list of rules
    QCOMPARE(m_rig->document.spec().clusters.size(), clusters);
}

void WindowKeysTest::delOnAButtonOfTheInspectorDeletesNothing() {
    auto* button = window().inspector().linkPages().topics().include().findChild<QToolButton*>();
    button->setFocus(Qt::TabFocusReason);
    QVERIFY(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Delete);
    QVERIFY(m_rig->document.spec().link(m_link) != nullptr);
}

void WindowKeysTest::delInTheEventsDeletesNothing() {
    window().findChild<QDockWidget*>("eventsDock")->raise();
    auto* events = window().findChild<EventsPanel*>();
    QTRY_VERIFY(events->isVisible());
    events->view().setFocus();
    QTest::keyClick(&events->view(), Qt::Key_Delete);
    QVERIFY(m_rig->document.spec().link(m_link) != nullptr);
}

void WindowKeysTest::delInTheTableOfLinksDeletesTheLink() {
    window().findChild<QDockWidget*>("linksDock")->raise();
    auto* links = window().findChild<LinksPanel*>();
    QTRY_VERIFY(links->isVisible());
    links->view().setFocus();
    QTest::keyClick(&links->view(), Qt::Key_Delete);
    QVERIFY(m_rig->document.spec().link(m_link) == nullptr);
}

void WindowKeysTest::aQuestionMarkCanBeTypedIntoASetting() {
    window().inspector().linkPages().showTab(LinkTab::Clients);
    QTableView& table = window().inspector().linkPages().clients().consumer().table();
    table.setFocus();
    table.setCurrentIndex(table.model()->index(0, 0));
    QTest::keyClick(&table, '?');
    QVERIFY(m_rig->dialogs.dialogs.empty());  // no list of all keys
    QVERIFY(table.viewport()->findChild<QLineEdit*>() != nullptr);
}

void WindowKeysTest::startTakesTheRuleThatIsBeingTyped() {
    typeRule("clicks");
    QTest::keyClick(window().focusWidget(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_rig->engine().actionsOf(m_link), std::vector{LinkAction::Start});
    QCOMPARE(m_rig->engine().applied.back().link(m_link)->topics.include.size(), 2U);
    QVERIFY(rules().hasFocus());  // the keyboard is not lost
}

void WindowKeysTest::closingAsksAboutTheRuleThatIsBeingTyped() {
    m_rig->document.reset(m_rig->document.spec(), {});
    m_rig->selection.select(m_link);
    QVERIFY(!m_rig->document.isUnsaved());
    typeRule("clicks");
    QSignalSpy asked{&window(), &MainWindow::closeRequested};
    QVERIFY(!window().close());
    QCOMPARE(asked.count(), 1);
    QCOMPARE(spec().topics.include.size(), 2U);
}

void WindowKeysTest::undoTakesBackWhatIsBeingTyped() {
    typeRule("clicks");
    window().actions().undo->trigger();  // as by its button: the focus stays in the field
    QVERIFY(m_rig->document.spec().link(m_link) != nullptr);
    QCOMPARE(spec().topics.include.size(), 1U);
    window().actions().redo->trigger();
    QCOMPARE(spec().topics.include.size(), 2U);
}

void WindowKeysTest::noTwoCommandsOfAMenuHaveTheSameLetter_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("German") << "de";
}

/// With two of a letter it only moves between them, and starts neither.
void WindowKeysTest::noTwoCommandsOfAMenuHaveTheSameLetter() {
    QFETCH(QString, language);
    QTranslator translator;
    QVERIFY(
        translator.load(qEnvironmentVariable("TRIBUTARY_BUILD_DIR") + "/translations/tributary_" + language + ".qm"));
    QApplication::installTranslator(&translator);
    m_rig->reopenWindow();
    QStringList clashes;
    int letters = 0;
    const std::function<void(const QString&, const QList<QAction*>&)> look = [&](const QString& menu,
                                                                                 const QList<QAction*>& actions) {
        QHash<QString, QString> byLetter;
        for (const QAction* action : actions) {
            const QString text = QString{action->text()}.remove("&&");
            const QString letter = text.contains('&') ? text.mid(text.indexOf('&') + 1, 1).toLower() : QString{};
            if (!letter.isEmpty()) {
                ++letters;
                if (byLetter.contains(letter)) {
                    clashes.append(menu + ": " + byLetter.value(letter) + " / " + action->text());
                }
                byLetter.insert(letter, action->text());
            }
            if (action->menu() != nullptr) {
                look(action->text(), action->menu()->actions());
            }
        }
    };
    look("menu bar", window().menuBar()->actions());
    QApplication::removeTranslator(&translator);
    QCOMPARE(window().menuBar()->actions().first()->text() == "&Datei", language == "de");
    QVERIFY(letters > 50);
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join("\n")));
}

TRIBUTARY_TEST(WindowKeysTest, QApplication)
#include "windowkeystest.moc"
