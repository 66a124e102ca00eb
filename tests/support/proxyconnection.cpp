#include "tests/support/proxyconnection.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tributary {

namespace {

/// What a pipe holds at most: beyond it nothing is read, so that TCP pushes back to the sender.
constexpr std::size_t kPipeLimit = std::size_t{4} << 20U;

bool wouldBlock() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

ProxyConnection::~ProxyConnection() {
    ::close(m_client);
    ::close(m_server);
}

short ProxyConnection::clientEvents(Clock::time_point now) const {
    const bool reads = !m_toServer.readEnded && m_toServer.size < kPipeLimit;
    const bool writes = m_toClient.blocked && !m_toClient.chunks.empty() && m_toClient.chunks.front().due <= now;
    return static_cast<short>((reads ? POLLIN : 0) | (writes ? POLLOUT : 0));
}

short ProxyConnection::serverEvents(Clock::time_point now) const {
    const bool reads = !m_toClient.readEnded && m_toClient.size < kPipeLimit;
    const bool writes = m_toServer.blocked && !m_toServer.chunks.empty() && m_toServer.chunks.front().due <= now;
    return static_cast<short>((reads ? POLLIN : 0) | (writes ? POLLOUT : 0));
}

ProxyConnection::Clock::time_point ProxyConnection::nextDue(Clock::time_point now, const ProxyLane& toServer,
                                                            const ProxyLane& toClient) const {
    Clock::time_point next = Clock::time_point::max();
    const auto consider = [&](const Pipe& pipe, const ProxyLane& lane) {
        if (!pipe.chunks.empty() && !pipe.blocked) {
            next = std::min(next, std::max({now, pipe.chunks.front().due, lane.nextSend}));
        }
    };
    consider(m_toServer, toServer);
    consider(m_toClient, toClient);
    return next;
}

bool ProxyConnection::pump(Clock::time_point now, ProxyLane& toServer, ProxyLane& toClient) {
    if (!read(m_client, m_toServer, now, toServer) || !read(m_server, m_toClient, now, toClient)) {
        return false;
    }
    if (m_blackHole) {
        return !(m_toServer.readEnded && m_toClient.readEnded);
    }
    return write(m_server, m_toServer, now, toServer) && write(m_client, m_toClient, now, toClient) &&
           !(m_toServer.writeEnded && m_toClient.writeEnded);
}

void ProxyConnection::blackHole() {
    m_blackHole = true;
    m_toServer.chunks.clear();
    m_toClient.chunks.clear();
    m_toServer.size = m_toClient.size = 0;
}

bool ProxyConnection::read(int from, Pipe& pipe, Clock::time_point now, const ProxyLane& lane) const {
    std::array<char, 65536> buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): recv fills it
    while (!pipe.readEnded && pipe.size < kPipeLimit) {
        const ssize_t got = ::recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got < 0 && wouldBlock()) {
            return true;
        }
        if (got <= 0) {
            pipe.readEnded = true;
            return got == 0 || m_blackHole;
        }
        if (!m_blackHole) {
            const auto count = static_cast<std::size_t>(got);
            pipe.chunks.push_back({now + lane.delay, {buffer.begin(), buffer.begin() + got}, 0});
            pipe.size += count;
        }
    }
    return true;
}

bool ProxyConnection::write(int to, Pipe& pipe, Clock::time_point now, ProxyLane& lane) {
    pipe.blocked = false;
    while (!pipe.chunks.empty() && pipe.chunks.front().due <= now && lane.nextSend <= now) {
        Chunk& chunk = pipe.chunks.front();
        std::size_t count = chunk.bytes.size() - chunk.sent;
        if (lane.bytesPerSecond > 0) {
            // A fiftieth of a second at a time, so that connections share the lane.
            count = std::min<std::size_t>(count, std::max<std::size_t>(1, lane.bytesPerSecond / 50));
        }
        const ssize_t put = ::send(to, chunk.bytes.data() + chunk.sent, count, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (put < 0) {
            pipe.blocked = wouldBlock();
            return pipe.blocked;
        }
        const auto sent = static_cast<std::size_t>(put);
        lane.forwarded += sent;
        if (lane.bytesPerSecond > 0) {
            lane.nextSend = std::max(lane.nextSend, now - std::chrono::milliseconds(20)) +
                            std::chrono::nanoseconds(sent * 1'000'000'000ULL / lane.bytesPerSecond);
        }
        chunk.sent += sent;
        pipe.size -= sent;
        if (chunk.sent == chunk.bytes.size()) {
            pipe.chunks.pop_front();
        }
    }
    if (pipe.chunks.empty() && pipe.readEnded && !pipe.writeEnded) {
        ::shutdown(to, SHUT_WR);
        pipe.writeEnded = true;
    }
    return true;
}

void ProxyConnection::abort() const {
    // Lingering for no time makes close() send a reset.
    const linger none{1, 0};
    ::setsockopt(m_client, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    ::setsockopt(m_server, SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

}  // namespace tributary
