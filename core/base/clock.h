#pragma once

#include <chrono>
#include <cstdint>

namespace tributary {

/// Timers, intervals and rates use this: it never jumps.
using MonotonicClock = std::chrono::steady_clock;
using MonotonicTime = MonotonicClock::time_point;

/// Milliseconds since the Unix epoch, UTC. For labels and for comparing with record timestamps only.
[[nodiscard]] inline std::int64_t wallClockMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// Microseconds of the monotonic clock.
[[nodiscard]] inline std::int64_t monotonicUs() {
    using namespace std::chrono;
    return duration_cast<microseconds>(MonotonicClock::now().time_since_epoch()).count();
}

}  // namespace tributary
