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
#include <utility>
#include <vector>

using namespace tributary;

namespace {

constexpr TargetOffset exactly(std::int64_t offset) { return {offset, 0}; }
constexpr TargetOffset notBefore(std::int64_t offset) { return {offset, TargetOffset::kUnknown}; }

/// A source, its target and who mirrors between them, at random; and the truth, from both logs as they are.
class World {
public:
    /// `calm`: nothing interrupts this process, and the map grows until it is full: at so many runs.
    World(unsigned seed, bool calm, std::size_t mostRuns)
        : m_calm(calm), m_mostRuns(mostRuns), m_random(seed), m_map(std::make_unique<OffsetMap>(mostRuns)) {
        m_map->begin(0);
    }

    void step() {
        const std::int64_t what = m_calm ? 30 + upTo(970) : upTo(1'000);
        if (what < 10) {
            begin(m_committed);  // another stream of this process
        } else if (what < 20) {
            keep();
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
    [[nodiscard]] std::int64_t anyTargetOffset() { return upTo(m_targetEnd + 4); }
    [[nodiscard]] std::optional<TargetOffset> told(std::int64_t source) const { return m_map->at(source); }
    [[nodiscard]] std::optional<TargetOffset> toldBack(std::int64_t target) const { return m_map->sourceAt(target); }
    /// With `gone`: records count that the source itself no longer has.
    [[nodiscard]] std::int64_t truth(std::int64_t source, bool gone) const {
        std::int64_t least = m_copiesEnd;
        for (auto each = m_lastCopy.lower_bound(source); each != m_lastCopy.end(); ++each) {
            least = gone || m_records.contains(each->first) ? std::min(least, each->second) : least;
        }
        return least;
    }

    /// The source offset at which a reader of the target goes on that has everything before `target`.
    [[nodiscard]] std::int64_t truthBack(std::int64_t target, bool gone) const {
        for (const auto& [source, copy] : m_lastCopy) {
            if (copy >= target && (gone || m_records.contains(source))) {
                return source;
            }
        }
        // At the first that was not mirrored; of records that the source no longer has nothing hangs on it.
        const auto next = m_records.lower_bound(m_farthest);
        return gone ? m_farthest : next == m_records.end() ? m_end : *next;
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
                m_farthest = std::max(m_farthest, m_position);
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

    // As it is done on disk: the end that has changed is written over.
    void keep() {
        const auto change = m_map->takeChange([&](std::int64_t changed) {
            if (!m_kept) {
                return std::int64_t{-1};
            }
            const auto behind = std::ranges::upper_bound(m_kept->runs, changed, {}, &OffsetMapRun::source);
            const std::int64_t first = behind == m_kept->runs.begin() ? -1 : std::prev(behind)->source;
            m_kept->runs.erase(std::ranges::lower_bound(m_kept->runs, first, {}, &OffsetMapRun::source),
                               m_kept->runs.end());
            return first;
        });
        if (change) {
            std::vector<OffsetMapRun> runs = m_kept ? m_kept->runs : std::vector<OffsetMapRun>{};
            runs.insert(runs.end(), change->runs.begin(), change->runs.end());
            m_kept = *change;
            m_kept->runs = std::move(runs);
        }
    }

    void commit() {
        keep();
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
        const bool committed = upTo(2) == 0;
        if (committed) {
            loseKept();  // what this one kept is not all
        }
        begin(committed ? m_position : m_committed);
    }

    void loseKept() {
        static_cast<void>(m_map->takeChange([](std::int64_t /*changed*/) { return -1; }));
        m_kept.reset();
    }

    void anotherProcess() {
        m_map = std::make_unique<OffsetMap>(m_mostRuns);
        if (m_kept) {
            m_map->restore(*decodeOffsetMap(encodeOffsetMap(*m_kept)));
        }
        begin(m_committed);
    }

    void choosePosition() {
        m_map->forget();
        loseKept();
        begin(upTo(m_end + 1));
    }

    const bool m_calm;
    const std::size_t m_mostRuns;
    std::mt19937 m_random;
    std::unique_ptr<OffsetMap> m_map;
    std::optional<OffsetMapState> m_kept;
    std::set<std::int64_t> m_records;                 // offsets at the source
    std::int64_t m_end = 0;                           // of the source
    std::map<std::int64_t, std::int64_t> m_lastCopy;  // source offset to target offset
    std::int64_t m_targetEnd = 0;
    std::int64_t m_copiesEnd = 0;
    std::int64_t m_farthest = 0;
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
    void theOldestArePutTogether();
    void theOldestAreForgottenWhereTheyCannotBePutTogether();
    void theOtherWay();
    void whatIsKeptComesBack();
    void damagedStatesAreRefused();
    void nothingIsKnownBeforeTheBeginning();
    void whatAnotherProcessMayHaveMirroredIsInDoubt();
    void whatWasMirroredElsewhereMeanwhileIsUnknown();
    void whatMayHaveBeenMirroredElsewhereIsABound();
    void aCleanChangeKeepsWhatIsExact();
    void aTargetThatGoesBackBeginsAnew();
    void aChosenPositionForgets();
    void aLinkKeepsOneMapForEachPartition();
    void neverAheadOfTheTruth_data();
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

// Markers at the source, nothing between at the target.
void OffsetMapTest::theOldestArePutTogether() {
    const auto most = static_cast<std::int64_t>(OffsetMap::kFewestRuns);
    for (std::int64_t i = 0; i <= most; ++i) {
        m_map->add({i * 2, i, 1});
    }
    QCOMPARE(at(0), exactly(0));
    QCOMPARE(at(1), exactly(1));  // no record of the two stands in doubt: the second is the last one
    QCOMPARE(at(2 * most), exactly(most));
    for (std::int64_t i = most + 1; i < 100 * most; ++i) {
        m_map->add({i * 2, i, 1});
    }
    for (std::int64_t i = 0; i < 100 * most; i += 7) {
        const std::optional<TargetOffset> told = at(i * 2);
        QVERIFY(told.has_value());
        QVERIFY(told->offset <= i && told->early >= i - told->offset);
    }
    QCOMPARE(at(199 * most), exactly(most * 199 / 2));
}

// Nothing can be said of what lies between them.
void OffsetMapTest::theOldestAreForgottenWhereTheyCannotBePutTogether() {
    const auto most = static_cast<std::int64_t>(OffsetMap::kFewestRuns);
    m_map->add({0, 0, 1});
    for (std::int64_t i = 1; i <= most; ++i) {
        m_map->add({i * 2, i % 2 == 0 ? i * 2 : -1, 1});
    }
    QCOMPARE(at(0), std::nullopt);
    QCOMPARE(at(2 * most), exactly(2 * most));
}

void OffsetMapTest::theOtherWay() {
    m_map->add({10, 100, 5});
    m_map->add({20, 105, 5});
    m_map->add({25, 120, 1});
    const auto back = [&](std::int64_t target) { return m_map->sourceAt(target); };
    QCOMPARE(back(0), exactly(10));
    QCOMPARE(back(103), exactly(13));
    QCOMPARE(back(105), exactly(20));
    QCOMPARE(back(110), exactly(25));  // others wrote there
    QCOMPARE(back(120), exactly(25));
    QCOMPARE(back(121), exactly(26));
    QCOMPARE(back(500), exactly(26));
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

void OffsetMapTest::whatIsKeptComesBack() {
    m_map->add({3, 70, 5});
    m_map->add({8, -1, 4});
    m_map->add({20, 90, 1});
    const std::optional<OffsetMapState> state = m_map->takeChange([](std::int64_t /*changed*/) { return -1; });
    QVERIFY(state.has_value());
    QVERIFY(!m_map->takeChange([](std::int64_t /*changed*/) { return -1; }));
    const std::optional<OffsetMapState> read = decodeOffsetMap(encodeOffsetMap(*state));
    QVERIFY(read == state);
    OffsetMap other;
    other.restore(*read);
    QCOMPARE(other.at(4), at(4));  // as it was
    other.confirm();
    other.begin(21);
    for (std::int64_t source = 0; source < 25; ++source) {
        QCOMPARE(other.at(source), at(source));
    }
}

void OffsetMapTest::damagedStatesAreRefused() {
    m_map->add({3, 70, 5});
    m_map->add({8, -1, 4});
    m_map->add({20, 90, 1});
    std::vector<std::byte> bytes = encodeOffsetMap(*m_map->takeChange([](std::int64_t /*changed*/) { return -1; }));
    QVERIFY(!decodeOffsetMap({}));
    std::vector<std::byte> other = bytes;
    other[0] = std::byte{9};
    QVERIFY(!decodeOffsetMap(other));
    std::mt19937 random{3};
    for (int round = 0; round < 20'000; ++round) {
        other = bytes;
        other[1 + random() % (other.size() - 1)] ^= static_cast<std::byte>(1U << random() % 8);
        other.resize(1 + random() % other.size());
        const std::optional<OffsetMapState> read = decodeOffsetMap(other);  // refused or read, and none runs over
        QVERIFY(!read || read->runs.size() <= bytes.size());
    }
}

namespace {

std::string said(unsigned seed, int step, const char* side, std::int64_t asked, const TargetOffset& told,
                 std::int64_t truth) {
    return "seed " + std::to_string(seed) + ", step " + std::to_string(step) + ": for " + std::to_string(asked) +
           " the " + side + " offset is said to be " + std::to_string(told.offset) + ", " + std::to_string(told.early) +
           " early at most, and is " + std::to_string(truth);
}

}  // namespace

void OffsetMapTest::neverAheadOfTheTruth_data() {
    QTest::addColumn<int>("mostRuns");
    QTest::newRow("room") << static_cast<int>(OffsetMap::kFewestRuns);
    QTest::newRow("little room") << 12;
}

// Neither way, and where it says how much too early it is, no earlier than that.
void OffsetMapTest::neverAheadOfTheTruth() {
    QFETCH(int, mostRuns);
    int exact = 0;
    int bounded = 0;
    int unbounded = 0;
    int exactBack = 0;
    const auto check = [](const std::optional<TargetOffset>& told, std::int64_t most, std::int64_t least) {
        return !told || (told->offset <= most && (told->early < 0 || told->offset + told->early >= least));
    };
    for (unsigned seed = 1; seed <= 20; ++seed) {
        World world{seed, seed % 4 == 0, static_cast<std::size_t>(mostRuns)};
        for (int step = 0; step < 2'000; ++step) {
            world.step();
            const std::int64_t source = world.anyOffset();
            const std::optional<TargetOffset> told = world.told(source);
            if (!check(told, world.truth(source, false), world.truth(source, true))) {
                QFAIL(said(seed, step, "target", source, *told, world.truth(source, false)).c_str());
            }
            if (step % 10 == 0) {
                const std::int64_t target = world.anyTargetOffset();
                const std::optional<TargetOffset> back = world.toldBack(target);
                if (!check(back, world.truthBack(target, false), world.truthBack(target, true))) {
                    QFAIL(said(seed, step, "source", target, *back, world.truthBack(target, false)).c_str());
                }
                exactBack += back && back->exact() ? 1 : 0;
            }
            exact += told && told->exact() ? 1 : 0;
            bounded += told && told->early > 0 ? 1 : 0;
            unbounded += told && told->early < 0 ? 1 : 0;
        }
    }
    qInfo("%d exact, %d at most so many early, %d bounds; %d exact back", exact, bounded, unbounded, exactBack);
    const bool room = mostRuns != 12;
    QVERIFY(exact > (room ? 8'000 : 1'200));
    QVERIFY(unbounded > (room ? 2'000 : 400));
    QVERIFY(bounded > 800);
    QVERIFY(exactBack > 10);
}

TRIBUTARY_TEST(OffsetMapTest, QCoreApplication)
#include "offsetmaptest.moc"
