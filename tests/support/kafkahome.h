#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tributary {

/// The release of the brokers that tests start unless they say otherwise: TRIBUTARY_KAFKA_RELEASE, else 4.1.0.
[[nodiscard]] std::string kafkaRelease();

/// Where fetch-kafka.sh put this version. Throws std::runtime_error when it did not.
[[nodiscard]] std::filesystem::path kafkaHome(const std::string& version);

/// The command that runs a class of Kafka's, without its arguments. `quickStart`: compile little, start soon.
[[nodiscard]] std::vector<std::string> kafkaCommand(const std::string& version, const std::string& mainClass,
                                                    int heapMiB, bool quickStart);

/// The end of a log, each line after a line break.
[[nodiscard]] std::string lastLines(const std::filesystem::path& file, std::size_t count);

}  // namespace tributary
