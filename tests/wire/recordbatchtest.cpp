#include "core/wire/recordbatch.h"

#include "core/wire/bytes.h"
#include "tests/support/testprogram.h"
#include "tests/wire/batchbuilder.h"

#include <algorithm>
#include <random>
#include <vector>

#include <QTest>

using namespace tributary::wire;

/// The view of a record batch: what it reads, what it changes, and what it refuses to take for a batch.
class RecordBatchTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheHeader();
    void everyChangedByteBehindTheChecksumIsNoticed();
    void restampTouchesNothingBehindTheHeader();
    void restampKeepsOnlyTheCodecOfTheAttributes();
    void restampMayBeRepeated();
    void restampDoesNotBlessCorruption();
    void takesBatchesOneByOne();
    void aBatchCutShortIsNotTaken();
    void garbageIsBrokenOrLeft();
    void oldFormatsAreToldApart();
    void tellsAbortFromCommit();
    void aMarkerCutShortIsNoAbort();
};

namespace {

constexpr std::size_t kAttributesAt = 21;

RecordBatch view(std::vector<std::byte>& bytes) { return RecordBatch{std::span{bytes}}; }

std::vector<std::byte> tail(const std::vector<std::byte>& bytes) {
    return {bytes.begin() + RecordBatch::kHeaderBytes, bytes.end()};
}

}  // namespace

void RecordBatchTest::readsTheHeader() {
    std::vector<std::byte> bytes = makeBatch({.baseOffset = 1'234'567'890'123,
                                              .leaderEpoch = 17,
                                              .attributes = 0x1C,
                                              .records = 40,
                                              .lastDelta = 99,
                                              .baseTimestampMs = 5,
                                              .maxTimestampMs = 9,
                                              .producerId = 77,
                                              .producerEpoch = 4,
                                              .baseSequence = 1'000});
    const RecordBatch batch = view(bytes);
    QCOMPARE(batch.baseOffset(), 1'234'567'890'123);
    QCOMPARE(batch.lastOffset(), 1'234'567'890'222);
    QCOMPARE(batch.leaderEpoch(), 17);
    QCOMPARE(int{batch.magic()}, 2);
    QCOMPARE(int{batch.attributes()}, 0x1C);
    QCOMPARE(batch.recordCount(), 40);
    QCOMPARE(batch.baseTimestampMs(), 5);
    QCOMPARE(batch.maxTimestampMs(), 9);
    QCOMPARE(batch.producerId(), 77);
    QCOMPARE(batch.baseSequence(), 1'000);
    QVERIFY(batch.transactional());
    QVERIFY(batch.logAppendTime());
    QVERIFY(!batch.control());
    QVERIFY(batch.checksumHolds());
}

void RecordBatchTest::everyChangedByteBehindTheChecksumIsNoticed() {
    const std::vector<std::byte> good = makeBatch({.records = 3});
    for (std::size_t at = kAttributesAt - 4; at < good.size(); ++at) {
        std::vector<std::byte> bad = good;
        bad[at] ^= std::byte{0x10};
        QVERIFY(!view(bad).checksumHolds());
    }
}

void RecordBatchTest::restampTouchesNothingBehindTheHeader() {
    std::minstd_rand random{7};
    for (std::size_t size : {0U, 1U, 63U, 1'000U, 100'000U}) {
        std::string payload(size, '\0');
        std::ranges::generate(payload, [&] { return static_cast<char>(random()); });
        std::vector<std::byte> bytes =
            makeBatch({.baseOffset = 500, .attributes = 0x04, .records = 9, .payload = payload});
        const std::vector<std::byte> before = bytes;
        RecordBatch batch = view(bytes);
        batch.restamp({.id = 9'000'000'001, .epoch = 2}, 2'147'483'640);
        QCOMPARE(tail(bytes), tail(before));
        QVERIFY(batch.checksumHolds());
        QCOMPARE(batch.baseOffset(), 0);
        QCOMPARE(batch.lastOffset(), 8);
        QCOMPARE(batch.leaderEpoch(), -1);
        QCOMPARE(batch.recordCount(), 9);
        QCOMPARE(batch.producerId(), 9'000'000'001);
        QCOMPARE(batch.baseSequence(), 2'147'483'640);
        QCOMPARE(batch.baseTimestampMs(), 1'700'000'000'000);
        QCOMPARE(batch.maxTimestampMs(), 1'700'000'000'500);
        QCOMPARE(int{loadBig<std::int16_t>(&bytes[51])}, 2);
        // The length and the checksum's place are as they were.
        QVERIFY(std::equal(bytes.begin() + 8, bytes.begin() + 12, before.begin() + 8));
    }
}

void RecordBatchTest::restampKeepsOnlyTheCodecOfTheAttributes() {
    for (std::uint16_t codec = 0; codec <= 4; ++codec) {
        // Append time, transaction, delete horizon, and bits that have no meaning yet; never a control batch.
        std::vector<std::byte> bytes = makeBatch({.attributes = static_cast<std::uint16_t>(0xFFD8U | codec)});
        RecordBatch batch = view(bytes);
        batch.restamp({1, 0}, 0);
        QCOMPARE(batch.attributes(), codec);
        QVERIFY(batch.checksumHolds());
    }
}

void RecordBatchTest::restampMayBeRepeated() {
    std::vector<std::byte> bytes = makeBatch({.attributes = 0x13, .records = 5, .producerId = 3, .baseSequence = 7});
    const std::vector<std::byte> records = tail(bytes);
    RecordBatch batch = view(bytes);
    for (std::int32_t round = 0; round < 20; ++round) {
        batch.restamp({round * 1'000, static_cast<std::int16_t>(round)}, round * 5);
        QVERIFY(batch.checksumHolds());
        QCOMPARE(batch.baseSequence(), round * 5);
        QCOMPARE(tail(bytes), records);
    }
}

// The checksum is carried on, not made new: what was damaged before stays recognisable behind.
void RecordBatchTest::restampDoesNotBlessCorruption() {
    std::vector<std::byte> bytes = makeBatch({.records = 5});
    bytes.back() ^= std::byte{1};
    RecordBatch batch = view(bytes);
    QVERIFY(!batch.checksumHolds());
    batch.restamp({1, 0}, 0);
    QVERIFY(!batch.checksumHolds());
}

void RecordBatchTest::takesBatchesOneByOne() {
    std::vector<std::byte> all;
    for (std::int64_t i = 0; i < 3; ++i) {
        const std::vector<std::byte> one =
            makeBatch({.baseOffset = i * 10, .records = 10, .payload = std::string(static_cast<std::size_t>(i), 'x')});
        all.insert(all.end(), one.begin(), one.end());
    }
    std::span<std::byte> rest{all};
    bool broken = false;
    for (std::int64_t i = 0; i < 3; ++i) {
        const auto batch = takeBatch(rest, broken);
        QVERIFY(batch.has_value());
        QCOMPARE(batch->baseOffset(), i * 10);
        QVERIFY(batch->checksumHolds());
    }
    QVERIFY(!takeBatch(rest, broken));
    QVERIFY(!broken);
    QVERIFY(rest.empty());
}

void RecordBatchTest::aBatchCutShortIsNotTaken() {
    const std::vector<std::byte> whole = makeBatch({.records = 4});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        std::vector<std::byte> part{whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)};
        std::span<std::byte> rest{part};
        bool broken = false;
        QVERIFY(!takeBatch(rest, broken));
        QVERIFY(!broken);
    }
}

void RecordBatchTest::garbageIsBrokenOrLeft() {
    std::minstd_rand random{11};
    const std::vector<std::byte> good = makeBatch({.records = 4});
    for (int round = 0; round < 50'000; ++round) {
        std::vector<std::byte> bytes;
        if (round % 2 == 0) {
            bytes.resize(random() % 200);
            std::ranges::generate(bytes, [&] { return static_cast<std::byte>(random() >> 5U); });
        } else {
            bytes = good;
            for (int change = 0; change < 3; ++change) {
                bytes[random() % bytes.size()] = static_cast<std::byte>(random() >> 5U);
            }
        }
        bytes.shrink_to_fit();
        std::span<std::byte> rest{bytes};
        bool broken = false;
        while (const auto batch = takeBatch(rest, broken)) {
            QVERIFY(!broken);
            QVERIFY(batch->bytes().data() >= bytes.data());
            QVERIFY(batch->bytes().data() + batch->bytes().size() <= bytes.data() + bytes.size());
            if (batch->magic() >= 2) {
                QVERIFY(batch->recordCount() >= 0 && batch->lastOffset() >= batch->baseOffset());
                static_cast<void>(batch->checksumHolds());
                static_cast<void>(batch->abortMarker());
            }
        }
    }
}

void RecordBatchTest::oldFormatsAreToldApart() {
    Writer old;  // offset, size, checksum, magic 1, attributes, timestamp, null key, null value
    old.put(std::int64_t{42}).put(std::int32_t{22}).put(std::int32_t{0}).put(std::int8_t{1}).put(std::int8_t{0});
    old.put(std::int64_t{5}).put(std::int32_t{-1}).put(std::int32_t{-1});
    std::vector<std::byte> bytes = old.take();
    std::span<std::byte> rest{bytes};
    bool broken = false;
    const auto batch = takeBatch(rest, broken);
    QVERIFY(batch.has_value());
    QCOMPARE(int{batch->magic()}, 1);
    QCOMPARE(batch->baseOffset(), 42);
    QVERIFY(rest.empty());
}

void RecordBatchTest::tellsAbortFromCommit() {
    std::vector<std::byte> abort = makeEndMarker(10, 7, false);
    std::vector<std::byte> commit = makeEndMarker(10, 7, true);
    QVERIFY(view(abort).abortMarker());
    QVERIFY(view(abort).control());
    QVERIFY(!view(commit).abortMarker());
    std::vector<std::byte> data = makeBatch({.attributes = 0x10, .payload = std::string(20, '\0')});
    QVERIFY(!view(data).abortMarker());
}

void RecordBatchTest::aMarkerCutShortIsNoAbort() {
    const std::string record{'\x20', '\0', '\0', '\0', '\x08', '\0', '\0', '\0', '\0'};
    for (std::size_t size = 0; size < record.size() - 1; ++size) {
        std::vector<std::byte> bytes = makeBatch({.attributes = 0x30, .payload = record.substr(0, size)});
        QVERIFY(!view(bytes).abortMarker());
    }
    std::vector<std::byte> endless = makeBatch({.attributes = 0x30, .payload = std::string(40, '\xFF')});
    QVERIFY(!view(endless).abortMarker());
}

TRIBUTARY_TEST(RecordBatchTest, QCoreApplication)
#include "recordbatchtest.moc"
