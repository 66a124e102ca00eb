#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/topology/jsonlocator.h"

namespace tributary {

/// placeOfOffset() for many offsets, gathered in one pass over the text. Immutable.
class TextPlaces {
public:
    /// The text must outlive it.
    TextPlaces(std::string_view text, std::string_view fileName);

    /// "file:line:column", line and column from 1.
    [[nodiscard]] std::string of(std::size_t offset) const;

private:
    [[nodiscard]] std::size_t charactersBefore(std::size_t offset) const;

    std::string_view m_text;
    std::string m_fileName;
    std::vector<std::size_t> m_lines;       ///< where each line begins
    std::vector<std::size_t> m_characters;  ///< how many stand before each kStride bytes
};

/// Where in a document's text the places of Findings are, gathered in one pass for all of them. For text that
/// parseTopology() has read. Immutable.
class DocumentPlaces {
public:
    /// The text must outlive it.
    DocumentPlaces(std::string_view text, std::string_view fileName);

    /// "file:line:column", line and column from 1. A pointer (RFC 6901) that leads nowhere gives the place of the last
    /// value on its way.
    [[nodiscard]] std::string of(std::string_view pointer) const;

private:
    JsonOutline m_outline;
    TextPlaces m_places;
};

}  // namespace tributary
