#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tributary {

/// Rewrites a PCRE as a regular expression of java.util.regex that matches the same topic names and holds no comma:
/// `{n,m}` is spelt out, a comma is written \x2C. Nothing where it uses what Java lacks (recursion, conditions, POSIX
/// classes …) or would become too long. Pure, linear in what it writes.
[[nodiscard]] std::optional<std::string> javaPatternOf(std::string_view pcre);

}  // namespace tributary
