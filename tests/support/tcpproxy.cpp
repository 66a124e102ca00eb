#include "tests/support/tcpproxy.h"

#include "tests/support/proxyconnection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <functional>
#include <future>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tributary {

namespace {

using Clock = std::chrono::steady_clock;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void sendAtOnce(int fd) {
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

/// The proxy's thread and all it owns. Commands run on the thread, one after the other; whoever gives one waits for it.
class TcpProxy::Worker {
public:
    explicit Worker(std::uint16_t serverPort)
        : m_serverPort(serverPort), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        listen();
        m_thread = std::thread([this] { run(); });
    }

    ~Worker() {
        command([this] { m_stopping = true; });
        m_thread.join();
        stopListening();
        ::close(m_wake);
    }

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port.port(); }

    /// Runs `action` on the proxy's thread and returns when it is done; what it throws is thrown here.
    void command(std::function<void()> action) {
        std::packaged_task<void()> task(std::move(action));
        std::future<void> done = task.get_future();
        {
            const std::scoped_lock lock(m_mutex);
            m_commands.push_back(std::move(task));
        }
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = ::write(m_wake, &one, sizeof one);
        done.get();
    }

    bool waitForAccepted(std::uint64_t count, std::chrono::milliseconds timeout) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, timeout, [&] { return m_accepted >= count; });
    }

    // The rest is called through command(), on the proxy's thread.

    ProxyLane& lane(Direction direction) { return direction == Direction::ToServer ? m_toServer : m_toClient; }

    [[nodiscard]] int connections() const { return static_cast<int>(m_connections.size()); }

    void setStalled(bool stalled) { m_stalled = stalled; }

    void setBlackHole(bool blackHole) {
        m_blackHole = blackHole;
        if (blackHole) {
            for (const auto& connection : m_connections) {
                connection->blackHole();
            }
        }
    }

    void cut() {
        for (const auto& connection : m_connections) {
            connection->abort();
        }
        m_connections.clear();
    }

    void listen() {
        if (m_listener >= 0) {
            return;
        }
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const int on = 1;
        ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        const sockaddr_in address = loopback(m_port.port());
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface wants it
        if (m_listener < 0 || ::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            ::listen(m_listener, 128) != 0) {
            throw std::runtime_error("the proxy cannot listen: " + std::string(std::strerror(errno)));
        }
    }

    void stopListening() {
        if (m_listener >= 0) {
            ::close(m_listener);
            m_listener = -1;
        }
    }

private:
    void run() {
        while (!m_stopping) {
            const auto now = Clock::now();
            std::vector<pollfd> descriptors{{m_wake, POLLIN, 0}, {m_listener, POLLIN, 0}};
            auto next = Clock::time_point::max();
            if (!m_stalled) {
                for (const auto& connection : m_connections) {
                    descriptors.push_back({connection->client(), connection->clientEvents(now), 0});
                    descriptors.push_back({connection->server(), connection->serverEvents(now), 0});
                    next = std::min(next, connection->nextDue(now, m_toServer, m_toClient));
                }
            }
            wait(descriptors, now, next);
            if (descriptors[0].revents != 0) {
                runCommands();
            }
            if (descriptors[1].revents != 0 && m_listener >= 0) {
                acceptAll();
            }
            if (!m_stalled) {
                const auto later = Clock::now();
                std::erase_if(m_connections,
                              [&](const auto& connection) { return !connection->pump(later, m_toServer, m_toClient); });
            }
        }
        m_connections.clear();
    }

    static void wait(std::vector<pollfd>& descriptors, Clock::time_point now, Clock::time_point next) {
        // A descriptor without events still reports a reset; without this it would wake the loop for ever.
        for (pollfd& descriptor : descriptors) {
            if (descriptor.events == 0) {
                descriptor.fd = -1;
            }
        }
        timespec timeout{};
        if (next != Clock::time_point::max()) {
            const auto left = std::max(Clock::duration::zero(), next - now);
            const auto seconds = std::chrono::floor<std::chrono::seconds>(left);
            timeout.tv_sec = seconds.count();
            timeout.tv_nsec = std::chrono::nanoseconds(left - seconds).count();
        }
        ::ppoll(descriptors.data(), descriptors.size(), next == Clock::time_point::max() ? nullptr : &timeout, nullptr);
    }

    void runCommands() {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t got = ::read(m_wake, &count, sizeof count);
        std::vector<std::packaged_task<void()>> commands;
        {
            const std::scoped_lock lock(m_mutex);
            commands.swap(m_commands);
        }
        for (auto& command : commands) {
            command();
        }
    }

    void acceptAll() {
        for (;;) {
            const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (client < 0) {
                return;
            }
            const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            const sockaddr_in address = loopback(m_serverPort);
            // On the loopback interface connecting succeeds or is refused at once, so it may block.
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): the socket interface wants it
            const bool connected =
                server >= 0 && ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
            sendAtOnce(client);
            sendAtOnce(server);
            auto connection = std::make_unique<ProxyConnection>(client, server);
            if (!connected) {
                connection->abort();
            } else {
                if (m_blackHole) {
                    connection->blackHole();
                }
                m_connections.push_back(std::move(connection));
            }
            const std::scoped_lock lock(m_mutex);
            ++m_accepted;
            m_changed.notify_all();
        }
    }

    const PortReservation m_port;
    const std::uint16_t m_serverPort;
    const int m_wake;

    // Belongs to the thread (and to the constructor and destructor, when it does not run).
    int m_listener = -1;
    bool m_stopping = false;
    bool m_stalled = false;
    bool m_blackHole = false;
    ProxyLane m_toServer;
    ProxyLane m_toClient;
    std::vector<std::unique_ptr<ProxyConnection>> m_connections;

    std::mutex m_mutex;  ///< guards what follows
    std::condition_variable m_changed;
    std::vector<std::packaged_task<void()>> m_commands;
    std::uint64_t m_accepted = 0;

    std::thread m_thread;
};

TcpProxy::TcpProxy(std::uint16_t serverPort) : m_worker(std::make_unique<Worker>(serverPort)) {}

TcpProxy::~TcpProxy() = default;

std::uint16_t TcpProxy::port() const { return m_worker->port(); }

void TcpProxy::setDelay(Direction direction, std::chrono::milliseconds delay) {
    m_worker->command([&] { m_worker->lane(direction).delay = delay; });
}

void TcpProxy::setBandwidth(Direction direction, std::uint64_t bytesPerSecond) {
    m_worker->command([&] {
        m_worker->lane(direction).bytesPerSecond = bytesPerSecond;
        m_worker->lane(direction).nextSend = {};
    });
}

void TcpProxy::stall() {
    m_worker->command([&] { m_worker->setStalled(true); });
}

void TcpProxy::resume() {
    m_worker->command([&] { m_worker->setStalled(false); });
}

void TcpProxy::halfOpen() {
    m_worker->command([&] { m_worker->setBlackHole(true); });
}

void TcpProxy::heal() {
    m_worker->command([&] { m_worker->setBlackHole(false); });
}

void TcpProxy::cut() {
    m_worker->command([&] { m_worker->cut(); });
}

void TcpProxy::refuse() {
    m_worker->command([&] { m_worker->stopListening(); });
}

void TcpProxy::accept() {
    m_worker->command([&] { m_worker->listen(); });
}

int TcpProxy::connections() const {
    int count = 0;
    m_worker->command([&] { count = m_worker->connections(); });
    return count;
}

std::uint64_t TcpProxy::forwarded(Direction direction) const {
    std::uint64_t bytes = 0;
    m_worker->command([&] { bytes = m_worker->lane(direction).forwarded; });
    return bytes;
}

bool TcpProxy::waitForAccepted(std::uint64_t count, std::chrono::milliseconds timeout) const {
    return m_worker->waitForAccepted(count, timeout);
}

}  // namespace tributary
