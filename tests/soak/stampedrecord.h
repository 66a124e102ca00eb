#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/kafka/headers.h"
#include "core/kafka/record.h"
#include "tests/soak/books.h"

namespace tributary::soak {

/// What the records of a topic look like.
struct RecordShape {
    std::uint32_t smallest = 100;  ///< bytes of a value
    std::uint32_t largest = 100;
    bool keyed = true;
    bool odd = false;  ///< null and empty keys and values, headers that repeat, among the records
};

/// A record with its stamp, its contents and their hash. `fields` and `headers` point into it, so it does not move.
class StampedRecord {
public:
    StampedRecord(PartitionBooks& books, std::uint64_t sequence, const RecordShape& shape, std::mt19937& random);
    StampedRecord(const StampedRecord&) = delete;
    StampedRecord& operator=(const StampedRecord&) = delete;

    /// Enters in the books that the source has it; see PartitionBooks::sent().
    void sent(std::int64_t offset) const { m_books.sent(m_sequence, m_hash, offset); }
    [[nodiscard]] std::int32_t partition() const { return m_books.at().partition; }
    [[nodiscard]] const kafka::RecordFields& fields() const { return m_fields; }
    /// The caller's, until a send is accepted.
    [[nodiscard]] kafka::RawHeaders* makeHeaders() const { return kafka::makeHeaders(m_headers); }

private:
    PartitionBooks& m_books;
    const std::uint64_t m_sequence;
    std::uint32_t m_hash = 0;
    std::string m_key;
    std::string m_value;
    std::string m_stamp;
    kafka::RecordFields m_fields;
    std::vector<kafka::HeaderView> m_headers;
};

}  // namespace tributary::soak
