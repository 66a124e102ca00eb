#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace tributary::wire {

// Variable-length zigzag numbers of records (https://kafka.apache.org/protocol, VARINT and VARLONG).

inline constexpr std::size_t kLongestVarint = 10;

/// Takes one off the front. 0 and nothing left where the bytes end within it.
[[nodiscard]] inline std::int64_t takeVarint(std::span<const std::byte>& from) {
    std::uint64_t raw = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (from.empty()) {
            return 0;
        }
        const auto byte = std::to_integer<std::uint64_t>(from.front());
        from = from.subspan(1);
        raw |= (byte & 0x7FU) << shift;
        if ((byte & 0x80U) == 0) {
            break;
        }
    }
    return static_cast<std::int64_t>(raw >> 1U) ^ -static_cast<std::int64_t>(raw & 1U);
}

[[nodiscard]] inline std::uint64_t zigzag(std::int64_t number) {
    return (static_cast<std::uint64_t>(number) << 1U) ^ static_cast<std::uint64_t>(number >> 63);
}

[[nodiscard]] inline std::size_t varintBytes(std::int64_t number) {
    std::size_t out = 1;
    for (std::uint64_t raw = zigzag(number); raw > 0x7f; raw >>= 7U) {
        ++out;
    }
    return out;
}

/// Writes one, of which there is room; returns where it ends.
inline std::byte* putVarint(std::byte* to, std::int64_t number) {
    std::uint64_t raw = zigzag(number);
    for (; raw > 0x7f; raw >>= 7U) {
        *to++ = static_cast<std::byte>(raw | 0x80U);
    }
    *to++ = static_cast<std::byte>(raw);
    return to;
}

}  // namespace tributary::wire
