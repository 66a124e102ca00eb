#pragma once

#include <cstddef>
#include <string_view>

#include "core/topology/jsondocument.h"

namespace tributary {

/// Byte offset of the value at `path` in `text`, which is known to be valid JSON. Where a step leads nowhere (a missing
/// member), the place of the last value that is there. One pass over the text, for error messages only.
[[nodiscard]] std::size_t locate(std::string_view text, const JsonPath& path);

}  // namespace tributary
