#include "core/dialects/lossreport.h"
#include "tests/support/testprogram.h"

#include <set>

#include <QTest>

using namespace tributary;

class LossReportTest : public QObject {
    Q_OBJECT

private slots:
    void saysWhatHappenedWhereAndWhy();
    void takesNotesForNoLoss();
    void saysTheSameOnceOnly();
    void hasANameAndASentenceForEveryReason();
};

void LossReportTest::saysWhatHappenedWhereAndWhy() {
    LossReport report;
    report.lost(LossReason::EngineOnly, "link a", "memoryMiB = 8", "Strimzi");
    QCOMPARE(
        QByteArray::fromStdString(report.lines().at(0).text()),
        QByteArray("link a: not carried over: memoryMiB = 8: Only Tributary's own engine has this; Strimzi does not."));
    QVERIFY(report.loses());
}

void LossReportTest::takesNotesForNoLoss() {
    LossReport report;
    report.note(LossReason::DrawingOnly, "link a", "name");
    QVERIFY(!report.loses());
    report.replaced(LossReason::Rounded, "link a", "x", "1 s");
    QVERIFY(report.loses());
}

void LossReportTest::saysTheSameOnceOnly() {
    LossReport report;
    report.note(LossReason::DrawingOnly, "link a", "name");
    report.note(LossReason::DrawingOnly, "link a", "name");
    report.note(LossReason::DrawingOnly, "link b", "name");
    QCOMPARE(report.lines().size(), std::size_t(2));
}

void LossReportTest::hasANameAndASentenceForEveryReason() {
    std::set<std::string_view> names;
    for (const LossReasonEntry& entry : lossReasons()) {
        QVERIFY(names.insert(entry.name).second);
        QVERIFY2(entry.english.ends_with('.'), std::string(entry.name).c_str());
    }
    QCOMPARE(names.size(), lossReasons().size());
}

TRIBUTARY_TEST(LossReportTest, NoApplication)
#include "lossreporttest.moc"
