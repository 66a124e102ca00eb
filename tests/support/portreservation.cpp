#include "tests/support/portreservation.h"

#include <cstddef>
#include <cstring>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace tributary {

namespace {

/// A socket bound to a name that one process of this machine can hold; -1 when another one does.
int claimPort(std::uint16_t port) {
    const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return -1;
    }
    const std::string name = "tributary-test-port-" + std::to_string(port);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(&address.sun_path[1], name.data(), name.size());  // a leading zero byte makes the name abstract
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface wants it
    if (::bind(fd, reinterpret_cast<const sockaddr*>(&address), length) != 0) {
        ::close(fd);
        return -1;
    }
    return fd;
}

bool isFree(std::uint16_t port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return false;
    }
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface wants it
    const bool free = ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    return free;
}

}  // namespace

PortReservation::PortReservation() {
    constexpr int kFirst = 12000;
    constexpr int kLast = 31999;  // Linux gives out 32768 and up
    std::random_device random;
    std::uniform_int_distribution<int> any(kFirst, kLast);
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const auto port = static_cast<std::uint16_t>(any(random));
        const int claim = claimPort(port);
        if (claim < 0) {
            continue;
        }
        if (isFree(port)) {
            m_port = port;
            m_claim = claim;
            return;
        }
        ::close(claim);
    }
    throw std::runtime_error("no free loopback port found");
}

PortReservation::~PortReservation() {
    if (m_claim >= 0) {
        ::close(m_claim);
    }
}

PortReservation::PortReservation(PortReservation&& other) noexcept
    : m_port(std::exchange(other.m_port, 0)), m_claim(std::exchange(other.m_claim, -1)) {}

PortReservation& PortReservation::operator=(PortReservation&& other) noexcept {
    std::swap(m_port, other.m_port);
    std::swap(m_claim, other.m_claim);
    return *this;
}

}  // namespace tributary
