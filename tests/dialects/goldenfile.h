#pragma once

#include <string>

#include "core/topology/topologyspec.h"

namespace tributary {

/// A file of the folder that TRIBUTARY_GOLDEN names; empty when there is none.
[[nodiscard]] std::string goldenText(const std::string& name);

/// What `all.tributary` there says: every field. An empty one when it cannot be read.
[[nodiscard]] TopologySpec goldenTopology();

/// Is `text` what the file holds? Where it is not, the first line that differs is printed. With TRIBUTARY_WRITE_GOLDEN
/// set the file is written instead: look at the difference before you keep it.
[[nodiscard]] bool matchesGolden(const std::string& name, const std::string& text);

}  // namespace tributary
