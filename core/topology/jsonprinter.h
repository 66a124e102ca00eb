#pragma once

#include <string>

#include "core/topology/jsondocument.h"

namespace tributary {

/// JSON for people and for diffs: two spaces of indent, members in their order, an object or array on one line where it
/// fits and lies below the clusters and links themselves. Ends with a newline.
[[nodiscard]] std::string printJson(const Json& value);

}  // namespace tributary
