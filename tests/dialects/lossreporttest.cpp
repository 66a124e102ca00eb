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
    void countsWhatIsKept_data();
    void countsWhatIsKept();
    void tellsWhatIsKeptFromWhatIsLost();
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

void LossReportTest::countsWhatIsKept_data() {
    QTest::addColumn<LossReason>("reason");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("kind");
    const auto row = [](LossReason reason, const char* subject, const char* kind) {
        QTest::newRow(subject) << reason << QByteArray(subject) << QByteArray(kind);
    };
    row(LossReason::Kept, "a->b.emit.heartbeats.enabled = true (default)", "monitoring");
    row(LossReason::Kept, "metric.reporters = com.x.R", "monitoring");
    row(LossReason::Kept, "emit.checkpoints.interval.seconds = 5", "consumer groups");
    row(LossReason::Kept, "groups.exclude = heartbeat.*", "consumer groups");
    row(LossReason::Kept, "b.offset.storage.replication.factor = 1", "running");
    row(LossReason::Kept, "group.id = mirror", "running");
    row(LossReason::Kept, "a.ssl.keystore.password = …", "login");
    row(LossReason::Kept, "consumer.max.poll.records = 5", "tuning");
    row(LossReason::HowItRuns, "resources", "running");
    row(LossReason::DrawingOnly, "name", "drawing");
    row(LossReason::NoEffect, "--new.consumer", "without effect");
    row(LossReason::DecidedByEngine, "acks = all", "tuning");
    row(LossReason::NoCounterpart, "partition_buffer_bytes", "tuning");
    row(LossReason::Renamed, "fetch.wait.max.ms = 5", "the same in other words");
}

void LossReportTest::countsWhatIsKept() {
    QFETCH(LossReason, reason);
    QFETCH(QByteArray, subject);
    QFETCH(QByteArray, kind);
    LossReport report;
    report.note(reason, "f:1:1", subject.toStdString());
    report.lost(LossReason::AclsLeft, "f:1:1", "is not kept");
    QCOMPARE(report.part(LossPart::Kept).size(), std::size_t(1));
    const auto counts = report.keptCounts();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto text = keptKindText(static_cast<KeptKind>(i));
        QCOMPARE(counts.at(i), std::size_t(text == std::string_view(kind) ? 1 : 0));
    }
}

void LossReportTest::tellsWhatIsKeptFromWhatIsLost() {
    LossReport report;
    report.lost(LossReason::Kept, "f:1:1", "emit.heartbeats.enabled = true", "MirrorMaker 2");
    report.note(LossReason::PositionsElsewhere, "f:1:1", "start = earliest", "MirrorMaker 2");
    QVERIFY(report.loses() && !report.losesMoreThanIsKept());
    LossReport decide = report;
    decide.replaced(LossReason::SecretMoved, "f:2:1", "password = …", "environment variable X");
    QVERIFY(decide.losesMoreThanIsKept());
    report.lost(LossReason::AclsLeft, "f:2:1", "sync.topic.acls.enabled = true");
    QVERIFY(report.losesMoreThanIsKept());
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
