#include "tests/support/childprocess.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tributary {

namespace {

/// Runs in the child between fork and exec, where only system calls are allowed. Returns only on failure.
void becomeProgram(const std::vector<char*>& arguments, const char* output, const char* directory, pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) {
        ::_exit(127);  // the parent ended before the line above took effect
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const int in = ::open("/dev/null", O_RDONLY);
    const int out = ::open(output, O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (in < 0 || out < 0 || ::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(out, 2) < 0) {
        return;
    }
    if (*directory != '\0' && ::chdir(directory) != 0) {
        return;
    }
    ::execvp(arguments.front(), arguments.data());
}

}  // namespace

ChildProcess::ChildProcess(const Options& options) {
    std::vector<std::string> command = options.command;
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (std::string& argument : command) {
        arguments.push_back(argument.data());
    }
    arguments.push_back(nullptr);
    const std::string output = options.output.empty() ? "/dev/null" : options.output.string();
    const std::string directory = options.directory.string();

    // The pipe closes by itself when exec succeeds, and brings errno when it does not.
    int report[2] = {-1, -1};
    if (::pipe2(report, O_CLOEXEC) != 0) {
        throw std::runtime_error("pipe: " + std::string(std::strerror(errno)));
    }
    const pid_t parent = ::getpid();
    m_pid = ::fork();
    if (m_pid == 0) {
        becomeProgram(arguments, output.c_str(), directory.c_str(), parent);
        const int error = errno;
        [[maybe_unused]] const ssize_t written = ::write(report[1], &error, sizeof error);
        ::_exit(127);
    }
    ::close(report[1]);
    int error = m_pid < 0 ? errno : 0;
    if (m_pid > 0) {
        while (::read(report[0], &error, sizeof error) < 0 && errno == EINTR) {
        }
    }
    ::close(report[0]);
    if (error != 0) {
        if (m_pid > 0) {
            reap(0);
        }
        throw std::runtime_error("cannot start " + options.command.front() + ": " + std::strerror(error));
    }
    m_pidFd = static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0));
    if (m_pidFd < 0) {
        const int reason = errno;
        kill();
        throw std::runtime_error("pidfd_open: " + std::string(std::strerror(reason)));
    }
}

ChildProcess::~ChildProcess() {
    kill();
    if (m_pidFd >= 0) {
        ::close(m_pidFd);
    }
}

bool ChildProcess::isRunning() { return !exitStatus().has_value(); }

bool ChildProcess::waitForEnd(std::chrono::milliseconds timeout) {
    const auto until = std::chrono::steady_clock::now() + timeout;
    while (isRunning()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) {
            return false;
        }
        pollfd descriptor{m_pidFd, POLLIN, 0};
        ::poll(&descriptor, 1, static_cast<int>(left.count()));
    }
    return true;
}

std::optional<int> ChildProcess::exitStatus() {
    reap(WNOHANG);
    return m_exitStatus;
}

void ChildProcess::signal(int number) {
    if (isRunning()) {
        ::kill(m_pid, number);
    }
}

void ChildProcess::kill() {
    signal(SIGKILL);
    reap(0);
}

void ChildProcess::reap(int waitOptions) {
    if (m_exitStatus || m_pid < 0) {
        return;
    }
    int status = 0;
    pid_t ended = -1;
    do {
        ended = ::waitpid(m_pid, &status, waitOptions);
    } while (ended < 0 && errno == EINTR);
    if (ended == m_pid) {
        m_exitStatus = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    } else if (ended < 0) {
        m_exitStatus = 127;  // somebody else waited for it: it has ended
    }
}

}  // namespace tributary
