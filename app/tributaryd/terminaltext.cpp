#include "app/tributaryd/terminaltext.h"

#include <algorithm>
#include <cwchar>

namespace tributary::daemon {

namespace {

/// Takes one character off `text`; a byte that begins none counts as one character.
char32_t takeCharacter(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    std::size_t size = 1;
    char32_t code = lead;
    if (lead >= 0xF0U) {
        size = 4;
        code = lead & 0x07U;
    } else if (lead >= 0xE0U) {
        size = 3;
        code = lead & 0x0FU;
    } else if (lead >= 0xC0U) {
        size = 2;
        code = lead & 0x1FU;
    }
    size = std::min(size, text.size());
    for (std::size_t i = 1; i < size; ++i) {
        code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(size);
    return code;
}

std::size_t columns(char32_t code) {
    const int width = wcwidth(static_cast<wchar_t>(code));
    return width < 0 ? 1 : static_cast<std::size_t>(width);
}

std::string withoutControls(std::string_view text, std::string_view kept) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        // C1 controls are the characters U+0080 to U+009F: C2 80 to C2 9F.
        const bool c1 = byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
        if ((byte < 0x20U && !kept.contains(text[i])) || byte == 0x7FU || c1) {
            out += '?';
            i += c1 ? 1 : 0;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        width += columns(takeCharacter(text));
    }
    return width;
}

std::string truncated(std::string_view text, std::size_t width, std::string_view ellipsis) {
    if (displayWidth(text) <= width) {
        return std::string{text};
    }
    const std::size_t end = displayWidth(ellipsis);
    if (end > width) {
        return std::string("...").substr(0, width);
    }
    std::string_view rest = text;
    std::size_t used = 0;
    while (true) {
        std::string_view after = rest;
        used += columns(takeCharacter(after));
        if (used + end > width) {
            break;
        }
        rest = after;
    }
    return std::string{text.substr(0, text.size() - rest.size())}.append(ellipsis);
}

std::string padded(std::string_view text, std::size_t width, bool alignRight) {
    const std::size_t used = displayWidth(text);
    const std::string blanks(width > used ? width - used : 0, ' ');
    return alignRight ? blanks + std::string{text} : std::string{text} + blanks;
}

std::string printable(std::string_view text) { return withoutControls(text, {}); }

std::string printableLines(std::string_view text) { return withoutControls(text, "\n\t"); }

}  // namespace tributary::daemon
