#include "core/mirror/rangecheck.h"
#include "tests/mirror/trackerrig.h"
#include "tests/support/link/fakecluster.h"
#include "tests/support/testprogram.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QTest>

using namespace tributary;

/// What becomes of a partition whose position its source refused.
class RangeCheckTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_source = std::make_unique<SimulatedSource>(); }
    void init();
    void cleanup();

    void theStreamDoesNotWaitForTheSource();
    void whatIsGoneIsPassedOverOnceTheLedgerHasIt();
    void withoutTheLedgerItHalts();
    void withAbortItHalts();
    void aPositionBehindTheEndHalts();
    void anErrorOfTheMomentReadsOn();
    void aSourceThatDoesNotAnswerIsAskedAgain();
    void anotherLogAtTheSamePositionHalts();
    void whatWasGivenUpMeanwhileIsLeftAlone();

private:
    struct Host final : StreamHost {
        void report(Event /*event*/) override {}
        void partitionProblem(const std::string& /*topic*/, std::int32_t /*partition*/,
                              std::optional<Error> /*problem*/) override {}
        void clientTrouble(Side /*side*/, const Error& /*error*/) override {}
        void streamTrouble(int /*stream*/, StreamDuty /*duty*/, std::optional<Error> /*why*/) override {}
        void topicsChanged() override {}
        [[nodiscard]] Status recordGaps(const std::string& /*topic*/, std::int32_t /*partition*/,
                                        const std::vector<Gap>& gaps) override {
            for (const Gap& each : gaps) {
                recorded.emplace_back(each.from, each.to);
            }
            return kept;
        }
        void streamFailed(int /*stream*/, const Error& /*error*/) override {}

        std::vector<std::pair<std::int64_t, std::int64_t>> recorded;
        Status kept;
    };

    /// The source has these offsets, and refuses the position.
    void refuse(std::int64_t position, std::int64_t first, std::int64_t last, bool cut = false);
    /// Until the source has answered.
    [[nodiscard]] std::vector<PartitionTracker*> settle(SendFailurePolicy policy = SendFailurePolicy::Skip);

    std::unique_ptr<SimulatedSource> m_source;
    std::unique_ptr<TrackerRig> m_rig;
    std::shared_ptr<FakeCluster> m_cluster;
    Host m_host;
    std::unique_ptr<PartitionSet> m_partitions;
    std::unique_ptr<RangeCheck> m_check;
    PartitionTracker* m_tracker = nullptr;
};

void RangeCheckTest::init() {
    m_rig = std::make_unique<TrackerRig>(*m_source);
    m_cluster = std::make_shared<FakeCluster>();
    m_cluster->make("orders");
    m_host.recorded.clear();
    m_host.kept = {};
    m_partitions = std::make_unique<PartitionSet>();
    m_tracker = &m_partitions->add(std::move(m_rig->tracker));
    m_check = std::make_unique<RangeCheck>(m_cluster->admin(), m_host);
}

void RangeCheckTest::cleanup() {
    m_check.reset();
    m_partitions.reset();
    m_rig.reset();
}

void RangeCheckTest::refuse(std::int64_t position, std::int64_t first, std::int64_t last, bool cut) {
    m_cluster->topics.at("orders").first = {{0, first}};
    m_cluster->topics.at("orders").end = {{0, last}};
    m_tracker->jumpTo(position);
    m_tracker->loseRange(cut);
    m_partitions->markActive(*m_tracker);
}

std::vector<PartitionTracker*> RangeCheckTest::settle(SendFailurePolicy policy) {
    std::vector<PartitionTracker*> settled;
    static_cast<void>(
        QTest::qWaitFor([&] { return !(settled = m_check->settle(*m_partitions, policy)).empty(); }, 20'000));
    return settled;
}

void RangeCheckTest::theStreamDoesNotWaitForTheSource() {
    const auto gate = std::make_shared<std::mutex>();
    m_cluster->before = [gate](std::string_view) { const std::scoped_lock lock{*gate}; };
    refuse(5, 10, 20);
    {
        const std::scoped_lock held{*gate};
        QVERIFY(m_check->settle(*m_partitions, SendFailurePolicy::Skip).empty());
        QVERIFY(m_check->settle(*m_partitions, SendFailurePolicy::Skip).empty());
        QCOMPARE(m_tracker->position(), 5);
    }
    QCOMPARE(settle().size(), 1U);
    QCOMPARE(m_cluster->takeRequests(), (std::vector<std::string>{"listOffsets", "listOffsets"}));
}

void RangeCheckTest::whatIsGoneIsPassedOverOnceTheLedgerHasIt() {
    refuse(5, 10, 20);
    QCOMPARE(settle(), (std::vector<PartitionTracker*>{m_tracker}));
    QCOMPARE(m_host.recorded, (std::vector<std::pair<std::int64_t, std::int64_t>>{{5, 10}}));
    QCOMPARE(m_tracker->position(), 10);
    QCOMPARE(m_tracker->watermark(), 10);
    QVERIFY(!m_tracker->outOfRange);
    QCOMPARE(m_tracker->mode(), SendMode::Flowing);
}

void RangeCheckTest::withoutTheLedgerItHalts() {
    m_host.kept = std::unexpected(Error{ErrorCode::StateDamaged});
    refuse(5, 10, 20);
    static_cast<void>(settle());
    QCOMPARE(m_tracker->position(), 5);
    QCOMPARE(m_tracker->mode(), SendMode::Halted);
}

void RangeCheckTest::withAbortItHalts() {
    refuse(5, 10, 20);
    static_cast<void>(settle(SendFailurePolicy::Abort));
    QCOMPARE(m_tracker->position(), 5);
    QCOMPARE(m_tracker->mode(), SendMode::Halted);
    QCOMPARE(m_tracker->problem()->code, ErrorCode::PositionOutOfRange);
    QVERIFY(m_host.recorded.empty());  // an operator decides
}

void RangeCheckTest::aPositionBehindTheEndHalts() {
    refuse(25, 0, 20);
    static_cast<void>(settle());
    QCOMPARE(m_tracker->mode(), SendMode::Halted);
    QCOMPARE(m_host.recorded, (std::vector<std::pair<std::int64_t, std::int64_t>>{{20, 25}}));
}

void RangeCheckTest::anErrorOfTheMomentReadsOn() {
    refuse(15, 10, 20);
    QCOMPARE(settle().size(), 1U);
    QCOMPARE(m_tracker->position(), 15);
    QCOMPARE(m_tracker->mode(), SendMode::Flowing);
    QVERIFY(!m_tracker->outOfRange);
}

void RangeCheckTest::aSourceThatDoesNotAnswerIsAskedAgain() {
    m_cluster->failing.emplace("listOffsets", Error{ErrorCode::KafkaRequest});
    refuse(5, 10, 20);
    QCOMPARE(settle().size(), 1U);
    QCOMPARE(m_tracker->mode(), SendMode::Flowing);  // it reads on, and is refused again
    QVERIFY(!m_tracker->outOfRange);
    QCOMPARE(m_tracker->position(), 5);
}

void RangeCheckTest::anotherLogAtTheSamePositionHalts() {
    refuse(15, 10, 20, true);
    static_cast<void>(settle());
    QCOMPARE(m_tracker->mode(), SendMode::Halted);
}

void RangeCheckTest::whatWasGivenUpMeanwhileIsLeftAlone() {
    const auto gate = std::make_shared<std::mutex>();
    m_cluster->before = [gate](std::string_view) { const std::scoped_lock lock{*gate}; };
    refuse(5, 10, 20);
    {
        const std::scoped_lock held{*gate};
        QVERIFY(m_check->settle(*m_partitions, SendFailurePolicy::Skip).empty());
        m_partitions->remove({"orders", 0});
        m_rig->track();
        m_tracker = &m_partitions->add(std::move(m_rig->tracker));
        m_tracker->jumpTo(7);
    }
    QVERIFY(!QTest::qWaitFor([&] { return !m_check->settle(*m_partitions, SendFailurePolicy::Skip).empty(); }, 200));
    QCOMPARE(m_tracker->position(), 7);
    QVERIFY(m_host.recorded.empty());
}

TRIBUTARY_TEST(RangeCheckTest, QCoreApplication)
#include "rangechecktest.moc"
