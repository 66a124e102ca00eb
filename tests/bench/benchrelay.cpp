// What forwarding costs at the very least: moves bytes from one loopback connection to another, as a plain TCP relay
// does, and prints one JSON object with its own CPU time. The sender and the receiver are processes of their own.

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <vector>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace tributary::bench {

namespace {

constexpr std::size_t kBufferBytes = 256UL << 10U;

int fail(const char* what) {
    fmt::print(stderr, "benchrelay: {}: {}\n", what, std::strerror(errno));
    return 1;
}

/// Two ends of a TCP connection over loopback; false when there is none.
bool connectedPair(std::array<int, 2>& ends) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (listener < 0 || ::bind(listener, generic, size) != 0 || ::listen(listener, 1) != 0 ||
        ::getsockname(listener, generic, &size) != 0) {
        return false;
    }
    ends[0] = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool connected = ends[0] >= 0 && ::connect(ends[0], generic, size) == 0;
    ends[1] = connected ? ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC) : -1;
    ::close(listener);
    return ends[1] >= 0;
}

bool writeAll(int to, const char* data, std::size_t count) {
    while (count > 0) {
        const ssize_t put = ::send(to, data, count, MSG_NOSIGNAL);
        if (put <= 0) {
            return false;
        }
        data += put;
        count -= static_cast<std::size_t>(put);
    }
    return true;
}

/// The child that sends; never returns.
[[noreturn]] void send(int to, std::uint64_t bytes) {
    const std::vector<char> buffer(kBufferBytes, 'x');
    while (bytes > 0) {
        const std::size_t count = std::min<std::uint64_t>(bytes, buffer.size());
        if (!writeAll(to, buffer.data(), count)) {
            ::_exit(1);
        }
        bytes -= count;
    }
    ::_exit(0);
}

/// The child that receives; never returns.
[[noreturn]] void receive(int from, std::uint64_t bytes) {
    std::vector<char> buffer(kBufferBytes);
    while (bytes > 0) {
        const ssize_t got = ::recv(from, buffer.data(), buffer.size(), 0);
        if (got <= 0) {
            ::_exit(1);
        }
        bytes -= static_cast<std::uint64_t>(got);
    }
    ::_exit(0);
}

double cpuSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int relay(std::uint64_t bytes) {
    std::array<int, 2> in{-1, -1};
    std::array<int, 2> out{-1, -1};
    if (!connectedPair(in) || !connectedPair(out)) {
        return fail("connecting");
    }
    const pid_t sender = ::fork();
    if (sender == 0) {
        send(in[0], bytes);
    }
    const pid_t receiver = sender > 0 ? ::fork() : -1;
    if (receiver == 0) {
        receive(out[1], bytes);
    }
    if (receiver < 0) {
        return fail("starting a process");
    }
    ::close(in[0]);
    ::close(out[1]);
    std::vector<char> buffer(kBufferBytes);
    const double cpuBefore = cpuSeconds();
    const auto start = std::chrono::steady_clock::now();
    for (std::uint64_t moved = 0; moved < bytes;) {
        const ssize_t got = ::recv(in[1], buffer.data(), buffer.size(), 0);
        if (got <= 0 || !writeAll(out[0], buffer.data(), static_cast<std::size_t>(got))) {
            return fail("relaying");
        }
        moved += static_cast<std::uint64_t>(got);
    }
    int senderStatus = 1;
    int receiverStatus = 1;
    ::waitpid(sender, &senderStatus, 0);
    ::waitpid(receiver, &receiverStatus, 0);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (senderStatus != 0 || receiverStatus != 0) {
        errno = EPIPE;
        return fail("relaying");
    }
    fmt::print("{{\"bytes\": {}, \"seconds\": {:.3f}, \"cpuSeconds\": {:.3f}}}\n", bytes, seconds,
               cpuSeconds() - cpuBefore);
    return 0;
}

}  // namespace

}  // namespace tributary::bench

int main(int argc, char** argv) {
    std::uint64_t bytes = 0;
    CLI::App app{"Moves bytes from one connection to another and prints what it cost."};
    app.add_option("--bytes", bytes)->required();
    CLI11_PARSE(app, argc, argv);
    return tributary::bench::relay(bytes);
}
