#pragma once

#include "core/topology/findingsink.h"

namespace tributary {

/// Private to validation: what can be said of one cluster, and of one link and its ends, without the rest.
void checkCluster(const ClusterSpec& cluster, FindingSink& sink);
void checkLink(const TopologySpec& spec, const LinkSpec& link, FindingSink& sink);
/// Members that are kept and read by nobody: mostly slips of the hand.
void checkMembers(const TopologySpec& spec, FindingSink& sink);
/// The Connect clusters themselves: what is wrong there stops only the links that run on them.
void checkConnects(const TopologySpec& spec, FindingSink& sink);
/// Can the link run where it is to run?
void checkRunOn(const TopologySpec& spec, const LinkSpec& link, FindingSink& sink);
/// Why the reference cannot lead to a secret; empty when it may.
[[nodiscard]] std::string_view whyIllFormed(const SecretRef& secret);

}  // namespace tributary
