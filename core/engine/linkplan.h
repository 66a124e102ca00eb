#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/engine/connectdetail.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// A topic that the link would create at the target.
struct PlannedTopic {
    std::string source;
    std::string target;
    int partitions = 0;
    int replicationFactor = 0;                  ///< 0: the target broker's default
    std::map<std::string, std::string> config;  ///< copied from the source

    bool operator==(const PlannedTopic&) const = default;
};

/// A topic at the target that would get more partitions.
struct PlannedGrowth {
    std::string source;
    std::string target;
    int from = 0;
    int to = 0;

    bool operator==(const PlannedGrowth&) const = default;
};

/// The first positions of a link that never ran.
struct PlannedPositions {
    std::string group;
    std::size_t partitions = 0;
    StartSpec start;

    bool operator==(const PlannedPositions&) const = default;
};

/// A connector that a start would make, change or delete on a Connect cluster.
struct PlannedConnector {
    enum class Change { Create, Update, Delete };
    std::string connect;  ///< the cluster's id
    std::string name;
    Change change = Change::Create;
    std::vector<ConnectorDrift> properties;  ///< Update: which differ

    bool operator==(const PlannedConnector&) const = default;
};

/// What starting a link now would change, before it mirrors. Plain value.
struct LinkPlan {
    LinkId link;
    ClusterId source;
    ClusterId target;
    std::size_t topics = 0;      ///< that it mirrors
    std::size_t partitions = 0;  ///< of these, at the source
    std::vector<PlannedTopic> create;
    std::vector<PlannedGrowth> grow;
    std::optional<PlannedPositions> positions;
    std::vector<PlannedConnector> connectors;
    std::vector<Error> problems;  ///< topics that would wait, or why the link would not start

    [[nodiscard]] bool hasChanges() const { return changes() > 0; }
    [[nodiscard]] std::size_t changes() const {
        return create.size() + grow.size() + connectors.size() + (positions ? 1 : 0);
    }

    bool operator==(const LinkPlan&) const = default;
};

/// How a link of a topology is planned: blocks for requests to both clusters; any thread, several at a time. The error
/// is that of a cluster that does not answer.
using PlanLink = std::function<Result<LinkPlan>(const TopologySpec&, const LinkSpec&)>;

}  // namespace tributary
