#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tributary::daemon {

/// Columns that UTF-8 text takes on a terminal: wide characters two, combining ones none.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// Cut to at most `width` columns, with `ellipsis` at the end where something was cut off.
[[nodiscard]] std::string truncated(std::string_view text, std::size_t width, std::string_view ellipsis);

/// Filled up with blanks to `width` columns, at the right or at the left.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width, bool alignRight);

/// Control characters replaced by "?", so that a name from a document cannot steer the terminal or break a line.
[[nodiscard]] std::string printable(std::string_view text);

/// The same, but line breaks and tabs stay.
[[nodiscard]] std::string printableLines(std::string_view text);

}  // namespace tributary::daemon
