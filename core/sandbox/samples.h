#pragma once

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

namespace tributary::sandbox {

/// The hub sample (three regional clusters → aggregate → disaster recovery) that is part of the program.
[[nodiscard]] Result<TopologySpec> hubSample();

}  // namespace tributary::sandbox
