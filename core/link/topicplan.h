#pragma once

#include "core/base/error.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace tributary {

/// How one source topic is mirrored. Decided by the link's supervisor, obeyed by its streams.
struct TopicRoute {
    std::string sourceTopic;
    std::string topicId;  ///< of the source topic; empty: the cluster has no topic ids
    std::int32_t sourcePartitions = 0;
    bool sourceWhole = false;  ///< every offset of the source has its record or marker: it is known not to be compacted
    std::string targetTopic;
    std::string targetTopicId;  ///< empty: not known (yet)
    std::int32_t targetPartitions = 0;
    std::string codec;                ///< for the target: none, gzip, snappy, lz4, zstd
    std::int64_t targetMaxBytes = 0;  ///< the target's max.message.bytes, which limits whole batches; 0: not known
    bool targetAppendTime = false;    ///< the target's broker stamps the records (message.timestamp.type)
    std::optional<Error> blocked;     ///< the topic waits: its target cannot be used, or one side was created again
    bool recreated = false;           ///< ... the latter: it halts until an operator has chosen a position
    /// Why the target has fewer partitions and gets no more: those that it lacks wait.
    std::optional<Error> noMorePartitions;
};

/// All routes of a link at one moment. Immutable; replaced as a whole.
struct TopicPlan {
    std::uint64_t version = 0;
    std::map<std::string, TopicRoute> routes;  ///< by source topic
    std::map<std::string, Error> hidden;       ///< source topics that the link would mirror and may not see, and why

    [[nodiscard]] const TopicRoute* route(const std::string& topic) const {
        const auto found = routes.find(topic);
        return found == routes.end() ? nullptr : &found->second;
    }

    /// Nothing is lacking at a target, or hidden at the source, that another attempt could find there.
    [[nodiscard]] bool isReady() const {
        return hidden.empty() && std::ranges::none_of(routes, [](const auto& each) {
                   return (each.second.blocked && !each.second.recreated) || each.second.noMorePartitions;
               });
    }

    /// Whole topics that are not mirrored although they should be, by source topic.
    [[nodiscard]] std::map<std::string, Error> problems() const {
        std::map<std::string, Error> out = hidden;
        for (const auto& [name, route] : routes) {
            if (route.blocked) {
                out.emplace(name, *route.blocked);
            }
        }
        return out;
    }

    /// The smallest batch that some target still takes; 0: not known.
    [[nodiscard]] std::int64_t smallestBatch() const {
        std::int64_t smallest = 0;
        for (const auto& [name, each] : routes) {
            if (each.targetMaxBytes > 0 && (smallest == 0 || each.targetMaxBytes < smallest)) {
                smallest = each.targetMaxBytes;
            }
        }
        return smallest;
    }

    /// Source topic name to topic id.
    [[nodiscard]] std::map<std::string, std::string> topicIds() const {
        std::map<std::string, std::string> ids;
        for (const auto& [name, route] : routes) {
            ids.emplace(name, route.topicId);
        }
        return ids;
    }

    /// Target topic name to topic id.
    [[nodiscard]] std::map<std::string, std::string> targetIds() const {
        std::map<std::string, std::string> ids;
        for (const auto& [name, route] : routes) {
            if (!route.blocked) {
                ids.emplace(route.targetTopic, route.targetTopicId);
            }
        }
        return ids;
    }
};

using TopicPlanPtr = std::shared_ptr<const TopicPlan>;

}  // namespace tributary
