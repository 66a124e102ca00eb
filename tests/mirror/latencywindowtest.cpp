#include "core/mirror/latencywindow.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace tributary;

/// Buckets are 12 % wide, percentiles come from them, and old samples fade.
class LatencyWindowTest : public QObject {
    Q_OBJECT

private slots:
    void bucketsKeepTheirValue();
    void percentilesOfAKnownDistribution();
    void oldSamplesFade();
};

void LatencyWindowTest::bucketsKeepTheirValue() {
    double before = -1;
    for (std::size_t i = 0; i < latencybuckets::kCount; ++i) {
        QVERIFY(latencybuckets::valueOf(i) > before);
        before = latencybuckets::valueOf(i);
    }
    for (std::uint64_t us = 1; us < 3'600'000'000ULL; us = us * 9 / 8 + 1) {
        const double value = latencybuckets::valueOf(latencybuckets::indexOf(us));
        QVERIFY2(qAbs(value - static_cast<double>(us)) <= static_cast<double>(us) * 0.0625 + 0.5,
                 qPrintable(QString::number(us)));
    }
}

void LatencyWindowTest::percentilesOfAKnownDistribution() {
    LatencyWindow window;
    for (std::uint64_t ms = 1; ms <= 1000; ++ms) {
        window.add(latencybuckets::indexOf(ms * 1000), 1);
    }
    const LatencyMetrics metrics = window.metrics();
    QCOMPARE(metrics.count, 1000U);
    QVERIFY(qAbs(metrics.p50Ms - 500) < 40);
    QVERIFY(qAbs(metrics.p95Ms - 950) < 70);
    QVERIFY(qAbs(metrics.p99Ms - 990) < 70);
    QCOMPARE(LatencyWindow{}.metrics().count, 0U);
}

void LatencyWindowTest::oldSamplesFade() {
    LatencyWindow window;
    window.add(latencybuckets::indexOf(100'000), 1000);
    for (int second = 0; second < 40; ++second) {
        window.fade();
    }
    window.add(latencybuckets::indexOf(1'000), 100);
    QVERIFY(window.metrics().p99Ms < 2);
    for (int second = 0; second < 100; ++second) {
        window.fade();
    }
    QCOMPARE(window.metrics().count, 0U);
}

TRIBUTARY_TEST(LatencyWindowTest, QCoreApplication)
#include "latencywindowtest.moc"
