#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace tributary {

/// One property of a file in the format of java.util.Properties, in which Kafka's tools are configured.
struct JavaProperty {
    std::string key;         ///< UTF-8, escapes resolved
    std::string value;       ///< likewise
    std::size_t line = 0;    ///< of the key's first character, from 1
    std::size_t column = 0;  ///< in characters, from 1

    bool operator==(const JavaProperty&) const = default;
};

/// Reads properties in the order of the file, one that stands twice both times. As java.util.Properties does: lines end
/// with LF, CR or CRLF; `#` and `!` begin a comment; a backslash at the end continues a line, and the blanks that begin
/// the next one do not count; `=`, `:` or blanks separate; `\t`, `\n`, `\r`, `\f` and `\uXXXX` are characters, any
/// other backslash is dropped. Bytes that are not UTF-8 are taken as Latin-1. An error (ForeignSyntax: a `\u` without
/// four digits, a NUL byte) has "fileName:line:column" as its context. Thread-safe, linear in the text.
[[nodiscard]] Result<std::vector<JavaProperty>> parseJavaProperties(std::string_view text, std::string_view fileName);

/// "key = value\n" in which every character survives reading by parseJavaProperties() and by Java; ASCII only.
[[nodiscard]] std::string javaPropertyLine(std::string_view key, std::string_view value);

}  // namespace tributary
