#include "core/selection/patterntext.h"

#include <algorithm>

namespace tributary {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isQuote(char c) { return c == '"' || c == '\''; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The part of a pattern at `at` whose commas, dots and spaces have no special meaning; 1 for a plain character.
std::size_t quotedLength(std::string_view text, std::size_t at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
        return 1;
    }
    if (text[at + 1] != 'Q') {
        return 2;
    }
    const std::size_t end = text.find("\\E", at + 2);
    return (end == std::string_view::npos ? text.size() : end + 2) - at;
}

/// Length of a quantifier {n}, {n,} or {n,m} at `at`; 0 when the brace is none.
std::size_t quantifierLength(std::string_view text, std::size_t at) {
    std::size_t i = at + 1;
    while (i < text.size() && (isDigit(text[i]) || text[i] == ',' || text[i] == ' ')) {
        ++i;
    }
    const bool closed = i < text.size() && text[i] == '}' && i > at + 1 && isDigit(text[at + 1]);
    return closed ? i + 1 - at : 0;
}

/// Length of the character class at `at`, to the end of the text when it is not closed.
std::size_t classLength(std::string_view text, std::size_t at) {
    std::size_t i = at + 1;
    i += i < text.size() && text[i] == '^' ? 1 : 0;
    i += i < text.size() && text[i] == ']' ? 1 : 0;  // a bracket that comes first is a member
    while (i < text.size() && text[i] != ']') {
        const bool posix = text.substr(i).starts_with("[:");
        const std::size_t posixEnd = posix ? text.find(":]", i + 2) : std::string_view::npos;
        i = posixEnd != std::string_view::npos ? posixEnd + 2 : i + quotedLength(text, i);
    }
    return std::min(i + 1, text.size()) - at;
}

/// Length of the next piece: an escape, a class, a quantifier or one character.
std::size_t pieceLength(std::string_view text, std::size_t at) {
    if (text[at] == '[') {
        return classLength(text, at);
    }
    if (text[at] == '{') {
        return std::max<std::size_t>(quantifierLength(text, at), 1);
    }
    return quotedLength(text, at);
}

/// The bounds of what remains without outer blanks and quotes.
std::pair<std::size_t, std::size_t> trimmed(std::string_view text) {
    std::size_t begin = 0;
    std::size_t end = text.size();
    const auto shrink = [&](auto drop) {
        while (begin < end && drop(text[begin])) {
            ++begin;
        }
        while (end > begin && drop(text[end - 1])) {
            --end;
        }
    };
    shrink(isBlank);
    shrink(isQuote);
    shrink(isBlank);
    return {begin, end};
}

}  // namespace

PatternText patternFromList(std::string_view written) {
    const auto [begin, end] = trimmed(written);
    const std::string_view text = written.substr(0, end);
    PatternText out;
    for (std::size_t at = begin; at < end;) {
        const std::size_t length = pieceLength(text, at);
        const bool plain = length == 1;
        for (std::size_t i = at; i < at + length; ++i) {
            const bool inQuantifier = !plain && text[at] == '{';
            if ((plain || inQuantifier) && isBlank(text[i])) {
                continue;
            }
            out.regex += plain && text[i] == ',' ? '|' : text[i];
            out.origin.push_back(i);
        }
        at += length;
    }
    out.origin.push_back(end);
    return out;
}

std::size_t characterPosition(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const auto isLead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::ranges::count_if(before, isLead)) + 1;
}

std::optional<std::size_t> unescapedDot(std::string_view written) {
    const auto [begin, end] = trimmed(written);
    const std::string_view text = written.substr(0, end);
    for (std::size_t at = begin; at < end;) {
        const std::size_t length = pieceLength(text, at);
        if (length == 1 && text[at] == '.') {
            const char next = at + 1 < end ? text[at + 1] : '\0';
            const bool repeated =
                std::string_view("*+?").contains(next) || (next == '{' && pieceLength(text, at + 1) > 1);
            if (!repeated) {
                return at;
            }
        }
        at += length;
    }
    return std::nullopt;
}

}  // namespace tributary
