#include "core/wire/batchproducer.h"

#include "core/wire/errors.h"
#include "tests/support/testprogram.h"
#include "tests/wire/batchbuilder.h"
#include "tests/wire/fakebroker.h"

#include <algorithm>
#include <memory>
#include <set>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace tributary::wire;

namespace {

/// Keeps what the producer told of one source.
struct Source final : BatchSource {
    std::vector<std::int64_t> acknowledged;
    std::vector<std::int16_t> refused;
    std::vector<std::int16_t> waits;
    int lost = 0;

    void batchAcknowledged(std::int64_t targetOffset) override { acknowledged.push_back(targetOffset); }
    void batchRefused(std::int16_t error) override { refused.push_back(error); }
    void targetLostRecords() override { ++lost; }
    void batchesWait(std::int16_t error) override { waits.push_back(error); }
};

/// What a batch on its way says of itself.
struct Sent {
    std::int64_t producer = -1;
    std::int32_t sequence = -1;
    std::string payload;

    bool operator==(const Sent&) const = default;
};

Sent sentIn(std::vector<std::byte> records) {
    const RecordBatch batch{records};
    return {batch.producerId(),
            batch.baseSequence(),
            {reinterpret_cast<const char*>(records.data()) + RecordBatch::kHeaderBytes,
             records.size() - RecordBatch::kHeaderBytes}};
}

}  // namespace

/// The rules of sequences, against a broker that does what the test says: each of them keeps records from being lost,
/// doubled or put in another order.
class BatchProducerTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void oneBatchUntilTheFirstAcknowledgement();
    void neverMoreThanFive();
    void neverMoreThanFiveAcrossAReconnect();
    void oneAtATimeWhereTheBrokerMayHaveForgotten();
    void theSameBytesAgainAfterACutConnection();
    void afterAnErrorNothingIsSentBeforeAllIsAnswered();
    void aDuplicateIsAcknowledgedWithoutAnOffset();
    void aRefusalGivesTheSourcesBatchesBackUnderANewProducer();
    void otherSourcesOfTheTargetGoOnAfterARefusal();
    void aGapOnTheOldestStopsTheSource();
    void aGapBehindARefusalIsNone();
    void anUnknownProducerBeginsAnew();
    void sequencesBeginAgainBehindTheLargest();
    void severalPartitionsOneBatchEachInARequest();
    void requestsAreBounded();
    void waitingForReplicasHasAConnectionOfItsOwn();
    void takingBackSparesWhatWasSent();
    void whatIsSurelyNotWrittenIsTakenBack();
    void whatMayBeWrittenKeepsItsSequence();
    void aPartitionLeavesRoomToOthers();
    void whatWasAbandonedIsNotSentAgainAndNobodyElseTwice();
    void withoutIdempotenceOneAtATime();

private:
    void add(BatchProducer::Target& target, Source& source, const std::string& payload, std::int32_t records = 1) {
        const std::vector<std::byte> bytes = makeBatch({.baseOffset = 4'000, .records = records, .payload = payload});
        const BufferPtr buffer = m_buffers->take(bytes.size());
        std::ranges::copy(bytes, buffer->data.get());
        m_producer->add(target, RecordBatch{buffer->bytes()}, buffer, source);
        m_producer->pump();
    }
    void add(BatchProducer::Target& target, Source& source, int from, int to) {
        for (int i = from; i < to; ++i) {
            add(target, source, "b" + std::to_string(i));
        }
    }
    /// Waits for so many requests, and that there are not more.
    [[nodiscard]] bool asked(std::size_t count) {
        const bool enough = m_broker->until([&] {
            m_producer->pump();
            return m_broker->asked().size() >= count;
        });
        m_producer->pump();
        m_broker->settle();
        return enough && m_broker->asked().size() == count;
    }
    [[nodiscard]] Sent only(std::size_t request) {
        const auto parts = FakeBroker::produced(m_broker->asked().at(request));
        return parts.size() == 1 ? sentIn(parts[0].records) : Sent{};
    }
    /// Answers the oldest request.
    void answer(std::int16_t error, std::int64_t offset = 0) {
        m_broker->answerProduce(m_broker->asked().front(), error, offset);
        m_broker->asked().pop_front();
        m_broker->settle();
    }
    /// The first batch of a target, acknowledged: from now on it may have five on their way.
    [[nodiscard]] bool begin(BatchProducer::Target& target, Source& source) {
        add(target, source, "first");
        if (!asked(1)) {
            return false;
        }
        answer(code::kNone, 10);
        return source.acknowledged == std::vector<std::int64_t>{10};
    }

    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<BufferPool> m_buffers;
    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<BatchProducer> m_producer;
};

void BatchProducerTest::init() {
    m_loop = std::make_unique<Loop>();
    m_buffers = std::make_unique<BufferPool>(1 << 24);
    m_broker = std::make_unique<FakeBroker>(*m_loop);
    m_broker->topics = {{"t", 4}, {"u", 1}};
    const auto pump = [this] {
        if (m_producer) {
            m_producer->pump();
        }
    };
    m_cluster =
        std::make_unique<Cluster>(m_broker->kit(*m_buffers), Cluster::Listener{pump, pump, [](const Error&) {}});
    m_producer = std::make_unique<BatchProducer>(*m_cluster, ProduceSettings{.requestsInFlight = 50});
}

void BatchProducerTest::cleanup() {
    m_producer.reset();
    m_cluster.reset();
    m_broker.reset();
    m_buffers.reset();
    m_loop.reset();
}

// A broker without state for a producer id takes any first sequence: a second batch that overtook the first would be
// taken, and the first one lost as out of order.
void BatchProducerTest::oneBatchUntilTheFirstAcknowledgement() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    add(target, source, 0, 3);
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{100, 0, "b0"}));
    answer(code::kNone, 70);
    QVERIFY(asked(2));
    QCOMPARE(only(0), (Sent{100, 1, "b1"}));
    QCOMPARE(only(1), (Sent{100, 2, "b2"}));
    answer(code::kNone, 71);
    answer(code::kNone, 72);
    QCOMPARE(source.acknowledged, (std::vector<std::int64_t>{70, 71, 72}));
}

void BatchProducerTest::neverMoreThanFive() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 9);
    QVERIFY(asked(5));
    answer(code::kNone, 11);
    QVERIFY(asked(5));
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(only(i), (Sent{100, static_cast<std::int32_t>(i + 2), "b" + std::to_string(i + 1)}));
    }
}

void BatchProducerTest::neverMoreThanFiveAcrossAReconnect() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 20);
    QVERIFY(asked(5));
    for (int cut = 0; cut < 3; ++cut) {
        m_broker->cut();
        QVERIFY(asked(5));
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(only(i), (Sent{100, static_cast<std::int32_t>(i + 1), "b" + std::to_string(i)}));
        }
    }
}

// Also of those that are sent again, the second must not come before the first is in the log.
void BatchProducerTest::oneAtATimeWhereTheBrokerMayHaveForgotten() {
    constexpr std::chrono::milliseconds kForgets{2'000};
    m_producer = std::make_unique<BatchProducer>(*m_cluster,
                                                 ProduceSettings{.requestsInFlight = 50, .stateMayBeGone = kForgets});
    BatchProducer::Target& target = m_producer->target("t", 0);
    Source source;
    QVERIFY(begin(target, source));
    const MonotonicTime known = MonotonicClock::now();
    add(target, source, 1, 4);
    QVERIFY(asked(3));
    QVERIFY(m_broker->until([&] { return MonotonicClock::now() - known > kForgets; }));
    for (int i = 0; i < 3; ++i) {
        answer(code::kNotLeaderOrFollower);
    }
    QVERIFY(asked(1));
    QCOMPARE(only(0).payload, std::string{"b1"});
    answer(code::kNone, 11);
    QVERIFY(asked(2));
    QCOMPARE(only(0).payload, std::string{"b2"});
    QCOMPARE(only(1).payload, std::string{"b3"});
}

void BatchProducerTest::theSameBytesAgainAfterACutConnection() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, "one", 3);
    add(target, source, "two", 4);
    QVERIFY(asked(2));
    const auto first = FakeBroker::produced(m_broker->asked()[0])[0].records;
    const auto second = FakeBroker::produced(m_broker->asked()[1])[0].records;
    m_broker->cut();
    QVERIFY(asked(2));
    QCOMPARE(FakeBroker::produced(m_broker->asked()[0])[0].records, first);
    QCOMPARE(FakeBroker::produced(m_broker->asked()[1])[0].records, second);
    QCOMPARE(only(1).sequence, 4);
    QCOMPARE(source.waits, std::vector<std::int16_t>{code::kNetworkException});
    answer(code::kNone, 20);
    QCOMPARE(source.waits.back(), code::kNone);
    answer(code::kNone, 23);
    QCOMPARE(source.acknowledged, (std::vector<std::int64_t>{10, 20, 23}));
}

void BatchProducerTest::afterAnErrorNothingIsSentBeforeAllIsAnswered() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    // Fewer than may be on their way: what comes behind the error has room, and waits all the same.
    add(target, source, "early");
    add(target, source, "behind");
    QVERIFY(asked(2));
    answer(code::kNotLeaderOrFollower);
    add(target, source, "later");
    QVERIFY(asked(1));
    answer(code::kOutOfOrderSequence);
    QVERIFY(asked(3));
    QCOMPARE(only(0), (Sent{100, 1, "early"}));
    QCOMPARE(only(1), (Sent{100, 2, "behind"}));
    QCOMPARE(only(2), (Sent{100, 3, "later"}));
    for (int i = 0; i < 3; ++i) {
        answer(code::kNone, 8 + i);
    }

    add(target, source, 0, 7);
    QVERIFY(asked(5));
    answer(code::kNone, 11);
    QVERIFY(asked(5));  // b1 … b5
    answer(code::kNotLeaderOrFollower);
    QVERIFY(asked(4));
    answer(code::kNotLeaderOrFollower);
    answer(code::kNone, 13);  // a broker would not, but an answer is an answer
    answer(code::kOutOfOrderSequence);
    QVERIFY(asked(1));
    QCOMPARE(source.acknowledged.size(), 5U);
    answer(code::kOutOfOrderSequence);
    QVERIFY(asked(5));
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(only(i), (Sent{100, static_cast<std::int32_t>(i + 5), "b" + std::to_string(i + 1)}));
    }
    QVERIFY(m_broker->until([&] { return m_broker->metadataAsked() > 1; }));
    QCOMPARE(source.lost, 0);
}

void BatchProducerTest::aDuplicateIsAcknowledgedWithoutAnOffset() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 2);
    QVERIFY(asked(2));
    m_broker->cut();
    QVERIFY(asked(2));
    answer(code::kDuplicateSequence);
    answer(code::kNone, 12);
    QCOMPARE(source.acknowledged, (std::vector<std::int64_t>{10, -1, 12}));
}

void BatchProducerTest::aRefusalGivesTheSourcesBatchesBackUnderANewProducer() {
    for (const std::int16_t error :
         {code::kInvalidTimestamp, code::kInvalidRecord, code::kMessageTooLarge, code::kCorruptMessage}) {
        cleanup();
        init();
        Source source;
        BatchProducer::Target& target = m_producer->target("t", 0);
        QVERIFY(begin(target, source));
        add(target, source, 0, 8);
        QVERIFY(asked(5));
        answer(error);
        QVERIFY(source.refused.empty());  // the others are on their way yet
        for (int i = 0; i < 4; ++i) {
            answer(code::kOutOfOrderSequence);
        }
        QCOMPARE(source.refused, std::vector<std::int16_t>{error});
        QCOMPARE(source.lost, 0);
        QVERIFY(asked(0));
        add(target, source, 20, 23);
        QVERIFY(asked(1));
        QCOMPARE(only(0), (Sent{101, 0, "b20"}));
        answer(code::kNone, 90);
        QVERIFY(asked(2));
        QCOMPARE(only(1), (Sent{101, 2, "b22"}));
    }
}

void BatchProducerTest::otherSourcesOfTheTargetGoOnAfterARefusal() {
    Source bad;
    Source good;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, bad));
    add(target, bad, "x0");
    add(target, good, "y0");
    add(target, bad, "x1");
    add(target, good, "y1");
    QVERIFY(asked(4));
    answer(code::kInvalidRecord);
    for (int i = 0; i < 3; ++i) {
        answer(code::kOutOfOrderSequence);
    }
    QCOMPARE(bad.refused.size(), 1U);
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{101, 0, "y0"}));
    answer(code::kNone, 50);
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{101, 1, "y1"}));
    answer(code::kNone, 51);
    QCOMPARE(good.acknowledged, (std::vector<std::int64_t>{50, 51}));
    QVERIFY(good.refused.empty());
}

void BatchProducerTest::aGapOnTheOldestStopsTheSource() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 3);
    QVERIFY(asked(3));
    for (int i = 0; i < 3; ++i) {
        answer(code::kOutOfOrderSequence);
    }
    QCOMPARE(source.lost, 1);
    QCOMPARE(source.acknowledged.size(), 1U);
    QVERIFY(asked(0));
}

void BatchProducerTest::aGapBehindARefusalIsNone() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 2);
    QVERIFY(asked(2));
    answer(code::kMessageTooLarge);
    answer(code::kOutOfOrderSequence);
    QCOMPARE(source.lost, 0);
    QCOMPARE(source.refused, std::vector<std::int16_t>{code::kMessageTooLarge});
}

void BatchProducerTest::anUnknownProducerBeginsAnew() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 3);
    QVERIFY(asked(3));
    for (int i = 0; i < 3; ++i) {
        answer(code::kUnknownProducerId);
    }
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{101, 0, "b0"}));
    answer(code::kNone, 30);
    QVERIFY(asked(2));
    QCOMPARE(only(0), (Sent{101, 1, "b1"}));
    QCOMPARE(source.refused.size(), 0U);
}

// Sequences are numbers modulo 2^31, and count records.
void BatchProducerTest::sequencesBeginAgainBehindTheLargest() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    add(target, source, "a", INT32_MAX - 1);
    add(target, source, "b", 1);
    add(target, source, "c", 1);
    add(target, source, "d", 5);
    add(target, source, "e", INT32_MAX);
    add(target, source, "f", 1);
    std::vector<std::int32_t> sequences;
    for (int i = 0; i < 6; ++i) {
        QVERIFY(m_broker->until([&] { return !m_broker->asked().empty(); }));
        sequences.push_back(only(0).sequence);
        answer(code::kNone, i);
    }
    QCOMPARE(sequences, (std::vector<std::int32_t>{0, INT32_MAX - 1, INT32_MAX, 0, 5, 4}));
}

void BatchProducerTest::severalPartitionsOneBatchEachInARequest() {
    Source source;
    for (std::int32_t partition = 0; partition < 4; ++partition) {
        static_cast<void>(m_producer->target("t", partition));
    }
    // Nothing can be sent yet: all is there when the connection is.
    for (std::int32_t partition = 0; partition < 4; ++partition) {
        add(m_producer->target("t", partition), source, "p" + std::to_string(partition));
        add(m_producer->target("t", partition), source, "q" + std::to_string(partition));
    }
    add(m_producer->target("u", 0), source, "u");
    QVERIFY(asked(1));
    auto parts = FakeBroker::produced(m_broker->asked()[0]);
    QCOMPARE(parts.size(), 5U);
    answer(code::kNone, 1);
    QVERIFY(asked(1));
    parts = FakeBroker::produced(m_broker->asked()[0]);
    std::set<std::pair<std::string, std::int32_t>> places;
    for (const FakeBroker::Part& each : parts) {
        QVERIFY(places.insert({each.topic, each.partition}).second);
        QCOMPARE(sentIn(each.records), (Sent{100, 1, "q" + std::to_string(each.partition)}));
    }
    QCOMPARE(parts.size(), 4U);
}

void BatchProducerTest::requestsAreBounded() {
    Source source;
    const std::string large(3 * 1024 * 1024, 'x');
    for (std::int32_t partition = 0; partition < 4; ++partition) {
        add(m_producer->target("t", partition), source, large);
    }
    add(m_producer->target("u", 0), source, std::string(9 * 1024 * 1024, 'y'));
    std::size_t parts = 0;
    while (parts < 5) {
        QVERIFY(m_broker->until([&] { return !m_broker->asked().empty(); }));
        const auto now = FakeBroker::produced(m_broker->asked()[0]);
        parts += now.size();
        QVERIFY(m_broker->asked()[0].body.size() < 8 * 1024 * 1024 || now.size() == 1);
        answer(code::kNone, 1);
    }
    QCOMPARE(source.acknowledged.size(), 5U);
}

void BatchProducerTest::waitingForReplicasHasAConnectionOfItsOwn() {
    Source slow;
    Source quick;
    BatchProducer::Target& waits = m_producer->target("t", 0);
    BatchProducer::Target& flows = m_producer->target("t", 1);
    QVERIFY(begin(waits, slow));
    add(waits, slow, "s");
    QVERIFY(asked(1));
    const int usual = m_broker->asked()[0].connection;
    answer(code::kNotEnoughReplicas);
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{100, 1, "s"}));
    QVERIFY(m_broker->asked()[0].connection != usual);
    // What waits there holds up nobody.
    add(flows, quick, "f");
    QVERIFY(asked(2));
    QCOMPARE(m_broker->asked()[1].connection, usual);
    m_broker->answerProduce(m_broker->asked()[1], code::kNone, 3);
    m_broker->asked().pop_back();
    QVERIFY(m_broker->until([&] { return quick.acknowledged.size() == 1; }));
    answer(code::kNone, 11);
    add(waits, slow, "back");
    QVERIFY(asked(1));
    QCOMPARE(m_broker->asked()[0].connection, usual);
}

void BatchProducerTest::takingBackSparesWhatWasSent() {
    Source source;
    Source other;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 5);
    add(target, source, 5, 8);
    add(target, other, "mine");
    QVERIFY(asked(5));
    QCOMPARE(m_producer->takeBack(target, source, 6), 2U);
    QCOMPARE(m_producer->takeBack(target, source), 1U);
    QCOMPARE(m_producer->takeBack(target, source), 0U);
    for (int i = 0; i < 5; ++i) {
        answer(code::kNone, 11 + i);
    }
    QCOMPARE(source.acknowledged.size(), 6U);
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{100, 6, "mine"}));
}

// Two sources, one target partition; the first gives its partition up while it is not known what the target has.
void BatchProducerTest::whatIsSurelyNotWrittenIsTakenBack() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 5);
    QVERIFY(asked(5));
    answer(code::kNotEnoughReplicas);
    for (int i = 1; i < 5; ++i) {
        answer(code::kOutOfOrderSequence);
    }
    QCOMPARE(m_producer->takeBack(target, source, 1), 4U);
    add(target, source, "c");
    QVERIFY(asked(2));
    QCOMPARE(only(0), (Sent{100, 1, "b0"}));
    QCOMPARE(only(1), (Sent{100, 2, "c"}));
}

// A connection that ended before the answer: the first leader may have written it, whatever the next one says.
void BatchProducerTest::whatMayBeWrittenKeepsItsSequence() {
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, source));
    add(target, source, 0, 2);
    QVERIFY(asked(2));
    m_broker->cut();
    QVERIFY(asked(2));
    answer(code::kNotEnoughReplicas);
    answer(code::kOutOfOrderSequence);
    QCOMPARE(m_producer->takeBack(target, source), 0U);
    QVERIFY(asked(2));
    QCOMPARE(only(0), (Sent{100, 1, "b0"}));
    QCOMPARE(only(1), (Sent{100, 2, "b1"}));
}

void BatchProducerTest::aPartitionLeavesRoomToOthers() {
    const std::size_t batch = makeBatch({.payload = "b0"}).size();
    m_producer = std::make_unique<BatchProducer>(*m_cluster,
                                                 ProduceSettings{.requestsInFlight = 50, .unresolvedBytes = 4 * batch});
    Source stuck;
    BatchProducer::Target& first = m_producer->target("t", 0);
    QVERIFY(begin(first, stuck));
    add(first, stuck, 0, 5);
    QVERIFY(asked(2));  // as much as it leaves
    Source other;
    BatchProducer::Target& second = m_producer->target("t", 1);
    add(second, other, 0, 3);
    QVERIFY(asked(3));
    QCOMPARE(only(2).payload, "b0");
}

void BatchProducerTest::whatWasAbandonedIsNotSentAgainAndNobodyElseTwice() {
    Source gone;
    Source stays;
    BatchProducer::Target& target = m_producer->target("t", 0);
    QVERIFY(begin(target, stays));
    add(target, gone, "x");
    add(target, stays, "y");
    QVERIFY(asked(2));
    m_producer->abandon(target, gone);
    m_broker->cut();
    // Both may be in the log: under its own sequence the target tells.
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{100, 2, "y"}));
    answer(code::kDuplicateSequence);
    QCOMPARE(stays.acknowledged, (std::vector<std::int64_t>{10, -1}));

    add(target, gone, "x2");
    add(target, stays, "y2");
    QVERIFY(asked(2));
    m_producer->abandon(target, gone);
    m_broker->cut();
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{100, 4, "y2"}));
    answer(code::kOutOfOrderSequence);  // neither is in the log
    QCOMPARE(stays.lost, 0);
    QVERIFY(asked(1));
    QCOMPARE(only(0), (Sent{101, 0, "y2"}));
    answer(code::kNone, 14);
    QCOMPARE(stays.acknowledged.back(), 14);
    QVERIFY(gone.acknowledged.empty());
}

void BatchProducerTest::withoutIdempotenceOneAtATime() {
    m_broker->producerError = code::kClusterAuthorizationFailed;
    Source source;
    BatchProducer::Target& target = m_producer->target("t", 0);
    add(target, source, 0, 3);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(asked(1));
        QCOMPARE(only(0), (Sent{-1, -1, "b" + std::to_string(i)}));
        answer(code::kNone, i);
    }
    QVERIFY(m_producer->withoutIdempotence());
}

TRIBUTARY_TEST(BatchProducerTest, QCoreApplication)
#include "batchproducertest.moc"
