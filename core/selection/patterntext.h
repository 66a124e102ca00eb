#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

/// A pattern brought from MirrorMaker's list syntax to plain PCRE, with the way back for error positions.
struct PatternText {
    std::string regex;
    std::vector<std::size_t> origin;  ///< for each byte of `regex`, and its end: the byte offset in the text as written
};

/// MirrorMaker 1's rule for its include lists: trimmed, outer quotes stripped, spaces removed, "," becomes "|". Unlike
/// there a comma stays itself inside {n,m}, in a character class, after a backslash and between \Q and \E, so that any
/// regular expression keeps its meaning.
[[nodiscard]] PatternText patternFromList(std::string_view written);

/// The character (from 1) that starts at or contains byte `offset` of UTF-8 `text`.
[[nodiscard]] std::size_t characterPosition(std::string_view text, std::size_t offset);

/// Byte offset of the first unescaped dot that stands for exactly one character: in topic names it mostly means a dot
/// whose backslash was forgotten.
[[nodiscard]] std::optional<std::size_t> unescapedDot(std::string_view written);

}  // namespace tributary
