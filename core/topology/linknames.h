#pragma once

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

#include <string>

namespace tributary {

/// The ids of all links, as a sentence lists them. Any thread.
[[nodiscard]] std::string linkNames(const TopologySpec& spec);

/// LinkUnknown, with the links that there are. Any thread.
[[nodiscard]] Error linkUnknown(const TopologySpec& spec, const std::string& link);

}  // namespace tributary
