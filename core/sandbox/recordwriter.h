#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "core/sandbox/trafficprofile.h"

namespace tributary::sandbox {

/// One generated record, before it has a place. Reused from record to record.
struct GeneratedRecord {
    std::string key;
    std::string value;
    std::string trace;  ///< a W3C traceparent, sent as a header
    bool hasKey = true;
    bool hasValue = true;  ///< false: a tombstone
};

/// Writes records like those of a shop: JSON of 150 to 900 bytes, keys that repeat, a tombstone or a missing key now
/// and then. The same seed writes the same records, times apart. One thread.
class RecordWriter {
public:
    /// `region`: two or three letters in front of the ids.
    RecordWriter(std::string region, std::uint32_t seed);

    void write(TrafficKind kind, std::int64_t timeMs, GeneratedRecord& out);

    /// Evenly distributed in [0, 1).
    [[nodiscard]] double chance();

private:
    [[nodiscard]] std::uint32_t below(std::uint32_t limit);
    void writeOrder(std::int64_t timeMs, GeneratedRecord& out);
    void writeClick(std::int64_t timeMs, GeneratedRecord& out);
    void writeInventory(std::int64_t timeMs, GeneratedRecord& out);
    void writePayment(std::int64_t timeMs, GeneratedRecord& out);
    void writeLog(std::int64_t timeMs, GeneratedRecord& out);

    std::string m_region;
    std::mt19937 m_random;
    std::uint64_t m_order = 0;
};

}  // namespace tributary::sandbox
