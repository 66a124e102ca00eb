#pragma once

#include <condition_variable>
#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "tests/soak/faultplan.h"

namespace tributary::soak {

inline constexpr std::int64_t kNotYet = std::numeric_limits<std::int64_t>::max();

/// A fault as it took place. Times are milliseconds since the journal began.
struct Happened {
    std::size_t number = 0;
    LaneKind lane = LaneKind::Process;
    FaultKind kind = FaultKind::Kill;
    std::string detail;
    std::int64_t begin = 0;
    std::int64_t end = kNotYet;
};

/// How a process of tributaryd ended. Times as above.
struct Ending {
    std::string name;        ///< "kill", "stop", "rebalance"
    std::string process;     ///< which one, as its log is called
    std::int64_t begin = 0;  ///< the signal
    std::int64_t dead = 0;   ///< it was gone
    int code = 0;            ///< exit code; 128 + the signal
    bool killed = false;     ///< it was meant to be killed, or had to be
};

/// What happened when, for all threads of a soak; says it on the standard error as it happens. Thread-safe.
class Journal {
public:
    [[nodiscard]] std::int64_t now() const;
    /// The journal's time of a wall clock's milliseconds.
    [[nodiscard]] std::int64_t ofWallClock(std::int64_t ms) const { return ms - m_wallStart; }

    void say(const std::string& text);
    /// A finding: said, and repeated at the end.
    void complain(const std::string& text);
    [[nodiscard]] std::vector<std::string> complaints() const;

    std::size_t begin(LaneKind lane, FaultKind kind, const std::string& detail);
    void end(std::size_t number);
    void ended(Ending ending);

    [[nodiscard]] std::vector<Happened> faults() const;
    [[nodiscard]] std::vector<Ending> endings() const;

    /// From now on nothing new begins, and sleepers wake.
    void close();
    [[nodiscard]] bool closed() const;
    /// Waits so long, or until close(); false when closed.
    bool sleep(std::int64_t ms) const;

private:
    const MonotonicTime m_start = MonotonicClock::now();
    const std::int64_t m_wallStart = wallClockMs();
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_wake;
    bool m_closed = false;
    std::vector<Happened> m_faults;
    std::vector<Ending> m_endings;
    std::vector<std::string> m_complaints;
};

}  // namespace tributary::soak
