#include "core/link/offsetmap.h"
#include "core/link/offsetrecords.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace tributary;

namespace {

const kafka::TopicPartition kOrdersThree{"orders", 3};
const OffsetRecordHead kHeadOfTest{"me", "source-id", "eu.orders", "target-id"};

}  // namespace

/// Maps as records, written piece by piece, are what they were.
class OffsetRecordsTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenPieceByPieceReadsAsAWhole();
    void onlyWhatChangedIsWritten();
    void segmentsOfTwoMomentsLoseTheOlderOnes();
    void othersAreLeftAlone();
    void forgettingTakesEverythingBack();
};

void OffsetRecordsTest::whatIsWrittenPieceByPieceReadsAsAWhole() {
    for (unsigned seed = 0; seed < 8; ++seed) {
        std::mt19937 random{seed};
        const auto upTo = [&](std::int64_t below) {
            return std::uniform_int_distribution<std::int64_t>{0, below - 1}(random);
        };
        OffsetMap map{600};  // so that it has to put runs together
        OffsetRecords written{"link"};
        OffsetRecords read{"link"};
        std::int64_t source = 0;
        std::int64_t target = 100;
        map.begin(source);
        for (int step = 0; step < 100; ++step) {
            if (upTo(20) == 0) {
                source -= std::min<std::int64_t>(source, upTo(30));
                map.begin(source);  // mirrored again
            }
            for (std::int64_t runs = upTo(40); runs > 0; --runs) {
                source += upTo(3);
                target += upTo(3);
                const std::int64_t count = 1 + upTo(5);
                map.add({source, upTo(30) == 0 ? -1 : target, count});
                source += count;
                target += count;
            }
            map.committed(source);
            map.passed(source, source);
            std::int64_t from = -1;
            const auto change =
                map.takeChange([&](std::int64_t at) { return from = written.segmentStart(kOrdersThree, at); });
            if (!change) {
                continue;
            }
            for (const StateRecord& each : written.change(kOrdersThree, kHeadOfTest, *change, from)) {
                QVERIFY(read.take(each) == kOrdersThree);
            }
            OffsetMap other;
            other.setMostRuns(600);
            const auto kept = read.at(kOrdersThree);
            QVERIFY(kept && kept->head == kHeadOfTest);
            other.restore(kept->state);
            other.confirm();
            other.begin(map.tip().reach);
            for (std::int64_t s = 0; s <= source; s += 1 + upTo(99)) {
                QVERIFY(other.at(s) == map.at(s));
            }
        }
        QVERIFY(read.all() == written.all());
    }
}

void OffsetRecordsTest::onlyWhatChangedIsWritten() {
    OffsetMap map{10'000};
    OffsetRecords records{"link"};
    map.begin(0);
    const auto write = [&] {
        std::int64_t from = -1;
        const auto change =
            map.takeChange([&](std::int64_t at) { return from = records.segmentStart(kOrdersThree, at); });
        return records.change(kOrdersThree, kHeadOfTest, change.value_or(OffsetMapState{}), from);
    };
    for (std::int64_t i = 0; i < 1'000; ++i) {
        map.add({i * 2, i * 3, 1});
    }
    QCOMPARE(write().size(), 1'000 / OffsetRecords::kRunsInSegment + 2);
    map.add({2'000, 3'000, 1});
    const std::vector<StateRecord> more = write();
    QCOMPARE(more.size(), 2U);  // the last segment, and the head
    QVERIFY(more.front().value->size() < 1'000);
}

void OffsetRecordsTest::segmentsOfTwoMomentsLoseTheOlderOnes() {
    OffsetRecords older{"link"};
    OffsetRecords newer{"link"};
    OffsetRecords read{"link"};
    OffsetMapState state{0, 600, 600, 600, 600, 0, true, false, {}};
    for (std::int64_t i = 0; i < 200; ++i) {
        state.runs.push_back({i * 3, i * 3, 2, 2, 0, true});
    }
    for (const StateRecord& each : older.change(kOrdersThree, kHeadOfTest, state, -1)) {
        static_cast<void>(read.take(each));
    }
    // Another process begins further on; of what it writes its second segment is seen only.
    state.runs.erase(state.runs.begin(), state.runs.begin() + 50);
    const std::vector<StateRecord> written = newer.change(kOrdersThree, kHeadOfTest, state, -1);
    QCOMPARE(written.size(), 3U);
    static_cast<void>(read.take(written.at(1)));
    const auto kept = read.at(kOrdersThree);
    QVERIFY(kept);
    QCOMPARE(kept->state.runs.size(), 150U - OffsetRecords::kRunsInSegment);
    QCOMPARE(kept->state.floor, kept->state.runs.front().source);
    // ... and of another only its head.
    OffsetMapState longer = state;
    longer.runs.push_back({700, 700, 5, 5});
    longer.reach = 705;
    static_cast<void>(read.take(newer.change(kOrdersThree, kHeadOfTest, longer, -1).back()));
    QVERIFY(read.at(kOrdersThree)->state.runs.empty());
    QCOMPARE(read.at(kOrdersThree)->state.floor, 705);
}

void OffsetRecordsTest::othersAreLeftAlone() {
    OffsetRecords mine{"link"};
    OffsetRecords others{"other"};
    const std::vector<StateRecord> records =
        others.change(kOrdersThree, kHeadOfTest, {0, 5, 5, 5, 5, 0, true, false, {{0, 0, 5, 5}}}, -1);
    QVERIFY(!mine.take(records.front()));
    QVERIFY(OffsetRecords::linkOf(records.front().key) == "other");
    for (const std::string& key :
         {std::string{}, std::string{"\x01\x07 of a kind to come"}, std::string{"\x01\x01\x7f", 3}}) {
        QVERIFY(!mine.take({key, std::string{"value"}}));
        QVERIFY(!OffsetRecords::linkOf(key));
    }
    // Damaged values are as none at all.
    for (const StateRecord& each : records) {
        static_cast<void>(others.take({each.key, each.value->substr(0, each.value->size() / 2)}));
    }
    QVERIFY(!others.at(kOrdersThree));
}

void OffsetRecordsTest::forgettingTakesEverythingBack() {
    OffsetRecords written{"link"};
    OffsetRecords read{"link"};
    for (const StateRecord& each :
         written.change(kOrdersThree, kHeadOfTest, {0, 5, 5, 5, 5, 0, true, false, {{0, 0, 5, 5}}}, -1)) {
        static_cast<void>(read.take(each));
    }
    QVERIFY(read.at(kOrdersThree));
    for (const StateRecord& each : written.forget()) {
        static_cast<void>(read.take(each));
    }
    QVERIFY(read.partitions().empty());
}

TRIBUTARY_TEST(OffsetRecordsTest, QCoreApplication)
#include "offsetrecordstest.moc"
