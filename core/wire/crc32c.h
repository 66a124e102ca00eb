#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace tributary::wire {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) as record batches carry it. By hardware where there is some.
[[nodiscard]] std::uint32_t crc32c(std::span<const std::byte> bytes);

/// The checksum of a text whose first bytes were replaced by as many others, from the checksum it had. Does not read the
/// `behind` bytes that follow: a CRC is linear, so only the difference counts, multiplied by x^(8·behind) modulo the
/// polynomial.
[[nodiscard]] std::uint32_t crc32cWithNewFront(std::uint32_t crc, std::span<const std::byte> before,
                                               std::span<const std::byte> after, std::size_t behind);

}  // namespace tributary::wire
