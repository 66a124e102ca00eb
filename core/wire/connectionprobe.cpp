#include "core/wire/connectionprobe.h"

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/connectionstage.h"
#include "core/base/guarded.h"
#include "core/wire/connection.h"

namespace tributary::wire {

namespace {

constexpr std::size_t kProbeBytes = std::size_t{64} * 1024;

/// The way to one address.
class Way {
public:
    Way(const ConnectionKit& kit, const Address& address, ProbeDepth depth)
        : m_depth(depth),
          m_logsIn(!kit.settings->sasl.mechanism.empty()),
          m_connection(std::make_shared<Connection>(kit, address)) {
        m_connection->open([this](const Status& ready) { onReady(ready); });
    }
    ~Way() {
        m_outcome.emplace();  // nothing that comes now is heard
        m_connection->close(Error{ErrorCode::KafkaUnreachable});
    }
    Way(const Way&) = delete;
    Way& operator=(const Way&) = delete;

    [[nodiscard]] const std::optional<Status>& outcome() const { return m_outcome; }
    [[nodiscard]] int progress() const { return m_progress; }
    [[nodiscard]] MonotonicTime dueAfter(std::chrono::milliseconds patience) const { return m_movedAt + patience; }

    /// Gives up where the other side has not gone on for so long.
    void look(std::chrono::milliseconds patience) {
        if (m_outcome) {
            return;
        }
        const MonotonicTime now = MonotonicClock::now();
        if (const int progress = m_connection->progress(); progress != m_progress) {
            m_progress = progress;
            m_movedAt = now;
        }
        if (m_depth == ProbeDepth::Tcp && m_progress > static_cast<int>(Reach::Connecting)) {
            m_outcome.emplace();
        } else if (m_depth == ProbeDepth::Versions && m_progress > static_cast<int>(Reach::Connected)) {
            m_outcome.emplace();
        } else if (now >= dueAfter(patience)) {
            m_connection->closeLate();
        }
    }

private:
    void finish(const Status& outcome) {
        if (!m_outcome) {
            m_outcome = outcome;
            m_progress = std::max(m_progress, m_connection->progress());
        }
    }

    void onReady(const Status& ready) {
        if (m_outcome || !ready || m_connection->version(ApiKey::Metadata) < 0) {
            return finish(ready);
        }
        Request ask = m_connection->request(ApiKey::Metadata);
        encodeMetadata(ask.out, m_connection->version(ApiKey::Metadata), {});
        ask.handler = [this](const Result<Answer>& answer) {
            if (answer) {
                return finish({});
            }
            // It has told its versions and takes no question after that: a listener with SASL waits for the login.
            const bool unasked = answer.error().code == ErrorCode::KafkaUnreachable && !m_logsIn;
            finish(std::unexpected(unasked ? unreached(ErrorCode::SaslExpected, m_connection->address().text())
                                           : answer.error()));
        };
        m_connection->send(std::move(ask));
    }

    const ProbeDepth m_depth;
    const bool m_logsIn;
    const ConnectionPtr m_connection;
    std::optional<Status> m_outcome;
    int m_progress = 0;
    MonotonicTime m_movedAt = MonotonicClock::now();
};

struct Walked {
    Status outcome;
    std::size_t furthest = 0;  ///< which of the addresses
};

Walked walk(const ConnectionKit& kit, const std::vector<Address>& addresses, ProbeDepth depth,
            std::chrono::milliseconds patience) {
    std::vector<std::unique_ptr<Way>> ways;
    for (const Address& address : addresses) {
        ways.push_back(std::make_unique<Way>(kit, address, depth));
    }
    while (true) {
        MonotonicTime due = MonotonicTime::max();
        for (std::size_t i = 0; i < ways.size(); ++i) {
            ways[i]->look(patience);
            if (ways[i]->outcome() && *ways[i]->outcome()) {
                return {{}, i};
            }
            due = ways[i]->outcome() ? due : std::min(due, ways[i]->dueAfter(patience));
        }
        if (due == MonotonicTime::max()) {
            break;
        }
        kit.loop.run(std::max(std::chrono::milliseconds{1},
                              std::chrono::ceil<std::chrono::milliseconds>(due - MonotonicClock::now())));
    }
    const auto furthest = std::ranges::max_element(ways, {}, [](const auto& each) { return each->progress(); });
    return {*(*furthest)->outcome(), static_cast<std::size_t>(furthest - ways.begin())};
}

Result<std::shared_ptr<TlsContext>> contextOf(const TlsSettings& settings) {
    return settings.on ? TlsContext::create(settings) : Result<std::shared_ptr<TlsContext>>{nullptr};
}

/// A port that ends a connection without a word may speak TLS where this side does not, or the other way round: the one
/// that it does speak gets an answer.
bool speaksTheOther(Loop& loop, BufferPool& buffers, const ConnectionSettings& settings, const Address& address,
                    std::chrono::milliseconds patience) {
    ConnectionSettings other;
    other.clientId = settings.clientId;
    other.tls.on = !settings.tls.on;
    other.tls.verify = false;
    other.tls.verifyHost = false;
    const Result<std::shared_ptr<TlsContext>> tls = contextOf(other.tls);
    if (!tls) {
        return false;
    }
    const bool toTls = other.tls.on;
    const ConnectionKit kit{loop, buffers, std::make_shared<const ConnectionSettings>(std::move(other)), *tls};
    const Status outcome = walk(kit, {address}, ProbeDepth::Versions, patience).outcome;
    if (outcome || !toTls) {
        return outcome.has_value();
    }
    // What a port with TLS may have against a stranger.
    constexpr std::array kTlsAllTheSame{ErrorCode::TlsNeedsCertificate, ErrorCode::TlsRefusesCertificate,
                                        ErrorCode::TlsFailed, ErrorCode::NotKafka};
    return std::ranges::find(kTlsAllTheSame, outcome.error().code) != kTlsAllTheSame.end();
}

/// Says what it has found as soon as it has: the loop's end waits for name servers that do not answer.
void probe(ConnectionSettings settings, ProbeDepth depth, std::chrono::milliseconds patience,
           const std::function<void(Status)>& found) {
    if (depth == ProbeDepth::Tcp) {
        settings.tls.on = false;
    }
    if (depth != ProbeDepth::Cluster) {
        settings.sasl = {};
    }
    const Result<std::shared_ptr<TlsContext>> tls = contextOf(settings.tls);
    if (!tls) {
        return found(std::unexpected(tls.error()));
    }
    Loop loop;
    BufferPool buffers{kProbeBytes};
    const auto shared = std::make_shared<const ConnectionSettings>(std::move(settings));
    const ConnectionKit kit{loop, buffers, shared, *tls};
    Walked walked = walk(kit, shared->bootstrap, depth, patience);
    if (!walked.outcome && walked.outcome.error().code == ErrorCode::BrokerCloses) {
        const Address& address = shared->bootstrap[walked.furthest];
        if (speaksTheOther(loop, buffers, *shared, address, patience)) {
            walked.outcome = std::unexpected(
                unreached(shared->tls.on ? ErrorCode::TlsNotSpoken : ErrorCode::TlsExpected, address.text()));
        }
    }
    found(std::move(walked.outcome));
}

}  // namespace

Status probeConnection(ConnectionSettings settings, ProbeDepth depth, std::chrono::milliseconds patience) {
    const auto outcome = std::make_shared<std::promise<Status>>();
    std::future<Status> arrived = outcome->get_future();
    std::thread{[outcome, settings = std::move(settings), depth, patience] {
        blockBrokenPipes();
        bool told = false;
        const auto tell = [&](Status found) {
            told = true;
            outcome->set_value(std::move(found));
        };
        guarded([&] { probe(settings, depth, patience, tell); },
                [&](const Error& error) {
                    if (!told) {
                        tell(std::unexpected(error));
                    }
                });
    }}.detach();
    return arrived.get();
}

}  // namespace tributary::wire
