#pragma once

#include <cstdint>

namespace tributary::bench {

/// What /proc says of a process at one moment.
struct ProcSample {
    bool alive = false;
    double cpuSeconds = 0;  ///< user and system time of all its threads, those that have ended too
    int threads = 0;
    std::int64_t residentKiB = 0;
    std::int64_t peakKiB = 0;  ///< VmHWM
};

[[nodiscard]] ProcSample sampleProcess(int pid);

}  // namespace tributary::bench
