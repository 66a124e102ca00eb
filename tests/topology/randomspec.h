#pragma once

#include <cstdint>

#include "core/topology/topologyspec.h"

namespace tributary {

/// A random topology, the same for the same seed. Every member takes defaults and other values; names hold quotes,
/// backslashes and characters outside ASCII. It need not make sense, only be readable.
[[nodiscard]] TopologySpec randomSpec(std::uint32_t seed);

/// A topology in which every member of every object differs from its default.
[[nodiscard]] TopologySpec fullSpec();

}  // namespace tributary
