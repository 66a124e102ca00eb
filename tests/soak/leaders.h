#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/kafka/kafkatypes.h"

namespace tributary::soak {

/// Gives partitions other preferred leaders (by Kafka's own reassignment tool, with an order drawn from `pick`) and has
/// those elected. Every broker, numbered from 1 to `brokers`, holds a replica of each partition and runs. Waits for the
/// tool and the cluster; throws std::runtime_error. `scratch`: a folder for the tool's input and its output.
void moveLeaders(const std::string& bootstrap, const std::vector<kafka::TopicPartition>& partitions, int brokers,
                 std::uint32_t pick, const std::filesystem::path& scratch);

}  // namespace tributary::soak
