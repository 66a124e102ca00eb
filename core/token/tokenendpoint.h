#pragma once

#include "core/base/error.h"
#include "core/token/tokenrequest.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

class QEventLoop;
class QNetworkAccessManager;

namespace tributary {

/// What a broker takes as proof, for a while.
struct Token {
    std::string value;
    std::int64_t expiresAtMs = 0;  ///< by this machine's clock, milliseconds since the epoch, UTC
};

/// What an endpoint's answer with the HTTP status `status` means; it was there at `nowMs`. Pure, any thread.
[[nodiscard]] Result<Token> readTokenAnswer(const TokenRequest& request, int status, std::string_view body,
                                            std::int64_t nowMs);

/// Blocking HTTP(S) to a token endpoint. Belongs to the thread that makes it, which needs no event loop of its own;
/// cancel() may be called from any.
class TokenEndpoint {
public:
    explicit TokenEndpoint(TokenRequest request);
    ~TokenEndpoint();
    TokenEndpoint(const TokenEndpoint&) = delete;
    TokenEndpoint& operator=(const TokenEndpoint&) = delete;

    /// Asks once, for 10 s at most. TokenUnreachable, TokenRefused or TokenUnusable.
    [[nodiscard]] Result<Token> ask();

    /// What waits, and whatever is asked from now on, fails at once.
    void cancel();

private:
    const TokenRequest m_request;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::mutex m_mutex;
    QEventLoop* m_waiting = nullptr;  // guarded by m_mutex
    bool m_cancelled = false;         // guarded by m_mutex
};

}  // namespace tributary
