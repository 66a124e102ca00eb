#include "core/link/sourcetopics.h"

#include "core/kafka/errorcodes.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace tributary {

Result<SourceTopics> lookAtSource(const kafka::AdminClient& source, const TopicMatcher& matcher,
                                  const std::set<std::string>& expected, int timeoutMs) {
    const Result<std::vector<kafka::TopicDescription>> listed = source.listTopics(timeoutMs);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    std::set<std::string> candidates = expected;
    for (const kafka::TopicDescription& topic : *listed) {
        candidates.insert(topic.name);
    }
    std::vector<std::string> selected;
    std::ranges::copy_if(candidates, std::back_inserter(selected), [&](const std::string& name) {
        return matcher.decide(name).decision == TopicDecision::Mirrored;
    });
    SourceTopics found;
    if (selected.empty()) {
        return found;
    }
    Result<std::vector<kafka::TopicDescription>> described = source.describeTopics(selected, timeoutMs);
    if (!described) {
        return std::unexpected(std::move(described.error()));
    }
    for (kafka::TopicDescription& topic : *described) {
        if (!topic.error) {
            found.topics.emplace(topic.name, std::move(topic));
        } else if (topic.error->kafkaCode == kafka::code::kTopicAuthorizationFailed) {
            found.hidden.insert(topic.name);
        }  // else not there, or deleted between the two requests: the next look decides
    }
    return found;
}

}  // namespace tributary
