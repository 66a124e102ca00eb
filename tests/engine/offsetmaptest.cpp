#include "core/engine/offsetmap.h"

#include <QTest>

using namespace tributary;

class OffsetMapTest : public QObject {
    Q_OBJECT

private slots:
    void whatGoesOnIsOneRun();
    void aGapOnEitherSideBeginsAnother();
    void whatIsReadAgainReplacesWhatWasKnown();
    void theOldestAreForgotten();
    void translatesWithinTheRuns();
    void anOffsetWithoutARecordIsThatOfTheNextOne();
    void aLinkKeepsOneMapForEachPartition();
};

void OffsetMapTest::whatGoesOnIsOneRun() {
    OffsetMap map;
    map.add({100, 7, 3});
    map.add({103, 10, 5});
    QCOMPARE(map.runs(), (std::vector<OffsetRun>{{100, 7, 8}}));
}

void OffsetMapTest::aGapOnEitherSideBeginsAnother() {
    OffsetMap map;
    map.add({0, 0, 3});
    map.add({4, 3, 1});  // a marker at the source
    map.add({5, 9, 2});  // others wrote to the target
    QCOMPARE(map.runs(), (std::vector<OffsetRun>{{0, 0, 3}, {4, 3, 1}, {5, 9, 2}}));
}

void OffsetMapTest::whatIsReadAgainReplacesWhatWasKnown() {
    OffsetMap map;
    map.add({0, 0, 10});
    map.add({11, 10, 4});
    map.add({5, 14, 10});
    QCOMPARE(map.runs(), (std::vector<OffsetRun>{{0, 0, 5}, {5, 14, 10}}));
}

void OffsetMapTest::theOldestAreForgotten() {
    OffsetMap map;
    const auto most = static_cast<std::int64_t>(OffsetMap::kMostRuns);
    for (std::int64_t i = 0; i <= most; ++i) {
        map.add({i * 2, i, 1});
    }
    QCOMPARE(map.runs().size(), OffsetMap::kMostRuns);
    QCOMPARE(map.runs().front(), (OffsetRun{2, 1, 1}));
    QCOMPARE(map.runs().back(), (OffsetRun{most * 2, most, 1}));
}

void OffsetMapTest::translatesWithinTheRuns() {
    const std::vector<OffsetRun> runs{{10, 100, 5}, {20, 105, 5}};
    QCOMPARE(targetOffset(runs, 10), std::optional<std::int64_t>{100});
    QCOMPARE(targetOffset(runs, 14), std::optional<std::int64_t>{104});
    QCOMPARE(targetOffset(runs, 24), std::optional<std::int64_t>{109});
    QCOMPARE(targetOffset(runs, 9), std::nullopt);
    QCOMPARE(targetOffset(runs, 25), std::nullopt);
    QCOMPARE(targetOffset({}, 0), std::nullopt);
}

void OffsetMapTest::anOffsetWithoutARecordIsThatOfTheNextOne() {
    const std::vector<OffsetRun> runs{{10, 100, 5}, {20, 105, 5}};
    QCOMPARE(targetOffset(runs, 15), std::optional<std::int64_t>{105});
    QCOMPARE(targetOffset(runs, 19), std::optional<std::int64_t>{105});
}

void OffsetMapTest::aLinkKeepsOneMapForEachPartition() {
    LinkOffsets offsets;
    const kafka::TopicPartition at{"orders", 3};
    QVERIFY(offsets.runs(at).empty());
    offsets.of(at)->add({1, 2, 3});
    offsets.of(at)->add({4, 5, 1});
    QCOMPARE(offsets.runs(at), (std::vector<OffsetRun>{{1, 2, 4}}));
    QVERIFY(offsets.runs({"orders", 4}).empty());
}

QTEST_GUILESS_MAIN(OffsetMapTest)
#include "offsetmaptest.moc"
