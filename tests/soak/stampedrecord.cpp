#include "tests/soak/stampedrecord.h"

#include <fmt/format.h>

#include "core/base/clock.h"
#include "core/sandbox/contenthash.h"
#include "core/sandbox/stamp.h"

namespace tributary::soak {

namespace {

/// What values are cut from: nothing compresses it.
const std::string& noise() {
    static const std::string bytes = [] {
        std::mt19937 random{1};  // NOLINT: the same each time
        std::string out;
        while (out.size() < (1U << 20U)) {
            out += static_cast<char>(random());
        }
        return out;
    }();
    return bytes;
}

}  // namespace

StampedRecord::StampedRecord(PartitionBooks& books, std::uint64_t sequence, const RecordShape& shape,
                             std::mt19937& random)
    : m_books(books), m_sequence(sequence) {
    const std::size_t size = shape.smallest + random() % (shape.largest - shape.smallest + 1);
    m_key = fmt::format("key-{}", sequence % 97);
    m_value = fmt::format("{}:", sequence) + noise().substr(random() % (noise().size() - size), size);
    const std::uint64_t odd = shape.odd ? sequence % 7 : 0;
    const bool noKey = !shape.keyed || odd == 1;
    m_fields.key = noKey ? nullptr : m_key.data();
    m_fields.keySize = noKey || odd == 2 ? 0 : m_key.size();
    m_fields.value = odd == 3 ? nullptr : m_value.data();
    m_fields.valueSize = odd == 3 || odd == 4 ? 0 : m_value.size();
    m_fields.timestampMs = wallClockMs();

    sandbox::encodeStamp({kSourceName, books.at().topic, books.at().partition, sequence}, m_stamp);
    m_headers.push_back({sandbox::kStampHeader, m_stamp.data(), m_stamp.size()});
    if (odd == 5) {
        m_headers.push_back({"twice", "one", 3});
        m_headers.push_back({"twice", "two", 3});
        m_headers.push_back({"empty", "", 0});
        m_headers.push_back({"null", nullptr, 0});
    }
    sandbox::ContentHash hash;
    hash.add(m_fields.key, m_fields.keySize).add(m_fields.value, m_fields.valueSize).add(m_fields.timestampMs);
    for (const kafka::HeaderView& header : m_headers) {
        hash.add(header.name).add(header.value, header.size);
    }
    m_hash = hash.value();
}

}  // namespace tributary::soak
