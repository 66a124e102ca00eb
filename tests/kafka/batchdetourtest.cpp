#include "core/base/clock.h"
#include "core/mirror/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/rawlog.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// What cannot go over as a whole batch goes over the record path, from that very offset, and batches go on behind it:
/// nothing lost, doubled or out of order.
class BatchDetourTest : public QObject {
    Q_OBJECT

private slots:
    void aPositionInsideABatch();
    void oneBatchTooLargeForTheTarget();
    void everyBatchTooLargeForTheTarget();
    void theTargetsOwnRefusalOfALargeBatch();
    void recordsThatTheTargetRefusesGoToTheLedger();
    void whatRetentionTookGoesToTheLedger();
    void aCompactedTopic();
    void appendTimeToCreateTime();
    void aTargetThatCompressesAnew();
    void pathsAreChangedUnderLoad();

private:
    [[nodiscard]] LocalEngineOptions options() const {
        LocalEngineOptions out;
        out.stateDirectory = m_state.path().toStdString();
        return out;
    }

    const QTemporaryDir m_state;
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

namespace {

// Large batches: what is written at once stands in few of them.
const kafka::ClientSettings kSlowly{{"linger.ms", "300"}};

std::string difference(const std::vector<PlainRecord>& wanted, const std::vector<PlainRecord>& found) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i >= found.size() || !wanted[i].sameContent(found[i])) {
            return "record " + std::to_string(i) + " of " + std::to_string(wanted.size()) + ", source offset " +
                   std::to_string(wanted[i].offset);
        }
    }
    return wanted.size() == found.size() ? "" : "the target has more";
}

bool firstIs(const LinkMetrics& link, RecordPathReason reason) {
    return link.partitionMetrics.size() == 1 && link.partitionMetrics[0].recordPath == reason;
}

}  // namespace

void BatchDetourTest::aPositionInsideABatch() {
    const std::string topic = uniqueName("inside");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker unused;
    RecordSource source{m_eu, "eu", unused, kSlowly};
    source.write(topic, 1, {.records = 1'000, .oddShapes = true});
    source.write(topic, 1, {.records = 1'000, .oddShapes = true});
    const std::vector<RawBatch> batches = rawLog(m_eu, topic, 0);
    const auto large = std::ranges::find_if(batches, [](const RawBatch& each) { return each.count > 10; });
    QVERIFY(large != batches.end());
    const std::int64_t start = large->baseOffset + 5;
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].group = uniqueName("inside");
    spec.links[0].start.position = StartPosition::Committed;
    // A fresh cluster has no coordinator for the group yet.
    const auto set = [&] {
        return adminOf(m_eu)->setGroupOffsets(spec.links[0].group, {{{topic, 0}, start, -1, {}}}, 10'000);
    };
    QTRY_VERIFY_WITH_TIMEOUT(set().has_value(), 60'000);
    BatchLink link{spec, options()};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    source.write(topic, 1, {.records = 100});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());

    std::vector<PlainRecord> wanted = plainRecords(m_eu, topic, 0);
    std::erase_if(wanted, [&](const PlainRecord& each) { return each.offset < start; });
    QCOMPARE(difference(wanted, plainRecords(m_agg, topic, 0)), std::string{});
    // Behind the batch it began in, whole batches went over.
    const std::vector<RawBatch> there = rawLog(m_agg, topic, 0);
    auto from = there.begin();
    for (const RawBatch& each : rawLog(m_eu, topic, 0)) {
        if (each.baseOffset > large->baseOffset) {
            from = std::find_if(from, there.end(), [&](const RawBatch& other) { return other.sameRecords(each); });
            QVERIFY(from != there.end());
        }
    }
}

void BatchDetourTest::oneBatchTooLargeForTheTarget() {
    const std::string topic = uniqueName("large");
    makeTopic(m_eu, topic, 1);
    makeTopic(m_agg, topic, 1, {{"max.message.bytes", "100000"}});
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker, kSlowly};
    source.write(topic, 1, {.records = 100});
    source.write(topic, 1, {.records = 30, .valueBytes = 20'000});
    source.write(topic, 1, {.records = 100});
    QVERIFY(std::ranges::count_if(rawLog(m_eu, topic, 0),
                                  [](const RawBatch& each) { return each.records.size() > 100'000; }) == 1);
    BatchLink link{batchClusters(m_eu, m_agg, topic), options()};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
    QCOMPARE(difference(plainRecords(m_eu, topic, 0), plainRecords(m_agg, topic, 0)), std::string{});
}

// They keep coming: the partition stays on the record path for a while.
void BatchDetourTest::everyBatchTooLargeForTheTarget() {
    const std::string topic = uniqueName("alllarge");
    makeTopic(m_eu, topic, 1);
    makeTopic(m_agg, topic, 1, {{"max.message.bytes", "50000"}});
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker, kSlowly};
    for (int round = 0; round < 6; ++round) {
        source.write(topic, 1, {.records = 40, .valueBytes = 10'000});
    }
    BatchLink link{batchClusters(m_eu, m_agg, topic), options()};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.shows([](const LinkMetrics& now) { return firstIs(now, RecordPathReason::Mixed); }),
             link.log().c_str());
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
}

// The limit is lowered while the link runs, and no batch has told it so yet.
void BatchDetourTest::theTargetsOwnRefusalOfALargeBatch() {
    const std::string topic = uniqueName("lowered");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker, kSlowly};
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].topicRefreshMs = 600'000;
    BatchLink link{spec, options()};
    source.write(topic, 1, {.records = 100});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    QVERIFY(adminOf(m_agg)->setTopicConfig(topic, "max.message.bytes", "60000", 10'000));
    source.write(topic, 1, {.records = 20, .valueBytes = 10'000});
    source.write(topic, 1, {.records = 100});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 220U);
    QCOMPARE(checker.verdict().duplicated, 0U);
    const std::vector<RawBatch> there = rawLog(m_agg, topic, 0);
    QVERIFY(std::ranges::all_of(there, [](const RawBatch& each) { return each.records.size() < 60'000; }));
}

// INVALID_TIMESTAMP is said of the whole batch; the record path finds the records that it means.
void BatchDetourTest::recordsThatTheTargetRefusesGoToTheLedger() {
    const std::string topic = uniqueName("toold");
    makeTopic(m_eu, topic, 1, {{"retention.ms", "-1"}});
    makeTopic(m_agg, topic, 1, {{"message.timestamp.before.max.ms", "86400000"}});
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker, kSlowly};
    sandbox::MirrorChecker unused;
    RecordSource old{m_eu, "old", unused, kSlowly};
    source.write(topic, 1, {.records = 200});
    old.write(topic, 1, {.records = 4, .timestampMs = 1'000'000});
    source.write(topic, 1, {.records = 200});
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].onSendFailure = SendFailurePolicy::Skip;
    BatchLink link{spec, options()};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 400U);
    QCOMPARE(checker.verdict().duplicated, 0U);
    QCOMPARE(recordCount(m_agg, topic), 400);
    const std::vector<Event> events = link.probe().events();
    std::int64_t skipped = 0;
    for (const Event& each : events) {
        skipped += each.kind == EventKind::Gap ? offsetsOf(each) : 0;
    }
    QCOMPARE(skipped, 4);
}

void BatchDetourTest::whatRetentionTookGoesToTheLedger() {
    const std::string topic = uniqueName("retention");
    makeTopic(m_eu, topic, 1);
    sandbox::MirrorChecker unused;
    RecordSource source{m_eu, "eu", unused};
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].onSendFailure = SendFailurePolicy::Skip;
    BatchLink link{spec, options()};
    const LinkId id = spec.links[0].id;
    source.write(topic, 1, {.records = 100});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    link.engine().command({id, LinkAction::Pause, {}});
    QVERIFY2(link.probe().waitForState(id, LinkState::Paused, 40s), link.log().c_str());
    source.write(topic, 1, {.records = 100});
    deleteRecords(m_eu, topic, 0, 150);
    link.engine().command({id, LinkAction::Resume, {}});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    QCOMPARE(recordCount(m_agg, topic), 150);
    const std::vector<Event> events = link.probe().events();
    QCOMPARE(std::ranges::count(events, EventKind::Gap, &Event::kind), 1);
    const auto gap = std::ranges::find(events, EventKind::Gap, &Event::kind);
    QCOMPARE(gap->from, 100);
    QCOMPARE(gap->to, 150);
}

void BatchDetourTest::aCompactedTopic() {
    const std::string topic = uniqueName("compacted");
    makeTopic(m_eu, topic, 1,
              {{"cleanup.policy", "compact"},
               {"min.cleanable.dirty.ratio", "0.001"},
               {"segment.bytes", "1048576"},
               {"max.compaction.lag.ms", "100"},
               {"segment.ms", "100"}});
    sandbox::MirrorChecker unused;
    RecordSource source{m_eu, "eu", unused, kSlowly};
    const auto punched = [&] {
        const std::vector<RawBatch> batches = rawLog(m_eu, topic, 0);
        return std::ranges::any_of(batches, [](const RawBatch& each) {
            return each.count > 0 && each.lastOffset - each.baseOffset + 1 != each.count;
        });
    };
    // Some keys once, others again and again: what stays is thinned out. The cleaner comes when it likes.
    const MonotonicTime deadline = MonotonicClock::now() + 90s;
    do {
        source.write(topic, 1, {.records = 150});
    } while (!punched() && MonotonicClock::now() < deadline);
    QVERIFY(punched());

    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    BatchLink link{spec, options()};
    source.write(topic, 1, {.records = 500});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY(link.stop());
    // Compaction goes on while and after it is copied: every record that the source still has is there, in order, at
    // most once.
    const std::vector<PlainRecord> found = plainRecords(m_agg, topic, 0);
    auto next = found.begin();
    for (const PlainRecord& each : plainRecords(m_eu, topic, 0)) {
        next = std::find_if(next, found.end(), [&](const PlainRecord& there) { return there.sameContent(each); });
        QVERIFY2(next != found.end(), std::to_string(each.offset).c_str());
        ++next;
    }
    std::vector<std::string> stamps;
    for (const PlainRecord& each : found) {
        stamps.push_back(each.headers.at(0).second.value_or(""));
    }
    std::ranges::sort(stamps);
    QVERIFY(std::ranges::adjacent_find(stamps) == stamps.end());
}

void BatchDetourTest::appendTimeToCreateTime() {
    const std::string topic = uniqueName("appended");
    makeTopic(m_eu, topic, 1, {{"message.timestamp.type", "LogAppendTime"}});
    sandbox::MirrorChecker unused;
    RecordSource source{m_eu, "eu", unused};
    source.write(topic, 1, {.records = 500, .timestampMs = 1'000'000});
    BatchLink link{batchClusters(m_eu, m_agg, topic), options()};
    source.write(topic, 1, {.records = 500, .timestampMs = 1'000'000});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.shows([](const LinkMetrics& now) {
        return firstIs(now, RecordPathReason::Mixed) || firstIs(now, RecordPathReason::AppendTime) ||
               firstIs(now, RecordPathReason::None);
    }),
             link.log().c_str());
    // The times that the source's broker gave, not those of 1970 that stand in the records.
    QCOMPARE(difference(plainRecords(m_eu, topic, 0), plainRecords(m_agg, topic, 0)), std::string{});
    QVERIFY(plainRecords(m_agg, topic, 0).front().timestampMs > 1'000'000'000'000);
}

void BatchDetourTest::aTargetThatCompressesAnew() {
    const std::string topic = uniqueName("recompressed");
    makeTopic(m_eu, topic, 2);
    makeTopic(m_agg, topic, 2, {{"compression.type", "gzip"}});
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 2, {.records = 10'000, .codec = "lz4", .oddShapes = true});
    BatchLink link{batchClusters(m_eu, m_agg, topic), options()};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(2), link.log().c_str());
    QCOMPARE(rawLog(m_agg, topic, 0).front().codec(), 1);
    QCOMPARE(difference(plainRecords(m_eu, topic, 0), plainRecords(m_agg, topic, 0)), std::string{});
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().duplicated, 0U);
}

// Batches that go over, and ones that do not, in an irregular sequence, with pauses of the link in between.
void BatchDetourTest::pathsAreChangedUnderLoad() {
    const std::string topic = uniqueName("changing");
    makeTopic(m_eu, topic, 3);
    makeTopic(m_agg, topic, 3, {{"max.message.bytes", "100000"}});
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker, {{"linger.ms", "20"}}};
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].streams = 2;
    std::uint64_t sent = 0;
    const auto write = [&](int records, std::size_t bytes) {
        source.write(
            topic, 3,
            {.records = records, .valueBytes = bytes, .codec = records % 2 == 0 ? "none" : "zstd", .oddShapes = true});
        sent += static_cast<std::uint64_t>(records);
    };
    write(900, 100);
    BatchLink link{spec, options()};
    const LinkId id = spec.links[0].id;
    for (int round = 0; round < 8; ++round) {
        write(3'000 + round, 100);
        write(60, 20'000);
        write(301, 100);
        if (round % 3 == 1) {
            link.engine().command({id, LinkAction::Pause, {}});
            QVERIFY2(link.probe().waitForState(id, LinkState::Paused, 40s), link.log().c_str());
            write(60, 20'000);
            link.engine().command({id, LinkAction::Resume, {}});
        }
    }
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    readAll(m_agg, {topic}, checker);
    QCOMPARE(checker.verdict().sent, sent);
    QCOMPARE(checker.verdict().lost, 0U);
    QCOMPARE(checker.verdict().reordered, 0U);
    QCOMPARE(checker.verdict().altered, 0U);
    QCOMPARE(checker.verdict().duplicated, 0U);
    for (std::int32_t partition = 0; partition < 3; ++partition) {
        QCOMPARE(link.wrongOffset(topic, partition), std::string{});
    }
}

TRIBUTARY_TEST(BatchDetourTest, QCoreApplication)
#include "batchdetourtest.moc"
