#include <atomic>
#include <charconv>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <QTest>

#include "core/sandbox/contenthash.h"
#include "core/sandbox/mirrorchecker.h"
#include "tests/support/testprogram.h"

using namespace tributary::sandbox;

namespace {

const SourcePartition kEurope{"eu", "orders", 0};

/// "s7": sequence 7 was sent; "r7": seen; "r7!": seen with other content; "r7@1": seen in target partition 1.
void play(PartitionLedger& ledger, const std::string& script) {
    std::istringstream steps(script);
    for (std::string step; steps >> step;) {
        std::uint64_t sequence = 0;
        std::from_chars(step.data() + 1, step.data() + step.size(), sequence);
        const std::size_t at = step.find('@');
        const std::int32_t partition = at == std::string::npos ? 0 : std::stoi(step.substr(at + 1));
        const auto hash = static_cast<std::uint32_t>(sequence * 31 + (step.ends_with('!') ? 1 : 0));
        if (step.front() == 's') {
            ledger.sent(sequence, hash);
        } else {
            ledger.seen(partition, sequence, hash);
        }
    }
}

std::string text(const MirrorVerdict& verdict) {
    std::ostringstream out;
    out << "sent " << verdict.sent << " mirrored " << verdict.mirrored << " lost " << verdict.lost << " duplicated "
        << verdict.duplicated << " reordered " << verdict.reordered << " altered " << verdict.altered << " unexpected "
        << verdict.unexpected << " rewind " << verdict.largestRewind;
    return out.str();
}

}  // namespace

class MirrorCheckerTest : public QObject {
    Q_OBJECT

private slots:
    void verdict_data();
    void verdict();
    void lostRangesNameWhatIsMissing();
    void sourcesOfOneNameAreKeptApart();
    void memoryFollowsWhatIsOutstanding();
    void duplicatesBehindClosedBlocksStillCount();
    void twoThreadsAgree();
    void contentHash();
    void speed();
};

void MirrorCheckerTest::verdict_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<MirrorVerdict>("expected");
    // {sent, mirrored, lost, duplicated, reordered, altered, unexpected, largestRewind}
    QTest::newRow("nothing") << "" << MirrorVerdict{};
    QTest::newRow("all well") << "s0 s1 s2 r0 r1 r2" << MirrorVerdict{3, 3, 0, 0, 0, 0, 0, 0};
    QTest::newRow("seen before the acknowledgement") << "r0 s0 r1 s1" << MirrorVerdict{2, 2, 0, 0, 0, 0, 0, 0};
    QTest::newRow("acknowledged out of order") << "s2 s0 s1 r0 r1 r2" << MirrorVerdict{3, 3, 0, 0, 0, 0, 0, 0};
    QTest::newRow("not seen yet") << "s0 s1 r0" << MirrorVerdict{2, 1, 1, 0, 0, 0, 0, 0};
    QTest::newRow("a hole") << "s0 s1 s2 r0 r2" << MirrorVerdict{3, 2, 1, 0, 0, 0, 0, 0};
    QTest::newRow("a duplicate at once") << "s0 r0 r0" << MirrorVerdict{1, 1, 0, 1, 0, 0, 0, 1};
    QTest::newRow("a rewind of three") << "s0 s1 s2 s3 r0 r1 r2 r0 r1 r2 r3" << MirrorVerdict{4, 4, 0, 3, 0, 0, 0, 3};
    QTest::newRow("swapped") << "s0 s1 s2 r0 r2 r1" << MirrorVerdict{3, 3, 0, 0, 1, 0, 0, 0};
    QTest::newRow("swapped, then again") << "s0 s1 s2 r0 r2 r1 r1" << MirrorVerdict{3, 3, 0, 1, 1, 0, 0, 2};
    QTest::newRow("a rewind is no reordering") << "s0 s1 s2 r0 r1 r0 r1 r2" << MirrorVerdict{3, 3, 0, 2, 0, 0, 0, 2};
    QTest::newRow("altered") << "s0 s1 r0 r1!" << MirrorVerdict{2, 2, 0, 0, 0, 1, 0, 0};
    QTest::newRow("altered, seen before the acknowledgement") << "r0! s0" << MirrorVerdict{1, 1, 0, 0, 0, 1, 0, 0};
    QTest::newRow("an altered duplicate") << "s0 r0 r0!" << MirrorVerdict{1, 1, 0, 1, 0, 1, 0, 1};
    QTest::newRow("never acknowledged, yet there") << "s0 r0 r1" << MirrorVerdict{1, 1, 0, 0, 0, 0, 1, 0};
    QTest::newRow("sent is told twice") << "s0 s0 r0" << MirrorVerdict{1, 1, 0, 0, 0, 0, 0, 0};
    QTest::newRow("order holds within each target partition")
        << "s0 s1 s2 s3 r1@1 r0@0 r3@1 r2@0" << MirrorVerdict{4, 4, 0, 0, 0, 0, 0, 0};
    QTest::newRow("order broken within one target partition")
        << "s0 s1 s2 s3 r1@1 r0@0 r2@0 r3@0 r2@0" << MirrorVerdict{4, 4, 0, 1, 0, 0, 0, 2};
    QTest::newRow("a later block first") << "s5000 s1 r5000 r1" << MirrorVerdict{2, 2, 0, 0, 1, 0, 0, 0};
}

void MirrorCheckerTest::verdict() {
    QFETCH(QString, script);
    QFETCH(MirrorVerdict, expected);
    MirrorChecker checker;
    play(checker.ledger(kEurope), script.toStdString());
    QCOMPARE(QString::fromStdString(text(checker.verdict())), QString::fromStdString(text(expected)));
    QCOMPARE(checker.verdict().clean(),
             expected.lost + expected.reordered + expected.altered + expected.unexpected == 0);
}

void MirrorCheckerTest::lostRangesNameWhatIsMissing() {
    MirrorChecker checker;
    play(checker.ledger(kEurope), "s0 s1 s2 s3 s4 s5 r0 r3 r5");
    const std::vector<LostRecords> expected{{kEurope, {1, 3}}, {kEurope, {4, 5}}};
    QVERIFY(checker.lost(10) == expected);
    QVERIFY(checker.lost(1) == std::vector<LostRecords>(expected.begin(), expected.begin() + 1));
}

void MirrorCheckerTest::sourcesOfOneNameAreKeptApart() {
    MirrorChecker checker;
    const SourcePartition us{"us", "orders", 0};
    play(checker.ledger(kEurope), "s0 s1 r0");
    play(checker.ledger(us), "s0 r0 r0");
    QCOMPARE(checker.verdictOf("eu").lost, 1U);
    QCOMPARE(checker.verdictOf("us").lost, 0U);
    QCOMPARE(checker.verdictOf("us").duplicated, 1U);
    QCOMPARE(checker.verdict().sent, 3U);
    QCOMPARE(checker.verdicts().size(), std::size_t{2});
    QCOMPARE(checker.find("us", "orders", 0), &checker.ledger(us));
    QCOMPARE(checker.find("us", "orders", 1), nullptr);
}

void MirrorCheckerTest::memoryFollowsWhatIsOutstanding() {
    constexpr std::uint64_t kRecords = 1'000'000;
    PartitionLedger ledger(4096);
    for (std::uint64_t i = 0; i < kRecords; ++i) {
        ledger.sent(i, 0);
        if (i != 500'000) {  // one hole keeps one block open, not all behind it
            ledger.seen(0, i, 0);
        }
    }
    QVERIFY2(ledger.openBlocks() < 8, std::to_string(ledger.openBlocks()).c_str());
    QCOMPARE(ledger.verdict().lost, 1U);
    QVERIFY((ledger.lost(5) == std::vector<SequenceRange>{{500'000, 500'001}}));
    ledger.seen(0, 500'000, 0);
    QCOMPARE(ledger.verdict().lost, 0U);
    QCOMPARE(ledger.verdict().reordered, 1U);
    QVERIFY(ledger.openBlocks() < 8);
}

void MirrorCheckerTest::duplicatesBehindClosedBlocksStillCount() {
    PartitionLedger ledger(0);
    for (std::uint64_t i = 0; i < 10'000; ++i) {
        ledger.sent(i, 7);
        ledger.seen(0, i, 7);
    }
    ledger.seen(0, 3, 7);
    ledger.sent(3, 7);
    const MirrorVerdict expected{10'000, 10'000, 0, 1, 0, 0, 0, 9'997};
    QCOMPARE(QString::fromStdString(text(ledger.verdict())), QString::fromStdString(text(expected)));
}

void MirrorCheckerTest::twoThreadsAgree() {
    constexpr std::uint64_t kRecords = 300'000;
    MirrorChecker checker(1024);
    PartitionLedger& ledger = checker.ledger(kEurope);
    std::atomic<std::uint64_t> written = 0;
    std::thread writer([&] {
        for (std::uint64_t i = 0; i < kRecords; ++i) {
            ledger.sent(i, static_cast<std::uint32_t>(i));
            written.store(i + 1, std::memory_order_release);
            written.notify_one();
        }
    });
    for (std::uint64_t i = 0; i < kRecords; ++i) {
        written.wait(i, std::memory_order_acquire);
        ledger.seen(0, i, static_cast<std::uint32_t>(i));
    }
    writer.join();
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().mirrored, kRecords);
}

void MirrorCheckerTest::contentHash() {
    const auto of = [](const char* key, const char* value) {
        ContentHash hash;
        const auto add = [&hash](const char* part) {
            hash.add(part, part == nullptr ? 0 : std::char_traits<char>::length(part));
        };
        add(key);
        add(value);
        return hash.value();
    };
    QCOMPARE(of("k", "v"), of("k", "v"));
    QVERIFY(of("k", "v") != of("v", "k"));
    QVERIFY(of("k", nullptr) != of("k", ""));
    QVERIFY(of(nullptr, "v") != of("", "v"));
    QVERIFY(of("kv", "") != of("k", "v"));
    QVERIFY(ContentHash{}.add(1).value() != ContentHash{}.add(2).value());
}

void MirrorCheckerTest::speed() {
    PartitionLedger ledger(8192);
    std::uint64_t next = 0;
    QBENCHMARK {
        for (int i = 0; i < 1'000'000; ++i, ++next) {
            ledger.sent(next, static_cast<std::uint32_t>(next));
            ledger.seen(0, next, static_cast<std::uint32_t>(next));
        }
    }
    QVERIFY(ledger.verdict().clean());
}

TRIBUTARY_TEST(MirrorCheckerTest, NoApplication)
#include "mirrorcheckertest.moc"
