#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/topology/timestamptext.h"
#include "tests/soak/books.h"
#include "tests/soak/excuses.h"
#include "tests/soak/judge.h"
#include "tests/support/testprogram.h"

#include <filesystem>
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace tributary::soak;

/// The soak's judge: a checker that excuses everything is none.
class JudgeTest : public QObject {
    Q_OBJECT

private slots:
    void aLogThatOnlyGoesOnHasNoRewinds();
    void eachStepBackIsARewind();
    void whatTheSourceHasTwiceMayStandTwice();
    void whatWasNotCommittedBeforeAKillIsExplained();
    void whatWasCommittedIsNot();
    void aRewindElsewhereIsNot();
    void moreThanACommitIntervalIsNot();
    void aDisturbedClusterMayHoldUpCommits();
    void asManyAsWereAnnouncedAreExplained();
    void whatTheProgramAnnouncesIsUnderstood();
    void theSameSeedDrawsTheSameFaults();
};

namespace {

/// One partition, written at 100 records a second since 0, committed each 2 s, ended at 10 s and again from
/// `committed`.
Evidence killedAt(std::int64_t moment, std::int64_t committed) {
    Evidence evidence;
    for (std::int64_t time = 0; time <= 20'000; time += 500) {
        const std::int64_t end = std::min(time, moment) / 10 + std::max<std::int64_t>(0, time - moment - 3'000) / 10;
        evidence.targetEnds.push_back({time, time, {end}});
        evidence.committed.push_back({time, time, {std::min(time / 2'000 * 200, committed)}});
    }
    evidence.excuses.push_back({Excuse::Kind::Killed, "kill", moment, moment, 0});
    evidence.commitIntervalMs = 2'000;
    evidence.sourceOffset = [](std::size_t, std::uint32_t sequence) { return std::int64_t{sequence}; };
    return evidence;
}

/// 0 … end - 1, then from `back` on again, up to end + 99.
std::vector<std::uint32_t> logWithStepBack(std::uint32_t end, std::uint32_t back) {
    std::vector<std::uint32_t> log;
    for (std::uint32_t i = 0; i < end; ++i) {
        log.push_back(i);
    }
    for (std::uint32_t i = back; i < end + 100; ++i) {
        log.push_back(i);
    }
    return log;
}

}  // namespace

void JudgeTest::aLogThatOnlyGoesOnHasNoRewinds() {
    QVERIFY(rewinds(0, {}, {}).empty());
    QVERIFY(rewinds(0, {}, {0, 1, kNoSequence, 2, 5, 6}).empty());
}

void JudgeTest::eachStepBackIsARewind() {
    const auto found = rewinds(3, {}, {0, 1, 2, 3, 1, 2, 3, 4, 4, 2, 3, 5});
    QCOMPARE(found.size(), 3U);
    QCOMPARE(found[0].partition, 3U);
    QCOMPARE(found[0].at, 4);
    QCOMPARE(found[0].from, 3U);
    QCOMPARE(found[0].to, 1U);
    QCOMPARE(found[0].earlier, (std::vector<std::int64_t>{1, 2, 3}));
    QCOMPARE(found[1].at, 8);
    QCOMPARE(found[1].records(), 1U);
    QCOMPARE(found[2].to, 2U);
    QCOMPARE(found[2].earlier, (std::vector<std::int64_t>{5, 6}));
}

void JudgeTest::whatTheSourceHasTwiceMayStandTwice() {
    QVERIFY(rewinds(0, {0, 1, 2, 1, 2, 3}, {0, 1, 2, 1, 2, 3}).empty());
    const auto found = rewinds(0, {0, 1, 1, kNoSequence, 2}, {0, 1, 1, 1, 2, 2});
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].at, 3);
    QCOMPARE(found[0].records(), 1U);
    QCOMPARE(found[1].at, 5);
}

void JudgeTest::whatWasNotCommittedBeforeAKillIsExplained() {
    const auto findings = judge(rewinds(0, {}, logWithStepBack(1'000, 800)), killedAt(10'000, 800));
    QCOMPARE(findings.size(), 1U);
    QCOMPARE(findings[0].rewind.records(), 200U);
    QCOMPARE(findings[0].excuse, std::string{"kill"});
    QCOMPARE(findings[0].unexplained, 0U);
}

void JudgeTest::whatWasCommittedIsNot() {
    const auto findings = judge(rewinds(0, {}, logWithStepBack(1'000, 799)), killedAt(10'000, 800));
    QCOMPARE(findings.at(0).unexplained, 201U);
    QVERIFY(findings[0].excuse.empty());
}

void JudgeTest::aRewindElsewhereIsNot() {
    // The log had 1,000 records at the kill; it goes back when there are 1,500, and when there were 700.
    for (const std::uint32_t end : {700U, 1'500U}) {
        const auto findings = judge(rewinds(0, {}, logWithStepBack(end, end - 10)), killedAt(10'000, 500));
        QCOMPARE(findings.at(0).unexplained, 10U);
    }
}

void JudgeTest::moreThanACommitIntervalIsNot() {
    // Due at 10 s - 2 s - kGraceMs = 3 s, when 300 records stood there: a position of 100 leaves 200 of those.
    const auto findings = judge(rewinds(0, {}, logWithStepBack(1'000, 100)), killedAt(10'000, 100));
    QCOMPARE(findings.at(0).unexplained, 200U);
    QCOMPARE(findings[0].excuse, std::string{"kill"});
}

void JudgeTest::aDisturbedClusterMayHoldUpCommits() {
    Evidence evidence = killedAt(10'000, 100);
    evidence.faults.push_back({0, LaneKind::Source, FaultKind::Freeze, "", 2'000, 9'000});
    QCOMPARE(judge(rewinds(0, {}, logWithStepBack(1'000, 100)), evidence).at(0).unexplained, 0U);
    evidence.faults[0].begin = 11'000;
    evidence.faults[0].end = 12'000;
    QCOMPARE(judge(rewinds(0, {}, logWithStepBack(1'000, 100)), evidence).at(0).unexplained, 200U);
}

void JudgeTest::asManyAsWereAnnouncedAreExplained() {
    Evidence evidence = killedAt(10'000, 800);
    evidence.excuses[0] = {Excuse::Kind::Said, "stop", 9'000, 10'000, 150};
    QCOMPARE(judge(rewinds(0, {}, logWithStepBack(1'000, 900)), evidence).at(0).unexplained, 0U);
    QCOMPARE(judge(rewinds(0, {}, logWithStepBack(1'000, 800)), evidence).at(0).unexplained, 50U);
}

// In the program's own words, whatever they become.
void JudgeTest::whatTheProgramAnnouncesIsUnderstood() {
    const QTemporaryDir directory;
    const std::filesystem::path log = directory.filePath("tributaryd-1.log").toStdString();
    {
        std::ofstream out{log};
        for (const auto& [code, count] :
             {std::pair{ErrorCode::DrainTimeout, "11"}, std::pair{ErrorCode::PositionsUncommitted, "22"}}) {
            out << timestampText(wallClockMs()).value_or("") << " link warning: "
                << Error{code}.with("count", count).with("seconds", "30").with("reason", "it is away").text() << '\n';
        }
    }
    Journal journal;
    journal.ended({"stop", "tributaryd-1", 60'000, 61'000, 5, false});
    const std::vector<Excuse> found = excusesOf(journal, {log});
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].records, 11U);
    QCOMPARE(found[1].records, 22U);
    QVERIFY(found[0].kind == Excuse::Kind::Said && found[1].kind == Excuse::Kind::Said);
    QCOMPARE(found[0].end, 61'000);  // until then its records are on their way
}

void JudgeTest::theSameSeedDrawsTheSameFaults() {
    FaultPlan one{LaneKind::Source, 7, {FaultKind::Freeze, FaultKind::Cut, FaultKind::Kill}};
    FaultPlan other{LaneKind::Source, 7, {FaultKind::Freeze, FaultKind::Cut, FaultKind::Kill}};
    for (int i = 0; i < 50; ++i) {
        const Fault fault = one.next();
        const Fault same = other.next();
        QVERIFY(fault.kind == same.kind && fault.afterMs == same.afterMs && fault.lengthMs == same.lengthMs &&
                fault.pick == same.pick);
        QVERIFY(fault.kind != FaultKind::Kill);  // not on this lane
        QVERIFY(fault.lengthMs >= 1'000 && fault.lengthMs <= 30'000);
    }
    QVERIFY((FaultPlan{LaneKind::State, 7, {FaultKind::Freeze}}.empty()));
}

TRIBUTARY_TEST(JudgeTest, NoApplication)
#include "judgetest.moc"
