#pragma once

#include <string>
#include <string_view>

namespace tributary {

/// Where in a document's text a Finding's place is: "file:line:column", line and column from 1. A pointer (RFC 6901)
/// that leads nowhere gives the place of the last value on its way; text that is not JSON gives line 1. Thread-safe.
[[nodiscard]] std::string placeInDocument(std::string_view text, std::string_view pointer, std::string_view fileName);

}  // namespace tributary
