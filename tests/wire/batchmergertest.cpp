#include "core/wire/batchmerger.h"

#include "tests/support/testprogram.h"
#include "tests/wire/batchbuilder.h"

#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <QTest>

using namespace tributary::wire;

namespace {

constexpr std::size_t kMuch = 1 << 20;

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string part(const RecordBatch& batch) { return textOf(batch.bytes().subspan(RecordBatch::kHeaderBytes)); }

}  // namespace

/// Batches put together are, record for record, what they were: read with a reader that knows nothing of the writer.
class BatchMergerTest : public QObject {
    Q_OBJECT

private slots:
    void keepsEachRecord();
    void compressesAsTheFirstThatIs_data();
    void compressesAsTheFirstThatIs();
    void timesOfAnyKind();
    void staysAsItWasWhereOneDoesNotFit();
    void recordsThatAreNotWhatTheHeaderSays_data();
    void recordsThatAreNotWhatTheHeaderSays();
    void randomDamageIsTakenOrRefused();

private:
    [[nodiscard]] bool append(MergingBatch& into, std::vector<std::byte> batch, std::size_t most = kMuch) {
        return m_merger.append(into, RecordBatch{batch}, most);
    }
    [[nodiscard]] std::vector<std::byte> packed(Codec codec, const std::vector<RecordShape>& records) {
        std::vector<std::byte> plain = makeBatchOf(records);
        const RecordBatch batch{plain};
        std::vector<std::byte> out;
        const bool done = m_codecs.pack(codec, batch.bytes().subspan(RecordBatch::kHeaderBytes), out);
        return makeBatch({.attributes = static_cast<std::uint16_t>(codec),
                          .records = done ? static_cast<std::int32_t>(records.size()) : 0,
                          .baseTimestampMs = batch.baseTimestampMs(),
                          .maxTimestampMs = batch.maxTimestampMs(),
                          .payload = textOf(out)});
    }

    BufferPool m_buffers{kMuch};
    BatchMerger m_merger{m_buffers};
    Codecs m_codecs;
};

void BatchMergerTest::keepsEachRecord() {
    MergingBatch merging;
    std::vector<RecordShape> all;
    std::int64_t timestamp = 1'700'000'000'000;
    for (int i = 0; i < 300; ++i) {  // offsets of one and of two bytes
        std::vector<RecordShape> records;
        for (int k = 0; k <= i % 3; ++k) {
            records.push_back(makeRecord(timestamp += i, "value " + std::string(static_cast<std::size_t>(i), 'x')));
        }
        QVERIFY(append(merging, makeBatchOf(records, {.baseOffset = 4'000 + i, .attributes = 0x10, .producerId = 7})));
        all.insert(all.end(), records.begin(), records.end());
    }
    const BatchMerger::Merged done = m_merger.finish(std::move(merging));
    QCOMPARE(done.batch.recordCount(), static_cast<std::int32_t>(all.size()));
    QCOMPARE(done.batch.lastOffset(), static_cast<std::int64_t>(all.size()) - 1);
    QCOMPARE(done.batch.baseTimestampMs(), all.front().timestampMs);
    QCOMPARE(done.batch.maxTimestampMs(), all.back().timestampMs);
    QCOMPARE(done.batch.attributes(), std::uint16_t{0});
    QCOMPARE(done.batch.producerId(), -1);
    QVERIFY(done.batch.checksumHolds());
    QVERIFY(readRecords(part(done.batch), done.batch.baseTimestampMs()) == all);
    // What a broker looks at first.
    std::span<std::byte> bytes = done.batch.bytes();
    bool broken = false;
    QVERIFY(takeBatch(bytes, broken).has_value());
    QVERIFY(bytes.empty() && !broken);
}

void BatchMergerTest::compressesAsTheFirstThatIs_data() {
    QTest::addColumn<int>("codec");
    for (int i = 0; i <= static_cast<int>(Codec::Zstd); ++i) {
        QTest::addRow("%d", i) << i;
    }
}

void BatchMergerTest::compressesAsTheFirstThatIs() {
    QFETCH(int, codec);
    MergingBatch merging;
    const std::vector<RecordShape> plainOne = {makeRecord(9, "p")};
    const std::vector<RecordShape> first = {makeRecord(10, std::string(500, 'a')), makeRecord(12, "b")};
    const std::vector<RecordShape> second = {makeRecord(5, std::string(500, 'a'))};
    const std::vector<RecordShape> third = {makeRecord(700, "c")};
    QVERIFY(append(merging, packed(Codec::None, plainOne)));
    QVERIFY(append(merging, packed(static_cast<Codec>(codec), first)));
    QVERIFY(codec == 0 || append(merging, packed(Codec::Lz4, second)));
    QVERIFY(codec != 0 || append(merging, packed(Codec::None, second)));
    QVERIFY(append(merging, packed(Codec::None, third)));
    const BatchMerger::Merged done = m_merger.finish(std::move(merging));
    QCOMPARE(static_cast<int>(done.batch.codec()), codec);
    QCOMPARE(done.batch.recordCount(), 5);
    QCOMPARE(done.batch.baseTimestampMs(), 9);
    QCOMPARE(done.batch.maxTimestampMs(), 700);
    QVERIFY(done.batch.checksumHolds());
    std::vector<std::byte> plain;
    QVERIFY(m_codecs.unpack(done.batch.codec(), done.batch.bytes().subspan(RecordBatch::kHeaderBytes), plain, kMuch));
    const std::vector<RecordShape> wanted = {plainOne[0], first[0], first[1], second[0], third[0]};
    QVERIFY(readRecords(textOf(plain), 9) == wanted);
}

void BatchMergerTest::timesOfAnyKind() {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    // None (-1), before 1970, and so far apart that the distance just fits.
    const std::vector<RecordShape> times = {makeRecord(-1, "none"), makeRecord(kMost - 1, "late"),
                                            makeRecord(0, "zero"), makeRecord(-62'000'000'000'000, "early")};
    MergingBatch merging;
    for (const RecordShape& each : times) {
        QVERIFY(append(merging, makeBatchOf({each})));
    }
    const BatchMerger::Merged done = m_merger.finish(std::move(merging));
    QVERIFY(readRecords(part(done.batch), done.batch.baseTimestampMs()) == times);
    QCOMPARE(done.batch.maxTimestampMs(), kMost - 1);
}

void BatchMergerTest::staysAsItWasWhereOneDoesNotFit() {
    MergingBatch merging;
    const std::vector<RecordShape> fits = {makeRecord(1, std::string(400, 'x'))};
    QVERIFY(append(merging, makeBatchOf(fits), 600));
    QVERIFY(!append(merging, makeBatchOf(fits), 600));
    QVERIFY(!append(merging, packed(Codec::Gzip, fits), 600));
    // A little that says it is much.
    QVERIFY(!append(merging, packed(Codec::Zstd, {makeRecord(1, std::string(900'000, 'x'))}), 10'000));
    const BatchMerger::Merged done = m_merger.finish(std::move(merging));
    QCOMPARE(done.batch.recordCount(), 1);
    QVERIFY(readRecords(part(done.batch), 1) == fits);
    MergingBatch none;
    QVERIFY(!append(none, makeBatchOf(fits), 300));
    QCOMPARE(none.records, 0);
}

void BatchMergerTest::recordsThatAreNotWhatTheHeaderSays_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<QByteArray>("payload");
    const std::string one = recordsPart({makeRecord(1, "v")}, 1);
    const std::string two = recordsPart({makeRecord(1, "v"), makeRecord(1, "v")}, 1);
    QTest::newRow("fewer") << 2 << QByteArray::fromStdString(one);
    QTest::newRow("more") << 1 << QByteArray::fromStdString(two);
    QTest::newRow("offsets that stand still") << 2 << QByteArray::fromStdString(one + one);
    QTest::newRow("nothing") << 1 << QByteArray{};
    QTest::newRow("a length of nothing") << 1 << QByteArray(8, '\0');
    QTest::newRow("a length below nothing") << 1 << QByteArray{"\x01\0\0\0\0\0\0\0", 8};
    QTest::newRow("cut within a length") << 1 << QByteArray{"\xff\xff\xff\xff\xff\xff\xff\xff"};
    QTest::newRow("cut within a timestamp") << 1 << QByteArray{"\x06\0\xff\xff\xff\xff\xff", 7};
    QTest::newRow("nothing behind its offset") << 1 << QByteArray{"\x06\0\0\0\0\0\0", 7};
    QTest::newRow("longer than the batch") << 1 << QByteArray{"\x7f\0\0\0\0\0\0", 7};
}

void BatchMergerTest::recordsThatAreNotWhatTheHeaderSays() {
    QFETCH(int, count);
    QFETCH(QByteArray, payload);
    MergingBatch merging;
    const std::vector<RecordShape> good = {makeRecord(1, "good")};
    QVERIFY(append(merging, makeBatchOf(good)));
    QVERIFY(!append(merging, makeBatch({.records = count, .payload = payload.toStdString()})));
    const BatchMerger::Merged done = m_merger.finish(std::move(merging));
    QVERIFY(readRecords(part(done.batch), 1) == good);
}

// Under the sanitizers: nothing is read or written beside the buffers.
void BatchMergerTest::randomDamageIsTakenOrRefused() {
    std::mt19937 random{11};
    for (int round = 0; round < 5'000; ++round) {
        const auto codec = static_cast<Codec>(random() % 5);
        std::vector<std::byte> odd =
            packed(codec, {makeRecord(1, std::string(random() % 200, 'x')), makeRecord(2, "y")});
        for (std::size_t flips = 0; flips <= random() % 3; ++flips) {
            const std::size_t at = RecordBatch::kHeaderBytes + random() % (odd.size() - RecordBatch::kHeaderBytes);
            odd[at] ^= static_cast<std::byte>(1U << random() % 8);
        }
        MergingBatch merging;
        QVERIFY(append(merging, makeBatchOf({makeRecord(1, "good")})));
        const bool taken = append(merging, odd, 4'096);
        QCOMPARE(merging.records, taken ? 3 : 1);
        QVERIFY(merging.bytes() <= 4'096);
    }
}

TRIBUTARY_TEST(BatchMergerTest, NoApplication)
#include "batchmergertest.moc"
