#pragma once

#include "core/wire/codec.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace tributary::wire {

/// What a batch is sent under: Kafka's idempotent producer (KIP-98).
struct ProducerIdentity {
    std::int64_t id = -1;
    std::int16_t epoch = -1;

    bool operator==(const ProducerIdentity&) const = default;
};

/// A record batch of message format 2 (https://kafka.apache.org/documentation/#recordbatch) where it lies in a buffer:
/// its header can be read and changed, its records are never looked at. Older formats can only be told apart.
///
/// Points into a buffer that others keep alive.
class RecordBatch {
public:
    static constexpr std::size_t kHeaderBytes = 61;  ///< up to the first record
    static constexpr std::uint16_t kCodecBits = 0x07;
    static constexpr std::uint16_t kLogAppendTimeBit = 0x08;
    static constexpr std::uint16_t kTransactionalBit = 0x10;
    static constexpr std::uint16_t kControlBit = 0x20;

    RecordBatch() = default;
    explicit RecordBatch(std::span<std::byte> bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::span<std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] std::int64_t baseOffset() const;
    [[nodiscard]] std::int8_t magic() const;

    // Of format 2 only.
    [[nodiscard]] std::int64_t lastOffset() const;
    [[nodiscard]] std::int32_t leaderEpoch() const;
    [[nodiscard]] std::uint16_t attributes() const;
    [[nodiscard]] std::int64_t baseTimestampMs() const;
    [[nodiscard]] std::int64_t maxTimestampMs() const;
    [[nodiscard]] std::int64_t producerId() const;
    [[nodiscard]] std::int32_t baseSequence() const;
    [[nodiscard]] std::int32_t recordCount() const;
    [[nodiscard]] Codec codec() const { return static_cast<Codec>(attributes() & kCodecBits); }
    [[nodiscard]] bool transactional() const { return (attributes() & kTransactionalBit) != 0; }
    [[nodiscard]] bool control() const { return (attributes() & kControlBit) != 0; }
    [[nodiscard]] bool logAppendTime() const { return (attributes() & kLogAppendTimeBit) != 0; }

    /// A control batch that ends a transaction by aborting it.
    [[nodiscard]] bool abortMarker() const;

    /// Reads everything behind the checksum once.
    [[nodiscard]] bool checksumHolds() const;

    /// Makes the batch one that `producer` sends: offset 0, no leader epoch, of the attributes only the codec, and a
    /// checksum for it. Correct only when checksumHolds(); does not read the records. May be repeated.
    void restamp(ProducerIdentity producer, std::int32_t baseSequence);

    /// Writes the header of a batch of no producer before records that stand in `bytes` behind room for it, compressed
    /// by `codec`: offset 0, no leader epoch, the checksum.
    [[nodiscard]] static RecordBatch writeHeader(std::span<std::byte> bytes, Codec codec, std::int32_t records,
                                                 std::int64_t baseTimestampMs, std::int64_t maxTimestampMs);

private:
    std::span<std::byte> m_bytes;
};

/// Takes the next batch off a records block. Nothing: the block ends, or (a broker may cut the last batch short) too few
/// bytes are left. `broken` is set where the bytes cannot be a batch.
[[nodiscard]] std::optional<RecordBatch> takeBatch(std::span<std::byte>& records, bool& broken);

}  // namespace tributary::wire
