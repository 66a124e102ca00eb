#include "tests/support/testprogram.h"
#include "ui/dashboard/dashboardpanel.h"

#include "tests/support/ui/dashboardrig.h"
#include "ui/dashboard/chartgrid.h"
#include "ui/dashboard/chartlegend.h"
#include "ui/dashboard/chartpanel.h"
#include "ui/dashboard/detailmodel.h"
#include "ui/dashboard/detailpane.h"
#include "ui/dashboard/valueaxis.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <set>

using namespace tributary;
using namespace tributary::ui;

namespace {

constexpr std::int64_t kStart = DashboardRig::kStart;

/// A panel in a window, with figures of the last two minutes.
class Shown {
public:
    explicit Shown(int links, int seconds = 120) : rig(links), panel(rig.workspace, rig.history) {
        panel.resize(1440, 330);
        panel.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&panel));
        for (int second = 0; second < seconds; ++second) {
            rig.publish(second);
        }
        last = seconds - 1;
    }

    [[nodiscard]] ChartPanel& chart(std::size_t number) { return *panel.charts().panels().at(number); }
    [[nodiscard]] std::size_t lines(std::size_t number) { return chart(number).series().size(); }
    [[nodiscard]] QToolButton* button(const QString& text) {
        for (QToolButton* each : panel.findChildren<QToolButton*>()) {
            if (each->text().remove('&') == text) {
                return each;
            }
        }
        return nullptr;
    }
    /// The moment of the last point drawn; 0 when there is none.
    [[nodiscard]] std::int64_t drawnTo() {
        return lines(0) == 0 || chart(0).series().front().points.empty()
                   ? 0
                   : chart(0).series().front().points.back().timeMs;
    }
    void wheel(std::size_t number, int angle) {
        TimePlot& plot = chart(number).plot();
        const QPointF at = plot.rect().center();
        QWheelEvent event(at, plot.mapToGlobal(at), {}, {0, angle}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&plot, &event);
    }
    void drag(std::size_t number, int by) {
        TimePlot& plot = chart(number).plot();
        const QPoint at = plot.rect().center();
        QTest::mousePress(&plot, Qt::LeftButton, {}, at);
        QTest::mouseMove(&plot, at + QPoint(by / 2, 0));
        QTest::mouseMove(&plot, at + QPoint(by, 0));
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, at + QPoint(by, 0));
    }

    DashboardRig rig;
    DashboardPanel panel;
    int last = 0;
};

}  // namespace

class DashboardTest : public QObject {
    Q_OBJECT

private slots:
    void showsEachLinkInFourCharts();
    void showsTenAndTheOthers();
    void aLineHasOneColourInAllCharts();
    void singleLinkHasThreePercentiles();
    void chartsStayInStep();
    void doubleClickResets();
    void keysDoWhatThePointerDoes();
    void crosshairIsSharedAndHasValues();
    void pauseFreezesTheViewAndNotTheCollection();
    void panningLeavesThePresentAndLiveReturns();
    void unitOfThroughputCanBeChosen();
    void legendLeadsToTheLink();
    void drillsToTopicsAndPartitions();
    void detailsAreAskedForOnlyWhileShown();
    void detailsOfAStoppedLinkGo();
    void hiddenPanelAsksNothing();
    void thresholdsAreDrawn();
    void markersHaveTips();
    void exportsATable();
    void exportsPictures();
    void failedExportIsSaid();
    void removedLinkEndsItsScope();
    void anotherDocumentBeginsAnew();
    void detailModelIsSound();
    void axesAreRound();
};

void DashboardTest::showsEachLinkInFourCharts() {
    Shown shown(3);
    for (std::size_t i = 0; i < 4; ++i) {
        QTRY_COMPARE(shown.lines(i), std::size_t{3});
    }
    QTRY_COMPARE(shown.drawnTo(), kStart + shown.last * 1000);
    QCOMPARE(shown.chart(0).series()[0].name, QString("Europe"));  // all go to one cluster
    shown.panel.pauseView(true);
    QVERIFY(shown.chart(0).legend().entries()[0].value.contains("MB/s"));
}

void DashboardTest::showsTenAndTheOthers() {
    Shown shown(40, 30);
    QTRY_COMPARE(shown.lines(0), std::size_t{11});
    const ChartSeries& others = shown.chart(0).series().back();
    QCOMPARE(others.style, ChartSeries::kOthers);
    QVERIFY(others.name.contains("30"));
    // By this panel's own measure: lag is greatest where throughput is least.
    QTRY_COMPARE(shown.lines(1), std::size_t{11});
    std::set<std::string> keys;
    for (const ChartSeries& series : shown.chart(1).series()) {
        keys.insert(series.key);
    }
    QVERIFY(keys.contains("link-39"));
    QVERIFY(!keys.contains("link-0"));
}

void DashboardTest::aLineHasOneColourInAllCharts() {
    Shown shown(40, 30);
    QTRY_COMPARE(shown.lines(3), std::size_t{11});
    std::map<std::string, int> styles;
    std::set<int> used;
    for (std::size_t i = 0; i < 4; ++i) {
        for (const ChartSeries& series : shown.chart(i).series()) {
            if (series.style != ChartSeries::kOthers) {
                QCOMPARE(styles.emplace(series.key, series.style).first->second, series.style);
            }
        }
    }
    for (const auto& [key, style] : styles) {
        QVERIFY(used.insert(style).second);
        const QPen pen = seriesPen(shown.rig.theme, style);
        QCOMPARE(pen.style() == Qt::SolidLine, style < 6);
    }
}

void DashboardTest::singleLinkHasThreePercentiles() {
    Shown shown(3);
    shown.panel.setScope({DashboardRig::linkId(1)});
    QTRY_COMPARE(shown.lines(3), std::size_t{3});
    QCOMPARE(shown.chart(3).series()[2].name, QString("p99"));
    QTRY_COMPARE(shown.lines(0), std::size_t{1});
}

void DashboardTest::chartsStayInStep() {
    Shown shown(2);
    QTRY_COMPARE(shown.lines(3), std::size_t{2});
    const auto same = [&shown] {
        const QCPRange range = shown.chart(0).plot().xAxis->range();
        for (std::size_t i = 1; i < 4; ++i) {
            if (shown.chart(i).plot().xAxis->range() != range) {
                return false;
            }
        }
        return std::abs(range.lower * 1000 - static_cast<double>(shown.panel.window().fromMs())) < 1;
    };
    QVERIFY(same());
    const std::int64_t span = shown.panel.window().spanMs();
    shown.wheel(2, 120);
    QVERIFY(shown.panel.window().spanMs() < span);
    QVERIFY(same());
    shown.wheel(0, -120);
    QCOMPARE(shown.panel.window().spanMs(), span);
    const std::int64_t to = shown.panel.window().toMs();
    shown.drag(3, 60);
    QVERIFY(shown.panel.window().toMs() < to);
    QVERIFY(same());
    // What was under the pointer went with it.
    const double moved = static_cast<double>(to - shown.panel.window().toMs());
    const double perPixel = static_cast<double>(span) / shown.chart(3).plot().pixels();
    QVERIFY(std::abs(moved - 60 * perPixel) < 2 * perPixel);
}

void DashboardTest::doubleClickResets() {
    Shown shown(1);
    shown.wheel(0, 240);
    shown.drag(0, 50);
    QVERIFY(!shown.panel.window().isFollowing());
    TimePlot& plot = shown.chart(1).plot();
    QTest::mouseDClick(&plot, Qt::LeftButton, {}, plot.rect().center());
    QVERIFY(shown.panel.window().isFollowing());
    QCOMPARE(shown.panel.window().spanMs(), 15 * TimeWindow::kMinute);
    QCOMPARE(shown.panel.window().toMs(), kStart + shown.last * 1000);
}

void DashboardTest::keysDoWhatThePointerDoes() {
    Shown shown(1);
    TimePlot& plot = shown.chart(0).plot();
    const std::int64_t to = shown.panel.window().toMs();
    QTest::keyClick(&plot, Qt::Key_Left);
    QCOMPARE(shown.panel.window().toMs(), to - shown.panel.window().spanMs() / 10);
    QTest::keyClick(&plot, Qt::Key_Plus);
    QVERIFY(shown.panel.window().spanMs() < 15 * TimeWindow::kMinute);
    QTest::keyClick(&plot, Qt::Key_Home);
    QCOMPARE(shown.panel.window().spanMs(), 15 * TimeWindow::kMinute);
    QTest::keyClick(&plot, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(shown.panel.window().crosshairMs().value(), to - shown.panel.window().spanMs() / 60);
}

void DashboardTest::crosshairIsSharedAndHasValues() {
    Shown shown(2);
    QTRY_COMPARE(shown.drawnTo(), kStart + shown.last * 1000);
    shown.panel.pauseView(true);
    const std::int64_t moment = kStart + 60'000;
    TimePlot& plot = shown.chart(0).plot();
    const int x = static_cast<int>(std::lround(plot.xAxis->coordToPixel(static_cast<double>(moment) / 1000)));
    QTest::mouseMove(shown.panel.windowHandle(), plot.mapTo(&shown.panel, QPoint(x, plot.height() / 2)));
    QVERIFY(shown.panel.window().crosshairMs());
    const std::int64_t at = *shown.panel.window().crosshairMs();
    QVERIFY(std::abs(at - moment) < 4000);
    for (std::size_t i = 0; i < 4; ++i) {
        ChartPanel& chart = shown.chart(i);
        const float value = chart.series()[1].valueAt(at, 4000);
        QVERIFY(!std::isnan(value));
        QCOMPARE(chart.legend().entries()[1].value, measureText(chart.measure(), static_cast<double>(value)));
    }
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(&plot, &leave);
    QVERIFY(!shown.panel.window().crosshairMs());
}

void DashboardTest::pauseFreezesTheViewAndNotTheCollection() {
    Shown shown(1);
    QTRY_COMPARE(shown.drawnTo(), kStart + shown.last * 1000);
    shown.panel.pauseView(true);
    QVERIFY(shown.button("Freeze view")->isChecked());
    QVERIFY(!shown.button("Live")->isChecked());
    const std::int64_t to = shown.panel.window().toMs();
    for (int second = 120; second < 150; ++second) {
        shown.rig.publish(second);
    }
    QCOMPARE(shown.panel.window().toMs(), to);
    QVERIFY(shown.drawnTo() <= to);
    QTest::mouseClick(shown.button("Live"), Qt::LeftButton);
    QVERIFY(shown.button("Live")->isChecked());
    QCOMPARE(shown.panel.window().toMs(), kStart + 149'000);
    QTRY_COMPARE(shown.drawnTo(), kStart + 149'000);
    // What came meanwhile is there, without a gap.
    QVERIFY(std::ranges::none_of(shown.chart(0).series().front().points,
                                 [](const SeriesPoint& point) { return std::isnan(point.value); }));
}

void DashboardTest::panningLeavesThePresentAndLiveReturns() {
    Shown shown(1);
    shown.drag(0, 100);
    QVERIFY(!shown.panel.window().isFollowing());
    const std::int64_t to = shown.panel.window().toMs();
    shown.rig.publish(130);
    QCOMPARE(shown.panel.window().toMs(), to);
    shown.drag(0, -1000);  // into the future is no way
    QVERIFY(shown.panel.window().isFollowing());
    QCOMPARE(shown.panel.window().toMs(), kStart + 130'000);
    shown.drag(0, 100);
    shown.panel.goLive();
    QVERIFY(shown.panel.window().isFollowing());
}

void DashboardTest::unitOfThroughputCanBeChosen() {
    Shown shown(1);
    QTRY_COMPARE(shown.lines(0), std::size_t{1});
    shown.panel.pauseView(true);
    QComboBox* box = shown.chart(0).findChild<QComboBox*>();
    QVERIFY(box != nullptr);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(shown.chart(0).measure(), Measure::RecordsPerSecond);
    QTRY_VERIFY(shown.lines(0) == 1 && shown.chart(0).legend().entries()[0].value.contains("msg/s"));
}

void DashboardTest::legendLeadsToTheLink() {
    Shown shown(3);
    QTRY_COMPARE(shown.lines(0), std::size_t{3});
    QSignalSpy activated(&shown.panel, &DashboardPanel::linkActivated);
    auto* legend = shown.chart(0).findChild<ChartLegend*>();
    legend->setFocus();
    QTest::keyClick(legend, Qt::Key_Right);
    QTest::keyClick(legend, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.front().front().value<LinkId>(), DashboardRig::linkId(1));
    QCOMPARE(shown.panel.scope().links, std::vector{DashboardRig::linkId(1)});
    QTRY_COMPARE(shown.lines(0), std::size_t{1});
}

void DashboardTest::drillsToTopicsAndPartitions() {
    Shown shown(2, 10);
    std::vector<TopicMetrics> topics(3);
    std::vector<PartitionMetrics> partitions(4);
    for (std::size_t i = 0; i < topics.size(); ++i) {
        topics[i].topic = "orders." + std::to_string(i);
        topics[i].targetTopic = "eu.orders." + std::to_string(i);
        topics[i].flow.bytesPerSecond = static_cast<double>(i + 1);
    }
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        partitions[i].topic = "orders.1";
        partitions[i].partition = static_cast<int>(i);
        partitions[i].sourceEnd = 1000;
        partitions[i].watermark = 900;
        partitions[i].committed = 800;
        partitions[i].targetOffset = 1899;
    }
    shown.panel.setScope({DashboardRig::linkId(0)});
    QTest::mouseClick(shown.button("By topic"), Qt::LeftButton);
    QCOMPARE(shown.panel.scope().level, HistoryRequest::Level::Topics);
    for (int second = 10; second < 40; ++second) {
        shown.rig.publish(second, topics, partitions);
    }
    QTRY_COMPARE(shown.lines(0), std::size_t{3});
    auto* table = shown.panel.findChild<QTableView*>();
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 3);
    QCOMPARE(table->model()->index(1, 1).data().toString(), QString("eu.orders.1"));
    emit table->activated(table->model()->index(1, 0));
    QCOMPARE(shown.panel.scope().topic, std::string("orders.1"));
    shown.rig.publish(41, topics, partitions);
    QCOMPARE(table->model()->rowCount(), 4);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QString("900"));
    QCOMPARE(table->model()->index(0, 3).data().toString().remove(','), QString("1899"));
    QCOMPARE(table->model()->index(0, 4).data().toString().remove(','), QString("1000"));
    QTRY_COMPARE(shown.lines(0), std::size_t{4});
    QTest::mouseClick(shown.button("‹ All topics"), Qt::LeftButton);
    QCOMPARE(shown.panel.scope().level, HistoryRequest::Level::Topics);
}

void DashboardTest::detailsAreAskedForOnlyWhileShown() {
    Shown shown(2, 5);
    const auto* pane = shown.panel.findChild<DetailPane*>();
    QVERIFY(!pane->isWatching());
    shown.panel.showTopics(DashboardRig::linkId(1));
    QVERIFY(pane->isWatching());
    QVERIFY(shown.rig.engine->scopes.back().partitions);
    QCOMPARE(shown.rig.engine->scopes.back().links, std::vector{DashboardRig::linkId(1)});
    shown.panel.hide();
    QVERIFY(!pane->isWatching());
    shown.panel.show();
    QVERIFY(pane->isWatching());
    shown.panel.setScope({});
    QVERIFY(!pane->isWatching());
}

void DashboardTest::detailsOfAStoppedLinkGo() {
    Shown shown(1, 5);
    shown.panel.showTopics(DashboardRig::linkId(0));
    TopicMetrics topic;
    topic.topic = "orders";
    shown.rig.publish(6, {topic});
    const auto* pane = shown.panel.findChild<DetailPane*>();
    QCOMPARE(pane->table().model()->rowCount(), 1);
    shown.rig.engine->publishStatus(DashboardRig::linkId(0), {});
    QTRY_COMPARE(pane->table().model()->rowCount(), 0);
}

void DashboardTest::hiddenPanelAsksNothing() {
    Shown shown(1, 10);
    QTRY_COMPARE(shown.lines(0), std::size_t{1});
    shown.panel.hide();
    const std::int64_t drawn = shown.drawnTo();
    QSignalSpy painted(&shown.chart(0).plot(), &QCustomPlot::afterReplot);
    for (int second = 10; second < 60; ++second) {
        shown.rig.publish(second);
    }
    QCoreApplication::processEvents();
    QCOMPARE(painted.count(), 0);
    QCOMPARE(shown.drawnTo(), drawn);
    shown.panel.show();
    QTRY_COMPARE(shown.drawnTo(), kStart + 59'000);
}

void DashboardTest::thresholdsAreDrawn() {
    Shown shown(2, 5);
    TopologySpec next = shown.rig.document.spec();
    next.links[0].alert = LagThreshold{30, 5000, 120};
    next.links[1].alert = LagThreshold{30, 0, 120};
    shown.rig.document.edit("Set thresholds", next);
    const auto& seconds = shown.chart(2).plot().marks().thresholds();
    QCOMPARE(seconds.size(), std::size_t{1});  // two links, one limit
    QCOMPARE(seconds.front().value, 30.0);
    QVERIFY2(seconds.front().text.contains("30 s") && seconds.front().text.contains("2 min"),
             qPrintable(seconds.front().text));
    QCOMPARE(shown.chart(1).plot().marks().thresholds().size(), std::size_t{1});
    QVERIFY(shown.chart(0).plot().marks().thresholds().empty());
}

void DashboardTest::markersHaveTips() {
    Shown shown(1, 20);
    LinkStatus failed;
    failed.state = LinkState::Failed;
    failed.error = Error(ErrorCode::FileUnreadable);
    shown.rig.engine->publishStatus(DashboardRig::linkId(0), failed, kStart + 10'000);
    QCoreApplication::processEvents();
    shown.panel.setWindow(5);
    TimePlot& plot = shown.chart(2).plot();
    QTRY_COMPARE(plot.marks().markers().size(), std::size_t{1});
    const double x = plot.xAxis->coordToPixel(static_cast<double>(kStart + 10'000) / 1000);
    QVERIFY(!plot.marks().tipAt({x, 20}).isEmpty());
    QVERIFY(plot.marks().tipAt({x - 60, 20}).isEmpty());
}

void DashboardTest::exportsATable() {
    const QTemporaryDir directory;
    const QString path = directory.filePath("out.csv");
    Shown shown(2, 30);
    shown.rig.publish(40);
    shown.rig.dialogs.savePaths << path;
    QSignalSpy notice(&shown.panel, &DashboardPanel::notice);
    shown.panel.exportCsv();
    QTRY_COMPARE(notice.count(), 1);
    QVERIFY(shown.rig.dialogs.suggestions.front().endsWith(".csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split("\r\n", Qt::SkipEmptyParts);
    QVERIFY(lines[0].startsWith("# All links"));
    QVERIFY2(lines[1].contains("UTC"), qPrintable(lines[1]));
    const QString header = lines[3];
    QVERIFY2(header.contains("Throughput, Europe → Aggregate (bytes/s)"), qPrintable(header));
    QVERIFY2(header.contains("(records)") && header.contains("(s)") && header.contains("(ms)"), qPrintable(header));
    const QString first = lines[4];
    QVERIFY2(first.startsWith("2023-11-14T22:13:20"), qPrintable(first));
    QCOMPARE(first.count(','), header.count(',') - header.count(", "));
    const double value = first.split(',')[1].toDouble();
    QVERIFY(std::abs(value - DashboardRig::figures(0, 0).flow.bytesPerSecond) < 1e-3 * value);
    // Thirty seconds, the gap (a line without values) and the one after it.
    QCOMPARE(lines.size(), 4 + 32);
    QVERIFY(QString(lines[34]).section(',', 1).remove(',').isEmpty());
}

void DashboardTest::exportsPictures() {
    const QTemporaryDir directory;
    Shown shown(2, 30);
    QTRY_COMPARE(shown.lines(0), std::size_t{2});
    shown.rig.dialogs.savePaths << directory.filePath("out.png") << directory.filePath("out.svg");
    QSignalSpy notice(&shown.panel, &DashboardPanel::notice);
    shown.panel.exportPng();
    shown.panel.exportSvg();
    QTRY_COMPARE(notice.count(), 2);
    const QImage image(directory.filePath("out.png"));
    QCOMPARE(image.size(), QSize(2880, 1800));
    const QColor line = shown.rig.theme.series(0);
    int hits = 0;
    for (int y = 0; y < 900; ++y) {
        for (int x = 0; x < 1440; ++x) {
            hits += image.pixelColor(x, y) == line ? 1 : 0;
        }
    }
    QVERIFY(hits > 50);
    QFile svg(directory.filePath("out.svg"));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(svg.readAll());
    QVERIFY(text.contains("All links"));
    QVERIFY(text.contains("UTC"));
    QVERIFY(text.contains("Latency"));
}

void DashboardTest::failedExportIsSaid() {
    Shown shown(1, 5);
    shown.rig.dialogs.savePaths << "/nowhere/at/all/out.csv";
    QSignalSpy notice(&shown.panel, &DashboardPanel::notice);
    shown.panel.exportCsv();
    QTRY_COMPARE(notice.count(), 1);
    QVERIFY(notice.front().front().toString().contains("failed"));
}

void DashboardTest::removedLinkEndsItsScope() {
    Shown shown(2, 5);
    shown.panel.setScope({DashboardRig::linkId(1)});
    TopologySpec next = shown.rig.document.spec();
    next.links.pop_back();
    shown.rig.document.edit("Remove", next);
    // It still runs: its figures are still of interest.
    QCOMPARE(shown.panel.scope().links.size(), std::size_t{1});
    shown.rig.bridge.apply(next);
    QVERIFY(shown.panel.scope().isAll());
}

void DashboardTest::anotherDocumentBeginsAnew() {
    Shown shown(2, 5);
    QTRY_COMPARE(shown.lines(0), std::size_t{2});
    shown.panel.setScope({DashboardRig::linkId(1)});
    TopologySpec other;
    other.id = DocumentId{"another"};
    shown.rig.bridge.apply(other);
    shown.rig.document.reset(other, {});
    QVERIFY(shown.panel.scope().isAll());
    QTRY_COMPARE(shown.lines(0), std::size_t{0});
}

void DashboardTest::detailModelIsSound() {
    DetailModel model(DetailModel::Kind::Topics);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const auto show = [&model](const QStringList& names) {
        LinkMetrics link;
        for (const QString& name : names) {
            TopicMetrics topic;
            topic.topic = name.toStdString();
            link.topicMetrics.push_back(topic);
        }
        model.show(link, {});
        QStringList shown;
        for (int row = 0; row < model.rowCount(); ++row) {
            shown << model.index(row, 0).data().toString();
        }
        return shown;
    };
    QCOMPARE(show({"b", "d", "f"}), (QStringList{"b", "d", "f"}));
    QCOMPARE(show({"g", "a", "b", "c", "d", "e", "f"}), (QStringList{"a", "b", "c", "d", "e", "f", "g"}));
    QCOMPARE(inserted.count(), 5);
    QCOMPARE(show({"a", "d", "h"}), (QStringList{"a", "d", "h"}));
    QCOMPARE(removed.count(), 2);
    // As many went as came.
    QCOMPARE(show({"a", "b", "h"}), (QStringList{"a", "b", "h"}));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(reset.count(), 0);
}

void DashboardTest::axesAreRound() {
    QCOMPARE(roundTop(Measure::LagSeconds, 52), 60.0);
    QCOMPARE(roundTop(Measure::BytesPerSecond, 14.3e6), 15e6);
    QCOMPARE(roundTop(Measure::LagRecords, 0), 4.0);
    for (double value = 0.01; value < 1e10; value *= 1.37) {
        QVERIFY(roundTop(Measure::BytesPerSecond, value) >= value);
        QVERIFY(roundTop(Measure::BytesPerSecond, value) <= std::max(value * 1.6, 4.0));
    }
}

TRIBUTARY_TEST(DashboardTest, QApplication)
#include "dashboardtest.moc"
