#pragma once

#include "core/kafka/admin.h"
#include "core/sandbox/mirrorchecker.h"
#include "core/topology/topologyspec.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tributary {

// What tests of a mirror between real clusters keep needing. Failures throw std::runtime_error.

[[nodiscard]] std::unique_ptr<kafka::AdminClient> adminOf(const std::string& bootstrap);

/// Creates a topic and waits until the cluster lists all its partitions.
void makeTopic(const std::string& bootstrap, const std::string& topic, int partitions,
               const std::map<std::string, std::string>& config = {});

/// Sum over a topic's partitions of their end offsets.
[[nodiscard]] std::int64_t recordCount(const std::string& bootstrap, const std::string& topic);

/// Reads the topics at the target from their beginning, up to what is there now, into the checker. `topics`: names
/// there.
void readAll(const std::string& bootstrap, const std::vector<std::string>& topics, sandbox::MirrorChecker& checker);

/// Waits until the group's committed offsets reach the end of all partitions of the source topics.
[[nodiscard]] bool waitForCommits(const std::string& bootstrap, const std::string& group,
                                  const std::vector<std::string>& topics, std::chrono::seconds timeout);

/// Waits until every replica of every partition is in sync: only then may any one broker go without taking a partition
/// with it.
[[nodiscard]] bool waitInSync(const std::string& bootstrap, std::chrono::seconds timeout);

/// Two clusters, "source" and "target" (addresses separated by commas), and one link "link" with a commit interval of 1
/// s between them, under a document id of its own.
[[nodiscard]] TopologySpec twoClusters(const std::string& source, const std::string& target,
                                       const std::string& topicPattern);

}  // namespace tributary
