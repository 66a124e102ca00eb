#include "core/wire/fetcher.h"

#include "core/wire/errors.h"
#include "core/wire/recordbatch.h"
#include "tests/support/testprogram.h"
#include "tests/wire/batchbuilder.h"
#include "tests/wire/fakebroker.h"
#include "tests/wire/fetchexchange.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace tributary::wire;

namespace {

/// Takes every batch of an answer.
struct Sink final : FetchSink {
    std::vector<std::int64_t> offsets;  ///< of the batches
    std::vector<std::int16_t> refused;
    std::vector<std::int64_t> truncations;
    std::int64_t position = 0;
    std::int32_t epoch = -1;

    FetchedUpTo fetched(const FetchedPartition& partition, const BufferPtr& /*buffer*/) override {
        std::span<std::byte> rest = partition.records;
        bool broken = false;
        while (const auto batch = takeBatch(rest, broken)) {
            offsets.push_back(batch->baseOffset());
            position = batch->lastOffset() + 1;
            epoch = batch->leaderEpoch();
        }
        return {position, epoch};
    }
    void fetchRefused(std::int16_t error, std::int64_t /*logStart*/) override { refused.push_back(error); }
    void truncated(std::int64_t end) override { truncations.push_back(end); }
};

using Place = std::pair<std::string, std::int32_t>;

}  // namespace

/// What is asked of a broker and when, against a broker that does what the test says.
class FetcherTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksUnderTheLeadersEpoch();
    void aSessionNamesOnlyWhatChanged();
    void aLostSessionIsBegunAnew();
    void whatIsNotWantedIsForgotten();
    void anAnswerForAnotherPositionIsDropped();
    void withoutASessionEveryoneIsFirstInTurn();
    void aRefusedPositionIsToldOnce();
    void anotherLeaderIsComparedWithTheEpochOfTheLastRecord();
    void aPositionSetAnewIsComparedToo();
    void aLogThatEndsBeforeThePositionIsTold();
    void anOldEpochMakesItAskForLeaders();
    void aPartitionYoungerThanWhatIsKnownIsAskedFor();
    void aTopicCreatedAgainHasEpochsOfItsOwn();
    void anOlderEpochIsBelievedWhenItStays_data();
    void anOlderEpochIsBelievedWhenItStays();
    void neverAsksForMoreThanTheBuffersHold();
    void allBrokersTogetherAskForNoMoreThanTheBuffersHold();
    void littleMemoryIsEnoughToGoOn();
    void aFarBrokerThatFillsItsAnswersIsAskedOverSeveralLanes();
    void aNearBrokerIsAskedOverOne();
    void aBrokerOfBeforeSessionsIsAskedWithout();
    void anEpochThatTheLeaderDoesNotKnowIsAnotherLog();
    void anAnswerOfAnEarlierLeaderIsNotBelieved();
    void aCheckThatCameTooLateIsMadeAgain();

private:
    /// Eight partitions, of which the first answer says much.
    void fillAnAnswer();
    /// Waits for the next request of this kind.
    [[nodiscard]] bool asked(ApiKey key = ApiKey::Fetch) {
        return m_broker->until([&] {
            m_fetcher->pump();
            return !m_broker->asked().empty();
        }) && m_broker->asked().front().key == key;
    }
    [[nodiscard]] Order next() {
        const Order out = orderOf(m_broker->asked().front());
        return out;
    }
    void answer(Writer body) {
        const FakeBroker::Asked to = m_broker->asked().front();
        m_broker->asked().pop_front();
        m_broker->answer(to, std::move(body));
        m_broker->settle();
    }
    Fetcher::Partition& want(std::int32_t number, std::int64_t position, std::int32_t epoch = -1) {
        Fetcher::Partition* partition = m_fetcher->add("t", number, m_sinks[number]);
        m_sinks[number].position = position;
        m_sinks[number].epoch = epoch;
        m_fetcher->seek(*partition, position, epoch);
        m_fetcher->want(*partition, Want::Yes);
        m_partitions.push_back(partition);
        return *partition;
    }

    std::unique_ptr<Loop> m_loop;
    std::unique_ptr<BufferPool> m_buffers;
    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Fetcher> m_fetcher;
    std::map<std::int32_t, Sink> m_sinks;
    std::vector<Fetcher::Partition*> m_partitions;
};

void FetcherTest::init() {
    m_loop = std::make_unique<Loop>();
    m_buffers = std::make_unique<BufferPool>(1 << 24);
    m_broker = std::make_unique<FakeBroker>(*m_loop);
    m_broker->topics = {{"t", 40}};
    const auto place = [this] {
        if (m_fetcher) {
            m_fetcher->place();
        }
    };
    m_cluster =
        std::make_unique<Cluster>(m_broker->kit(*m_buffers), Cluster::Listener{place, place, [](const Error&) {}});
    m_fetcher = std::make_unique<Fetcher>(*m_cluster, *m_buffers, FetchSettings{});
}

void FetcherTest::cleanup() {
    for (Fetcher::Partition* each : m_partitions) {
        m_fetcher->remove(each);
    }
    m_partitions.clear();
    m_sinks.clear();
    m_fetcher.reset();
    m_cluster.reset();
    m_broker.reset();
    m_buffers.reset();
    m_loop.reset();
}

void FetcherTest::asksUnderTheLeadersEpoch() {
    want(0, 50);
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}), (Order::At{5, 50}));
    answer(fetchAnswer(0, {{.records = makeBatch({.baseOffset = 50, .records = 10})}}));
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}), (Order::At{5, 60}));
    QCOMPARE(m_sinks[0].offsets, std::vector<std::int64_t>{50});
}

void FetcherTest::aSessionNamesOnlyWhatChanged() {
    for (std::int32_t i = 0; i < 40; ++i) {
        want(i, 7);
    }
    QVERIFY(asked());
    QCOMPARE(next().sessionId, 0);
    QCOMPARE(next().sessionEpoch, 0);
    QCOMPARE(next().positions.size(), 40U);
    answer(fetchAnswer(99, {}));
    for (std::int32_t epoch = 1; epoch <= 3; ++epoch) {
        QVERIFY(asked());
        QCOMPARE(next().sessionId, 99);
        QCOMPARE(next().sessionEpoch, epoch);
        QVERIFY(next().positions.empty());
        QVERIFY(m_broker->asked().front().body.size() < 60);
        answer(fetchAnswer(99, {}));
    }
    QVERIFY(asked());
    answer(fetchAnswer(99, {{.partition = 3, .records = makeBatch({.baseOffset = 7, .records = 2})}}));
    QVERIFY(asked());
    QCOMPARE(next().positions.size(), 1U);
    QCOMPARE(next().positions.at({"t", 3}).offset, 9);
}

void FetcherTest::aLostSessionIsBegunAnew() {
    want(0, 7);
    want(1, 8);
    QVERIFY(asked());
    answer(fetchAnswer(99, {{.records = makeBatch({.baseOffset = 7})}}));
    for (const std::int16_t error : {code::kFetchSessionIdNotFound, code::kInvalidFetchSessionEpoch}) {
        QVERIFY(asked());
        QCOMPARE(next().sessionId, 99);
        answer(fetchAnswer(0, {}, error));
        QVERIFY(asked());
        QCOMPARE(next().sessionId, 0);
        QCOMPARE(next().sessionEpoch, 0);
        QCOMPARE(next().positions.size(), 2U);
        QCOMPARE(next().positions.at({"t", 0}).offset, 8);
        answer(fetchAnswer(99, {}));
    }
    QVERIFY(asked());
    m_broker->cut();
    QVERIFY(asked());
    QCOMPARE(next().sessionId, 0);
    QCOMPARE(next().positions.size(), 2U);
}

void FetcherTest::whatIsNotWantedIsForgotten() {
    Fetcher::Partition& first = want(0, 7);
    want(1, 8);
    QVERIFY(asked());
    answer(fetchAnswer(99, {}));
    QVERIFY(asked());
    m_fetcher->want(first, Want::No);
    answer(fetchAnswer(99, {{.records = makeBatch({.baseOffset = 7})}}));  // it was on its way
    QVERIFY(m_sinks[0].offsets.empty());
    QVERIFY(asked());
    QCOMPARE(next().forgotten, (std::vector<Place>{{"t", 0}}));
    answer(fetchAnswer(99, {}));
    m_fetcher->want(first, Want::Yes);
    QVERIFY(asked());
    answer(fetchAnswer(99, {}));
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}).offset, 7);
}

void FetcherTest::anAnswerForAnotherPositionIsDropped() {
    Fetcher::Partition& first = want(0, 7);
    QVERIFY(asked());
    m_fetcher->seek(first, 3, -1);
    answer(fetchAnswer(0, {{.records = makeBatch({.baseOffset = 7})}}));
    QVERIFY(m_sinks[0].offsets.empty());
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}).offset, 3);
    // The same partition, given up and taken again.
    m_fetcher->remove(&first);
    m_partitions.clear();
    want(0, 20);
    answer(fetchAnswer(0, {{.records = makeBatch({.baseOffset = 3})}}));
    QVERIFY(m_sinks[0].offsets.empty());
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}).offset, 20);
}

void FetcherTest::withoutASessionEveryoneIsFirstInTurn() {
    for (std::int32_t i = 0; i < 4; ++i) {
        want(i, 7);
    }
    std::map<Place, int> first;
    for (int round = 0; round < 8; ++round) {
        QVERIFY(asked());
        ++first[next().inOrder.front()];
        answer(fetchAnswer(0, {}));
    }
    QCOMPARE(first.size(), 4U);
    QVERIFY(std::ranges::all_of(first, [](const auto& each) { return each.second == 2; }));
}

void FetcherTest::aRefusedPositionIsToldOnce() {
    Fetcher::Partition& first = want(0, 7);
    want(1, 7);
    QVERIFY(asked());
    answer(fetchAnswer(0, {{.error = code::kOffsetOutOfRange}}));
    QCOMPARE(m_sinks[0].refused, std::vector<std::int16_t>{code::kOffsetOutOfRange});
    QVERIFY(asked());
    QVERIFY(!next().positions.contains({"t", 0}));
    m_fetcher->want(first, Want::Yes);
    answer(fetchAnswer(0, {}));
    QVERIFY(asked());
    QVERIFY(next().positions.contains({"t", 0}));
}

// KIP-320: the epoch that counts is that of the last record read. A leader may have had a later one long before it
// wrote anything, and another log may continue differently from there.
void FetcherTest::anotherLeaderIsComparedWithTheEpochOfTheLastRecord() {
    want(0, 7, 5);
    QVERIFY(asked());
    answer(fetchAnswer(0, {{.records = makeBatch({.baseOffset = 7, .leaderEpoch = 3})}}));
    QVERIFY(asked());
    m_broker->leaderEpoch = 6;
    answer(fetchAnswer(0, {{.error = code::kFencedLeaderEpoch}}));
    QVERIFY(asked(ApiKey::OffsetForLeaderEpoch));
    Reader in{m_broker->asked().front().body};
    static_cast<void>(in.take(4 + 4));
    QVERIFY(in.string() == "t");
    static_cast<void>(in.take(4 + 4));
    QCOMPARE(in.get<std::int32_t>(), 6);
    QCOMPARE(in.get<std::int32_t>(), 3);
    answer(epochEnd(3, 8));
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}), (Order::At{6, 8}));
    QVERIFY(m_sinks[0].truncations.empty());
}

// Behind a detour the leader may be another one than that which the position comes from.
void FetcherTest::aPositionSetAnewIsComparedToo() {
    Fetcher::Partition& first = want(0, 7);
    QVERIFY(asked());
    m_fetcher->seek(first, 100, 4);
    answer(fetchAnswer(0, {}));
    QVERIFY(asked(ApiKey::OffsetForLeaderEpoch));
    answer(epochEnd(4, 120));
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}).offset, 100);
}

void FetcherTest::aLogThatEndsBeforeThePositionIsTold() {
    want(0, 100, 4);
    QVERIFY(asked(ApiKey::OffsetForLeaderEpoch));
    answer(epochEnd(4, 90));
    QVERIFY(m_broker->until([&] { return !m_sinks[0].truncations.empty(); }));
    QCOMPARE(m_sinks[0].truncations, std::vector<std::int64_t>{90});
    m_fetcher->pump();
    m_broker->settle();
    QVERIFY(m_broker->asked().empty());
}

void FetcherTest::anEpochThatTheLeaderDoesNotKnowIsAnotherLog() {
    want(0, 100, 4);
    QVERIFY(asked(ApiKey::OffsetForLeaderEpoch));
    answer(epochEnd(-1, -1));
    QVERIFY(m_broker->until([&] { return !m_sinks[0].truncations.empty(); }));
    QCOMPARE(m_sinks[0].truncations, std::vector<std::int64_t>{-1});
}

void FetcherTest::anAnswerOfAnEarlierLeaderIsNotBelieved() {
    want(0, 100, 4);
    want(1, 7);
    QVERIFY(asked(ApiKey::OffsetForLeaderEpoch));
    // Meanwhile there is another one.
    m_broker->leaderEpoch = 6;
    QVERIFY(m_broker->until([&] { return m_broker->asked().size() == 2; }));
    const FakeBroker::Asked check = m_broker->asked().front();
    m_broker->asked().pop_front();
    const int before = m_broker->metadataAsked();
    answer(fetchAnswer(0, {{.partition = 1, .error = code::kFencedLeaderEpoch}}));
    QVERIFY(m_broker->until([&] { return m_broker->metadataAsked() > before; }));
    m_broker->settle();
    m_broker->answer(check, epochEnd(4, 120));
    QVERIFY(m_broker->until([&] {
        m_fetcher->pump();
        return std::ranges::any_of(m_broker->asked(), [](const FakeBroker::Asked& each) {
            return each.key == ApiKey::OffsetForLeaderEpoch;
        });
    }));
    QVERIFY(m_sinks[0].truncations.empty());
}

// With nothing else to do for the broker, nobody else would begin the next round.
void FetcherTest::aCheckThatCameTooLateIsMadeAgain() {
    want(0, 100, 4);
    QVERIFY(asked(ApiKey::OffsetForLeaderEpoch));
    m_broker->leaderEpoch = 6;
    const int before = m_broker->metadataAsked();
    m_cluster->refresh();
    QVERIFY(m_broker->until([&] { return m_broker->metadataAsked() > before; }));
    m_broker->settle();
    QCOMPARE(m_broker->asked().size(), 1U);
    answer(epochEnd(4, 120));
    QVERIFY(m_broker->until([&] { return !m_broker->asked().empty(); }));
    QVERIFY(m_broker->asked().front().key == ApiKey::OffsetForLeaderEpoch);
    answer(epochEnd(4, 120));
    QVERIFY(m_broker->until([&] { return !m_broker->asked().empty(); }));
    QCOMPARE(next().positions.at({"t", 0}), (Order::At{6, 100}));
}

void FetcherTest::anOldEpochMakesItAskForLeaders() {
    want(0, 7);
    for (const std::int16_t error : {code::kNotLeaderOrFollower, code::kFencedLeaderEpoch, code::kUnknownLeaderEpoch}) {
        QVERIFY(asked());
        const int before = m_broker->metadataAsked();
        ++m_broker->leaderEpoch;
        answer(fetchAnswer(0, {{.error = error}}));
        QVERIFY(asked());
        QVERIFY(m_broker->metadataAsked() > before);
        QCOMPARE(next().positions.at({"t", 0}), (Order::At{m_broker->leaderEpoch, 7}));
    }
    QVERIFY(m_sinks[0].refused.empty());
}

void FetcherTest::aPartitionYoungerThanWhatIsKnownIsAskedFor() {
    m_broker->topics = {{"t", 1}};
    want(0, 7);
    QVERIFY(asked());
    // The brokers hear of it one after the other: the first one asked may not know it yet.
    const int before = m_broker->metadataAsked();
    want(1, 0);
    QVERIFY(m_broker->until([&] { return m_broker->metadataAsked() > before; }));
    m_broker->topics = {{"t", 2}};
    answer(fetchAnswer(0, {}));
    QVERIFY(m_broker->until([&] {
        m_fetcher->pump();
        return std::ranges::any_of(m_broker->asked(), [](const FakeBroker::Asked& each) {
            return orderOf(each).positions.contains({"t", 1});
        }) || (m_broker->asked().size() == 1 && (answer(fetchAnswer(0, {})), false));
    }));
}

void FetcherTest::aTopicCreatedAgainHasEpochsOfItsOwn() {
    want(0, 7);
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}).leaderEpoch, 5);
    m_broker->topics.clear();
    const int before = m_broker->metadataAsked();
    answer(fetchAnswer(0, {{.error = code::kUnknownTopicOrPartition}}));
    QVERIFY(m_broker->until([&] { return m_broker->metadataAsked() > before; }));
    m_broker->topics = {{"t", 1}};
    m_broker->leaderEpoch = 0;
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}).leaderEpoch, 0);
}

void FetcherTest::anOlderEpochIsBelievedWhenItStays_data() {
    QTest::addColumn<int>("afterMs");
    QTest::addColumn<int>("epoch");
    QTest::newRow("a broker that lags behind") << 10'000 << 5;
    QTest::newRow("a topic created again, never missed") << 150 << 0;
}

void FetcherTest::anOlderEpochIsBelievedWhenItStays() {
    QFETCH(int, afterMs);
    QFETCH(int, epoch);
    m_broker->olderEpochBelievedAfterMs = afterMs;
    const auto place = [this] { m_fetcher->place(); };
    m_fetcher.reset();
    m_cluster =
        std::make_unique<Cluster>(m_broker->kit(*m_buffers), Cluster::Listener{place, place, [](const Error&) {}});
    m_fetcher = std::make_unique<Fetcher>(*m_cluster, *m_buffers, FetchSettings{});
    want(0, 7);
    QVERIFY(asked());
    m_broker->leaderEpoch = 0;
    // Each refusal makes it ask for the leaders again.
    for (int refusals = 0; refusals < 4; ++refusals) {
        const int before = m_broker->metadataAsked();
        answer(fetchAnswer(0, {{.error = code::kFencedLeaderEpoch}}));
        QVERIFY(m_broker->until([&] { return m_broker->metadataAsked() > before; }));
        QVERIFY(asked());
    }
    QCOMPARE(next().positions.at({"t", 0}).leaderEpoch, epoch);
}

void FetcherTest::neverAsksForMoreThanTheBuffersHold() {
    FetchSettings settings;
    settings.maxBytes = 1 << 20;
    settings.bufferBytes = 2 << 20;
    m_fetcher = std::make_unique<Fetcher>(*m_cluster, *m_buffers, settings);
    want(0, 7);
    QVERIFY(asked());
    QVERIFY(next().maxBytes <= 1 << 20);
    BufferPtr held = m_buffers->take((1 << 20) + 1);  // two MiB: there is no room for another answer
    answer(fetchAnswer(0, {}));
    m_fetcher->pump();
    m_broker->settle();
    QVERIFY(m_broker->asked().empty());
    held.reset();
    QVERIFY(asked());
}

void FetcherTest::allBrokersTogetherAskForNoMoreThanTheBuffersHold() {
    m_broker->nodes = 20;
    FetchSettings settings;
    settings.maxBytes = 4 << 20;
    settings.bufferBytes = 8 << 20;
    m_fetcher = std::make_unique<Fetcher>(*m_cluster, *m_buffers, settings);
    for (std::int32_t i = 0; i < 40; ++i) {
        want(i, 7);
    }
    QVERIFY(m_broker->until([&] { return m_broker->asked().size() == 20; }));
    std::int64_t together = 0;
    for (const FakeBroker::Asked& each : m_broker->asked()) {
        QVERIFY(orderOf(each).maxBytes > 0);
        together += orderOf(each).maxBytes;
    }
    QVERIFY(together <= 8 << 20);
}

// Less than one answer of the usual size: smaller ones then, instead of none.
void FetcherTest::littleMemoryIsEnoughToGoOn() {
    FetchSettings settings;
    settings.maxBytes = 1 << 20;
    settings.bufferBytes = 400'000;
    m_fetcher = std::make_unique<Fetcher>(*m_cluster, *m_buffers, settings);
    want(0, 7);
    QVERIFY(asked());
    QVERIFY(next().maxBytes <= 400'000);
    answer(fetchAnswer(0, {{.records = makeBatch({.baseOffset = 7})}}));
    QVERIFY(asked());
    QCOMPARE(next().positions.at({"t", 0}).offset, 8);
}

void FetcherTest::fillAnAnswer() {
    FetchSettings settings;
    settings.maxBytes = 256 << 10;
    settings.bufferBytes = 1 << 20;
    m_fetcher = std::make_unique<Fetcher>(*m_cluster, *m_buffers, settings);
    for (std::int32_t i = 0; i < 8; ++i) {
        want(i, 7);
    }
    QVERIFY(asked());
    QCOMPARE(m_broker->asked().size(), 1U);
    QCOMPARE(next().positions.size(), 8U);
    answer(fetchAnswer(42, {{.records = makeBatch({.baseOffset = 7, .payload = std::string(200 << 10, 'x')})}}));
}

void FetcherTest::aFarBrokerThatFillsItsAnswersIsAskedOverSeveralLanes() {
    m_broker->roundTrip = std::chrono::milliseconds{25};
    fillAnAnswer();
    constexpr std::size_t kLanes = 6;
    QVERIFY(m_broker->until([this] { return m_broker->asked().size() == kLanes; }));
    std::map<Place, int> asking;
    std::set<int> connections;
    std::int64_t together = 0;
    for (const FakeBroker::Asked& each : m_broker->asked()) {
        const Order order = orderOf(each);
        connections.insert(each.connection);
        together += order.maxBytes;
        for (const auto& [place, at] : order.positions) {
            ++asking[place];
            QCOMPARE(at.offset, place.second == 0 ? 8 : 7);
        }
        // The first session had them all.
        QCOMPARE(order.forgotten.size(), order.sessionId == 42 ? 6U : 0U);
    }
    QCOMPARE(connections.size(), kLanes);
    QVERIFY(together > 256 << 10 && together <= 1 << 20);
    // The two that stayed are still in the first session: only what moved is named.
    QCOMPARE(asking.size(), 7U);
    QVERIFY(std::ranges::all_of(asking, [](const auto& each) { return each.second == 1; }));
    // And each lane goes on by itself.
    const Order order = next();
    answer(fetchAnswer(order.sessionId, {}));
    QVERIFY(m_broker->until([this] { return m_broker->asked().size() == kLanes; }));
}

void FetcherTest::aNearBrokerIsAskedOverOne() {
    fillAnAnswer();
    QVERIFY(asked());
    m_broker->settle();
    QCOMPARE(m_broker->asked().size(), 1U);
}

void FetcherTest::aBrokerOfBeforeSessionsIsAskedWithout() {
    for (VersionRange& each : m_broker->versions) {
        each.max = each.key == ApiKey::Fetch ? std::int16_t{4} : each.max;
    }
    want(0, 7);
    QVERIFY(asked());
    QCOMPARE(m_broker->asked().front().version, std::int16_t{4});
    Writer out;
    out.put(std::int32_t{0}).count(1).string("t").count(1).put(std::int32_t{0}).put(std::int16_t{0});
    out.put(std::int64_t{10}).put(std::int64_t{10}).count(0).bytes(makeBatch({.baseOffset = 7, .records = 3}));
    answer(std::move(out));
    QCOMPARE(m_sinks[0].offsets, std::vector<std::int64_t>{7});
    QVERIFY(asked());
}

TRIBUTARY_TEST(FetcherTest, QCoreApplication)
#include "fetchertest.moc"
