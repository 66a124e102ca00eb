#pragma once

#include "core/base/error.h"
#include "core/wire/connectionsettings.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

#include <sys/uio.h>

namespace asio {
class io_context;
}

namespace tributary::wire {

/// What TLS connections to one cluster share: certificates and trust, read once.
class TlsContext {
public:
    [[nodiscard]] static Result<std::shared_ptr<TlsContext>> create(const TlsSettings& settings);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

    [[nodiscard]] void* native() const { return m_context; }  ///< SSL_CTX*
    [[nodiscard]] bool verifyHost() const { return m_verifyHost; }

private:
    TlsContext(void* context, bool verifyHost) : m_context(context), m_verifyHost(verifyHost) {}

    void* m_context;
    bool m_verifyHost;
};

/// A broker that goes while TLS writes to it must not end the process; the write's error tells. To be called once on a
/// thread that runs transports.
void blockBrokenPipes();

/// How far a read or a write came.
struct IoResult {
    enum class State {
        Done,
        WaitReadable,  ///< nothing moved: again once the socket is readable
        WaitWritable,
        Closed,  ///< the other side ended the connection
        Failed,
    };
    State state = State::Failed;
    std::size_t bytes = 0;
};

/// How far a transport has come.
enum class Reach { Resolving, Connecting, ShakingHands, Connected };

/// A TCP connection, with TLS or without: bytes in and out, nothing more. Plain writes gather from where the bytes lie.
/// One thread, that of the loop. Handlers are not called after close().
class Transport {
public:
    using Handler = std::function<void(const Status&)>;

    /// `tls`: null for plain TCP.
    Transport(asio::io_context& context, std::shared_ptr<TlsContext> tls);
    ~Transport();
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    /// Resolves, connects, and shakes hands under TLS. The addresses of a name are tried one after the other.
    void connect(const Address& address, Handler done);

    [[nodiscard]] IoResult read(std::span<std::byte> into);
    [[nodiscard]] IoResult write(std::span<const iovec> pieces);
    /// Why the last read or write failed.
    [[nodiscard]] Error failure() const;
    [[nodiscard]] Reach reach() const;

    void waitReadable(std::function<void()> ready);
    void waitWritable(std::function<void()> ready);
    void close();

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

}  // namespace tributary::wire
