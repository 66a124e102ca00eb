#include "tests/support/kafkaprobe.h"

#include <array>
#include <cerrno>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tributary {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::string_view_literals;

// Length 12, then: api key 18, version 0, correlation id 7, client id "tr".
constexpr std::string_view kApiVersionsRequest = "\0\0\0\x0c\0\x12\0\0\0\0\0\x07\0\x02tr"sv;

/// Waits for `events`; false when the time is over.
bool waitFor(int fd, short events, Clock::time_point until) {
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0) {
            return false;
        }
        pollfd descriptor{fd, events, 0};
        const int ready = ::poll(&descriptor, 1, static_cast<int>(left.count()));
        if (ready > 0) {
            return true;
        }
        if (ready < 0 && errno != EINTR) {
            return false;
        }
    }
}

bool connectTo(int fd, std::uint16_t port, Clock::time_point until) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface wants it
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        return true;
    }
    if (errno != EINPROGRESS || !waitFor(fd, POLLOUT, until)) {
        return false;
    }
    int error = 0;
    socklen_t length = sizeof error;
    return ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) == 0 && error == 0;
}

bool exchange(int fd, Clock::time_point until) {
    if (::send(fd, kApiVersionsRequest.data(), kApiVersionsRequest.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(kApiVersionsRequest.size())) {
        return false;
    }
    // Length, correlation id, error code: the list of requests behind them is not looked at.
    std::array<unsigned char, 10> head{};
    std::size_t have = 0;
    while (have < head.size()) {
        if (!waitFor(fd, POLLIN, until)) {
            return false;
        }
        const ssize_t got = ::recv(fd, head.data() + have, head.size() - have, 0);
        if (got <= 0) {
            return false;
        }
        have += static_cast<std::size_t>(got);
    }
    return head[7] == 7 && head[8] == 0 && head[9] == 0;
}

}  // namespace

bool kafkaAnswers(std::uint16_t port, std::chrono::milliseconds timeout) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) {
        return false;
    }
    const auto until = Clock::now() + timeout;
    const bool answered = connectTo(fd, port, until) && exchange(fd, until);
    ::close(fd);
    return answered;
}

}  // namespace tributary
