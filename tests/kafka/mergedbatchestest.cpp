#include "tests/support/kafkafixture.h"
#include "tests/support/mirror/batchlink.h"
#include "tests/support/mirror/rawlog.h"
#include "tests/support/mirror/recordsource.h"
#include "tests/support/mirror/transactions.h"
#include "tests/support/testprogram.h"

#include <algorithm>
#include <string>
#include <vector>

#include <QTest>

using namespace tributary;

/// Small batches that are put together, against real brokers: other batches, the same records in the same order at
/// offsets that are known.
class MergedBatchesTest : public QObject {
    Q_OBJECT

private slots:
    void sameRecordsForEachCodec_data();
    void sameRecordsForEachCodec();
    void smallTransactions();
    void targetThatStampsRecords();
    void aRecordThatIsRefusedAmongThem_data();
    void aRecordThatIsRefusedAmongThem();

private:
    /// A link that may put batches together.
    [[nodiscard]] TopologySpec clusters(const std::string& topic) const { return twoClusters(m_eu, m_agg, topic); }
    /// Each batch of this many records, in the order in which they are written.
    static kafka::ClientSettings inBatchesOf(int records) {
        return {{"batch.num.messages", std::to_string(records)}, {"linger.ms", records == 1 ? "0" : "5"}};
    }

    const std::string m_eu = fixtureBootstrap("eu");
    const std::string m_agg = fixtureBootstrap("agg");
};

namespace {

// Empty when the target has the source's records, in their order.
std::string recordDifference(const std::vector<PlainRecord>& wanted, const std::vector<PlainRecord>& found,
                             bool sameTimes = true) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i >= found.size()) {
            return std::to_string(wanted.size() - i) + " are missing";
        }
        PlainRecord there = found[i];
        there.timestampMs = sameTimes ? there.timestampMs : wanted[i].timestampMs;
        if (!wanted[i].sameContent(there)) {
            return "the record of source offset " + std::to_string(wanted[i].offset) + " differs";
        }
    }
    return wanted.size() == found.size() ? "" : std::to_string(found.size() - wanted.size()) + " are too many";
}

}  // namespace

void MergedBatchesTest::sameRecordsForEachCodec_data() {
    QTest::addColumn<QByteArray>("codec");
    QTest::addColumn<int>("inBatch");
    QTest::newRow("none, one in a batch") << QByteArray{"none"} << 1;
    QTest::newRow("gzip, seven in a batch") << QByteArray{"gzip"} << 7;
    QTest::newRow("snappy, one in a batch") << QByteArray{"snappy"} << 1;
    QTest::newRow("lz4, seven in a batch") << QByteArray{"lz4"} << 7;
    QTest::newRow("zstd, one in a batch") << QByteArray{"zstd"} << 1;
}

// Before and while the link runs, with null and empty keys and values, headers, and a large batch between small ones.
void MergedBatchesTest::sameRecordsForEachCodec() {
    QFETCH(QByteArray, codec);
    QFETCH(int, inBatch);
    const std::string topic = uniqueName("merged");
    makeTopic(m_eu, topic, 2);
    sandbox::MirrorChecker checker;
    RecordSource small{m_eu, "eu", checker, inBatchesOf(inBatch)};
    RecordSource large{m_eu, "eu", checker, {{"linger.ms", "100"}}};
    const auto write = [&](RecordSource& source, int records, std::size_t bytes) {
        source.write(topic, 2,
                     {.records = records, .valueBytes = bytes, .codec = codec.toStdString(), .oddShapes = true});
    };
    write(small, 4'000, 100);
    write(large, 2'000, 1'000);
    write(small, 2'000, 3'000);
    BatchLink link{clusters(topic)};
    QVERIFY2(link.allOnBatches(2), link.log().c_str());
    write(small, 4'000, 100);
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(2), link.log().c_str());
    for (std::int32_t partition = 0; partition < 2; ++partition) {
        QCOMPARE(recordDifference(plainRecords(m_eu, topic, partition), plainRecords(m_agg, topic, partition)),
                 std::string{});
        const std::vector<RawBatch> source = rawLog(m_eu, topic, partition);
        const std::vector<RawBatch> target = rawLog(m_agg, topic, partition);
        QVERIFY2(target.size() * 2 < source.size(),
                 (std::to_string(source.size()) + " became " + std::to_string(target.size())).c_str());
        // Those that would not get smaller stand uncompressed at the source; among others they are compressed like
        // them.
        const int wanted = std::ranges::max(source, {}, &RawBatch::codec).codec();
        const auto ofMany = [](const RawBatch& each) { return each.count >= 50; };
        QVERIFY(std::ranges::any_of(target, ofMany));
        QVERIFY(
            std::ranges::all_of(target, [&](const RawBatch& each) { return !ofMany(each) || each.codec() == wanted; }));
        QCOMPARE(link.wrongOffset(topic, partition), std::string{});
    }
}

// One or two records each, some aborted, two producers at a time: markers lie between almost all batches.
void MergedBatchesTest::smallTransactions() {
    const std::string topic = uniqueName("mergedtx");
    makeTopic(m_eu, topic, 1);
    Transactions one{m_eu, uniqueName("one")};
    Transactions two{m_eu, uniqueName("two")};
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i) + "-";
        one.begin();
        one.batch(topic, 0, "one-" + number, 1 + (i % 2));
        two.begin();
        two.batch(topic, 0, "two-" + number, 1);
        i % 3 == 0 ? one.abort() : one.commit();
        i % 5 == 0 ? two.abort() : two.commit();
    }
    BatchLink link{clusters(topic)};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    const std::vector<PlainRecord> wanted = plainRecords(m_eu, topic, 0);
    QCOMPARE(recordDifference(wanted, plainRecords(m_agg, topic, 0)), std::string{});
    QCOMPARE(link.wrongOffset(topic, 0), std::string{});
    QVERIFY(rawLog(m_agg, topic, 0).size() * 4 < wanted.size());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
}

void MergedBatchesTest::targetThatStampsRecords() {
    const std::string topic = uniqueName("mergedappend");
    makeTopic(m_eu, topic, 1, {{"message.timestamp.type", "LogAppendTime"}});
    makeTopic(m_agg, topic, 1, {{"message.timestamp.type", "LogAppendTime"}, {"compression.type", "lz4"}});
    sandbox::MirrorChecker unused;
    RecordSource source{m_eu, "eu", unused, inBatchesOf(1)};
    source.write(topic, 1, {.records = 500, .codec = "gzip"});
    BatchLink link{clusters(topic)};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QVERIFY2(link.allOnBatches(1), link.log().c_str());
    QCOMPARE(recordDifference(plainRecords(m_eu, topic, 0), plainRecords(m_agg, topic, 0), false), std::string{});
    const std::vector<RawBatch> target = rawLog(m_agg, topic, 0);
    QVERIFY(target.size() < 100);
    QVERIFY(target.front().appendTime());
    QCOMPARE(target.front().codec(), 3);
}

void MergedBatchesTest::aRecordThatIsRefusedAmongThem_data() {
    QTest::addColumn<QByteArray>("codec");
    QTest::newRow("none") << QByteArray{"none"};
    QTest::newRow("zstd") << QByteArray{"zstd"};
}

// A compacted target takes no record without a key. Of those that were put together only these are missing.
void MergedBatchesTest::aRecordThatIsRefusedAmongThem() {
    QFETCH(QByteArray, codec);
    const std::string topic = uniqueName("mergedrefused");
    makeTopic(m_eu, topic, 1);
    makeTopic(m_agg, topic, 1, {{"cleanup.policy", "compact"}, {"min.cleanable.dirty.ratio", "1"}});
    sandbox::MirrorChecker unused;
    RecordSource source{m_eu, "eu", unused, inBatchesOf(1)};
    source.write(topic, 1, {.records = 300, .codec = codec.toStdString(), .oddShapes = true});
    std::vector<PlainRecord> wanted = plainRecords(m_eu, topic, 0);
    const auto without = std::erase_if(wanted, [](const PlainRecord& each) { return !each.key.has_value(); });
    QVERIFY(without > 0);
    TopologySpec spec = clusters(topic);
    spec.links[0].onSendFailure = SendFailurePolicy::Skip;
    BatchLink link{spec};
    QVERIFY2(link.caughtUp(topic), link.log().c_str());
    QCOMPARE(recordDifference(wanted, plainRecords(m_agg, topic, 0)), std::string{});
}

TRIBUTARY_TEST(MergedBatchesTest, QCoreApplication)
#include "mergedbatchestest.moc"
