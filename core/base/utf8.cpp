#include "core/base/utf8.h"

#include <array>

namespace tributary {

std::optional<std::uint32_t> takeUtf8(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t first = byte(at);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : 2;
    if ((first >= 0x80 && first < 0xC2) || first >= 0xF5 || at + length > text.size()) {
        return std::nullopt;
    }
    std::uint32_t code = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80) {
            return std::nullopt;
        }
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    if (code < kLeast.at(length) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) {
        return std::nullopt;
    }
    at += length;
    return code;
}

std::size_t findInvalidUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!takeUtf8(text, at)) {
            return at;
        }
    }
    return std::string_view::npos;
}

}  // namespace tributary
