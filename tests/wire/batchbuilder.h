#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tributary::wire {

/// A record batch of message format 2, as a broker would send it. What stands for the records is never looked at by the
/// code under test.
struct BatchShape {
    std::int64_t baseOffset = 0;
    std::int32_t leaderEpoch = 3;
    std::uint16_t attributes = 0;
    std::int32_t records = 1;
    std::int32_t lastDelta = -1;  ///< -1: one less than `records`
    std::int64_t baseTimestampMs = 1'700'000'000'000;
    std::int64_t maxTimestampMs = 1'700'000'000'500;
    std::int64_t producerId = -1;
    std::int16_t producerEpoch = -1;
    std::int32_t baseSequence = -1;
    std::string payload = "what stands for the records";
};

[[nodiscard]] std::vector<std::byte> makeBatch(const BatchShape& shape);

/// A record as it stands in a batch: what tells it apart from its neighbours, and the rest of it, from its key's length
/// on.
struct RecordShape {
    std::int64_t timestampMs = 0;
    std::string rest;

    bool operator==(const RecordShape&) const = default;
};

/// A record of a key and a value for which this text stands.
[[nodiscard]] RecordShape makeRecord(std::int64_t timestampMs, const std::string& text);

/// The records part of an uncompressed batch, written from the format's definition.
[[nodiscard]] std::string recordsPart(const std::vector<RecordShape>& records, std::int64_t baseTimestampMs);
[[nodiscard]] std::vector<std::byte> makeBatchOf(const std::vector<RecordShape>& records, BatchShape shape = {});

/// Reads an uncompressed records part. Empty where it is not what it has to be, offsets that count up from 0 included.
[[nodiscard]] std::vector<RecordShape> readRecords(const std::string& part, std::int64_t baseTimestampMs);

/// A control batch (KIP-98) that ends a transaction.
[[nodiscard]] std::vector<std::byte> makeEndMarker(std::int64_t offset, std::int64_t producerId, bool commit);

/// CRC-32C bit by bit, from its definition (RFC 3720): what the code under test is compared with.
[[nodiscard]] std::uint32_t plainCrc32c(std::span<const std::byte> bytes);

}  // namespace tributary::wire
