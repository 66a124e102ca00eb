#pragma once

#include <string>
#include <vector>

#include "core/topology/topologyspec.h"

namespace tributary {

/// What applying an edit does to a running link, from nothing to most. Added and Removed stand aside.
enum class ImpactKind {
    None,        ///< names, layout, labels, and `start`, which counts for a first start only
    Live,        ///< taken over while it runs
    Restart,     ///< stops, commits and starts again where it was
    Reposition,  ///< its committed positions do not apply any more: the operator must choose one
    Added,
    Removed,
};

/// Does it wait for *Apply*? A link that the engine was never given waits for its start, which applies it.
[[nodiscard]] constexpr bool isPending(ImpactKind kind) {
    return kind != ImpactKind::None && kind != ImpactKind::Added;
}

struct LinkImpact {
    LinkId link;
    ImpactKind kind = ImpactKind::None;
    std::vector<std::string> reasons;  ///< what changed: "streams", "source.bootstrap"; none for None, Added, Removed

    bool operator==(const LinkImpact&) const = default;
};

/// One entry for each link of either spec: those of `newSpec` in its order, then the removed ones. Pure.
[[nodiscard]] std::vector<LinkImpact> impact(const TopologySpec& oldSpec, const TopologySpec& newSpec);

}  // namespace tributary
