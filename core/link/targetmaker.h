#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"

#include <map>
#include <string>
#include <vector>

namespace tributary {

/// What became of a topic that was to be made.
struct MadeTarget {
    Status outcome;
    std::vector<std::string> dropped;  ///< properties that the target refuses, and that the topic was made without
};

/// Makes topics at a target, by name. One that the target refuses for its properties (an older source's, a vendor's
/// own) is made without those that it refuses by themselves; never without cleanup.policy, on which hangs what it
/// deletes. Blocks for requests; any thread.
[[nodiscard]] std::map<std::string, MadeTarget> makeTargets(const kafka::AdminClient& target,
                                                            const std::vector<kafka::NewTopic>& topics, int timeoutMs);

}  // namespace tributary
