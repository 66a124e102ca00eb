#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/selection/topicmatcher.h"

#include <map>
#include <set>
#include <string>

namespace tributary {

/// What a source has of the topics that a link mirrors.
struct SourceTopics {
    std::map<std::string, kafka::TopicDescription> topics;  ///< by name; those that are there
    std::set<std::string> hidden;                           ///< those that the link may not see
};

/// Asks the source, with at most `timeoutMs` for each of two requests. `expected`: names that should be there. A
/// cluster does not list what may not be seen; asked by name it says so.
[[nodiscard]] Result<SourceTopics> lookAtSource(const kafka::AdminClient& source, const TopicMatcher& matcher,
                                                const std::set<std::string>& expected, int timeoutMs);

}  // namespace tributary
