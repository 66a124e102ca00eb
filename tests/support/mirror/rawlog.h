#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tributary {

// What stands in a partition, batch by batch and record by record: for tests of what a mirror must not change. Failures
// throw std::runtime_error.

/// A record batch of message format 2 as it lies in the log.
struct RawBatch {
    std::int64_t baseOffset = 0;
    std::int64_t lastOffset = 0;
    std::uint16_t attributes = 0;
    std::int32_t count = 0;
    std::int64_t baseTimestampMs = 0;
    std::int64_t maxTimestampMs = 0;
    std::int64_t producerId = -1;
    std::vector<std::byte> records;  ///< from byte 61 on

    [[nodiscard]] bool control() const { return (attributes & 0x20U) != 0; }
    [[nodiscard]] bool appendTime() const { return (attributes & 8U) != 0; }
    [[nodiscard]] bool transactional() const { return (attributes & 0x10U) != 0; }
    [[nodiscard]] int codec() const { return attributes & 7U; }
    /// Whether an uncompressed batch holds this text.
    [[nodiscard]] bool holds(const std::string& text) const;
    /// The same records, encoded in the same way, with the same times.
    [[nodiscard]] bool sameRecords(const RawBatch& other) const {
        return count == other.count && codec() == other.codec() && baseTimestampMs == other.baseTimestampMs &&
               maxTimestampMs == other.maxTimestampMs && records == other.records;
    }
};

/// Every batch of the partition, control batches and aborted ones included, up to its high watermark. Each one's
/// checksum holds.
[[nodiscard]] std::vector<RawBatch> rawLog(const std::string& bootstrap, const std::string& topic,
                                           std::int32_t partition);

/// Takes the records before this offset away, as retention does.
void deleteRecords(const std::string& bootstrap, const std::string& topic, std::int32_t partition, std::int64_t before);

/// A record as a read_committed consumer gets it. Null and empty are not the same.
struct PlainRecord {
    std::int64_t offset = 0;
    std::int64_t timestampMs = 0;
    std::optional<std::string> key;
    std::optional<std::string> value;
    std::vector<std::pair<std::string, std::optional<std::string>>> headers;

    [[nodiscard]] bool sameContent(const PlainRecord& other) const {
        return timestampMs == other.timestampMs && key == other.key && value == other.value && headers == other.headers;
    }
};

/// Every record of the partition up to its last stable offset.
[[nodiscard]] std::vector<PlainRecord> plainRecords(const std::string& bootstrap, const std::string& topic,
                                                    std::int32_t partition);

}  // namespace tributary
