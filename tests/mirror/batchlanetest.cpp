#include "core/mirror/batchlane.h"

#include "core/wire/errors.h"
#include "core/wire/fetcher.h"
#include "tests/mirror/trackerrig.h"
#include "tests/support/testprogram.h"
#include "tests/wire/batchbuilder.h"
#include "tests/wire/fakebroker.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;
using wire::BatchShape;

namespace {

/// What the lane told its stream.
struct LaneHost final : BatchLaneHost {
    int changed = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> jumps;
    bool mayJump = true;
    std::vector<std::int16_t> waits;

    void laneChanged(PartitionTracker& /*tracker*/) override { ++changed; }
    void laneCut(PartitionTracker& /*tracker*/, std::int64_t /*end*/, std::int64_t /*position*/) override {}
    bool laneJumps(PartitionTracker& /*tracker*/, std::int64_t from, std::int64_t to) override {
        jumps.emplace_back(from, to);
        return mayJump;
    }
    void laneWaits(PartitionTracker& /*tracker*/, Side /*side*/, std::int16_t error) override {
        waits.push_back(error);
    }
};

constexpr std::size_t kHeldBytes = 1 << 20;

}  // namespace

/// One partition's batches between answers that the test makes up and a target that does what it says.
class BatchLaneTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_simulated = std::make_unique<SimulatedSource>(); }
    void init();
    void cleanup();
    void sendsOnWhatIsWholeAndFollowsItsAnswers();
    void stopsBeforeWhatIsNotWhole_data();
    void stopsBeforeWhatIsNotWhole();
    void passesOverWhatIsNotToBeMirrored();
    void saysWhereTheSourceJumps();
    void aJumpThatMayNotBeStopsIt();
    void aRefusedBatchIsLeftToTheRecordPath();
    void aTargetThatLostRecordsHaltsThePartition();
    void takesBackWhatWasNotSent();
    void aBatchLargerThanItsShareGoesOver();
    void leavesSmallBatchesThatPileUp_data();
    void leavesSmallBatchesThatPileUp();

private:
    void begin(BatchLane::Limits limits = {.shareBytes = kHeldBytes}) {
        m_lane.reset();
        m_lane = std::make_unique<BatchLane>(*m_rig->tracker, m_host, *m_fetcher, *m_producer, 0, limits);
        m_lane->start();
    }
    /// An answer of the source with these batches; where it is to be read on.
    std::int64_t fetch(const std::vector<std::vector<std::byte>>& batches, std::int64_t end = 1'000'000,
                       std::vector<wire::AbortedTransaction> aborted = {}) {
        std::size_t size = 0;
        for (const std::vector<std::byte>& each : batches) {
            size += each.size();
        }
        const wire::BufferPtr buffer = m_buffers->take(size);
        std::byte* at = buffer->data.get();
        for (const std::vector<std::byte>& each : batches) {
            at = std::ranges::copy(each, at).out;
        }
        wire::FetchedPartition answer;
        answer.topic = "orders";
        answer.highWatermark = answer.lastStable = end;
        answer.aborted = std::move(aborted);
        answer.records = std::span{buffer->data.get(), size};
        const std::int64_t position = m_lane->fetched(answer, buffer).position;
        m_producer->pump();
        return position;
    }
    std::int64_t fetch(const BatchShape& shape) { return fetch({wire::makeBatch(shape)}); }

    /// The target answers what it is sent, until it has answered so many requests.
    [[nodiscard]] bool answers(int count, std::int16_t error = wire::code::kNone) {
        for (int i = 0; i < count; ++i) {
            const bool asked = m_broker->until([&] {
                m_producer->pump();
                return !m_broker->asked().empty();
            });
            if (!asked) {
                return false;
            }
            m_broker->answerProduce(m_broker->asked().front(), error, m_nextOffset++);
            m_broker->asked().pop_front();
            m_broker->settle();
        }
        return true;
    }
    [[nodiscard]] RecordPathReason left() const {
        return m_lane->detour() ? m_lane->detour()->reason : RecordPathReason::None;
    }

    std::unique_ptr<SimulatedSource> m_simulated;
    std::unique_ptr<TrackerRig> m_rig;
    std::unique_ptr<wire::Loop> m_loop;
    std::unique_ptr<wire::BufferPool> m_buffers;
    std::unique_ptr<wire::FakeBroker> m_broker;
    std::unique_ptr<wire::Cluster> m_cluster;
    std::unique_ptr<wire::Fetcher> m_fetcher;
    std::unique_ptr<wire::BatchProducer> m_producer;
    std::unique_ptr<BatchLane> m_lane;
    LaneHost m_host;
    std::int64_t m_nextOffset = 0;
};

void BatchLaneTest::init() {
    m_rig = std::make_unique<TrackerRig>(*m_simulated);
    m_rig->tracker->useBatches();
    m_host = {};
    m_nextOffset = 500;
    m_loop = std::make_unique<wire::Loop>();
    m_buffers = std::make_unique<wire::BufferPool>(1 << 24);
    m_broker = std::make_unique<wire::FakeBroker>(*m_loop);
    m_broker->topics = {{"orders", 4}};
    const auto pump = [this] {
        if (m_producer) {
            m_producer->pump();
        }
    };
    m_cluster = std::make_unique<wire::Cluster>(m_broker->kit(*m_buffers),
                                                wire::Cluster::Listener{pump, pump, [](const Error&) {}});
    // Is never pumped: the test makes the source's answers up.
    m_fetcher = std::make_unique<wire::Fetcher>(*m_cluster, *m_buffers, wire::FetchSettings{});
    m_producer = std::make_unique<wire::BatchProducer>(*m_cluster, wire::ProduceSettings{});
    begin();
}

void BatchLaneTest::cleanup() {
    m_lane.reset();
    m_producer.reset();
    m_fetcher.reset();
    m_cluster.reset();
    m_broker.reset();
    m_buffers.reset();
    m_loop.reset();
    m_rig.reset();
}

void BatchLaneTest::sendsOnWhatIsWholeAndFollowsItsAnswers() {
    QCOMPARE(
        fetch({wire::makeBatch({.baseOffset = 0, .records = 3}), wire::makeBatch({.baseOffset = 3, .records = 2})}), 5);
    QCOMPARE(m_rig->tracker->watermark(), 0);
    QCOMPARE(m_rig->tracker->outstanding(), 2U);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 3);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 5);
    QVERIFY(m_lane->idle());
    QCOMPARE(left(), RecordPathReason::None);
}

void BatchLaneTest::stopsBeforeWhatIsNotWhole_data() {
    QTest::addColumn<int>("reason");
    QTest::newRow("old format") << static_cast<int>(RecordPathReason::OldFormat);
    QTest::newRow("part of a batch") << static_cast<int>(RecordPathReason::PartOfBatch);
    QTest::newRow("compacted") << static_cast<int>(RecordPathReason::Compacted);
    QTest::newRow("stamped by the source") << static_cast<int>(RecordPathReason::AppendTime);
    QTest::newRow("too large") << static_cast<int>(RecordPathReason::TooLarge);
    QTest::newRow("damaged") << static_cast<int>(RecordPathReason::Damaged);
}

void BatchLaneTest::stopsBeforeWhatIsNotWhole() {
    QFETCH(int, reason);
    const auto wanted = static_cast<RecordPathReason>(reason);
    const std::vector<std::byte> before = wire::makeBatch({.baseOffset = 0, .records = 2});
    BatchShape shape{.baseOffset = 2, .records = 4};
    std::int64_t until = 6;
    if (wanted == RecordPathReason::PartOfBatch) {
        shape = {.baseOffset = 1, .records = 5};
    } else if (wanted == RecordPathReason::Compacted) {
        shape.lastDelta = 7;
        until = 10;
    } else if (wanted == RecordPathReason::AppendTime) {
        shape.attributes = 0x08;
    } else if (wanted == RecordPathReason::TooLarge) {
        TopicRoute route = TrackerRig::route();
        route.targetMaxBytes = static_cast<std::int64_t>(before.size()) + 100;
        m_rig->tracker->setRoute(route);
        shape.payload = std::string(1'000, 'x');
    }
    std::vector<std::byte> odd = wire::makeBatch(shape);
    if (wanted == RecordPathReason::Damaged) {
        odd.back() ^= std::byte{1};
        until = 3;  // as far as is known
    } else if (wanted == RecordPathReason::OldFormat) {
        odd[16] = std::byte{1};
        until = 3;
    }
    static_cast<void>(fetch({before, odd, wire::makeBatch({.baseOffset = until, .records = 1})}));
    QCOMPARE(left(), wanted);
    QCOMPARE(m_lane->detour()->until, until);
    // What was before it goes over first, and what is behind it not at all.
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 2);
    QVERIFY(m_lane->idle());
    QVERIFY(m_host.changed > 0);
}

void BatchLaneTest::passesOverWhatIsNotToBeMirrored() {
    // Of the producers 7 and 8 the first one's transaction was aborted.
    const std::uint16_t transactional = 0x10;
    QCOMPARE(fetch({wire::makeBatch({.baseOffset = 0,
                                     .attributes = transactional,
                                     .records = 2,
                                     .producerId = 7,
                                     .producerEpoch = 0,
                                     .baseSequence = 0}),
                    wire::makeBatch({.baseOffset = 2,
                                     .attributes = transactional,
                                     .records = 3,
                                     .producerId = 8,
                                     .producerEpoch = 0,
                                     .baseSequence = 0}),
                    wire::makeEndMarker(5, 7, false), wire::makeEndMarker(6, 8, true)},
                   7, {{7, 0}}),
             7);
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QCOMPARE(m_rig->tracker->watermark(), 2);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 7);
    // The next transaction of a producer whose last one was aborted is another one, in one answer too.
    const auto of7 = [&](std::int64_t offset) {
        return wire::makeBatch({.baseOffset = offset,
                                .attributes = transactional,
                                .records = 1,
                                .producerId = 7,
                                .producerEpoch = 0,
                                .baseSequence = 0});
    };
    QCOMPARE(fetch({of7(7), wire::makeEndMarker(8, 7, false), of7(9), wire::makeEndMarker(10, 7, true)}, 11, {{7, 7}}),
             11);
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 11);
    QCOMPARE(left(), RecordPathReason::None);
}

void BatchLaneTest::saysWhereTheSourceJumps() {
    TopicRoute route = TrackerRig::route();
    route.sourceWhole = true;
    m_rig->tracker->setRoute(route);
    QCOMPARE(fetch({.baseOffset = 0, .records = 2}), 2);
    QCOMPARE(fetch({.baseOffset = 9, .records = 1}), 10);
    QCOMPARE(m_host.jumps, (std::vector{std::pair<std::int64_t, std::int64_t>{2, 9}}));
    QVERIFY(answers(2));
    QCOMPARE(m_rig->tracker->watermark(), 10);
}

void BatchLaneTest::aJumpThatMayNotBeStopsIt() {
    m_host.mayJump = false;
    // Out of order within one answer: whatever the topic, that is damage.
    QCOMPARE(
        fetch({wire::makeBatch({.baseOffset = 4, .records = 2}), wire::makeBatch({.baseOffset = 2, .records = 1})}), 6);
    QCOMPARE(m_host.jumps, (std::vector{std::pair<std::int64_t, std::int64_t>{6, 2}}));
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 6);
}

void BatchLaneTest::aRefusedBatchIsLeftToTheRecordPath() {
    QCOMPARE(
        fetch({wire::makeBatch({.baseOffset = 0, .records = 3}), wire::makeBatch({.baseOffset = 3, .records = 2})}), 5);
    QVERIFY(answers(1, wire::code::kMessageTooLarge));
    QTRY_VERIFY(m_lane->detour().has_value());
    QCOMPARE(left(), RecordPathReason::TooLarge);
    QCOMPARE(m_lane->detour()->until, 3);
    QVERIFY(m_lane->idle());
    QCOMPARE(m_rig->tracker->watermark(), 0);
}

void BatchLaneTest::aTargetThatLostRecordsHaltsThePartition() {
    QCOMPARE(fetch({.baseOffset = 0, .records = 1}), 1);
    QVERIFY(answers(1));
    QCOMPARE(fetch({.baseOffset = 1, .records = 1}), 2);
    QVERIFY(answers(1, wire::code::kOutOfOrderSequence));
    QCOMPARE(m_rig->tracker->mode(), SendMode::Halted);
    QCOMPARE(m_rig->tracker->problem()->code, ErrorCode::TargetLostRecords);
    QVERIFY(!m_lane->running());
    QCOMPARE(m_rig->tracker->watermark(), 1);
}

void BatchLaneTest::takesBackWhatWasNotSent() {
    // Until the first answer one batch is on its way; the others wait.
    QCOMPARE(fetch({wire::makeBatch({.baseOffset = 0, .records = 1}), wire::makeBatch({.baseOffset = 1, .records = 1}),
                    wire::makeBatch({.baseOffset = 2, .records = 1})}),
             3);
    QVERIFY(m_broker->until([&] {
        m_producer->pump();
        return !m_broker->asked().empty();
    }));
    m_lane->stop();
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QVERIFY(answers(1));
    QVERIFY(m_lane->idle());
    QCOMPARE(m_rig->tracker->watermark(), 1);
    m_broker->settle();
    QVERIFY(m_broker->asked().empty());
    // It goes on behind what was acknowledged.
    m_lane->start();
    QCOMPARE(fetch({.baseOffset = 1, .records = 1}), 2);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 2);
}

void BatchLaneTest::aBatchLargerThanItsShareGoesOver() {
    const std::vector<std::byte> large =
        wire::makeBatch({.baseOffset = 0, .records = 1, .payload = std::string(900, 'x')});
    begin({.shareBytes = 500});
    QCOMPARE(fetch({large}), 1);  // a single one that is larger has to go over as well
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 1);
}

void BatchLaneTest::leavesSmallBatchesThatPileUp_data() {
    QTest::addColumn<int>("records");  // in a batch
    QTest::addColumn<int>("bytes");
    QTest::addColumn<qint64>("end");
    QTest::addColumn<bool>("mayMerge");
    QTest::addColumn<bool>("leaves");
    const qint64 far = 1'000'000;
    QTest::newRow("one record each") << 1 << 100 << far << true << true;
    QTest::newRow("some records each") << 31 << 3'000 << far << true << true;
    QTest::newRow("enough records") << 32 << 3'200 << far << true << false;
    QTest::newRow("few records, enough bytes") << 4 << 17'000 << far << true << false;
    QTest::newRow("nothing waits") << 1 << 100 << qint64{60} << true << false;
    QTest::newRow("whole batches wanted") << 1 << 100 << far << false << false;
}

void BatchLaneTest::leavesSmallBatchesThatPileUp() {
    QFETCH(int, records);
    QFETCH(int, bytes);
    QFETCH(qint64, end);
    QFETCH(bool, mayMerge);
    QFETCH(bool, leaves);
    const MonotonicTime begun = MonotonicClock::now();
    begin({.mayMerge = mayMerge, .shareBytes = kHeldBytes});
    std::vector<std::vector<std::byte>> batches;
    for (int i = 0; i < 50; ++i) {
        batches.push_back(wire::makeBatch({.baseOffset = std::int64_t{i} * records,
                                           .records = records,
                                           .payload = std::string(static_cast<std::size_t>(bytes), 'x')}));
    }
    static_cast<void>(fetch(batches, end));
    QVERIFY(answers(30));  // so many are as good as a second
    m_lane->mergeIfBetter(begun + 199ms);  // not by what is over sooner
    QCOMPARE(left(), RecordPathReason::None);
    m_lane->mergeIfBetter(MonotonicClock::now() + 300ms);
    QCOMPARE(left(), leaves ? RecordPathReason::SmallBatches : RecordPathReason::None);
    if (leaves) {
        QVERIFY(answers(static_cast<int>(m_rig->tracker->outstanding())));
        QVERIFY(m_lane->idle());
        QCOMPARE(m_lane->detour()->until, m_rig->tracker->watermark());
    }
}

TRIBUTARY_TEST(BatchLaneTest, QCoreApplication)
#include "batchlanetest.moc"
