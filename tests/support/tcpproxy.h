#pragma once

#include "tests/support/portreservation.h"

#include <chrono>
#include <cstdint>
#include <memory>

namespace tributary {

/// A TCP proxy on a loopback port of its own that forwards to another loopback port, and makes the network between a
/// client and a broker as bad as a test wants it. A thread of its own forwards; every method may be called from any
/// thread and has taken effect when it returns.
class TcpProxy {
public:
    enum class Direction { ToServer, ToClient };

    /// Listens at once. Throws std::runtime_error when it cannot.
    explicit TcpProxy(std::uint16_t serverPort);
    /// Closes every connection.
    ~TcpProxy();
    TcpProxy(const TcpProxy&) = delete;
    TcpProxy& operator=(const TcpProxy&) = delete;

    [[nodiscard]] std::uint16_t port() const;

    /// Each byte arrives this much later. Zero: at once.
    void setDelay(Direction direction, std::chrono::milliseconds delay);
    /// For all connections together. Zero: unlimited.
    void setBandwidth(Direction direction, std::uint64_t bytesPerSecond);

    /// Nothing is forwarded any more, either way, and nothing is lost: the connections stay open, and TCP's own windows
    /// fill up. resume() goes on.
    void stall();
    void resume();

    /// The connections there are, and those made until heal(), go nowhere: what is sent vanishes, and neither side
    /// learns that the other one closed. New connections after heal() are good; the dead ones stay dead.
    void halfOpen();
    void heal();

    /// Resets every connection, on both sides. New ones are accepted.
    void cut();
    /// Stops listening, so that connecting is refused; what is connected stays. accept() listens on the same port
    /// again.
    void refuse();
    void accept();

    [[nodiscard]] int connections() const;
    /// Bytes forwarded so far.
    [[nodiscard]] std::uint64_t forwarded(Direction direction) const;
    /// Waits until `count` connections have been accepted since the beginning; false when the time is over.
    [[nodiscard]] bool waitForAccepted(std::uint64_t count, std::chrono::milliseconds timeout) const;

private:
    class Worker;
    std::unique_ptr<Worker> m_worker;
};

}  // namespace tributary
