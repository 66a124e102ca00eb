#include "core/link/offsetmap.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>

using namespace tributary;

namespace {

constexpr TargetOffset exactly(std::int64_t offset) { return {offset, true}; }
constexpr TargetOffset notBefore(std::int64_t offset) { return {offset, false}; }

/// A source, its target and who mirrors between them, at random; and the truth, from both logs as they are.
class World {
public:
    /// `calm`: nothing interrupts this process, and the map grows until it is full.
    World(unsigned seed, bool calm) : m_calm(calm), m_random(seed), m_map(std::make_unique<OffsetMap>()) {
        m_map->begin(0);
    }

    void step() {
        const std::int64_t what = m_calm ? 30 + upTo(970) : upTo(1'000);
        if (what < 10) {
            begin(m_committed);  // another stream of this process
        } else if (what < 20) {
            begin(m_position);  // ... cleanly
        } else if (what < 26) {
            somebodyElse();
        } else if (what < 28) {
            anotherProcess();
        } else if (what < 30) {
            choosePosition();
        } else if (what < 60) {
            compact();
        } else if (what < 150) {
            commit();
        } else if (what < 350) {
            grow();
        } else {
            mirror(1 + upTo(12), true);
        }
    }

    [[nodiscard]] std::int64_t anyOffset() { return upTo(m_end + 4); }
    [[nodiscard]] std::optional<TargetOffset> told(std::int64_t source) const { return m_map->at(source); }
    /// With `gone`: records count that the source itself no longer has.
    [[nodiscard]] std::int64_t truth(std::int64_t source, bool gone) const {
        std::int64_t least = m_copiesEnd;
        for (auto each = m_lastCopy.lower_bound(source); each != m_lastCopy.end(); ++each) {
            least = gone || m_records.contains(each->first) ? std::min(least, each->second) : least;
        }
        return least;
    }

private:
    std::int64_t upTo(std::int64_t below) {
        return std::uniform_int_distribution<std::int64_t>{0, below - 1}(m_random);
    }

    void grow() {
        for (std::int64_t i = 1 + upTo(20); i > 0; --i, ++m_end) {
            if (upTo(6) != 0) {  // else a marker
                m_records.insert(m_end);
            }
        }
    }

    void compact() {
        for (int i = 0; i < 3; ++i) {
            m_records.erase(upTo(m_end + 1));
        }
    }

    /// Reads so many source offsets; `telling`: by the process whose map is looked at.
    void mirror(std::int64_t offsets, bool telling) {
        const std::int64_t until = std::min(m_position + offsets, m_end);
        while (m_position < until) {
            if (!m_records.contains(m_position)) {
                ++m_position;
                continue;
            }
            if (upTo(8) == 0) {
                m_targetEnd += 1 + upTo(3);  // records of others, markers
            }
            OffsetRun run{m_position, m_targetEnd, 0};
            while (m_position < until && m_records.contains(m_position)) {
                m_lastCopy[m_position++] = m_targetEnd++;
                ++run.count;
            }
            m_copiesEnd = m_targetEnd;
            if (telling) {
                run.target = upTo(6) == 0 ? -1 : run.target;
                m_map->add(run);
            }
        }
        if (telling && upTo(2) == 0) {
            m_map->passed(m_position, m_end);
        }
    }

    void commit() {
        m_committed = m_position;
        m_map->committed(m_committed);
    }

    void begin(std::int64_t position) {
        m_position = position;
        m_committed = position;
        m_map->begin(position);
    }

    void somebodyElse() {
        m_position = m_committed;
        mirror(1 + upTo(30), false);
        begin(upTo(2) == 0 ? m_position : m_committed);
    }

    void anotherProcess() {
        m_map = std::make_unique<OffsetMap>();
        begin(m_committed);
    }

    void choosePosition() {
        m_map->forget();
        begin(upTo(m_end + 1));
    }

    const bool m_calm;
    std::mt19937 m_random;
    std::unique_ptr<OffsetMap> m_map;
    std::set<std::int64_t> m_records;                 // offsets at the source
    std::int64_t m_end = 0;                           // of the source
    std::map<std::int64_t, std::int64_t> m_lastCopy;  // source offset to target offset
    std::int64_t m_targetEnd = 0;
    std::int64_t m_copiesEnd = 0;
    std::int64_t m_position = 0;
    std::int64_t m_committed = 0;
};

}  // namespace

class OffsetMapTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatGoesOnIsOneRun();
    void anOffsetWithoutARecordIsThatOfTheNextOne();
    void behindTheNewestIsTheEndOfTheLastCopy();
    void whatIsMirroredAgainReplacesOnlyWhatItCovers();
    void anAcknowledgementWithoutAnOffsetIsABound();
    void whereNothingWasKnownBeforeItIsNoBound();
    void theOldestAreForgotten();
    void nothingIsKnownBeforeTheBeginning();
    void whatAnotherProcessMayHaveMirroredIsInDoubt();
    void whatWasMirroredElsewhereMeanwhileIsUnknown();
    void whatMayHaveBeenMirroredElsewhereIsABound();
    void aCleanChangeKeepsWhatIsExact();
    void aTargetThatGoesBackBeginsAnew();
    void aChosenPositionForgets();
    void aLinkKeepsOneMapForEachPartition();
    void neverAheadOfTheTruth();

private:
    [[nodiscard]] std::optional<TargetOffset> at(std::int64_t source) const { return m_map->at(source); }

    std::unique_ptr<OffsetMap> m_map;  // of a partition that was read from 0 on when the source was empty
};

void OffsetMapTest::init() {
    m_map = std::make_unique<OffsetMap>();
    m_map->begin(0);
    m_map->passed(0, 0);
}

void OffsetMapTest::whatGoesOnIsOneRun() {
    for (std::int64_t i = 0; i < 2'000; ++i) {
        m_map->add({i, i + 7, 1});
    }
    QCOMPARE(at(0), exactly(7));
    QCOMPARE(at(1'999), exactly(2'006));
}

void OffsetMapTest::anOffsetWithoutARecordIsThatOfTheNextOne() {
    m_map->add({10, 100, 5});
    m_map->add({20, 105, 5});  // a marker, or what compaction took
    m_map->add({25, 120, 1});  // others wrote to the target
    QCOMPARE(at(14), exactly(104));
    QCOMPARE(at(15), exactly(105));
    QCOMPARE(at(19), exactly(105));
    QCOMPARE(at(24), exactly(109));
    QCOMPARE(at(25), exactly(120));
    QCOMPARE(at(3), exactly(100));
}

void OffsetMapTest::behindTheNewestIsTheEndOfTheLastCopy() {
    m_map->add({10, 100, 5});
    QCOMPARE(at(15), exactly(105));
    QCOMPARE(at(1'000), exactly(105));
}

// 5 to 14 are mirrored again, and 5 to 7 are done: of 8 to 14 the target still has the first copies alone.
void OffsetMapTest::whatIsMirroredAgainReplacesOnlyWhatItCovers() {
    m_map->add({0, 0, 15});
    m_map->committed(5);
    m_map->begin(5);
    m_map->add({5, 15, 3});
    m_map->passed(8, 15);
    QCOMPARE(at(6), std::nullopt);  // somebody else may have done the same further on
    m_map->add({8, 18, 1});
    m_map->add({9, 19, 6});
    QCOMPARE(at(0), exactly(0));
    QCOMPARE(at(4), exactly(4));
    QCOMPARE(at(5), exactly(15));
    QCOMPARE(at(14), exactly(24));

    m_map->committed(15);
    m_map->begin(5);
    m_map->passed(5, 5);  // the source ends there: nobody else has anything further on
    m_map->add({5, 25, 3});
    QCOMPARE(at(0), exactly(0));
    QCOMPARE(at(6), notBefore(18));
    QCOMPARE(at(8), notBefore(18));
    QCOMPARE(at(15), exactly(28));
}

void OffsetMapTest::anAcknowledgementWithoutAnOffsetIsABound() {
    m_map->add({0, 0, 10});
    m_map->add({10, -1, 10});
    QCOMPARE(at(9), exactly(9));
    QCOMPARE(at(12), notBefore(12));
    QCOMPARE(at(20), notBefore(20));
    m_map->add({20, 35, 5});
    QCOMPARE(at(12), notBefore(12));
    QCOMPARE(at(20), exactly(35));
    QCOMPARE(at(25), exactly(40));
}

void OffsetMapTest::whereNothingWasKnownBeforeItIsNoBound() {
    m_map->add({0, -1, 10});
    QCOMPARE(at(5), std::nullopt);
    QCOMPARE(at(10), std::nullopt);
    m_map->add({10, 50, 1});
    QCOMPARE(at(5), std::nullopt);
    QCOMPARE(at(10), exactly(50));
}

void OffsetMapTest::theOldestAreForgotten() {
    const auto most = static_cast<std::int64_t>(OffsetMap::kMostRuns);
    for (std::int64_t i = 0; i <= most; ++i) {
        m_map->add({i * 2, i, 1});
    }
    QCOMPARE(at(0), std::nullopt);
    QCOMPARE(at(1), exactly(1));
    QCOMPARE(at(2 * most), exactly(most));
}

void OffsetMapTest::nothingIsKnownBeforeTheBeginning() {
    OffsetMap map;
    QCOMPARE(map.at(0), std::nullopt);
    map.begin(100);
    map.passed(100, 100);
    QCOMPARE(map.at(100), std::nullopt);
    map.add({100, 7, 3});
    QCOMPARE(map.at(99), std::nullopt);
    QCOMPARE(map.at(100), exactly(7));
}

// A process before this one may have come as far as the source then did.
void OffsetMapTest::whatAnotherProcessMayHaveMirroredIsInDoubt() {
    OffsetMap map;
    map.begin(100);
    map.add({100, 160, 10});
    QCOMPARE(map.at(105), std::nullopt);  // where the source ends is not known yet
    map.passed(110, 150);
    QCOMPARE(map.at(105), std::nullopt);
    QCOMPARE(map.at(120), std::nullopt);
    QCOMPARE(map.at(150), exactly(170));
    map.add({110, 170, 35});
    map.passed(145, 400);
    QCOMPARE(map.at(105), std::nullopt);
    map.passed(150, 400);  // markers
    QCOMPARE(map.at(105), exactly(165));
    QCOMPARE(map.at(145), exactly(205));
}

void OffsetMapTest::whatWasMirroredElsewhereMeanwhileIsUnknown() {
    m_map->add({0, 0, 10});
    m_map->committed(10);
    m_map->begin(20);
    m_map->passed(20, 20);
    QCOMPARE(at(5), std::nullopt);
    QCOMPARE(at(15), std::nullopt);
    QCOMPARE(at(20), notBefore(10));
    m_map->add({20, 40, 5});
    QCOMPARE(at(15), std::nullopt);
    QCOMPARE(at(20), exactly(40));
}

void OffsetMapTest::whatMayHaveBeenMirroredElsewhereIsABound() {
    m_map->add({0, 0, 10});
    m_map->committed(4);
    m_map->begin(10);
    m_map->passed(10, 10);
    QCOMPARE(at(3), exactly(3));
    QCOMPARE(at(5), notBefore(5));
    QCOMPARE(at(10), notBefore(10));
}

void OffsetMapTest::aCleanChangeKeepsWhatIsExact() {
    m_map->add({0, 0, 10});
    m_map->committed(10);
    m_map->begin(10);
    m_map->passed(10, 10);
    QCOMPARE(at(5), exactly(5));
    QCOMPARE(at(10), exactly(10));
}

void OffsetMapTest::aTargetThatGoesBackBeginsAnew() {
    m_map->add({0, 0, 10});
    m_map->add({10, 4, 2});
    QCOMPARE(at(2), std::nullopt);
    m_map->passed(12, 12);
    QCOMPARE(at(2), std::nullopt);
    QCOMPARE(at(10), exactly(4));
}

void OffsetMapTest::aChosenPositionForgets() {
    m_map->add({0, 0, 10});
    m_map->forget();
    m_map->passed(10, 10);
    QCOMPARE(at(2), std::nullopt);
    QCOMPARE(at(10), std::nullopt);
}

void OffsetMapTest::aLinkKeepsOneMapForEachPartition() {
    LinkOffsets offsets;
    const kafka::TopicPartition at{"orders", 3};
    QCOMPARE(offsets.at(at, 1), std::nullopt);
    offsets.of(at)->add({1, 2, 3});
    offsets.of(at)->add({4, 5, 1});
    offsets.of(at)->passed(5, 5);
    QCOMPARE(offsets.at(at, 4), exactly(5));
    QCOMPARE(offsets.at({"orders", 4}, 4), std::nullopt);
    offsets.forget();
    QCOMPARE(offsets.at(at, 4), std::nullopt);
}

void OffsetMapTest::neverAheadOfTheTruth() {
    int asked = 0;
    int exact = 0;
    int bounds = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        World world{seed, seed % 4 == 0};
        for (int step = 0; step < 2'000; ++step) {
            world.step();
            const std::int64_t source = world.anyOffset();
            const std::optional<TargetOffset> told = world.told(source);
            ++asked;
            if (!told) {
                continue;
            }
            const std::string where = "seed " + std::to_string(seed) + ", step " + std::to_string(step) + ": source " +
                                      std::to_string(source) + " is said to be " + std::to_string(told->offset) +
                                      ", and is " + std::to_string(world.truth(source, false));
            QVERIFY2(told->offset <= world.truth(source, false), where.c_str());
            if (told->exact) {
                QVERIFY2(told->offset >= world.truth(source, true), where.c_str());
            }
            ++(told->exact ? exact : bounds);
        }
    }
    qInfo("%d asked, %d exact, %d bounds", asked, exact, bounds);
    QVERIFY(exact > 20'000);
    QVERIFY(bounds > 4'000);
}

TRIBUTARY_TEST(OffsetMapTest, QCoreApplication)
#include "offsetmaptest.moc"
