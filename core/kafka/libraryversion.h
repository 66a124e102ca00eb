#pragma once

#include <string>

namespace tributary::kafka {

/// The version of the Kafka client library that the program runs with: "2.12.1". Any thread.
[[nodiscard]] std::string libraryVersion();

}  // namespace tributary::kafka
