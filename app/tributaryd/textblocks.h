#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::daemon {

// Text for a person, to be laid out anew. Plain functions; any thread.

/// A piece of a command's details, which are written so:
///
///     Heading:
///       term  text, and its next line
///             stands below it
///       a command
///           what it does
///     A paragraph.
///
/// Blank lines part the pieces.
struct TextBlock {
    enum class Kind { Heading, Paragraph, Item, Example };
    Kind kind = Kind::Paragraph;
    std::string term;        ///< of an item; the command of an example
    std::string text;        ///< in one line
    std::size_t column = 0;  ///< where an item's text stands
    bool apart = false;      ///< a blank line stands before it
};

[[nodiscard]] std::vector<TextBlock> textBlocks(std::string_view details);

/// The words of `text` in lines of at most `width` columns: the first goes on after `first` columns, the others are
/// indented to `indent`. A word that is wider stays whole. Without a line break at the end.
[[nodiscard]] std::string filled(std::string_view text, std::size_t width, std::size_t first, std::size_t indent);

/// Lines as they are, but for those that are wider than `width`: these go on in the next line, four columns further in.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width);

}  // namespace tributary::daemon
