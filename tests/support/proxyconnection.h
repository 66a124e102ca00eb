#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace tributary {

/// How one direction of a TcpProxy treats bytes, shared by all its connections. Belongs to the proxy's thread.
struct ProxyLane {
    std::chrono::milliseconds delay{0};
    std::uint64_t bytesPerSecond = 0;                  ///< 0: unlimited
    std::chrono::steady_clock::time_point nextSend{};  ///< with a bandwidth: not before
    std::uint64_t forwarded = 0;
};

/// A client's connection through a TcpProxy and its counterpart to the server: two pipes of bytes that wait for their
/// time. Belongs to the proxy's thread; owns both sockets.
class ProxyConnection {
public:
    using Clock = std::chrono::steady_clock;

    ProxyConnection(int client, int server) : m_client(client), m_server(server) {}
    ~ProxyConnection();
    ProxyConnection(const ProxyConnection&) = delete;
    ProxyConnection& operator=(const ProxyConnection&) = delete;

    [[nodiscard]] int client() const { return m_client; }
    [[nodiscard]] int server() const { return m_server; }

    /// What to poll for, as poll(2) wants it.
    [[nodiscard]] short clientEvents(Clock::time_point now) const;
    [[nodiscard]] short serverEvents(Clock::time_point now) const;
    /// When bytes that wait now become due; Clock::time_point::max() when none do.
    [[nodiscard]] Clock::time_point nextDue(Clock::time_point now, const ProxyLane& toServer,
                                            const ProxyLane& toClient) const;

    /// Reads and writes what is possible; false when the connection has ended and is to be removed.
    [[nodiscard]] bool pump(Clock::time_point now, ProxyLane& toServer, ProxyLane& toClient);

    /// From now on what arrives vanishes, and an end is not passed on.
    void blackHole();
    /// Makes the sockets close with a reset.
    void abort() const;

private:
    struct Chunk {
        Clock::time_point due;
        std::vector<char> bytes;
        std::size_t sent = 0;
    };

    struct Pipe {
        std::deque<Chunk> chunks;
        std::size_t size = 0;
        bool readEnded = false;   ///< the sender closed its side
        bool writeEnded = false;  ///< and the receiver has been told
        bool blocked = false;     ///< the receiver's socket takes nothing more for now
    };

    [[nodiscard]] bool read(int from, Pipe& pipe, Clock::time_point now, const ProxyLane& lane) const;
    [[nodiscard]] static bool write(int to, Pipe& pipe, Clock::time_point now, ProxyLane& lane);

    int m_client;
    int m_server;
    bool m_blackHole = false;
    Pipe m_toServer;
    Pipe m_toClient;
};

}  // namespace tributary
