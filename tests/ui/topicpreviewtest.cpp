#include "tests/support/testprogram.h"
#include "tests/ui/topicpagerig.h"
#include "ui/editors/ruleedits.h"
#include "ui/editors/selectionpreviewer.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QElapsedTimer>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

namespace tributary::ui {

namespace {

/// In ms: what a person takes for at once.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr qint64 kAtOnce = 1'000;
#else
constexpr qint64 kAtOnce = 100;
#endif

}  // namespace

class TopicPreviewTest : public QObject {
    Q_OBJECT

private slots:
    void countsWhatApplyingWouldBring() {
        TopicPageRig rig;
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
        TopicPageRig rig;
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
        TopicPageRig rig;
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
        TopicPageRig rig{names};
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

    void offersExactlyThisInTheMenuOfATopic() {
        TopicPageRig rig;
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
        TopicPageRig rig{names};
        QTRY_VERIFY(rig.page->preview().countersText().startsWith("10,000 mirrored"));
        rig.page->findChild<QTableView*>()->sortByColumn(TopicPreviewModel::DecidedBy, Qt::AscendingOrder);
        LinkSpec link = rig.spec();
        const auto topics = std::make_shared<const std::vector<std::string>>(rig.directory.topicNames(rig.eu));
        for (const char* pattern : {R"(orders\..*\.eu)", R"(.*)"}) {
            link.topics.include = {regex(pattern)};
            const PreviewPtr preview = computePreview({link, topics, std::nullopt, {}}, {});
            QElapsedTimer timer;
            timer.start();
            rig.page->preview().setPreview(preview, nullptr);
            QCoreApplication::processEvents();
            QVERIFY2(timer.elapsed() < kAtOnce, qPrintable(QString::number(timer.elapsed())));
        }
    }

    void rulesFollowAnyEdit() {
        TopicPageRig rig;
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

    void modelsKeepTheirPromises() {
        TopicPageRig rig;
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

TRIBUTARY_TEST(tributary::ui::TopicPreviewTest, QApplication)
#include "topicpreviewtest.moc"
