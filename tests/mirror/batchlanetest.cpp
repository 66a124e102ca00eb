#include "core/mirror/batchlane.h"

#include "core/wire/errors.h"
#include "core/wire/fetcher.h"
#include "tests/mirror/trackerrig.h"
#include "tests/support/testprogram.h"
#include "tests/wire/batchbuilder.h"
#include "tests/wire/fakebroker.h"

#include <algorithm>
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
using wire::makeBatchOf;

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
constexpr std::size_t kMerged = 4'096;

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
    void putsTogetherWhatWaits();
    void putsTogetherAcrossWhatIsPassedOver();
    void aLoneBatchGoesAsItIs();
    void putsTogetherNoMoreThanItMay();
    void wholeBatchesWherePuttingTogetherDoesNotPay_data();
    void wholeBatchesWherePuttingTogetherDoesNotPay();
    void takesBackWhatWasPutTogether();
    void aRefusalOfSeveralIsNarrowedDown();
    void aMergedBatchThatIsTooLargeMakesTheNextSmaller();

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
            if (!asked()) {
                return false;
            }
            m_broker->answerProduce(m_broker->asked().front(), error, m_nextOffset++);
            m_broker->asked().pop_front();
            m_broker->settle();
        }
        return true;
    }
    [[nodiscard]] bool asked() {
        return m_broker->until([&] {
            m_producer->pump();
            return !m_broker->asked().empty();
        });
    }
    /// Batches of one record each, of these offsets.
    static std::vector<std::vector<std::byte>> singles(int from, int to) {
        std::vector<std::vector<std::byte>> out;
        for (int i = from; i < to; ++i) {
            out.push_back(makeBatchOf({record(i)}, {.baseOffset = i}));
        }
        return out;
    }
    static wire::RecordShape record(int offset) {
        return wire::makeRecord(1'000 + offset, "v" + std::to_string(offset));
    }
    static std::vector<wire::RecordShape> records(int from, int to) {
        std::vector<wire::RecordShape> out;
        for (int i = from; i < to; ++i) {
            out.push_back(record(i));
        }
        return out;
    }
    /// Those of the oldest request.
    [[nodiscard]] std::vector<wire::RecordShape> sentRecords() const {
        std::vector<std::byte> sent = wire::FakeBroker::produced(m_broker->asked().front()).at(0).records;
        const wire::RecordBatch batch{sent};
        const auto part = batch.bytes().subspan(wire::RecordBatch::kHeaderBytes);
        return wire::readRecords({reinterpret_cast<const char*>(part.data()), part.size()}, batch.baseTimestampMs());
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
    m_rig->offsets->passed(0, 0);  // nobody else has mirrored anything
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

void BatchLaneTest::putsTogetherWhatWaits() {
    begin({.mergeBytes = kMerged, .shareBytes = kHeldBytes});
    QCOMPARE(fetch(singles(0, 1)), 1);
    QVERIFY(asked());
    // It is on its way; those wait, and what comes later waits with them.
    QCOMPARE(fetch(singles(1, 4)), 4);
    QCOMPARE(fetch({makeBatchOf({record(4), record(5)}, {.baseOffset = 4})}), 6);
    QCOMPARE(m_rig->tracker->outstanding(), 2U);
    m_nextOffset = 700;
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 1);
    QVERIFY(asked());
    QVERIFY(sentRecords() == records(1, 6));
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 6);
    QVERIFY(m_lane->idle());
    QCOMPARE(m_rig->tracker->outstanding(), 0U);
    for (int i = 0; i < 6; ++i) {
        QCOMPARE(m_rig->targetOffset(i), i == 0 ? 700 : 700 + i);
    }
}

// An end of a transaction, an aborted one and a place that compaction emptied: offsets are missing, records are not.
void BatchLaneTest::putsTogetherAcrossWhatIsPassedOver() {
    begin({.mergeBytes = kMerged, .shareBytes = kHeldBytes});
    const auto of7 = [&](std::int64_t offset) {
        return makeBatchOf({record(static_cast<int>(offset))},
                           {.baseOffset = offset, .attributes = 0x10, .producerId = 7});
    };
    QCOMPARE(fetch({of7(0), wire::makeEndMarker(1, 7, true), of7(2), wire::makeEndMarker(3, 7, false), of7(4),
                    wire::makeEndMarker(5, 7, true), singles(9, 10).front(),
                    makeBatchOf({record(10)}, {.baseOffset = 10, .leaderEpoch = 4})},
                   11, {{7, 2}}),
             11);
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QVERIFY(asked());
    QVERIFY(sentRecords() == (std::vector{record(0), record(4), record(9), record(10)}));
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 11);
    QCOMPARE(m_rig->tracker->leaderEpoch(), 4);
    QVERIFY(m_lane->idle());
    QCOMPARE(m_rig->targetOffset(0), 500);
    QCOMPARE(m_rig->targetOffset(4), 501);
    QCOMPARE(m_rig->targetOffset(9), 502);
    QCOMPARE(m_rig->targetOffset(10), 503);
}

void BatchLaneTest::aLoneBatchGoesAsItIs() {
    begin({.mergeBytes = kMerged, .shareBytes = kHeldBytes});
    const std::vector<std::byte> lone =
        makeBatchOf({record(0), record(1)}, {.attributes = static_cast<std::uint16_t>(wire::Codec::Zstd)});
    QCOMPARE(fetch({lone}), 2);  // would not unpack, and nobody tries
    QVERIFY(asked());
    const std::vector<std::byte> sent = wire::FakeBroker::produced(m_broker->asked().front()).at(0).records;
    constexpr auto kHeader = static_cast<std::ptrdiff_t>(wire::RecordBatch::kHeaderBytes);
    QVERIFY(std::ranges::equal(std::span{sent}.subspan(kHeader), std::span{lone}.subspan(kHeader)));
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 2);
}

void BatchLaneTest::putsTogetherNoMoreThanItMay() {
    TopicRoute route = TrackerRig::route();
    route.targetMaxBytes = 700;
    m_rig->tracker->setRoute(route);
    begin({.mergeBytes = kMerged, .shareBytes = kHeldBytes});
    QCOMPARE(fetch(singles(0, 60)), 60);
    QVERIFY(m_rig->tracker->outstanding() >= 2);
    int seen = 0;
    while (m_rig->tracker->watermark() < 60) {
        QVERIFY(asked());
        QVERIFY(wire::FakeBroker::produced(m_broker->asked().front()).at(0).records.size() <= 700);
        seen += static_cast<int>(sentRecords().size());
        QVERIFY(answers(1));
        QCOMPARE(m_rig->tracker->watermark(), seen);
    }
    QCOMPARE(seen, 60);
}

void BatchLaneTest::wholeBatchesWherePuttingTogetherDoesNotPay_data() {
    QTest::addColumn<quint64>("mergeBytes");
    QTest::addColumn<int>("records");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<int>("codec");
    QTest::addColumn<int>("batches");
    QTest::newRow("whole batches wanted") << quint64{0} << 1 << 10 << 0 << 3;
    QTest::newRow("large ones") << quint64{1 << 20} << 2 << 10'000 << 0 << 3;
    QTest::newRow("compressed, of many records") << quint64{1 << 20} << 32 << 10 << 1 << 3;
    QTest::newRow("compressed, of few") << quint64{1 << 20} << 31 << 10 << 1 << 1;
    QTest::newRow("of many records") << quint64{1 << 20} << 32 << 10 << 0 << 1;
}

void BatchLaneTest::wholeBatchesWherePuttingTogetherDoesNotPay() {
    QFETCH(quint64, mergeBytes);
    QFETCH(int, records);
    QFETCH(int, bytes);
    QFETCH(int, codec);
    QFETCH(int, batches);
    begin({.mergeBytes = mergeBytes, .shareBytes = kHeldBytes});
    std::vector<std::vector<std::byte>> all;
    wire::Codecs codecs;
    for (int i = 0; i < 3; ++i) {
        const std::vector<wire::RecordShape> each(
            static_cast<std::size_t>(records), wire::makeRecord(1, std::string(static_cast<std::size_t>(bytes), 'x')));
        const std::string plain = wire::recordsPart(each, 1);
        std::vector<std::byte> packed;
        QVERIFY(codecs.pack(static_cast<wire::Codec>(codec), std::as_bytes(std::span{plain}), packed));
        all.push_back(wire::makeBatch({.baseOffset = std::int64_t{i} * records,
                                       .attributes = static_cast<std::uint16_t>(codec),
                                       .records = records,
                                       .payload = {reinterpret_cast<const char*>(packed.data()), packed.size()}}));
    }
    static_cast<void>(fetch(all));
    QCOMPARE(m_rig->tracker->outstanding(), static_cast<std::uint64_t>(batches));
    QVERIFY(answers(batches));
    QCOMPARE(m_rig->tracker->watermark(), 3 * records);
}

void BatchLaneTest::takesBackWhatWasPutTogether() {
    begin({.mergeBytes = kMerged, .shareBytes = kHeldBytes});
    QCOMPARE(fetch(singles(0, 2)), 2);
    QVERIFY(asked());
    QCOMPARE(fetch({singles(2, 3).front(), wire::makeEndMarker(3, 7, true), singles(4, 5).front()}), 5);
    QCOMPARE(m_rig->tracker->outstanding(), 2U);
    m_lane->stop();
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QVERIFY(answers(1));
    QVERIFY(m_lane->idle());
    QCOMPARE(m_rig->tracker->watermark(), 2);
    m_lane->start();
    QCOMPARE(fetch(singles(2, 3)), 3);
    QVERIFY(asked());
    QVERIFY(sentRecords() == records(2, 3));
}

// They are read again and sent one by one: only the one that is refused alone is left to the record path.
void BatchLaneTest::aRefusalOfSeveralIsNarrowedDown() {
    begin({.mergeBytes = kMerged, .shareBytes = kHeldBytes});
    QCOMPARE(fetch(singles(0, 3)), 3);
    QVERIFY(answers(1, wire::code::kInvalidRecord));
    QVERIFY(m_broker->until([&] { return m_rig->tracker->outstanding() == 0; }));
    QCOMPARE(left(), RecordPathReason::None);
    QVERIFY(m_lane->running());
    QCOMPARE(m_rig->tracker->watermark(), 0);
    // What comes behind them may be put together, and not with any of them.
    QCOMPARE(fetch(singles(0, 6)), 6);
    QCOMPARE(m_rig->tracker->outstanding(), 4U);
    QVERIFY(answers(1));
    QCOMPARE(m_rig->tracker->watermark(), 1);
    QVERIFY(answers(1, wire::code::kInvalidRecord));
    QVERIFY(answers(2, wire::code::kOutOfOrderSequence));
    QTRY_VERIFY(m_lane->detour().has_value());
    QCOMPARE(left(), RecordPathReason::Refused);
    QCOMPARE(m_lane->detour()->until, 2);
    QCOMPARE(m_rig->tracker->watermark(), 1);
    QVERIFY(m_lane->idle());
}

void BatchLaneTest::aMergedBatchThatIsTooLargeMakesTheNextSmaller() {
    begin({.mergeBytes = 500, .shareBytes = kHeldBytes});
    QCOMPARE(fetch(singles(0, 20)), 20);
    QCOMPARE(m_rig->tracker->outstanding(), 1U);
    QVERIFY(answers(1, wire::code::kMessageTooLarge));
    QVERIFY(m_broker->until([&] { return m_rig->tracker->outstanding() == 0; }));
    QCOMPARE(fetch(singles(0, 20)), 20);
    QCOMPARE(m_rig->tracker->outstanding(), 20U);
    QVERIFY(answers(20));
    QCOMPARE(fetch(singles(20, 40)), 40);
    QCOMPARE(m_rig->tracker->outstanding(), 2U);
}

TRIBUTARY_TEST(BatchLaneTest, QCoreApplication)
#include "batchlanetest.moc"
