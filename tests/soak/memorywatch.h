#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <sys/types.h>

namespace tributary::soak {

/// Resident memory of a process that is replaced now and then, once a second, on a thread of its own.
class MemoryWatch {
public:
    /// `pid` is called on the watch's thread; -1: there is none now.
    explicit MemoryWatch(std::function<pid_t()> pid);

    struct Figures {
        std::int64_t peakKiB = 0;
        std::int64_t secondQuarterKiB = 0;  ///< median of the second quarter of the time
        std::int64_t lastQuarterKiB = 0;    ///< of the last quarter
    };
    /// Any thread.
    [[nodiscard]] Figures figures() const;

private:
    void run(const std::stop_token& stop);

    const std::function<pid_t()> m_pid;
    mutable std::mutex m_mutex;
    std::vector<std::int64_t> m_residentKiB;
    std::jthread m_thread;
};

}  // namespace tributary::soak
