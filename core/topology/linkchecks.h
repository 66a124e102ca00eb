#pragma once

#include "core/topology/findingsink.h"

namespace tributary {

/// Private to validation: what can be said of one cluster, and of one link and its ends, without the rest.
void checkCluster(const ClusterSpec& cluster, FindingSink& sink);
void checkLink(const TopologySpec& spec, const LinkSpec& link, FindingSink& sink);

}  // namespace tributary
