#include "tests/support/testprogram.h"
#include "tests/ui/topicpagerig.h"
#include "ui/editors/pastedialog.h"
#include "ui/editors/ruleedits.h"
#include "ui/editors/rulesetbutton.h"

#include <QCheckBox>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>

namespace tributary::ui {

class TopicEditorTest : public QObject {
    Q_OBJECT

private slots:
    void saysForEachTopicWhatDecided() {
        TopicPageRig rig;
        QCOMPARE(rig.page->preview().countersText(), "3 mirrored · 0 excluded · 1 internal · 2 not included");
        QCOMPARE(rig.decided("orders.eu"), R"(orders\..*)");
        QCOMPARE(rig.decided("clicks"), "not included");
        QCOMPARE(rig.decided("__offsets"), "internal");
        rig.edit([](LinkSpec& link) { link.topics.exclude = {regex(".*-dlq")}; });
        QTRY_COMPARE(rig.decided("orders.eu-dlq"), ".*-dlq");
        QCOMPARE(rig.page->preview().countersText(), "2 mirrored · 1 excluded · 1 internal · 2 not included");
        QCOMPARE(rig.page->include().model().data(rig.page->include().model().index(0), RuleListModel::CountRole), "3");
    }

    void previewsWhileTypingAndCommitsOnEnter() {
        TopicPageRig rig;
        RuleListPanel& include = rig.page->include();
        QTest::keyClick(&include.view(), Qt::Key_Insert);
        MarkedLineEdit* editor = rig.editor(include);
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, "cli.*");
        QTRY_COMPARE(rig.decided("clicks"), "cli.*");
        QTRY_COMPARE(rig.page->preview().countersText(), "4 mirrored · 0 excluded · 1 internal · 1 not included");
        QCOMPARE(rig.spec().topics.include.size(), 1U);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(rig.spec().topics.include, (std::vector{regex(R"(orders\..*)"), regex("cli.*")}));
        QCOMPARE(rig.document.undoStack().count(), 1);
        rig.document.undoStack().undo();
        QCOMPARE(rig.spec().topics.include.size(), 1U);
        QTRY_COMPARE(rig.decided("clicks"), "not included");
    }

    void emptyTextRemovesARule() {
        TopicPageRig rig;
        RuleListPanel& include = rig.page->include();
        include.view().choose(0);
        QTest::keyClick(&include.view(), Qt::Key_F2);
        rig.editor(include)->selectAll();
        QTest::keyClick(rig.editor(include), Qt::Key_Delete);
        QTest::keyClick(rig.editor(include), Qt::Key_Return);
        QTRY_VERIFY(rig.spec().topics.include.empty());
        QCOMPARE(rig.document.undoStack().count(), 1);
        include.beginAdd(TopicEntry::Kind::Literal);
        QTest::keyClick(rig.editor(include), Qt::Key_Return);
        QTRY_COMPARE(include.model().rowCount(), 0);
        QCOMPARE(rig.document.undoStack().count(), 1);
    }

    void escTakesTheNewRowAway() {
        TopicPageRig rig;
        RuleListPanel& include = rig.page->include();
        include.beginAdd(TopicEntry::Kind::Regex);
        QCOMPARE(include.model().rowCount(), 2);
        QTest::keyClicks(rig.editor(include), "clicks");
        QTRY_COMPARE(rig.decided("clicks"), "clicks");
        QTest::keyClick(rig.editor(include), Qt::Key_Escape);
        QTRY_COMPARE(include.model().rowCount(), 1);
        QCOMPARE(rig.document.undoStack().count(), 0);
        QTRY_COMPARE(rig.decided("clicks"), "not included");
    }

    void marksTheOffendingCharacterAndKeepsTheText() {
        TopicPageRig rig;
        RuleListPanel& include = rig.page->include();
        include.view().choose(0);
        QTest::keyClick(&include.view(), Qt::Key_F2);
        MarkedLineEdit* editor = rig.editor(include);
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, "orders[a");
        QVERIFY(editor->isMarked());
        QVERIFY2(editor->markedPosition() >= 6, qPrintable(QString::number(editor->markedPosition())));
        QVERIFY(!rig.page->hint().isEmpty());
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
        QVERIFY(rig.editor(include) != nullptr);
        QCOMPARE(rig.editor(include)->text(), "orders[a");
        // Leaving the field does not commit it either, and does not take the text away.
        rig.page->tryName().setFocus();
        QCoreApplication::processEvents();
        QCOMPARE(rig.editor(include)->text(), "orders[a");
        QCOMPARE(rig.spec().topics.include.front().text, R"(orders\..*)");
        QCOMPARE(rig.document.undoStack().count(), 0);
        // What is in force is shown, not what cannot be.
        QTRY_COMPARE(rig.decided("orders.eu"), R"(orders\..*)");
        // Corrected, it is committed.
        rig.editor(include)->setFocus();
        QTest::keyClicks(rig.editor(include), "-z]");
        QVERIFY(!rig.editor(include)->isMarked());
        QTest::keyClick(rig.editor(include), Qt::Key_Return);
        QTRY_COMPARE(rig.spec().topics.include.front().text, "orders[a-z]");
    }

    void marksWhatNoTopicNameMayHave() {
        const auto problem = ruleProblem(literal("a b"));
        QVERIFY(problem.has_value());
        QCOMPARE(problem->position, 1);
        QVERIFY(!ruleProblem(literal("a.b")));
        QVERIFY(ruleProblem(literal("..")).has_value());
        QCOMPARE(utf16Position(QStringLiteral("a\U0001F600b"), 3), 3);
    }

    void removesMovesAndTogglesWithOneStepEach() {
        TopicPageRig rig;
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("a"), regex(R"(b\.c)"), literal("d.e")}; });
        RuleListPanel& include = rig.page->include();
        const int before = rig.document.undoStack().count();
        include.view().choose(1);
        include.toggleKind();
        QCOMPARE(rig.spec().topics.include[1], literal("b.c"));
        include.view().choose(2);
        include.toggleKind();
        QCOMPARE(rig.spec().topics.include[2], regex(R"(d\.e)"));
        QTest::keyClick(&include.view(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(rig.spec().topics.include[1], regex(R"(d\.e)"));
        QCOMPARE(include.view().currentIndex().row(), 1);
        QTest::keyClick(&include.view(), Qt::Key_Delete);
        QCOMPARE(rig.spec().topics.include, (std::vector{regex("a"), literal("b.c")}));
        QCOMPARE(rig.document.undoStack().count(), before + 4);
        for (int i = 0; i < 4; ++i) {
            rig.document.undoStack().undo();
        }
        QCOMPARE(rig.spec().topics.include, (std::vector{regex("a"), regex(R"(b\.c)"), literal("d.e")}));
        // A literal cannot stand for a pattern.
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("a.*")}; });
        include.view().choose(0);
        include.toggleKind();
        QCOMPARE(rig.spec().topics.include.front(), regex("a.*"));
        QVERIFY(!rig.page->hint().isEmpty());
    }

    void offersToEscapeALooseDot() {
        TopicPageRig rig;
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("orders.eu")}; });
        RuleListPanel& include = rig.page->include();
        include.view().choose(0);
        QTRY_VERIFY(include.model().looseDot(0) == 7);
        auto* fix = rig.page->findChild<QToolButton*>("fixDot");
        QVERIFY(fix != nullptr && fix->isVisible());
        QTest::mouseClick(fix, Qt::LeftButton);
        QCOMPARE(rig.spec().topics.include.front(), regex(R"(orders\.eu)"));
        QTRY_VERIFY(!fix->isVisible());
    }

    void warnsOfDeadAndShadowedRules() {
        TopicPageRig rig;
        rig.edit([](LinkSpec& link) {
            link.topics.include = {regex(R"(orders\..*)"), regex("audit-[0-9]+"), literal("orders.eu")};
        });
        RuleListModel& model = rig.page->include().model();
        QTRY_COMPARE(model.warnings(1), QStringList{"Matches no topic that the source has now."});
        QCOMPARE(model.warnings(2).size(), 1);
        QVERIFY(model.warnings(0).isEmpty());
        // The three defaults match nothing here, and that is no fault.
        RuleListModel& excludes = rig.page->exclude().model();
        for (int row = 0; row < excludes.rowCount(); ++row) {
            QVERIFY(excludes.warnings(row).isEmpty());
        }
    }

    void pastesAList() {
        TopicPageRig rig;
        QGuiApplication::clipboard()->setText("clicks\n\n  views \norders.eu\r\nclicks\n");
        rig.page->include().view().setFocus();
        QTest::keyClick(&rig.page->include().view(), Qt::Key_V, Qt::ControlModifier);
        auto* dialog = rig.dialogs.last<PasteDialog>();
        QVERIFY(dialog != nullptr);
        dialog->accept();
        QCOMPARE(rig.spec().topics.include,
                 (std::vector{regex(R"(orders\..*)"), literal("clicks"), literal("views"), literal("orders.eu")}));
        QCOMPARE(rig.document.undoStack().count(), 1);
        rig.document.undoStack().undo();
        QCOMPARE(rig.spec().topics.include.size(), 1U);
    }

    void refusesToPasteWhatIsNoName() {
        TopicPageRig rig;
        QGuiApplication::clipboard()->setText("clicks\norders(.*\n");
        rig.page->exclude().view().setFocus();
        QTest::keyClick(&rig.page->exclude().view(), Qt::Key_V, Qt::ControlModifier);
        auto* dialog = rig.dialogs.last<PasteDialog>();
        QVERIFY(dialog != nullptr);
        dialog->accept();
        QCOMPARE(rig.document.undoStack().count(), 0);
        QVERIFY(dialog->isVisible());
        dialog->findChildren<QRadioButton*>().back()->click();
        dialog->findChild<QPlainTextEdit*>()->setPlainText("clicks.*");
        dialog->accept();
        QCOMPARE(rig.spec().topics.exclude.back(), regex("clicks.*"));
    }

    void triesAName() {
        TopicPageRig rig;
        QTest::keyClicks(&rig.page->tryName(), "orders.fr");
        QTRY_COMPARE(rig.page->tryVerdict(), R"(✓ mirrored by orders\..*)");
        rig.page->tryName().setText("payments");
        QCOMPARE(rig.page->tryVerdict(), "– not included: no entry matches it");
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("pay.*")}; });
        QTRY_COMPARE(rig.page->tryVerdict(), "✓ mirrored by pay.*");
    }

    void keepsInternalTopicsOutUnlessAsked() {
        TopicPageRig rig;
        rig.edit([](LinkSpec& link) {
            link.topics.include = {regex(".*")};
            link.topics.exclude.clear();
        });
        QTRY_COMPARE(rig.decided("__offsets"), "internal");
        rig.page->findChild<QCheckBox*>()->click();
        QVERIFY(rig.spec().topics.internal);
        QTRY_COMPARE(rig.decided("__offsets"), "system topic");  // the target's own, whatever the link says
    }

    void keepsRuleSets() {
        TopicPageRig rig;
        auto* sets = rig.page->findChild<RuleSetButton*>();
        sets->save("orders");
        QCOMPARE(rig.document.spec().ruleSets.size(), 1U);
        rig.edit([](LinkSpec& link) { link.topics.include = {literal("clicks")}; });
        sets->apply("orders");
        QCOMPARE(rig.spec().topics.include, std::vector{regex(R"(orders\..*)")});
        sets->remove("orders");
        QVERIFY(rig.document.spec().ruleSets.empty());
        QCOMPARE(rig.document.undoStack().count(), 4);
        rig.document.undoStack().undo();
        QCOMPARE(rig.document.spec().ruleSets.size(), 1U);
    }

    void includesExactlyThis() {
        TopicSelectionSpec selection;
        selection.exclude = {literal("a"), regex("b")};
        selection = withExactly(selection, RuleList::Include, "a");
        QCOMPARE(selection.include, std::vector{literal("a")});
        QCOMPARE(selection.exclude, std::vector{regex("b")});
        QCOMPARE(withExactly(selection, RuleList::Include, "a"), selection);
    }

    void saysWhatIsWrongInADocument() {
        TopicPageRig rig;
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("good"), regex("bad(")}; });
        RuleListModel& model = rig.page->include().model();
        QTRY_COMPARE(model.warnings(1).size(), 1);
        QVERIFY(model.warnings(0).isEmpty());
        QVERIFY(rig.page->preview().countersText().contains("bad("));
        QCOMPARE(rig.page->preview().model().rowCount(), 0);
        rig.document.undoStack().undo();
        QTRY_VERIFY(rig.page->preview().countersText().startsWith("3 mirrored"));
        QCOMPARE(rig.page->preview().model().rowCount(), 6);
    }

    void movesByDragging() {
        TopicPageRig rig;
        rig.edit([](LinkSpec& link) { link.topics.include = {literal("a"), literal("b"), literal("c")}; });
        RuleListModel& model = rig.page->include().model();
        // What the list view does when a row is dropped before another.
        QVERIFY(model.moveRow({}, 0, {}, 3));
        QCOMPARE(rig.spec().topics.include, (std::vector{literal("b"), literal("c"), literal("a")}));
        QVERIFY(model.moveRow({}, 2, {}, 1));
        QCOMPARE(rig.spec().topics.include, (std::vector{literal("b"), literal("a"), literal("c")}));
        rig.document.undoStack().undo();
        rig.document.undoStack().undo();
        QCOMPARE(rig.spec().topics.include.front(), literal("a"));
    }
};

}  // namespace tributary::ui

TRIBUTARY_TEST(tributary::ui::TopicEditorTest, QApplication)
#include "topiceditortest.moc"
