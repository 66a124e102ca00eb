#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tributary {

/// What the first bytes of an answer look like that is not Kafka's, for messages: "HTTP", "TLS", "SSH", or what a text
/// begins with; empty where they look like nothing known. A few printable characters of them at most. Any thread.
[[nodiscard]] std::string protocolOf(std::string_view firstBytes);

/// The same of what was taken for the size of an answer: four bytes, the highest first.
[[nodiscard]] std::string protocolOfSize(std::int32_t size);

}  // namespace tributary
