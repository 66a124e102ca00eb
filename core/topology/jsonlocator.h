#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/topology/jsondocument.h"

namespace tributary {

/// Byte offset of the value at `path` in `text`, which is known to be valid JSON. Where a step leads nowhere (a missing
/// member), the place of the last value that is there. One pass over the text, for error messages only.
[[nodiscard]] std::size_t locate(std::string_view text, const JsonPath& path);

/// locate() for many paths: where the members of the root and their elements begin is found once, so that each path
/// costs what stands in its own element only. Immutable.
class JsonOutline {
public:
    /// `text` is known to be valid JSON and must outlive it.
    explicit JsonOutline(std::string_view text);

    [[nodiscard]] std::size_t locate(const JsonPath& path) const;

private:
    struct Member {
        std::size_t offset;
        std::vector<std::size_t> elements;
    };

    std::string_view m_text;
    std::size_t m_root = 0;
    std::map<std::string, Member, std::less<>> m_members;
};

/// Where each value of a text stands, found in one pass. Immutable.
class JsonOffsets {
public:
    /// `root` is what parseJson() has made of `text`, and must outlive it unmoved.
    JsonOffsets(std::string_view text, const Json& root);

    /// Of a value within the root.
    [[nodiscard]] std::size_t of(const Json& value) const { return m_offsets.at(&value); }

private:
    std::unordered_map<const Json*, std::size_t> m_offsets;
};

}  // namespace tributary
