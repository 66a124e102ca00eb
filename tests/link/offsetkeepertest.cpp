#include "core/link/offsetkeeper.h"
#include "tests/support/link/fakecluster.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace tributary;

namespace {

const kafka::TopicPartition kOrdersZero{"orders", 0};

TailRecord::Digest digestOf(std::int64_t content) {
    TailRecord::Digest out{};
    std::memcpy(out.data(), &content, sizeof content);
    return out;
}

/// What is kept, as a compacted topic has it: every process reads it from its own place.
struct Kept {
    std::vector<StateRecord> log;
    std::optional<Error> refused;  ///< reading and writing fail with this
};

class MemoryStore final : public StateStore {
public:
    explicit MemoryStore(std::shared_ptr<Kept> kept) : m_kept(std::move(kept)) {}

    Result<std::vector<StateRecord>> read() override {
        if (m_kept->refused) {
            return std::unexpected(*m_kept->refused);
        }
        const std::vector<StateRecord> out{m_kept->log.begin() + static_cast<std::ptrdiff_t>(m_at), m_kept->log.end()};
        m_at = m_kept->log.size();
        return out;
    }
    Status write(const std::vector<StateRecord>& records) override {
        if (m_kept->refused) {
            return std::unexpected(*m_kept->refused);
        }
        m_kept->log.insert(m_kept->log.end(), records.begin(), records.end());
        return {};
    }

private:
    const std::shared_ptr<Kept> m_kept;
    std::size_t m_at = 0;
};

/// A source partition, its target, and the processes that mirror it one after the other; what they did can be told from
/// the two logs alone.
class Night {
public:
    explicit Night(unsigned seed) : m_random(seed) {}
    ~Night() { leave(false); }

    // What happens.

    void grow(std::int64_t records) {
        for (; records > 0; --records, ++m_sourceEnd) {
            if (upTo(7) != 0) {  // else a marker
                // Some are alike, as heartbeats are.
                m_source.emplace(m_sourceEnd, upTo(4) == 0 ? -1 - upTo(3) : m_sourceEnd);
            }
        }
    }
    void compact() { m_source.erase(upTo(m_sourceEnd + 1)); }
    void somebodyElseWrites() { write(1'000'000 + upTo(1'000'000)); }
    /// Mirrors so many records; of the last ones the answers are not taken in.
    void mirror(std::int64_t records, std::int64_t unanswered) {
        for (auto each = m_source.lower_bound(m_position); each != m_source.end() && records > 0; --records) {
            const auto [offset, content] = *each;
            m_copies[offset].push_back(m_targetEnd);
            m_written.insert_or_assign(m_targetEnd, offset);
            write(content);
            if (records > unanswered) {
                m_map->add({offset, m_targetEnd - 1, 1});
                m_acknowledged = offset + 1;
            }
            m_position = offset + 1;
            each = m_source.lower_bound(m_position);
        }
    }
    void commit() {
        m_committed = m_acknowledged;
        m_map->committed(m_committed);
    }
    [[nodiscard]] bool flush() { return m_keeper->flush(); }
    void loseTail(std::int64_t records) {
        for (; records > 0 && m_targetEnd > 0; --records) {
            --m_targetEnd;
            m_target.erase(m_targetEnd);
            if (const auto was = m_written.find(m_targetEnd); was != m_written.end()) {
                m_copies[was->second].pop_back();
                m_written.erase(was);
            }
        }
    }

    // Processes.

    void leave(bool cleanly) {
        if (m_keeper) {
            m_keeper->end(cleanly);
            m_keeper.reset();
        }
    }
    /// Where the next process begins to read.
    std::int64_t start() {
        m_keeper = OffsetKeeper::begin(setup());
        m_map = std::make_shared<OffsetMap>();
        TopicRoute route;
        route.sourceTopic = route.targetTopic = kOrdersZero.topic;
        route.topicId = "s1";
        route.targetTopicId = targetId;
        const OffsetKeeper::Positions found =
            m_keeper->resume({{kOrdersZero, m_committed, route, m_map}}, [this](const OffsetKeeper::Positions& back) {
                m_committed = back.at(kOrdersZero);
                return commitsFail ? Status{std::unexpect, ErrorCode::KafkaRequest} : Status{};
            });
        if (!found.contains(kOrdersZero)) {
            return -1;
        }
        m_position = m_acknowledged = found.at(kOrdersZero);
        m_map->begin(m_position);
        m_map->committed(m_committed);
        return m_position;
    }

    [[nodiscard]] bool forget() {
        const std::shared_ptr<OffsetKeeper> keeper = OffsetKeeper::begin(setup());
        const Status forgotten = keeper->forget();
        keeper->end(false);
        return forgotten.has_value();
    }

    // The truth.

    [[nodiscard]] std::string lost() const {
        for (const auto& [offset, content] : m_source) {
            const auto copies = m_copies.find(offset);
            if (offset < m_position && (copies == m_copies.end() || copies->second.empty())) {
                return "lost " + std::to_string(offset) + " of those below " + std::to_string(m_position);
            }
        }
        return {};
    }
    [[nodiscard]] std::int64_t twice() const {
        return std::ranges::count_if(m_copies, [](const auto& each) { return each.second.size() > 1; });
    }
    [[nodiscard]] std::optional<TargetOffset> told(std::int64_t source) const { return m_map->at(source); }
    [[nodiscard]] std::int64_t truth(std::int64_t source) const {
        std::int64_t least = -1;
        for (auto each = m_copies.lower_bound(source); each != m_copies.end(); ++each) {
            if (!each->second.empty() && m_source.contains(each->first)) {
                least = least < 0 ? each->second.back() : std::min(least, each->second.back());
            }
        }
        return least;
    }
    [[nodiscard]] std::int64_t position() const { return m_position; }
    [[nodiscard]] std::int64_t committed() const { return m_committed; }
    void reset(std::int64_t to) { m_committed = to; }
    std::int64_t upTo(std::int64_t below) {
        return std::uniform_int_distribution<std::int64_t>{0, below - 1}(m_random);
    }

    std::shared_ptr<Kept> kept = std::make_shared<Kept>();
    std::shared_ptr<Kept> other;  ///< null: there is no other store
    std::string targetId = "t1";
    bool commitsFail = false;
    int patience = 20;
    std::vector<ErrorCode> warnings;

private:
    void write(std::int64_t content) { m_target.emplace(m_targetEnd++, content); }

    [[nodiscard]] OffsetKeeperSetup setup() {
        FakeTopic& topic = m_cluster->make(kOrdersZero.topic);
        topic.end[0] = m_targetEnd;
        const auto tails = [](const std::map<std::int64_t, std::int64_t>& log) {
            return [&log](const std::vector<TailRequest>& requests, MonotonicTime) -> Result<Tails> {
                Tails out;
                const TailRequest& asked = requests.front();
                Tail& tail = out[asked.at];
                tail.whole = true;
                for (auto each = log.lower_bound(asked.from); each != log.end() && tail.records.size() < asked.most;
                     ++each) {
                    tail.records.push_back({each->first, digestOf(each->second)});
                }
                return out;
            };
        };
        OffsetKeeperSetup out;
        out.link = "eu/orders";
        out.writer = std::to_string(++m_processes);
        out.target = "agg";
        out.targetAdmin = m_cluster->admin();
        out.store = std::make_unique<MemoryStore>(kept);
        if (other) {
            out.otherStore = [this] { return std::make_unique<MemoryStore>(other); };
        }
        out.sourceTails = tails(m_source);
        out.targetTails = tails(m_target);
        out.patience = std::chrono::seconds{patience};
        out.warn = [this](const Error& error) { warnings.push_back(error.code); };
        return out;
    }

    std::mt19937 m_random;
    std::shared_ptr<FakeCluster> m_cluster = std::make_shared<FakeCluster>();
    std::map<std::int64_t, std::int64_t> m_source;  // offset to content
    std::map<std::int64_t, std::int64_t> m_target;
    std::map<std::int64_t, std::vector<std::int64_t>> m_copies;  // of a source offset, at the target
    std::map<std::int64_t, std::int64_t> m_written;              // target offset to source offset
    std::int64_t m_sourceEnd = 0;
    std::int64_t m_targetEnd = 0;
    std::int64_t m_position = 0;
    std::int64_t m_acknowledged = 0;
    std::int64_t m_committed = 0;
    int m_processes = 0;
    std::shared_ptr<OffsetKeeper> m_keeper;
    std::shared_ptr<OffsetMap> m_map;
};

}  // namespace

/// Processes that crash and come back, beside what the two logs say.
class OffsetKeeperTest : public QObject {
    Q_OBJECT

private slots:
    void nothingComesTwiceAfterCrashes();
    void aTailThatTheTargetLostIsMirroredAgain();
    void aCrashBeforeTheCommitBackLosesNothing();
    void whatSomebodySetBackIsObeyed();
    void aTargetMadeAgainBeginsAnew();
    void whereTheTopicIsForbiddenAnotherStoreTakesOver();
    void anUnreadableStoreLeavesTheCommittedPosition();
    void aChosenPositionForgetsWhatWasKept();
};

void OffsetKeeperTest::nothingComesTwiceAfterCrashes() {
    int answers = 0;
    for (unsigned seed = 0; seed < 150; ++seed) {
        Night night{seed};
        for (int process = 0; process < 8; ++process) {
            night.grow(night.upTo(40));
            QVERIFY(night.start() >= 0);
            for (int step = 0; step < 12; ++step) {
                switch (night.upTo(6)) {
                    case 0:
                        night.commit();
                        break;
                    case 1:
                        QVERIFY(night.flush());
                        break;
                    case 2:
                        night.somebodyElseWrites();
                        break;
                    case 3:
                        night.grow(night.upTo(20));
                        break;
                    default:
                        night.mirror(night.upTo(10), 0);
                        break;
                }
            }
            for (std::int64_t s = 0; s <= night.position(); ++s) {
                const auto told = night.told(s);
                const std::int64_t truth = night.truth(s);
                if (told && truth >= 0) {
                    QVERIFY2(
                        told->offset == truth,
                        qPrintable(QString{"%1: T(%2) = %3, not %4"}.arg(seed).arg(s).arg(told->offset).arg(truth)));
                    ++answers;
                }
            }
            const bool cleanly = night.upTo(3) == 0;
            night.mirror(night.upTo(10), cleanly ? 0 : night.upTo(8));
            if (cleanly) {
                night.commit();
            }
            night.leave(cleanly);
            QCOMPARE(night.lost(), "");
            QCOMPARE(night.twice(), 0);
            QVERIFY(night.warnings.empty());
        }
    }
    QVERIFY2(answers > 50'000, qPrintable(QString::number(answers)));
}

void OffsetKeeperTest::aTailThatTheTargetLostIsMirroredAgain() {
    for (unsigned seed = 0; seed < 100; ++seed) {
        Night night{seed};
        night.grow(60);
        night.start();
        night.mirror(40, 0);
        night.commit();
        night.leave(true);
        const std::int64_t count = 1 + night.upTo(20);
        night.loseTail(count);
        const std::int64_t before = night.committed();
        QVERIFY(night.start() < before);
        QCOMPARE(night.committed(), night.position());
        QVERIFY(night.warnings == std::vector{ErrorCode::TargetTailLost});
        QCOMPARE(night.lost(), "");
        night.mirror(100, 0);
        QCOMPARE(night.lost(), "");
        QCOMPARE(night.twice(), 0);
    }
}

void OffsetKeeperTest::aCrashBeforeTheCommitBackLosesNothing() {
    Night night{1};
    night.grow(60);
    night.start();
    night.mirror(40, 0);
    night.commit();
    night.leave(true);
    const std::int64_t before = night.committed();
    night.loseTail(10);
    night.commitsFail = true;
    QCOMPARE(night.start(), -1);
    night.reset(before);  // it was not committed
    night.leave(true);
    night.commitsFail = false;
    QVERIFY(night.start() < before);
    QCOMPARE(night.lost(), "");
}

void OffsetKeeperTest::whatSomebodySetBackIsObeyed() {
    Night night{2};
    night.grow(60);
    night.start();
    night.mirror(40, 0);
    night.commit();
    QVERIFY(night.flush());
    night.leave(true);
    night.reset(5);
    QCOMPARE(night.start(), 5);
    night.mirror(3, 0);
    night.commit();
    const std::int64_t reached = night.position();
    night.leave(true);
    QCOMPARE(night.start(), reached);  // ... by the next one too
    night.leave(false);
    night.reset(55);
    QCOMPARE(night.start(), 55);
}

void OffsetKeeperTest::aTargetMadeAgainBeginsAnew() {
    Night night{3};
    night.grow(60);
    night.start();
    night.mirror(40, 0);
    night.leave(true);
    night.targetId = "t2";
    QCOMPARE(night.start(), 0);
}

void OffsetKeeperTest::whereTheTopicIsForbiddenAnotherStoreTakesOver() {
    Night night{4};
    night.grow(60);
    night.kept->refused = Error{ErrorCode::KafkaAuthorization};
    night.other = std::make_shared<Kept>();
    night.start();
    night.mirror(40, 3);
    night.leave(false);
    QVERIFY(night.warnings == std::vector{ErrorCode::StateInFile});
    night.start();
    QCOMPARE(night.lost(), "");
    night.mirror(100, 0);
    QCOMPARE(night.twice(), 0);
}

void OffsetKeeperTest::anUnreadableStoreLeavesTheCommittedPosition() {
    Night night{5};
    night.grow(60);
    night.start();
    night.mirror(20, 0);
    night.commit();
    night.mirror(20, 0);
    night.leave(true);
    night.kept->refused = Error{ErrorCode::KafkaRequest};
    QCOMPARE(night.start(), -1);  // it waits
    night.leave(false);
    night.warnings.clear();
    night.patience = 0;
    QCOMPARE(night.start(), night.committed());
    QVERIFY(night.warnings == std::vector{ErrorCode::StateNotKept});  // once, however often it is tried
    night.kept->refused.reset();
    night.mirror(50, 0);
    night.commit();
    night.leave(true);
    night.start();
    QCOMPARE(night.lost(), "");
}

void OffsetKeeperTest::aChosenPositionForgetsWhatWasKept() {
    Night night{6};
    night.grow(60);
    night.start();
    night.mirror(40, 0);
    night.commit();
    night.leave(true);
    QVERIFY(night.forget());
    night.reset(39);
    QCOMPARE(night.start(), 39);
}

TRIBUTARY_TEST(OffsetKeeperTest, QCoreApplication)
#include "offsetkeepertest.moc"
