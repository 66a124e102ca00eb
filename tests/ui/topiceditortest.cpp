#include "tests/ui/editorrig.h"
#include "ui/editors/linksubject.h"
#include "ui/editors/markedlineedit.h"
#include "ui/editors/pastedialog.h"
#include "ui/editors/ruleedits.h"
#include "ui/editors/rulelistpanel.h"
#include "ui/editors/rulelistview.h"
#include "ui/editors/rulesetbutton.h"
#include "ui/editors/selectionpreviewer.h"
#include "ui/editors/topicpreview.h"
#include "ui/editors/topicspage.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QThread>
#include <QToolButton>

#include <atomic>
#include <thread>

namespace tributary::ui {

namespace {

const std::vector<std::string> kTopics{"orders.eu", "orders.us", "orders.eu-dlq", "ordersXtest", "clicks", "__offsets"};

TopicEntry regex(const char* text) { return {TopicEntry::Kind::Regex, text}; }
TopicEntry literal(const char* text) { return {TopicEntry::Kind::Literal, text}; }

/// In ms: what a person takes for at once.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 kAtOnce = 1'000;
#else
constexpr qint64 kAtOnce = 100;
#endif

/// The page of the link with its topics known.
class PageRig : public EditorRig {
public:
    explicit PageRig(const std::vector<std::string>& topics = kTopics) {
        subject.setLink(link);
        page.emplace(subject);
        show(*page, {640, 800});
        answerTopics(topics);
        const int rows = static_cast<int>(topics.size());
        QTRY_COMPARE(page->preview().model().rowCount(), rows);
    }

    [[nodiscard]] MarkedLineEdit* editor(RuleListPanel& panel) const {
        return panel.view().viewport()->findChild<MarkedLineEdit*>();
    }
    [[nodiscard]] QString decided(const std::string& topic) {
        TopicPreviewModel& model = page->preview().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.row(row).report.topic == topic) {
                return model.decidedBy(model.row(row));
            }
        }
        return {};
    }

    LinkSubject subject{workspace};
    std::optional<TopicsPage> page;
};

}  // namespace

class TopicEditorTest : public QObject {
    Q_OBJECT

private slots:
    void saysForEachTopicWhatDecided() {
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
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
        PageRig rig;
        QTest::keyClicks(&rig.page->tryName(), "orders.fr");
        QTRY_COMPARE(rig.page->tryVerdict(), R"(✓ mirrored by orders\..*)");
        rig.page->tryName().setText("payments");
        QCOMPARE(rig.page->tryVerdict(), "– not included: no entry matches it");
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("pay.*")}; });
        QTRY_COMPARE(rig.page->tryVerdict(), "✓ mirrored by pay.*");
    }

    void keepsInternalTopicsOutUnlessAsked() {
        PageRig rig;
        rig.edit([](LinkSpec& link) {
            link.topics.include = {regex(".*")};
            link.topics.exclude.clear();
        });
        QTRY_COMPARE(rig.decided("__offsets"), "internal");
        rig.page->findChild<QCheckBox*>()->click();
        QVERIFY(rig.spec().topics.internal);
        QTRY_COMPARE(rig.decided("__offsets"), ".*");
    }

    void keepsRuleSets() {
        PageRig rig;
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

    void countsWhatApplyingWouldBring() {
        PageRig rig;
        rig.bridge.apply(rig.document.spec());
        rig.edit([](LinkSpec& link) { link.topics.include = {regex(R"(orders\.eu.*)"), literal("clicks")}; });
        QTRY_COMPARE(rig.page->preview().countersText(),
                     "3 mirrored · 0 excluded · 1 internal · 2 not included · 1 new · 1 no longer");
        rig.page->preview().filter().setShow(TopicFilter::Show::New);
        QCOMPARE(rig.page->preview().filter().rowCount(), 1);
        rig.bridge.apply(rig.document.spec());
        QTRY_COMPARE(rig.page->preview().filter().rowCount(), 0);
    }

    void showsClashesWithTheTopics() {
        PageRig rig;
        rig.edit([](LinkSpec& link) {
            link.naming.policy = NamingPolicy::Template;
            link.naming.pattern = "all";
        });
        QTRY_VERIFY(rig.page->preview().countersText().contains("1 name clash"));
        rig.page->preview().filter().setShow(TopicFilter::Show::Problems);
        QCOMPARE(rig.page->preview().filter().rowCount(), 3);
        TopicFilter& shown = rig.page->preview().filter();
        TopicPreviewModel& model = rig.page->preview().model();
        for (int row = 0; row < shown.rowCount(); ++row) {
            QVERIFY(model.problem(model.row(shown.mapToSource(shown.index(row, 0)).row())).contains("orders"));
        }
    }

    void highlightsTheTopicsOfTheChosenRule() {
        PageRig rig;
        rig.edit([](LinkSpec& link) { link.topics.include.push_back(literal("clicks")); });
        QTRY_COMPARE(rig.decided("clicks"), "clicks");
        rig.page->include().view().choose(1);
        TopicPreviewModel& model = rig.page->preview().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const bool lit = model.data(model.index(row, 0), Qt::BackgroundRole).isValid();
            QCOMPARE(lit, model.row(row).report.topic == "clicks");
        }
        rig.page->preview().filter().setShow(TopicFilter::Show::ChosenRule);
        QCOMPARE(rig.page->preview().filter().rowCount(), 1);
    }

    void includesExactlyThis() {
        TopicSelectionSpec selection;
        selection.exclude = {literal("a"), regex("b")};
        selection = withExactly(selection, RuleList::Include, "a");
        QCOMPARE(selection.include, std::vector{literal("a")});
        QCOMPARE(selection.exclude, std::vector{regex("b")});
        QCOMPARE(withExactly(selection, RuleList::Include, "a"), selection);
    }

    void saysWhenTheSourceIsAway() {
        EditorRig rig;
        LinkSubject subject{rig.workspace};
        subject.setLink(rig.link);
        TopicsPage page{subject};
        EditorRig::show(page);
        QVERIFY(page.preview().sourceText().contains("not known yet"));
        rig.engine->setCluster(rig.eu, std::unexpected(Error(ErrorCode::KafkaUnreachable)
                                                           .with("cluster", "Europe")
                                                           .with("bootstrap", "eu-kafka:9092")
                                                           .with("reason", "refused")));
        QTest::mouseClick(page.preview().findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY(page.preview().sourceText().contains("refused"));
        QVERIFY(page.preview().findChild<QPushButton*>()->isVisible());
        rig.answerTopics(kTopics);
        QTRY_COMPARE(page.preview().sourceText(), QString{});
        QTRY_COMPARE(page.preview().model().rowCount(), 6);
        rig.engine->setCluster(rig.eu, std::unexpected(Error(ErrorCode::KafkaUnreachable).with("reason", "refused")));
        rig.directory.refresh(rig.eu);
        QTRY_VERIFY(page.preview().sourceText().contains("does not answer"));
        QCOMPARE(page.preview().model().rowCount(), 6);
    }

    void matchesOffTheGuiThreadAndStopsTheOld() {
        std::atomic<int> stopped = 0;
        std::atomic<int> onGui = 0;
        QThread* const gui = QThread::currentThread();
        SelectionPreviewer previewer{nullptr, [&](const PreviewRequest& request, std::stop_token stop) -> PreviewPtr {
                                         onGui += QThread::currentThread() == gui ? 1 : 0;
                                         // The first ones are endless: only a stop ends them.
                                         while (request.link.streams == 1) {
                                             if (stop.stop_requested()) {
                                                 ++stopped;
                                                 return nullptr;
                                             }
                                             std::this_thread::yield();
                                         }
                                         return computePreview(request, stop);
                                     }};
        QSignalSpy ready{&previewer, &SelectionPreviewer::ready};
        PreviewRequest endless;
        previewer.request(endless);
        previewer.request(endless);
        PreviewRequest last;
        last.link.streams = 2;
        previewer.request(last);
        QVERIFY(previewer.isBusy());
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(!previewer.isBusy());
        QCOMPARE(onGui.load(), 0);
        QVERIFY(stopped.load() <= 2);
        previewer.request(endless);  // the destructor must end it
    }

    void staysFluidWithTenThousandTopics() {
        std::vector<std::string> names;
        for (int i = 0; i < 10'000; ++i) {
            names.push_back("orders." + std::to_string(i) + (i % 2 == 0 ? ".eu" : ".us"));
        }
        PageRig rig{names};
        QTRY_VERIFY(rig.page->preview().countersText().startsWith("10,000 mirrored"));
        RuleListPanel& include = rig.page->include();
        include.view().choose(0);
        QTest::keyClick(&include.view(), Qt::Key_F2);
        MarkedLineEdit* editor = rig.editor(include);
        editor->selectAll();
        qint64 longest = 0;
        for (const char key : std::string{R"(orders\.[0-9]*\.eu)"}) {
            QElapsedTimer timer;
            timer.start();
            QTest::keyClick(editor, key);
            longest = std::max(longest, timer.elapsed());
        }
        QTRY_VERIFY(rig.page->preview().countersText().startsWith("5,000 mirrored"));
        QVERIFY2(longest < kAtOnce, qPrintable(QString::number(longest)));
    }

    void saysWhatIsWrongInADocument() {
        PageRig rig;
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

    void offersExactlyThisInTheMenuOfATopic() {
        PageRig rig;
        auto* table = rig.page->findChild<QTableView*>();
        const auto choose = [&](int row, int entry) {
            table->selectRow(row);
            const QPoint at = table->visualRect(table->model()->index(row, 0)).center();
            emit table->customContextMenuRequested(at);
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            QVERIFY(menu != nullptr);
            menu->actions().at(entry)->trigger();
            menu->close();
        };
        const QString first = table->model()->index(1, 0).data().toString();
        choose(1, 0);
        QCOMPARE(rig.spec().topics.include.back(), literal(first.toStdString().c_str()));
        choose(1, 1);
        QCOMPARE(rig.spec().topics.exclude.back(), literal(first.toStdString().c_str()));
        QCOMPARE(rig.spec().topics.include.size(), 1U);
        QCOMPARE(rig.document.undoStack().count(), 2);
        choose(1, 3);
        QCOMPARE(QGuiApplication::clipboard()->text(), first);
    }

    void takesTenThousandVerdictsAtOnce() {
        std::vector<std::string> names;
        for (int i = 0; i < 10'000; ++i) {
            names.push_back("orders." + std::to_string(i) + (i % 2 == 0 ? ".eu" : ".us"));
        }
        PageRig rig{names};
        QTRY_VERIFY(rig.page->preview().countersText().startsWith("10,000 mirrored"));
        rig.page->findChild<QTableView*>()->sortByColumn(TopicPreviewModel::DecidedBy, Qt::AscendingOrder);
        LinkSpec link = rig.spec();
        const auto topics = std::make_shared<const std::vector<std::string>>(rig.directory.topicNames(rig.eu));
        for (const char* pattern : {R"(orders\..*\.eu)", R"(.*)"}) {
            link.topics.include = {regex(pattern)};
            const PreviewPtr preview = computePreview({link, topics, std::nullopt}, {});
            QElapsedTimer timer;
            timer.start();
            rig.page->preview().setPreview(preview, nullptr);
            QCoreApplication::processEvents();
            QVERIFY2(timer.elapsed() < kAtOnce, qPrintable(QString::number(timer.elapsed())));
        }
    }

    void rulesFollowAnyEdit() {
        PageRig rig;
        RuleListModel& model = rig.page->include().model();
        const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        QRandomGenerator random{20'261'122};
        for (int round = 0; round < 300; ++round) {
            rig.edit([&](LinkSpec& link) {
                auto& list = link.topics.include;
                for (quint32 change = 0; change <= random.bounded(3U); ++change) {
                    const auto at = static_cast<std::ptrdiff_t>(random.bounded(static_cast<quint32>(list.size() + 1)));
                    if (at < static_cast<std::ptrdiff_t>(list.size()) && random.bounded(2U) == 0) {
                        list.erase(list.begin() + at);
                    } else {
                        list.insert(list.begin() + at, literal(std::to_string(random.bounded(5U)).c_str()));
                    }
                }
            });
            if (random.bounded(4U) == 0) {
                rig.document.undoStack().undo();
            }
            QCOMPARE(model.rowCount(), static_cast<int>(rig.spec().topics.include.size()));
            for (int row = 0; row < model.rowCount(); ++row) {
                QCOMPARE(model.entry(row), rig.spec().topics.include[static_cast<std::size_t>(row)]);
            }
        }
    }

    void movesByDragging() {
        PageRig rig;
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

    void modelsKeepTheirPromises() {
        PageRig rig;
        const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
        QAbstractItemModelTester rules{&rig.page->include().model(), mode};
        QAbstractItemModelTester topics{&rig.page->preview().model(), mode};
        QAbstractItemModelTester shown{&rig.page->preview().filter(), mode};
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("a"), regex("b"), literal("clicks")}; });
        QTRY_COMPARE(rig.decided("clicks"), "clicks");
        rig.edit([](LinkSpec& link) { link.topics.include = {regex("b"), literal("clicks"), regex("c")}; });
        QCOMPARE(rig.page->include().model().rowCount(), 3);
        QCOMPARE(rig.page->include().model().entry(2), regex("c"));
        QSignalSpy resets{&rig.page->preview().model(), &QAbstractItemModel::modelReset};
        rig.answerTopics({"aardvark", "clicks", "orders.eu", "zebra"});
        QTRY_COMPARE(rig.page->preview().model().rowCount(), 4);
        QCOMPARE(rig.page->preview().model().row(0).report.topic, std::string{"aardvark"});
        QCOMPARE(rig.page->preview().model().row(3).report.topic, std::string{"zebra"});
        QCOMPARE(resets.count(), 0);
        rig.page->include().beginAdd(TopicEntry::Kind::Literal);
        rig.document.undoStack().undo();
        rig.page->include().model().dropDraft();
        QCOMPARE(rig.page->include().model().rowCount(), static_cast<int>(rig.spec().topics.include.size()));
    }
};

}  // namespace tributary::ui

QTEST_MAIN(tributary::ui::TopicEditorTest)
#include "topiceditortest.moc"
