#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::bench {

/// One record to send; both views point into the PayloadPool. An empty key means no key.
struct Payload {
    std::string_view key;
    std::string_view value;
};

/// Distinct records, made once and sent over and over. The pool is far larger than a batch, so that no batch holds a
/// record twice and a codec finds only what is alike between different records. The same arguments give the same pool.
///
/// Immutable after its construction.
class PayloadPool {
public:
    /// Random printable text of exactly `size` bytes, without keys.
    [[nodiscard]] static PayloadPool plain(std::size_t size, std::size_t count);
    /// Order events as compact JSON of about 600 bytes, keyed by customer.
    [[nodiscard]] static PayloadPool json(std::size_t count);

    [[nodiscard]] std::size_t size() const { return m_records.size(); }
    [[nodiscard]] const Payload& operator[](std::size_t index) const { return m_records[index]; }
    [[nodiscard]] double meanValueSize() const;

private:
    PayloadPool() = default;
    /// Called once `m_text` is complete and will not move any more.
    void index(const std::vector<std::pair<std::size_t, std::size_t>>& sizes);

    std::string m_text;
    std::vector<Payload> m_records;
};

}  // namespace tributary::bench
