#pragma once

#include <chrono>
#include <cstdint>

namespace tributary {

/// Whether a broker at 127.0.0.1:`port` answers an ApiVersions request (protocol version 0) without an error. A broker
/// that is still starting accepts connections but does not answer. Waits at most `timeout`.
[[nodiscard]] bool kafkaAnswers(std::uint16_t port, std::chrono::milliseconds timeout);

}  // namespace tributary
