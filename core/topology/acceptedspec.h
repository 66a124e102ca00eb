#pragma once

#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"

#include <utility>
#include <vector>

namespace tributary {

/// A topology as an engine takes it over.
struct AcceptedSpec {
    TopologySpec spec;
    std::vector<std::pair<LinkId, Error>> refused;  ///< the links that are skipped, each with its first Error
};

/// `wanted` without the drawing of links that cannot run: one with an Error among `findings`, which are of `wanted`,
/// stays as `before` has it, with the clusters it needs, or out when `before` has it not. A cluster with an Error stays
/// as it was too. For engines, which answer with it; nobody else asks here. Pure.
[[nodiscard]] AcceptedSpec acceptedSpec(const TopologySpec& wanted, const TopologySpec& before,
                                        const std::vector<Finding>& findings);

}  // namespace tributary
