#pragma once

#include "core/base/error.h"
#include "core/engine/linkplan.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/linkmemory.h"
#include "core/link/topicplan.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace tributary {

/// A topic as a link's target has it.
struct TargetTopic {
    std::int32_t partitions = 0;
    std::string topicId;  ///< empty: the cluster has no topic ids
};

/// Configurations of source topics, as far as they could be read.
struct SourceConfigs {
    std::map<std::string, kafka::TopicConfig> known;
    std::map<std::string, Error> unread;  ///< and why
};

/// What the two clusters of a link have now, of the topics that it mirrors.
struct TopicView {
    std::map<std::string, kafka::TopicDescription> source;  ///< those that are there
    std::map<std::string, Error> hidden;                    ///< source topics that the link may not see, and why
    std::map<std::string, TargetTopic> target;              ///< by their names there
};

/// Which incarnations a link has mirrored so far.
struct KnownTopics {
    const TopicIds& source;
    const TopicIds& target;
    /// Targets that were missing the last time: a broker that has just started may not know all topics yet, so one is
    /// gone when it is missed twice.
    const std::set<std::string>& missed;
};

/// What a link mirrors, and what has to be done at its target before: a run does it, a plan shows it.
struct TopicSteps {
    std::map<std::string, TopicRoute>
        routes;                           ///< by source topic; of what is still to be made, as if it were not there
    std::map<std::string, Error> hidden;  ///< as in the view
    std::vector<PlannedTopic> create;
    std::vector<PlannedGrowth> grow;
};

/// Decides it. Asks nobody; any thread.
///
/// Blocked are topics whose target name another one has already, that were created again at either side (another topic
/// id than the known one), whose target was mirrored into and is gone, and whose target would have to be made although
/// their configuration cannot be read.
[[nodiscard]] TopicSteps decideTopics(const LinkSpec& link, TopicView view, const SourceConfigs& configs,
                                      const KnownTopics& known);

}  // namespace tributary
