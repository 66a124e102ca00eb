#pragma once

#include "core/base/clock.h"

#include <cstdint>

namespace tributary::ui {

/// What this process uses: for the status bar. Each call of sample() measures since the one before. GUI thread; reads two
/// small files of /proc, where there are any.
class ProcessUsage {
public:
    struct Sample {
        double cores = 0;             ///< 1.0: one core fully used
        std::uint64_t memoryBytes = 0;  ///< resident
    };
    [[nodiscard]] Sample sample();

private:
    MonotonicTime m_at = MonotonicClock::now();
    double m_cpuSeconds = 0;
    bool m_first = true;
};

}  // namespace tributary::ui
