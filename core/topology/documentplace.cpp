#include "core/topology/documentplace.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tributary {

namespace {

constexpr std::size_t kStride = 4096;

bool beginsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::string unescaped(std::string_view token) {
    std::string name;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] == '~' && i + 1 < token.size()) {
            name += token[++i] == '1' ? '/' : '~';
        } else {
            name += token[i];
        }
    }
    return name;
}

JsonPath pathOf(std::string_view pointer) {
    JsonPath path;
    while (!pointer.empty() && pointer.front() == '/') {
        pointer.remove_prefix(1);
        const std::string_view token = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(token.size());
        JsonStep step;
        const auto [end, failure] = std::from_chars(token.data(), token.data() + token.size(), step.index);
        if (token.empty() || failure != std::errc{} || end != token.data() + token.size()) {
            step = {unescaped(token), -1};
        }
        path.push_back(std::move(step));
    }
    return path;
}

}  // namespace

TextPlaces::TextPlaces(std::string_view text, std::string_view fileName)
    : m_text(text), m_fileName(fileName), m_lines{0} {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at % kStride == 0) {
            m_characters.push_back(characters);
        }
        characters += beginsCharacter(text[at]) ? 1 : 0;
        if (text[at] == '\n') {
            m_lines.push_back(at + 1);
        }
    }
    m_characters.push_back(characters);
}

std::size_t TextPlaces::charactersBefore(std::size_t offset) const {
    const std::size_t stride = offset / kStride;
    const std::string_view rest = m_text.substr(stride * kStride, offset - stride * kStride);
    return m_characters[stride] + static_cast<std::size_t>(std::ranges::count_if(rest, beginsCharacter));
}

std::string TextPlaces::of(std::size_t offset) const {
    const auto line = std::ranges::upper_bound(m_lines, offset) - m_lines.begin();
    const std::size_t lineStart = m_lines[static_cast<std::size_t>(line) - 1];
    const std::size_t column = charactersBefore(offset) - charactersBefore(lineStart) + 1;
    return m_fileName + ":" + std::to_string(line) + ":" + std::to_string(column);
}

DocumentPlaces::DocumentPlaces(std::string_view text, std::string_view fileName)
    : m_outline(text), m_places(text, fileName) {}

std::string DocumentPlaces::of(std::string_view pointer) const {
    return m_places.of(m_outline.locate(pathOf(pointer)));
}

}  // namespace tributary
