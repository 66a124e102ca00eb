#include "tests/support/testprogram.h"
#include "ui/dashboard/partitionheatmap.h"

#include "tests/support/ui/dashboardrig.h"
#include "ui/dashboard/heatmappanel.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace tributary;
using namespace tributary::ui;

namespace {

LinkMetrics linkWith(int topics, int partitions, std::int64_t lag = 0) {
    LinkMetrics link;
    link.link = DashboardRig::linkId(0);
    for (int topic = 0; topic < topics; ++topic) {
        for (int number = 0; number < partitions; ++number) {
            PartitionMetrics one;
            one.topic = QString("topic-%1").arg(topic, 4, 10, QChar('0')).toStdString();
            one.partition = number;
            one.flow.lagRecords = lag;
            one.flow.lagSeconds = 1;
            one.watermark = 900 + number;
            one.committed = 800;
            one.sourceEnd = 1000;
            link.partitionMetrics.push_back(one);
        }
    }
    return link;
}

}  // namespace

class HeatmapTest : public QObject {
    Q_OBJECT

private slots:
    void stepsGrowWithTheLag();
    void colourFollowsTheLag();
    void stepsDifferInLightnessInEveryAppearance();
    void tipHasTheOffsets();
    void arrowsWalkAndEnterChooses();
    void clickChooses();
    void tenThousandPartitionsPaintOnlyWhatIsSeen();
    void sameShapeKeepsThePlace();
    void panelFollowsTheSelectionAndFilters();
    void panelAsksForDetailsOnlyWhileShown();
    void aLinkThatHasStoppedShowsNoLag();
    void figuresThatDoNotComeAreDimmed();
};

void HeatmapTest::stepsGrowWithTheLag() {
    QCOMPARE(PartitionHeatmap::stepOf(-1), -1);
    QCOMPARE(PartitionHeatmap::stepOf(0), 0);
    QCOMPARE(PartitionHeatmap::stepOf(1), 1);
    QCOMPARE(PartitionHeatmap::stepOf(100), 1);
    QCOMPARE(PartitionHeatmap::stepOf(101), 2);
    QCOMPARE(PartitionHeatmap::stepOf(1'000'001), 6);
}

void HeatmapTest::colourFollowsTheLag() {
    DashboardRig rig(0);
    Theme& theme = rig.theme;
    PartitionHeatmap map(theme);
    map.resize(600, 200);
    LinkMetrics link = linkWith(1, 3);
    link.partitionMetrics[1].flow.lagRecords = 50'000;
    map.showPartitions(link, {});
    map.show();
    const QImage image = map.viewport()->grab().toImage();
    for (int cell = 0; cell < 3; ++cell) {
        const int step = cell == 1 ? 4 : 0;
        QCOMPARE(image.pixelColor(map.cellRect(0, cell).center()).rgb(), PartitionHeatmap::colorOf(theme, step).rgb());
    }
}

void HeatmapTest::stepsDifferInLightnessInEveryAppearance() {
    DashboardRig rig(0);
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        rig.theme.setAppearance(appearance);
        std::vector<int> grey;
        for (int step = 0; step <= 6; ++step) {
            grey.push_back(qGray(PartitionHeatmap::colorOf(rig.theme, step).rgb()));
        }
        const bool falls = std::ranges::is_sorted(grey, std::ranges::greater{});
        const bool rises = std::ranges::is_sorted(grey);
        QVERIFY(falls || rises);
        for (std::size_t i = 1; i < grey.size(); ++i) {
            QVERIFY(std::abs(grey[i] - grey[i - 1]) >= 8);
        }
    }
}

void HeatmapTest::tipHasTheOffsets() {
    DashboardRig rig(0);
    PartitionHeatmap map(rig.theme);
    LinkMetrics link = linkWith(2, 2, 96);
    link.partitionMetrics[3].halted = true;
    map.showPartitions(link, {});
    const QString tip = map.tip(1, 1);
    for (const char* part : {"topic-0001", "partition 1", "96", "901", "800", "halted"}) {
        QVERIFY2(tip.contains(part), part);
    }
    QVERIFY(map.tip(1, 2).isEmpty());
    QVERIFY(map.tip(2, 0).isEmpty());
}

void HeatmapTest::arrowsWalkAndEnterChooses() {
    DashboardRig rig(0);
    PartitionHeatmap map(rig.theme);
    map.resize(400, 200);
    map.showPartitions(linkWith(3, 2), {});
    map.show();
    QSignalSpy chosen(&map, &PartitionHeatmap::partitionActivated);
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Right);  // on to the next topic
    QTest::keyClick(&map, Qt::Key_Down);
    QVERIFY(map.accessibleDescription().contains("topic-0002"));
    QTest::keyClick(&map, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.front().at(0).value<std::string>(), std::string("topic-0002"));
    QCOMPARE(chosen.front().at(1).toInt(), 0);
    QTest::keyClick(&map, Qt::Key_Down);  // the end
    QTest::keyClick(&map, Qt::Key_Home);
    QVERIFY(map.accessibleDescription().contains("topic-0000"));
}

void HeatmapTest::clickChooses() {
    DashboardRig rig(0);
    PartitionHeatmap map(rig.theme);
    map.resize(400, 200);
    map.showPartitions(linkWith(3, 4), {});
    map.show();
    QSignalSpy chosen(&map, &PartitionHeatmap::partitionActivated);
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(1, 3).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.front().at(1).toInt(), 3);
    QTest::mouseClick(map.viewport(), Qt::LeftButton, {}, map.cellRect(2, 3).bottomRight() + QPoint(40, 2));
    QCOMPARE(chosen.count(), 1);  // beside the cells
}

void HeatmapTest::tenThousandPartitionsPaintOnlyWhatIsSeen() {
    DashboardRig rig(0);
    PartitionHeatmap map(rig.theme);
    map.resize(800, 300);
    map.show();
    map.showPartitions(linkWith(500, 20), {});
    QCOMPARE(map.partitionCount(), std::size_t{10'000});
    QVERIFY(map.verticalScrollBar()->maximum() > 5000);
    QTest::keyClick(&map, Qt::Key_End);
    const QRect last = map.cellRect(499, 0);
    QVERIFY(map.viewport()->rect().contains(last));
    QCOMPARE(map.viewport()->grab().toImage().pixelColor(last.center()).rgb(),
             PartitionHeatmap::colorOf(rig.theme, 0).rgb());
}

void HeatmapTest::sameShapeKeepsThePlace() {
    DashboardRig rig(0);
    PartitionHeatmap map(rig.theme);
    map.resize(800, 300);
    map.show();
    map.showPartitions(linkWith(100, 20), {});
    QTest::keyClick(&map, Qt::Key_End);
    const int at = map.verticalScrollBar()->value();
    map.showPartitions(linkWith(100, 20, 5000), {});
    QCOMPARE(map.verticalScrollBar()->value(), at);
    QTest::keyClick(&map, Qt::Key_Right);
    QVERIFY(map.accessibleDescription().contains("topic-0099, partition 1"));
}

void HeatmapTest::panelFollowsTheSelectionAndFilters() {
    DashboardRig rig(2);
    HeatmapPanel panel(rig.workspace);
    panel.resize(900, 300);
    panel.show();
    QCOMPARE(panel.link(), DashboardRig::linkId(0));
    rig.publish(0, {}, linkWith(4, 3).partitionMetrics);
    QCOMPARE(panel.heatmap().topicCount(), 4);
    auto* filter = panel.findChild<QLineEdit*>();
    QTest::keyClicks(filter, "0002");
    QCOMPARE(panel.heatmap().topicCount(), 1);
    rig.selection.select(DashboardRig::linkId(1));
    QCOMPARE(panel.link(), DashboardRig::linkId(1));
    QSignalSpy chosen(&panel, &HeatmapPanel::partitionActivated);
    QTest::mouseClick(panel.heatmap().viewport(), Qt::LeftButton, {}, panel.heatmap().cellRect(0, 1).center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.front().at(0).value<LinkId>(), DashboardRig::linkId(1));
}

void HeatmapTest::panelAsksForDetailsOnlyWhileShown() {
    DashboardRig rig(1);
    const std::size_t before = rig.engine->scopes.size();
    HeatmapPanel panel(rig.workspace);
    QCOMPARE(rig.engine->scopes.size(), before);
    panel.show();
    QCOMPARE(rig.engine->scopes.size(), before + 1);
    QVERIFY(rig.engine->scopes.back().partitions);
}

void HeatmapTest::aLinkThatHasStoppedShowsNoLag() {
    DashboardRig rig(1);
    HeatmapPanel panel(rig.workspace);
    panel.resize(600, 300);
    panel.show();
    rig.publish(0, {}, linkWith(4, 3).partitionMetrics);
    QCOMPARE(panel.heatmap().topicCount(), 4);
    // The engine says first that it has stopped, and publishes nothing more of its partitions.
    rig.engine->publishStatus(DashboardRig::linkId(0), {});
    QTRY_COMPARE(panel.heatmap().topicCount(), 0);
}

void HeatmapTest::figuresThatDoNotComeAreDimmed() {
    DashboardRig rig(1);
    HeatmapPanel panel(rig.workspace);
    panel.resize(600, 300);
    panel.show();
    LinkStatus running;
    running.state = LinkState::Running;
    rig.engine->publishStatus(DashboardRig::linkId(0), running);
    rig.publish(0, {}, linkWith(4, 3).partitionMetrics);
    QVERIFY(!panel.heatmap().isStale());
    QTRY_VERIFY_WITH_TIMEOUT(panel.heatmap().isStale(), 10'000);
    QCOMPARE(panel.heatmap().topicCount(), 4);
    rig.publish(1, {}, linkWith(4, 3).partitionMetrics);
    QVERIFY(!panel.heatmap().isStale());
}

TRIBUTARY_TEST(HeatmapTest, QApplication)
#include "heatmaptest.moc"
