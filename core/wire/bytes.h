#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::wire {

// Kafka's primitive types (https://kafka.apache.org/protocol, "Protocol Primitive Types"): big-endian integers, strings
// with a 16-bit length, byte arrays and arrays with a 32-bit length, -1 for null. Compact strings and tagged fields belong to
// the flexible versions of requests (KIP-482).

template <std::integral T>
[[nodiscard]] T loadBig(const std::byte* from) {
    std::make_unsigned_t<T> value = 0;
    std::memcpy(&value, from, sizeof(T));
    if constexpr (std::endian::native == std::endian::little && sizeof(T) > 1) {
        value = std::byteswap(value);
    }
    return static_cast<T>(value);
}

template <std::integral T>
void storeBig(std::byte* to, T number) {
    auto value = static_cast<std::make_unsigned_t<T>>(number);
    if constexpr (std::endian::native == std::endian::little && sizeof(T) > 1) {
        value = std::byteswap(value);
    }
    std::memcpy(to, &value, sizeof(T));
}

/// Appends values to a request. Any thread, one at a time.
class Writer {
public:
    template <std::integral T>
    Writer& put(T number) {
        const std::size_t at = m_out.size();
        m_out.resize(at + sizeof(T));
        storeBig(m_out.data() + at, number);
        return *this;
    }
    Writer& string(std::string_view text) {
        put(static_cast<std::int16_t>(text.size()));
        return raw(std::as_bytes(std::span{text}));
    }
    Writer& nullString() { return put(std::int16_t{-1}); }
    Writer& bytes(std::span<const std::byte> data) {
        put(static_cast<std::int32_t>(data.size()));
        return raw(data);
    }
    Writer& raw(std::span<const std::byte> data) {
        m_out.insert(m_out.end(), data.begin(), data.end());
        return *this;
    }
    Writer& count(std::size_t elements) { return put(static_cast<std::int32_t>(elements)); }

    Writer& unsignedVarint(std::uint32_t number) {
        for (; number > 0x7f; number >>= 7U) {
            put(static_cast<std::uint8_t>(number | 0x80U));
        }
        return put(static_cast<std::uint8_t>(number));
    }
    Writer& compactString(std::string_view text) {
        unsignedVarint(static_cast<std::uint32_t>(text.size()) + 1);
        return raw(std::as_bytes(std::span{text}));
    }
    Writer& noTags() { return put(std::int8_t{0}); }

    /// A count that is not known yet: patch() it later.
    [[nodiscard]] std::size_t openCount() {
        put(std::int32_t{0});
        return m_out.size() - sizeof(std::int32_t);
    }
    void patch(std::size_t at, std::int32_t value) { storeBig(m_out.data() + at, value); }

    [[nodiscard]] std::size_t size() const { return m_out.size(); }
    [[nodiscard]] const std::vector<std::byte>& out() const { return m_out; }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_out); }

private:
    std::vector<std::byte> m_out;
};

/// Reads values from an answer. After the first read behind the end everything reads as empty and ok() is false, so that
/// a decoder checks once. No count is believed that the bytes left could not hold. Holds no bytes of its own.
class Reader {
public:
    explicit Reader(std::span<std::byte> bytes) : m_left(bytes) {}

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] std::size_t left() const { return m_left.size(); }

    template <std::integral T>
    [[nodiscard]] T get() {
        const std::span<std::byte> from = take(sizeof(T));
        return from.empty() ? T{} : loadBig<T>(from.data());
    }
    [[nodiscard]] std::string_view string() { return nullableString().value_or(std::string_view{}); }
    [[nodiscard]] std::optional<std::string_view> nullableString() {
        const auto length = get<std::int16_t>();
        if (length < 0) {
            return std::nullopt;
        }
        const std::span<std::byte> from = take(static_cast<std::size_t>(length));
        return std::string_view{reinterpret_cast<const char*>(from.data()), from.size()};
    }
    /// Null and empty alike.
    [[nodiscard]] std::span<std::byte> bytes() {
        const auto length = get<std::int32_t>();
        return length <= 0 ? std::span<std::byte>{} : take(static_cast<std::size_t>(length));
    }
    /// Elements of an array whose elements take at least `smallest` bytes each. 0 for null.
    [[nodiscard]] std::size_t count(std::size_t smallest) {
        const auto elements = get<std::int32_t>();
        if (elements <= 0) {
            return 0;
        }
        if (static_cast<std::size_t>(elements) > m_left.size() / smallest) {
            fail();
            return 0;
        }
        return static_cast<std::size_t>(elements);
    }
    [[nodiscard]] std::uint32_t unsignedVarint() {
        constexpr unsigned kMostBits = 35;
        std::uint32_t out = 0;
        for (unsigned shift = 0; shift < kMostBits; shift += 7) {
            const auto next = get<std::uint8_t>();
            out |= (next & 0x7fU) << shift;
            if ((next & 0x80U) == 0) {
                return out;
            }
        }
        fail();
        return 0;
    }
    /// Null and empty alike.
    [[nodiscard]] std::string_view compactString() {
        const std::uint32_t length = unsignedVarint();  // one more than it has; 0 for null
        const std::span<std::byte> from = take(length == 0 ? 0 : length - 1);
        return {reinterpret_cast<const char*>(from.data()), from.size()};
    }
    void skipTags() {
        for (std::uint32_t tags = unsignedVarint(); tags > 0 && m_ok; --tags) {
            static_cast<void>(unsignedVarint());
            static_cast<void>(take(unsignedVarint()));
        }
    }
    [[nodiscard]] std::span<std::byte> take(std::size_t length) {
        if (length > m_left.size()) {
            fail();
            return {};
        }
        const std::span<std::byte> out = m_left.first(length);
        m_left = m_left.subspan(length);
        return out;
    }

private:
    void fail() {
        m_ok = false;
        m_left = {};
    }

    std::span<std::byte> m_left;
    bool m_ok = true;
};

}  // namespace tributary::wire
