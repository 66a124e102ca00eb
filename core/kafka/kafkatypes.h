#pragma once

#include "core/base/error.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tributary::kafka {

// Plain values that cross the border of this layer. librdkafka's own types never do, except as opaque pointers.

struct TopicPartition {
    std::string topic;
    std::int32_t partition = 0;

    auto operator<=>(const TopicPartition&) const = default;
};

/// A committed position with what Kafka keeps beside it.
struct CommittedOffset {
    TopicPartition at;
    std::int64_t offset = -1;       ///< next offset to read; -1: nothing committed
    std::int32_t leaderEpoch = -1;  ///< -1: unknown
    std::string metadata;
};

struct PartitionDescription {
    std::int32_t id = 0;
    std::int32_t leader = -1;
    int replicas = 0;
    int inSync = 0;
};

struct TopicDescription {
    std::string name;
    std::string topicId;  ///< base64 UUID; empty where the cluster has none (before Kafka 2.8)
    std::vector<PartitionDescription> partitions;
    bool internal = false;
    std::optional<Error> error;
};

struct ClusterDescription {
    std::string clusterId;
    std::int32_t controllerId = -1;
    int brokers = 0;
};

/// One property of a topic. `isDefault`: inherited from the broker or built in, not set on the topic itself.
struct ConfigEntry {
    std::string value;
    bool isDefault = true;
};
using TopicConfig = std::map<std::string, ConfigEntry>;

struct NewTopic {
    std::string name;
    int partitions = 1;
    int replicationFactor = -1;  ///< -1: the broker's default
    std::map<std::string, std::string> config;
};

/// How many partitions a topic is to have.
struct TopicSize {
    std::string name;
    int partitions = 0;
};

/// Properties of a topic that are to be set; without a value: back to what the broker has for all topics.
struct ConfigChange {
    std::string name;
    std::map<std::string, std::optional<std::string>> properties;
};

/// What became of each topic that a request named.
using TopicOutcomes = std::map<std::string, Status>;

/// Which offset ListOffsets is asked for; otherwise a timestamp in milliseconds since the epoch.
enum class OffsetAt : std::int64_t { Latest = -1, Earliest = -2 };

}  // namespace tributary::kafka
