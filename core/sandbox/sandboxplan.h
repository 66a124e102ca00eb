#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/sandbox/trafficprofile.h"
#include "core/topology/topologyspec.h"

namespace tributary::sandbox {

/// A topic to be made in a simulated cluster.
struct PlannedTopic {
    std::string name;
    int partitions = 1;
    bool mirrored = false;  ///< a link writes it

    bool operator==(const PlannedTopic&) const = default;
};

struct PlannedCluster {
    ClusterId id;
    std::vector<PlannedTopic> topics;
    bool read = false;  ///< records of other clusters arrive here: a reader checks them
};

/// A topic that gets traffic.
struct PlannedTraffic {
    ClusterId origin;
    std::string topic;
    TrafficKind kind = TrafficKind::Clicks;
    std::string_view codec;
    double share = 0;  ///< of all records of the sandbox
    int partitions = 1;
    std::vector<ClusterId> arrives;  ///< the clusters that its records are expected at, once each
};

/// A way from a cluster that has traffic to one that it is mirrored to: what a line of the summary is about.
struct PlannedPath {
    ClusterId origin;
    std::vector<LinkId> links;
    ClusterId end;
    bool last = false;  ///< nothing leads on from its end
};

struct SandboxPlan {
    std::vector<PlannedCluster> clusters;
    std::vector<PlannedTraffic> traffic;
    std::vector<PlannedPath> paths;
};

/// What a sandbox of this topology consists of. Traffic is for clusters that links lead from and none leads to, and for
/// those on a circle (active/active): the topics of trafficProfiles(), and those that their links name literally.
/// Simulated clusters have no administrative requests, so every topic that links will write is made beforehand.
[[nodiscard]] Result<SandboxPlan> planSandbox(const TopologySpec& spec);

/// The same topology with every cluster simulated: no addresses, no security, no settings of real clusters.
[[nodiscard]] TopologySpec asSandbox(TopologySpec spec);

}  // namespace tributary::sandbox
