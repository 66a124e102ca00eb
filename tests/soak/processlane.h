#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

#include "tests/soak/faultplan.h"
#include "tests/soak/journal.h"
#include "tests/support/childprocess.h"

namespace tributary::soak {

/// The processes of tributaryd, and what befalls them. A thread of its own starts them, does one fault after the other
/// until the journal is closed, and then keeps one process running until stopLast().
class ProcessLane {
public:
    struct Setup {
        std::string program;
        std::filesystem::path document;
        std::filesystem::path state;
        std::filesystem::path logs;  ///< a folder: each process has a file of its own there
        FaultPlan plan;
    };

    ProcessLane(Setup setup, Journal& journal);
    ~ProcessLane();
    ProcessLane(const ProcessLane&) = delete;
    ProcessLane& operator=(const ProcessLane&) = delete;

    void begin() { m_go.set_value(); }
    void waitUntilHealed() { m_healed.get_future().wait(); }
    /// SIGTERM to the one that is left, and waits for its end.
    void stopLast();

    /// The process that runs most of the time; -1 while there is none. Any thread.
    [[nodiscard]] pid_t pid() const { return m_pid.load(std::memory_order_relaxed); }
    /// The file of each process's log, by name; once the lane has ended.
    [[nodiscard]] const std::vector<std::filesystem::path>& logs() const { return m_logs; }
    [[nodiscard]] std::int64_t slowestStopMs() const { return m_slowestStop; }
    [[nodiscard]] int uncleanStops() const { return m_uncleanStops; }

private:
    struct Running {
        std::string name;
        std::unique_ptr<ChildProcess> process;
    };

    void run();
    void befall(const Fault& fault);
    void rebalance(const Fault& fault);
    /// `instance`: --instance-id; empty: none, so that the group knows at once when it goes.
    [[nodiscard]] Running launch(const std::string& instance);
    void startMain();
    /// Lets time pass and starts the main process again where it ended by itself.
    bool watch(std::int64_t ms);
    void stop(Running& which, const std::string& why);
    void kill(Running& which, const std::string& why);

    Setup m_setup;
    Journal& m_journal;
    Running m_main;
    int m_launched = 0;
    std::atomic<pid_t> m_pid{-1};
    std::vector<std::filesystem::path> m_logs;
    std::int64_t m_slowestStop = 0;
    int m_uncleanStops = 0;
    std::promise<void> m_go;
    std::promise<void> m_healed;
    std::atomic<bool> m_end{false};
    std::thread m_thread;
};

}  // namespace tributary::soak
