#include "core/mirror/localengine.h"
#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/rawlog.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/mirror/transactions.h"
#include "tests/support/testprogram.h"

#include <functional>
#include <vector>

#include <QTest>

using namespace tributary;
using namespace std::chrono_literals;

/// The batch path against real brokers: the target has the source's records byte for byte, batch by batch.
class BatchBytesTest : public QObject {
    Q_OBJECT

private slots:
    void sameBytesForEachCodec_data();
    void sameBytesForEachCodec();
    void committedTransactionsOnly();
    void readUncommittedTakesAll();
    void appendTimeToAppendTime();
    void severalSourcePartitionsIntoOne();

private:
    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

namespace {

// Empty when the target has exactly these batches, in this order; else what differs.
std::string batchDifference(const std::vector<RawBatch>& wanted, const std::vector<RawBatch>& found) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i >= found.size() || !wanted[i].sameRecords(found[i])) {
            return "batch " + std::to_string(i) + " of " + std::to_string(wanted.size()) + ", source offset " +
                   std::to_string(wanted[i].baseOffset) + (i >= found.size() ? " is missing" : " differs");
        }
    }
    return wanted.size() == found.size()
               ? ""
               : "the target has " + std::to_string(found.size() - wanted.size()) + " batches more";
}

std::vector<RawBatch> without(std::vector<RawBatch> batches, const std::function<bool(const RawBatch&)>& out) {
    std::erase_if(batches, out);
    return batches;
}

}  // namespace

void BatchBytesTest::sameBytesForEachCodec_data() {
    QTest::addColumn<QByteArray>("codec");
    for (const char* codec : {"none", "gzip", "snappy", "lz4", "zstd"}) {
        QTest::newRow(codec) << QByteArray{codec};
    }
}

// Headers, null and empty keys and values, batches from one record to a megabyte; before and while the link runs.
void BatchBytesTest::sameBytesForEachCodec() {
    QFETCH(QByteArray, codec);
    const std::string topic = uniqueName("bytes");
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    const auto write = [&](int records, std::size_t bytes) {
        source.write(topic, 2,
                     {.records = records, .valueBytes = bytes, .codec = codec.toStdString(), .oddShapes = true});
    };
    write(2, 10);
    write(20'000, 100);
    write(12, 900'000);
    BatchLink link{batchClusters(m_eu, m_agg, topic)};
    QVERIFY2(link.allOnBatches(2), link.log().c_str());
    write(2, 0);
    write(3'000, 1'000);
    write(6, 300'000);
    write(2, 10);
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.shows([](const LinkMetrics& now) { return now.flow.records == 23'024U; }), link.log().c_str());
    QVERIFY2(link.allOnBatches(2), link.log().c_str());

    for (std::int32_t partition = 0; partition < 2; ++partition) {
        const std::vector<RawBatch> wanted = rawLog(m_eu, topic, partition);
        QVERIFY(std::ranges::any_of(wanted, [](const RawBatch& each) { return each.count > 1; }));
        QVERIFY(codec == "none" || std::ranges::any_of(wanted, [](const RawBatch& each) { return each.codec() != 0; }));
        const std::string differs = batchDifference(wanted, rawLog(m_agg, topic, partition));
        QVERIFY2(differs.empty(), differs.c_str());
    }
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 23'024U);
    QCOMPARE(checker.verdict().duplicated, 0U);
}

void BatchBytesTest::committedTransactionsOnly() {
    const std::string topic = uniqueName("transactions");
    makeTopic(m_eu, topic, 1);
    Transactions one{m_eu, uniqueName("one")};
    Transactions two{m_eu, uniqueName("two")};
    one.begin();
    one.batch(topic, 0, "keep-a-", 10);
    one.batch(topic, 0, "keep-b-", 200);
    one.commit();
    one.begin();
    one.batch(topic, 0, "drop-c-", 5);
    one.abort();
    // Two at a time: of one that is kept and one that is not, and the other way round.
    one.begin();
    two.begin();
    one.batch(topic, 0, "keep-d-", 3);
    two.batch(topic, 0, "drop-e-", 4);
    one.batch(topic, 0, "keep-f-", 1);
    two.abort();
    two.begin();
    two.batch(topic, 0, "keep-g-", 2);
    one.commit();
    two.commit();
    // A transaction that stays open: nothing behind its first record may go over.
    one.begin();
    one.batch(topic, 0, "keep-open-", 6);
    two.begin();
    two.batch(topic, 0, "keep-behind-", 7);
    two.commit();

    BatchLink link{batchClusters(m_eu, m_agg, topic)};
    QVERIFY2(link.shows([](const LinkMetrics& now) {
        return now.partitionMetrics.size() == 1 && now.flow.records == 216 && now.flow.lagRecords == 0;
    }),
             link.log().c_str());
    const auto dropped = [](const RawBatch& each) { return each.control() || each.holds("drop-"); };
    const auto early = [](const RawBatch& each) { return each.holds("open-") || each.holds("behind-"); };
    std::vector<RawBatch> wanted = without(without(rawLog(m_eu, topic, 0), dropped), early);
    QVERIFY(wanted.size() >= 5);
    std::vector<RawBatch> found = rawLog(m_agg, topic, 0);
    QCOMPARE(batchDifference(wanted, found), std::string{});
    // At the target they are of no transaction any more, and of the link's own producer.
    for (const RawBatch& each : found) {
        QVERIFY(!each.transactional() && each.producerId == found[0].producerId && each.producerId >= 0);
    }

    one.commit();
    QVERIFY2(link.caughtUp(topic), link.log().c_str());  // past the control batches, too
    wanted = without(rawLog(m_eu, topic, 0), dropped);
    QCOMPARE(batchDifference(wanted, rawLog(m_agg, topic, 0)), std::string{});
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    // Aborted at the very end: nothing comes, and the position passes.
    one.begin();
    one.batch(topic, 0, "drop-z-", 9);
    one.abort();
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QCOMPARE(batchDifference(wanted, rawLog(m_agg, topic, 0)), std::string{});
    QCOMPARE(link.wrongOffset(topic, 0), std::string{});
}

void BatchBytesTest::readUncommittedTakesAll() {
    const std::string topic = uniqueName("uncommitted");
    makeTopic(m_eu, topic, 1);
    Transactions one{m_eu, uniqueName("one")};
    one.begin();
    one.batch(topic, 0, "aborted-", 10);
    one.abort();
    one.begin();
    one.batch(topic, 0, "committed-", 10);
    one.commit();
    one.begin();
    one.batch(topic, 0, "open-", 10);
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].consumer["isolation.level"] = "read_uncommitted";
    BatchLink link{spec};
    QVERIFY2(link.shows([](const LinkMetrics& now) { return now.flow.records == 30; }), link.log().c_str());
    const auto wanted = without(rawLog(m_eu, topic, 0), [](const RawBatch& each) { return each.control(); });
    QVERIFY(wanted.size() >= 3);
    QCOMPARE(batchDifference(wanted, rawLog(m_agg, topic, 0)), std::string{});
    one.abort();
}

void BatchBytesTest::appendTimeToAppendTime() {
    const std::string topic = uniqueName("appendtime");
    makeTopic(m_eu, topic, 1, {{"message.timestamp.type", "LogAppendTime"}});
    makeTopic(m_agg, topic, 1, {{"message.timestamp.type", "LogAppendTime"}});
    sandbox::MirrorChecker unused;
    RecordSource source{m_eu, "eu", unused};
    source.write(topic, 1, {.records = 500});
    BatchLink link{batchClusters(m_eu, m_agg, topic)};
    source.write(topic, 1, {.records = 500});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    const auto wanted = rawLog(m_eu, topic, 0);
    const auto found = rawLog(m_agg, topic, 0);
    QCOMPARE(found.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        QCOMPARE(found[i].records, wanted[i].records);
        QCOMPARE(found[i].count, wanted[i].count);
        QVERIFY((found[i].attributes & 8U) != 0);
        QVERIFY(found[i].maxTimestampMs >= wanted[i].maxTimestampMs);  // the target's own time
    }
}

void BatchBytesTest::severalSourcePartitionsIntoOne() {
    const std::string topic = uniqueName("modulo");
    makeTopic(m_eu, topic, 6);
    makeTopic(m_agg, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource source{m_eu, "eu", checker};
    source.write(topic, 6, {.records = 30'000, .codec = "lz4", .oddShapes = true});
    TopologySpec spec = batchClusters(m_eu, m_agg, topic);
    spec.links[0].partitioning = Partitioning::Modulo;
    spec.links[0].streams = 2;
    BatchLink link{spec};
    QVERIFY2(link.allOnBatches(6), link.log().c_str());
    source.write(topic, 6, {.records = 30'000, .codec = "lz4", .oddShapes = true});
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(6), link.log().c_str());
    for (std::int32_t target = 0; target < 2; ++target) {
        const std::vector<RawBatch> found = rawLog(m_agg, topic, target);
        std::size_t wanted = 0;
        for (std::int32_t partition = target; partition < 6; partition += 2) {
            auto next = found.begin();
            for (const RawBatch& each : rawLog(m_eu, topic, partition)) {
                next = std::find_if(next, found.end(), [&](const RawBatch& there) { return there.sameRecords(each); });
                QVERIFY(next != found.end());
                ++next;
                ++wanted;
            }
        }
        QCOMPARE(found.size(), wanted);
    }
    readAll(m_agg, {topic}, checker);
    QVERIFY(checker.verdict().clean());
    QCOMPARE(checker.verdict().sent, 60'000U);
    QCOMPARE(checker.verdict().duplicated, 0U);
}

TRIBUTARY_TEST(BatchBytesTest, QCoreApplication)
#include "batchbytestest.moc"
