#pragma once

#include "core/base/error.h"
#include "core/token/tokenendpoint.h"
#include "core/token/tokenrequest.h"

#include <functional>
#include <memory>
#include <string>

namespace tributary {

/// The tokens of one client at one endpoint, renewed before they end for as long as somebody is subscribed.
/// Thread-safe.
class TokenSource : public std::enable_shared_from_this<TokenSource> {
public:
    /// A token, or why there is none. Called on the source's thread, one at a time: it must not block, and not end a
    /// subscription.
    using Handler = std::function<void(const Result<Token>&)>;

    /// Ends with its destructor, which waits for a call of the handler that is under way; none comes after it.
    class Subscription {
    public:
        Subscription(std::shared_ptr<TokenSource> source, int id) : m_source(std::move(source)), m_id(id) {}
        ~Subscription() { m_source->unsubscribe(m_id); }
        Subscription(const Subscription&) = delete;
        Subscription& operator=(const Subscription&) = delete;

    private:
        const std::shared_ptr<TokenSource> m_source;
        const int m_id;
    };

    /// One for equal requests in this process, for as long as somebody holds it. It asks nothing yet.
    [[nodiscard]] static std::shared_ptr<TokenSource> of(const TokenRequest& request);
    ~TokenSource();
    TokenSource(const TokenSource&) = delete;
    TokenSource& operator=(const TokenSource&) = delete;

    /// The handler gets what is known, soon, and whatever comes later: every new token, and every failure that leaves
    /// none.
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(Handler handler);

    /// A broker refuses this token: another one is asked for, where it is still the one that is given out.
    void distrust(const std::string& token);

    [[nodiscard]] const TokenRequest& request() const;

private:
    explicit TokenSource(TokenRequest request);
    void unsubscribe(int id);

    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary
