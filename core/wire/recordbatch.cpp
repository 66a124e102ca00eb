#include "core/wire/recordbatch.h"

#include "core/wire/bytes.h"
#include "core/wire/crc32c.h"
#include "core/wire/varint.h"

#include <algorithm>
#include <array>

namespace tributary::wire {

namespace {

constexpr std::size_t kLengthAt = 8;
constexpr std::size_t kEpochAt = 12;
constexpr std::size_t kMagicAt = 16;
constexpr std::size_t kCrcAt = 17;
constexpr std::size_t kAttributesAt = 21;
constexpr std::size_t kLastDeltaAt = 23;
constexpr std::size_t kBaseTimestampAt = 27;
constexpr std::size_t kMaxTimestampAt = 35;
constexpr std::size_t kProducerIdAt = 43;
constexpr std::size_t kProducerEpochAt = 51;
constexpr std::size_t kBaseSequenceAt = 53;
constexpr std::size_t kCountAt = 57;

constexpr std::size_t kPrefixBytes = 12;       // offset and length, in every format
constexpr std::size_t kSmallestOldBytes = 14;  // of formats 0 and 1 behind the prefix
constexpr std::int8_t kMagic = 2;

}  // namespace

std::int64_t RecordBatch::baseOffset() const { return loadBig<std::int64_t>(m_bytes.data()); }
std::int8_t RecordBatch::magic() const { return loadBig<std::int8_t>(&m_bytes[kMagicAt]); }
std::int64_t RecordBatch::lastOffset() const {
    return baseOffset() + loadBig<std::int32_t>(&m_bytes[kLastDeltaAt]);
}
std::int32_t RecordBatch::leaderEpoch() const { return loadBig<std::int32_t>(&m_bytes[kEpochAt]); }
std::uint16_t RecordBatch::attributes() const { return loadBig<std::uint16_t>(&m_bytes[kAttributesAt]); }
std::int64_t RecordBatch::baseTimestampMs() const { return loadBig<std::int64_t>(&m_bytes[kBaseTimestampAt]); }
std::int64_t RecordBatch::maxTimestampMs() const { return loadBig<std::int64_t>(&m_bytes[kMaxTimestampAt]); }
std::int64_t RecordBatch::producerId() const { return loadBig<std::int64_t>(&m_bytes[kProducerIdAt]); }
std::int32_t RecordBatch::baseSequence() const { return loadBig<std::int32_t>(&m_bytes[kBaseSequenceAt]); }
std::int32_t RecordBatch::recordCount() const { return loadBig<std::int32_t>(&m_bytes[kCountAt]); }

bool RecordBatch::abortMarker() const {
    if (!control()) {
        return false;
    }
    // One uncompressed record: length, attributes, timestamp, offset, key length, then the key (KIP-98): version, type.
    std::span<const std::byte> record = m_bytes.subspan(kHeaderBytes);
    static_cast<void>(takeVarint(record));
    if (record.empty()) {
        return false;
    }
    record = record.subspan(1);
    static_cast<void>(takeVarint(record));
    static_cast<void>(takeVarint(record));
    const std::int64_t keyBytes = takeVarint(record);
    return keyBytes >= 4 && record.size() >= 4 && loadBig<std::int16_t>(record.data() + 2) == 0;
}

bool RecordBatch::checksumHolds() const {
    return crc32c(m_bytes.subspan(kAttributesAt)) == loadBig<std::uint32_t>(&m_bytes[kCrcAt]);
}

void RecordBatch::restamp(ProducerIdentity producer, std::int32_t baseSequence) {
    constexpr std::size_t kCovered = kHeaderBytes - kAttributesAt;
    std::array<std::byte, kCovered> before{};
    const std::span<std::byte> front = m_bytes.subspan(kAttributesAt, kCovered);
    std::ranges::copy(front, before.begin());

    storeBig<std::int64_t>(m_bytes.data(), 0);
    storeBig<std::int32_t>(&m_bytes[kEpochAt], -1);
    storeBig<std::uint16_t>(&m_bytes[kAttributesAt], attributes() & kCodecBits);
    storeBig(&m_bytes[kProducerIdAt], producer.id);
    storeBig(&m_bytes[kProducerEpochAt], producer.epoch);
    storeBig(&m_bytes[kBaseSequenceAt], baseSequence);
    const auto crc = loadBig<std::uint32_t>(&m_bytes[kCrcAt]);
    storeBig(&m_bytes[kCrcAt], crc32cWithNewFront(crc, before, front, m_bytes.size() - kHeaderBytes));
}

RecordBatch RecordBatch::writeHeader(std::span<std::byte> bytes, Codec codec, std::int32_t records,
                                     std::int64_t baseTimestampMs, std::int64_t maxTimestampMs) {
    storeBig<std::int64_t>(bytes.data(), 0);
    storeBig(&bytes[kLengthAt], static_cast<std::int32_t>(bytes.size() - kPrefixBytes));
    storeBig<std::int32_t>(&bytes[kEpochAt], -1);
    storeBig(&bytes[kMagicAt], kMagic);
    storeBig(&bytes[kAttributesAt], static_cast<std::uint16_t>(codec));
    storeBig(&bytes[kLastDeltaAt], records - 1);
    storeBig(&bytes[kBaseTimestampAt], baseTimestampMs);
    storeBig(&bytes[kMaxTimestampAt], maxTimestampMs);
    storeBig<std::int64_t>(&bytes[kProducerIdAt], -1);
    storeBig<std::int16_t>(&bytes[kProducerEpochAt], -1);
    storeBig<std::int32_t>(&bytes[kBaseSequenceAt], -1);
    storeBig(&bytes[kCountAt], records);
    storeBig(&bytes[kCrcAt], crc32c(bytes.subspan(kAttributesAt)));
    return RecordBatch{bytes};
}

std::optional<RecordBatch> takeBatch(std::span<std::byte>& records, bool& broken) {
    if (records.size() <= kMagicAt) {
        return std::nullopt;
    }
    const auto length = loadBig<std::int32_t>(&records[kLengthAt]);
    const bool current = loadBig<std::int8_t>(&records[kMagicAt]) >= kMagic;
    const std::size_t smallest = current ? RecordBatch::kHeaderBytes - kPrefixBytes : kSmallestOldBytes;
    if (length < 0 || static_cast<std::size_t>(length) < smallest) {
        broken = true;
        return std::nullopt;
    }
    const std::size_t size = kPrefixBytes + static_cast<std::size_t>(length);
    if (size > records.size()) {
        return std::nullopt;
    }
    const RecordBatch batch{records.first(size)};
    records = records.subspan(size);
    if (current && (loadBig<std::int32_t>(&batch.bytes()[kLastDeltaAt]) < 0 || batch.recordCount() < 0 ||
                    batch.baseOffset() < 0)) {
        broken = true;
        return std::nullopt;
    }
    return batch;
}

}  // namespace tributary::wire
