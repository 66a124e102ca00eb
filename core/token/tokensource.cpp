#include "core/token/tokensource.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/base/guarded.h"

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kSoonestAsk = 1s;
constexpr std::chrono::milliseconds kLatestAsk = 10s;  // after failures

}  // namespace

struct TokenSource::Impl {
    explicit Impl(TokenRequest asked) : request(std::move(asked)) {}

    struct Subscriber {
        Handler handler;
        int told = 0;  ///< which outcome it knows
    };

    const TokenRequest request;
    std::mutex mutex;
    std::condition_variable changed;
    std::map<int, Subscriber> subscribers;
    std::optional<Result<Token>> outcome;
    int outcomes = 0;
    MonotonicTime askAt;
    Backoff backoff{kSoonestAsk, kLatestAsk};
    int nextId = 0;
    int calling = -1;  ///< whose handler runs
    bool ended = false;
    TokenEndpoint* endpoint = nullptr;
    std::thread thread;

    void run() {
        TokenEndpoint asking{request};
        std::unique_lock lock{mutex};
        endpoint = &asking;
        while (!ended) {
            if (subscribers.empty()) {
                changed.wait(lock);
            } else if (MonotonicClock::now() >= askAt) {
                lock.unlock();
                Result<Token> answer = std::unexpected(tokenError(ErrorCode::TokenUnreachable, request, {}));
                guarded([&] { answer = asking.ask(); }, [&](const Error& error) { answer = std::unexpected(error); });
                lock.lock();
                take(std::move(answer));
            } else if (!tellOne(lock)) {
                changed.wait_until(lock, askAt);
            }
        }
        endpoint = nullptr;
    }

    void take(Result<Token> answer) {
        const MonotonicTime now = MonotonicClock::now();
        if (answer) {
            const std::chrono::milliseconds life{answer->expiresAtMs - wallClockMs()};
            askAt = now + std::max(kSoonestAsk, life * 4 / 5);
            backoff.reset();
        } else {
            askAt = now + backoff.next();
            if (outcome && *outcome && (*outcome)->expiresAtMs > wallClockMs()) {
                return;  // the old one is still good
            }
        }
        outcome = std::move(answer);
        ++outcomes;
    }

    /// False: everybody knows.
    bool tellOne(std::unique_lock<std::mutex>& lock) {
        const auto next = std::ranges::find_if(
            subscribers, [this](const auto& each) { return outcome && each.second.told != outcomes; });
        if (next == subscribers.end()) {
            return false;
        }
        next->second.told = outcomes;
        calling = next->first;
        const Handler handler = next->second.handler;
        const Result<Token> what = *outcome;
        lock.unlock();
        handler(what);
        lock.lock();
        calling = -1;
        changed.notify_all();
        return true;
    }
};

TokenSource::TokenSource(TokenRequest request) : m_impl(std::make_unique<Impl>(std::move(request))) {}

TokenSource::~TokenSource() {
    {
        const std::scoped_lock lock{m_impl->mutex};
        m_impl->ended = true;
        if (m_impl->endpoint != nullptr) {
            m_impl->endpoint->cancel();
        }
    }
    m_impl->changed.notify_all();
    if (m_impl->thread.joinable()) {
        m_impl->thread.join();
    }
}

std::shared_ptr<TokenSource> TokenSource::of(const TokenRequest& request) {
    static std::mutex mutex;
    static std::map<TokenRequest, std::weak_ptr<TokenSource>> sources;
    const std::scoped_lock lock{mutex};
    std::erase_if(sources, [](const auto& each) { return each.second.expired(); });
    std::weak_ptr<TokenSource>& known = sources[request];
    std::shared_ptr<TokenSource> out = known.lock();
    if (!out) {
        out = std::shared_ptr<TokenSource>(new TokenSource{request});  // NOLINT: private constructor
        known = out;
    }
    return out;
}

std::unique_ptr<TokenSource::Subscription> TokenSource::subscribe(Handler handler) {
    const std::scoped_lock lock{m_impl->mutex};
    const int id = m_impl->nextId++;
    m_impl->subscribers[id] = {std::move(handler)};
    if (!m_impl->thread.joinable()) {
        m_impl->thread = std::thread{[this] { m_impl->run(); }};
    }
    m_impl->changed.notify_all();
    return std::make_unique<Subscription>(shared_from_this(), id);
}

void TokenSource::unsubscribe(int id) {
    std::unique_lock lock{m_impl->mutex};
    m_impl->subscribers.erase(id);
    m_impl->changed.wait(lock, [this, id] { return m_impl->calling != id; });
}

void TokenSource::distrust(const std::string& token) {
    const std::scoped_lock lock{m_impl->mutex};
    if (m_impl->outcome && *m_impl->outcome && (*m_impl->outcome)->value == token) {
        m_impl->outcome.reset();
        m_impl->askAt = std::min(m_impl->askAt, MonotonicClock::now() + kSoonestAsk);
        m_impl->changed.notify_all();
    }
}

const TokenRequest& TokenSource::request() const { return m_impl->request; }

}  // namespace tributary
