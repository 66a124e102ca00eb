#include "app/tributaryd/textblocks.h"

#include <algorithm>

#include "app/tributaryd/terminaltext.h"

namespace tributary::daemon {

namespace {

constexpr std::size_t kTermIndent = 2;
constexpr std::size_t kFurtherIn = 4;

std::size_t indentOf(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

void append(std::string& text, std::string_view more) { text.append(text.empty() ? "" : " ").append(more); }

/// A line that is indented as a term is: an item where blanks part it in two, otherwise an example.
TextBlock termBlock(std::string_view line) {
    TextBlock block;
    const std::size_t gap = line.find("  ", kTermIndent);
    block.kind = gap == std::string_view::npos ? TextBlock::Kind::Example : TextBlock::Kind::Item;
    block.term = line.substr(kTermIndent, std::min(gap, line.size()) - kTermIndent);
    if (gap != std::string_view::npos) {
        block.column = line.find_first_not_of(' ', gap);
        block.text = line.substr(block.column);
    }
    return block;
}

}  // namespace

std::vector<TextBlock> textBlocks(std::string_view details) {
    std::vector<TextBlock> blocks;
    bool apart = false;
    while (!details.empty()) {
        const std::size_t end = std::min(details.find('\n'), details.size());
        const std::string_view line = details.substr(0, end);
        details.remove_prefix(std::min(end + 1, details.size()));
        const std::size_t indent = indentOf(line);
        if (indent == line.size()) {
            apart = true;
            continue;
        }
        TextBlock* before = apart || blocks.empty() ? nullptr : &blocks.back();
        if (before != nullptr && indent > kTermIndent && before->kind >= TextBlock::Kind::Item) {
            append(before->text, line.substr(indent));
        } else if (before != nullptr && indent == 0 && before->kind == TextBlock::Kind::Paragraph) {
            append(before->text, line);
        } else if (indent == kTermIndent) {
            blocks.push_back(termBlock(line));
        } else {
            const bool heading = line.ends_with(':') && details.starts_with("  ");
            blocks.push_back(
                {heading ? TextBlock::Kind::Heading : TextBlock::Kind::Paragraph, {}, std::string(line), 0, false});
        }
        blocks.back().apart = blocks.back().apart || apart;
        apart = false;
    }
    return blocks;
}

std::string filled(std::string_view text, std::size_t width, std::size_t first, std::size_t indent) {
    std::string out;
    std::size_t column = first;
    bool empty = true;  // of words, this line
    while (true) {
        const std::size_t blanks = indentOf(text);
        text.remove_prefix(blanks);
        if (text.empty()) {
            return out;
        }
        const std::string_view word = text.substr(0, text.find(' '));
        const std::size_t columns = displayWidth(word);
        if (!empty && column + blanks + columns > width) {
            out.append("\n").append(indent, ' ');
            column = indent;
            empty = true;
        }
        if (!empty) {
            out.append(blanks, ' ');
            column += blanks;
        }
        out.append(word);
        column += columns;
        empty = false;
        text.remove_prefix(word.size());
    }
}

std::string wrapped(std::string_view text, std::size_t width) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (displayWidth(line) <= width) {
            out.append(line);
        } else {
            const std::size_t indent = indentOf(line);
            out.append(indent, ' ').append(filled(line, width, indent, indent + kFurtherIn));
        }
        out.append(end < text.size() ? "\n" : "");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}  // namespace tributary::daemon
