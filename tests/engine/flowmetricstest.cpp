#include "core/engine/metrics.h"
#include "tests/support/testprogram.h"

#include <vector>

#include <QTest>

using namespace tributary;

namespace {

FlowMetrics lagging(std::int64_t records, double seconds) {
    FlowMetrics flow;
    flow.lagRecords = records;
    flow.lagSeconds = seconds;
    return flow;
}

FlowMetrics sumOf(const std::vector<FlowMetrics>& parts) {
    FlowMetrics sum;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        accumulate(sum, parts[i], i == 0);
    }
    return sum;
}

}  // namespace

/// What is shown of a link, a stream or a topic, from what is known of its partitions.
class FlowMetricsTest : public QObject {
    Q_OBJECT

private slots:
    void lagsAddUp();
    void oneUnknownLagLeavesTheSumUnknown();
    void ageIsThatOfTheOldestThatIsKnown();
};

void FlowMetricsTest::lagsAddUp() {
    const FlowMetrics sum = sumOf({lagging(3, 0.5), lagging(0, 0), lagging(4, 2)});
    QCOMPARE(sum.lagRecords, std::int64_t{7});
    QCOMPARE(sum.lagSeconds, 2.0);
    QCOMPARE(sumOf({}).lagRecords, std::int64_t{-1});
}

void FlowMetricsTest::oneUnknownLagLeavesTheSumUnknown() {
    const FlowMetrics unknown;
    QCOMPARE(sumOf({unknown, lagging(3, 1)}).lagRecords, std::int64_t{-1});
    QCOMPARE(sumOf({lagging(3, 1), unknown}).lagRecords, std::int64_t{-1});
    QCOMPARE(sumOf({lagging(3, 1), unknown, lagging(3, 1)}).lagRecords, std::int64_t{-1});
}

// At a start, 0 would say that nothing waits.
void FlowMetricsTest::ageIsThatOfTheOldestThatIsKnown() {
    const FlowMetrics unknown;
    QCOMPARE(sumOf({lagging(0, 0), unknown}).lagSeconds, -1.0);
    QCOMPARE(sumOf({unknown, lagging(0, 0)}).lagSeconds, -1.0);
    QCOMPARE(sumOf({unknown, lagging(9, 500)}).lagSeconds, 500.0);
}

TRIBUTARY_TEST(FlowMetricsTest, QCoreApplication)
#include "flowmetricstest.moc"
