#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tributary {

/// A program that a test runs: it cannot outlive this object, nor this process, however that ends.
///
/// Linux kills the child when the *thread* that started it ends, so start it from a thread that lives long enough (a
/// test's main thread does). Not for use from several threads at once.
class ChildProcess {
public:
    struct Options {
        std::vector<std::string> command = {};  ///< the program (looked up on PATH) and its arguments
        std::filesystem::path output = {};      ///< stdout and stderr are appended here; empty: they are discarded
        std::filesystem::path directory;        ///< to run in; empty: the current one
    };

    /// Starts the program. Throws std::runtime_error when that is not possible.
    explicit ChildProcess(const Options& options);
    /// Kills it, if it still runs, and waits for its end.
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] bool isRunning();
    /// Waits for the end, at most this long; true when it has ended.
    bool waitForEnd(std::chrono::milliseconds timeout);
    /// The exit status, or 128 + the signal that ended it; none while it runs.
    [[nodiscard]] std::optional<int> exitStatus();

    /// Sends a signal; nothing happens when it has ended.
    void signal(int number);
    /// SIGKILL, and waits for the end.
    void kill();

private:
    void reap(int waitOptions);

    pid_t m_pid = -1;
    int m_pidFd = -1;  ///< becomes readable when the program ends
    std::optional<int> m_exitStatus;
};

}  // namespace tributary
