#pragma once

#include "core/base/error.h"
#include "core/topology/topologyspec.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

class QEventLoop;
class QNetworkAccessManager;

namespace tributary {

/// How a Connect cluster is reached, its password in clear: in memory only.
struct ConnectAccess {
    ConnectSpec spec;
    std::string password;
};

/// What a worker answered.
struct RestAnswer {
    int status = 0;  ///< of HTTP
    std::string body;
};

/// Blocking HTTP to the workers of one Connect cluster: they are tried in turn, and the one that answered is asked
/// first the next time. Basic authentication and TLS as the document says.
///
/// Belongs to the thread that makes it, which needs no event loop of its own; cancel() may be called from any thread.
class RestHttp {
public:
    explicit RestHttp(ConnectAccess access);
    ~RestHttp();
    RestHttp(const RestHttp&) = delete;
    RestHttp& operator=(const RestHttp&) = delete;

    /// Largest answer that is read, in bytes, unpacked.
    static constexpr std::int64_t kLargestAnswer = std::int64_t{32} * 1024 * 1024;

    /// ConnectUnreachable (retriable) when no worker answers within 10 s each, with kLargestAnswer at most; any HTTP
    /// status counts as an answer. The password goes to the document's addresses only, wherever they lead on to.
    [[nodiscard]] Result<RestAnswer> send(const char* method, const std::string& path, const std::string& body);

    /// Waits, unless it is cancelled; false then.
    [[nodiscard]] bool wait(int milliseconds);

    /// What waits, and whatever is asked from now on, fails at once.
    void cancel();

    [[nodiscard]] const ConnectSpec& spec() const { return m_access.spec; }

private:
    [[nodiscard]] Result<RestAnswer> ask(const std::string& url, const char* method, const std::string& path,
                                         const std::string& body);

    const ConnectAccess m_access;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::size_t m_worker = 0;  ///< the one that answered last
    std::mutex m_mutex;
    std::condition_variable m_wake;
    QEventLoop* m_waiting = nullptr;  // guarded by m_mutex
    bool m_cancelled = false;         // guarded by m_mutex
};

}  // namespace tributary
