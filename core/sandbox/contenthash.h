#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace tributary::sandbox {

/// Hash of what a mirror must not change about a record: key, value, headers and timestamp, in that order. Null and
/// empty differ. Only comparable within one process. Plain value, no thread affinity.
class ContentHash {
public:
    ContentHash& add(const void* data, std::size_t size) {
        return mix(data == nullptr ? kNull : std::hash<std::string_view>{}({static_cast<const char*>(data), size}));
    }
    ContentHash& add(std::string_view text) { return add(text.data() == nullptr ? "" : text.data(), text.size()); }
    ContentHash& add(std::int64_t number) { return mix(static_cast<std::uint64_t>(number) ^ kNumber); }

    [[nodiscard]] std::uint32_t value() const { return static_cast<std::uint32_t>(m_state ^ (m_state >> 32U)); }

private:
    static constexpr std::uint64_t kNull = 0x9E3779B97F4A7C15U;
    static constexpr std::uint64_t kNumber = 0xD6E8FEB86659FD93U;

    // The finaliser of splitmix64: every bit of the input reaches every bit of the state.
    ContentHash& mix(std::uint64_t part) {
        std::uint64_t z = m_state * kNull + part;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        m_state = z ^ (z >> 31U);
        return *this;
    }

    std::uint64_t m_state = 1;
};

}  // namespace tributary::sandbox
