#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace tributary {

// Pure functions; any thread.

/// The character at byte `at`, which is moved behind it; nothing where the bytes are not UTF-8, and `at` stays.
[[nodiscard]] std::optional<std::uint32_t> takeUtf8(std::string_view text, std::size_t& at);

/// The offset of the first byte that is not UTF-8; npos: all of it is.
[[nodiscard]] std::size_t findInvalidUtf8(std::string_view text);

}  // namespace tributary
