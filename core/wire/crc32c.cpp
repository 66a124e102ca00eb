#include "core/wire/crc32c.h"

#include <array>
#include <cassert>

#include <isa-l/crc.h>

namespace tributary::wire {

namespace {

// Polynomials over GF(2) modulo the Castagnoli polynomial, the bit of x^0 being the highest one.
constexpr std::uint32_t kPolynomial = 0x82F63B78;
constexpr std::uint32_t kOne = 1U << 31U;

constexpr std::uint32_t multiply(std::uint32_t a, std::uint32_t b) {
    std::uint32_t product = 0;
    for (std::uint32_t bit = kOne; bit != 0; bit >>= 1U) {
        if ((a & bit) != 0) {
            product ^= b;
        }
        b = (b >> 1U) ^ ((b & 1U) != 0 ? kPolynomial : 0);
    }
    return product;
}

// x^(8·2^i)
constexpr std::array<std::uint32_t, 32> kByteShifts = [] {
    std::array<std::uint32_t, 32> out{};
    std::uint32_t power = kOne >> 8U;
    for (std::uint32_t& each : out) {
        each = power;
        power = multiply(power, power);
    }
    return out;
}();

std::uint32_t update(std::uint32_t state, std::span<const std::byte> bytes) {
    // ISA-L takes a writable pointer that it does not write to, and an int.
    constexpr std::size_t kMost = 1U << 30U;
    auto* data = reinterpret_cast<unsigned char*>(const_cast<std::byte*>(bytes.data()));
    std::size_t left = bytes.size();
    while (left > 0) {
        const std::size_t now = left < kMost ? left : kMost;
        state = crc32_iscsi(data, static_cast<int>(now), state);
        data += now;
        left -= now;
    }
    return state;
}

}  // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes) { return ~update(~0U, bytes); }

std::uint32_t crc32cWithNewFront(std::uint32_t crc, std::span<const std::byte> before,
                                 std::span<const std::byte> after, std::size_t behind) {
    assert(before.size() == after.size());
    std::uint32_t difference = update(0, before) ^ update(0, after);
    for (std::size_t i = 0; behind != 0; ++i, behind >>= 1U) {
        if ((behind & 1U) != 0) {
            difference = multiply(kByteShifts.at(i), difference);
        }
    }
    return crc ^ difference;
}

}  // namespace tributary::wire
