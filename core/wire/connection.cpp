#include "core/wire/connection.h"

#include "core/base/otherprotocol.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cstring>
#include <utility>

#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>

#include "core/base/connectionstage.h"
#include "core/wire/errors.h"

namespace tributary::wire {

namespace {

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kCorrelationAt = 8;
constexpr std::size_t kCorrelationBytes = 4;
constexpr std::size_t kPiecesAtOnce = 64;
// After so much the thread looks after its other duties before it reads or writes on.
constexpr std::size_t kBytesAtOnce = 4 * 1024 * 1024;
// Percent of a login's life after which it is renewed: behind the renewal of a token, at four fifths of its own.
constexpr std::int64_t kOfLifetime = 90;
// Brokers take no second login within a second of the first.
constexpr std::int64_t kSoonestAgainMs = 1'100;

}  // namespace

struct Connection::Timer {
    explicit Timer(asio::io_context& context) : timer(context) {}
    asio::steady_timer timer;
    bool running = false;
};

Connection::Connection(const ConnectionKit& kit, Address address)
    : m_kit(kit),
      m_address(std::move(address)),
      m_transport(kit.loop.context(), kit.tls),
      m_again(std::make_unique<Timer>(kit.loop.context())),
      m_timer(std::make_unique<Timer>(kit.loop.context())) {}

Connection::~Connection() = default;

Error Connection::unreachable(std::string_view reason) const {
    return unreached(ErrorCode::KafkaUnreachable, m_address.text(), reason);
}

int Connection::progress() const { return static_cast<int>(m_transport.reach()) + m_answers; }

void Connection::closeLate() {
    if (m_awaited) {
        return close(
            tokenError(ErrorCode::TokenUnreachable, m_kit.settings->sasl.tokens->request(), "no answer in time"));
    }
    switch (m_transport.reach()) {
        case Reach::Resolving:
            return closeAt(ErrorCode::HostUnknown);
        case Reach::Connecting:
            return closeAt(ErrorCode::HostUnreachable, "no answer in time");
        case Reach::ShakingHands:
        case Reach::Connected:
            return closeAt(ErrorCode::BrokerSilent);
    }
}

void Connection::closeAt(ErrorCode stage, std::string_view reason) {
    close(unreached(stage, m_address.text(), reason));
}

void Connection::open(Ready ready) {
    m_onReady = std::move(ready);
    m_transport.connect(m_address, [weak = weak_from_this()](const Status& outcome) {
        if (const ConnectionPtr self = weak.lock()) {
            self->connected(outcome);
        }
    });
    m_timer->running = true;
    m_timer->timer.expires_after(std::chrono::milliseconds{m_kit.settings->connectTimeoutMs});
    m_timer->timer.async_wait([weak = weak_from_this()](const std::error_code& error) {
        const ConnectionPtr self = weak.lock();
        if (!error && self && !self->m_closed) {
            self->m_timer->running = false;
            self->m_ready ? self->watchDeadline() : self->closeLate();
        }
    });
}

void Connection::connected(const Status& outcome) {
    if (!outcome) {
        close(outcome.error());
        return;
    }
    readIn();
    askVersions();
}

void Connection::askVersions() {
    Request ask = request(ApiKey::ApiVersions);
    ask.handler = [this, asked = MonotonicClock::now()](const Result<Answer>& answer) {
        if (!answer) {
            return;  // close() tells
        }
        m_roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(MonotonicClock::now() - asked);
        const auto versions = decodeApiVersions(Reader{answer->body});
        if (!versions) {
            closeAt(ErrorCode::NotKafka);
            return;
        }
        m_versions.agree(*versions);
        if (m_kit.settings->sasl.mechanism.empty()) {
            becomeReady({});
        } else {
            startSasl();
        }
    };
    send(std::move(ask));
}

void Connection::startSasl() {
    if (version(ApiKey::SaslHandshake) < 0 || version(ApiKey::SaslAuthenticate) < 0) {
        closeAt(ErrorCode::SaslNotSpoken);
        return;
    }
    if (m_kit.settings->sasl.tokens) {
        awaitToken();
        return;
    }
    m_sasl = saslExchange(m_kit.settings->sasl);
    shakeSaslHands();
}

// The source's thread calls: what it brings is taken on the loop's.
void Connection::awaitToken() {
    m_awaited = m_kit.settings->sasl.tokens->subscribe(
        [&context = m_kit.loop.context(), weak = weak_from_this()](const Result<Token>& token) {
            asio::post(context, [weak, token] {
                if (const ConnectionPtr self = weak.lock(); self && !self->m_closed && self->m_awaited) {
                    self->m_awaited.reset();
                    self->takeToken(token);
                }
            });
        });
}

void Connection::takeToken(const Result<Token>& token) {
    if (!token) {
        close(Error{token.error()}.with("bootstrap", m_address.text()));
        return;
    }
    m_token = token->value;
    m_sasl = bearerExchange(m_kit.settings->sasl, m_token);
    shakeSaslHands();
}

void Connection::shakeSaslHands() {
    Request handshake = request(ApiKey::SaslHandshake);
    encodeSaslHandshake(handshake.out, m_kit.settings->sasl.mechanism);
    handshake.handler = [this](const Result<Answer>& answer) {
        if (!answer) {
            return;
        }
        const auto step = decodeSaslHandshake(Reader{answer->body});
        if (!step || step->error == code::kIllegalSaslState) {
            closeAt(step ? ErrorCode::SaslNotSpoken : ErrorCode::NotKafka);
            return;
        }
        if (step->error != 0) {
            close(unreached(ErrorCode::SaslMechanism, m_address.text())
                      .with("mechanism", m_kit.settings->sasl.mechanism)
                      .with("offered", step->message));
            return;
        }
        if (const Result<std::string> first = m_sasl->first()) {
            authenticate(*first);
        }
    };
    post(std::move(handshake));
}

void Connection::authenticate(const std::string& token) {
    Request step = request(ApiKey::SaslAuthenticate);
    encodeSaslAuthenticate(step.out, token);
    step.handler = [this](const Result<Answer>& answer) {
        if (!answer) {
            return;
        }
        const auto decoded = decodeSaslAuthenticate(Reader{answer->body}, version(ApiKey::SaslAuthenticate));
        if (!decoded || decoded->error != 0) {
            if (m_kit.settings->sasl.tokens) {
                m_kit.settings->sasl.tokens->distrust(m_token);
                refuse("it does not accept the token");
                return;
            }
            refuse(decoded && !decoded->message.empty() ? decoded->message : "the name or the password is wrong");
            return;
        }
        onSaslStep(*decoded);
    };
    post(std::move(step));
}

void Connection::onSaslStep(const SaslStep& step) {
    const Result<std::string> next = m_sasl->next(step.token);
    if (!next) {
        refuse(next.error().arg("reason"));
    } else if (next->empty()) {
        m_sasl.reset();
        authenticated(step.sessionLifetimeMs);
    } else {
        authenticate(*next);
    }
}

void Connection::authenticated(std::int64_t lifetimeMs) {
    if (lifetimeMs > 0) {
        m_again->timer.expires_after(
            std::chrono::milliseconds{std::max(kSoonestAgainMs, lifetimeMs * kOfLifetime / 100)});
        m_again->timer.async_wait([weak = weak_from_this()](const std::error_code& error) {
            if (const ConnectionPtr self = weak.lock(); !error && self && !self->m_closed) {
                self->startSasl();
            }
        });
    }
    if (!m_ready) {
        becomeReady({});
        return;
    }
    for (Request& each : std::exchange(m_held, {})) {
        post(std::move(each));
    }
}

void Connection::refuse(std::string_view reason) { closeAt(ErrorCode::KafkaAuthentication, reason); }

void Connection::becomeReady(const Status& outcome) {
    m_ready = outcome.has_value();
    if (const Ready ready = std::exchange(m_onReady, nullptr)) {
        ready(outcome);
    }
}

Request Connection::request(ApiKey key) const {
    Request out;
    out.key = key;
    // The first question is ApiVersions itself: every broker takes its version 0.
    const std::int16_t agreed = key == ApiKey::ApiVersions ? std::max(version(key), std::int16_t{0}) : version(key);
    out.out.put(std::int32_t{0}).put(static_cast<std::int16_t>(key)).put(agreed).put(std::int32_t{0});
    out.out.string(m_kit.settings->clientId);
    if (key == ApiKey::ApiVersions && agreed >= kFlexibleApiVersions) {
        out.out.noTags();
    }
    return out;
}

void Connection::send(Request request) {
    // While it logs in again a broker takes nothing else.
    if (m_ready && m_sasl) {
        m_held.push_back(std::move(request));
    } else {
        post(std::move(request));
    }
}

void Connection::post(Request request) {
    const std::int32_t correlation = m_nextCorrelation++;
    std::size_t inserted = 0;
    for (const Request::Insert& each : request.inserts) {
        inserted += each.bytes.size();
    }
    request.out.patch(0, static_cast<std::int32_t>(request.out.size() - kLengthBytes + inserted));
    request.out.patch(kCorrelationAt, correlation);

    Waiting waiting;
    waiting.correlation = correlation;
    waiting.deadline = MonotonicClock::now() + std::chrono::milliseconds{m_kit.settings->requestTimeoutMs};
    waiting.largestAnswer = request.largestAnswer;
    waiting.handler = std::move(request.handler);
    m_waiting.push_back(std::move(waiting));
    if (m_closed) {
        // Told later, as always: not from within send().
        asio::post(m_kit.loop.context(), [self = shared_from_this()] { self->close(self->unreachable("the connection is closed")); });
        return;
    }
    Outgoing outgoing;
    outgoing.bytes = request.out.take();
    std::size_t from = 0;
    const auto piece = [&](const std::byte* data, std::size_t size) {
        if (size != 0) {
            outgoing.pieces.push_back({const_cast<std::byte*>(data), size});  // NOLINT: sendmsg() does not write
        }
    };
    for (const Request::Insert& each : request.inserts) {
        piece(outgoing.bytes.data() + from, each.at - from);
        piece(each.bytes.data(), each.bytes.size());
        from = each.at;
    }
    piece(outgoing.bytes.data() + from, outgoing.bytes.size() - from);
    m_outgoing.push_back(std::move(outgoing));
    watchDeadline();
    if (!m_writing && !m_writeScheduled) {
        // Requests of one round leave together.
        m_writeScheduled = true;
        asio::post(m_kit.loop.context(), [weak = weak_from_this()] {
            if (const ConnectionPtr self = weak.lock(); self && !self->m_closed) {
                self->m_writeScheduled = false;
                self->writeOut();
            }
        });
    }
}

void Connection::writeOut() {
    m_writing = false;
    for (std::size_t rounds = 0; !m_outgoing.empty() && !m_writing; ++rounds) {
        if (!writeSome()) {
            return;
        }
    }
}

// False: closed. m_writing: waits for the socket.
bool Connection::writeSome() {
    std::array<iovec, kPiecesAtOnce> pieces{};
    std::size_t count = 0;
    for (const Outgoing& each : m_outgoing) {
        for (std::size_t i = each.next; i < each.pieces.size() && count < pieces.size(); ++i) {
            pieces.at(count++) = each.pieces[i];
        }
        if (count == pieces.size()) {
            break;
        }
    }
    const IoResult result = m_transport.write({pieces.data(), count});
    if (result.state == IoResult::State::Done) {
        m_movedAt = MonotonicClock::now();
        std::size_t left = result.bytes;
        while (left > 0) {
            Outgoing& front = m_outgoing.front();
            iovec& piece = front.pieces[front.next];
            const std::size_t now = std::min(left, piece.iov_len);
            piece.iov_base = static_cast<std::byte*>(piece.iov_base) + now;
            piece.iov_len -= now;
            left -= now;
            if (piece.iov_len == 0 && ++front.next == front.pieces.size()) {
                m_outgoing.pop_front();
            }
        }
        return true;
    }
    const auto again = [weak = weak_from_this()] {
        if (const ConnectionPtr self = weak.lock(); self && !self->m_closed) {
            self->writeOut();
        }
    };
    if (result.state == IoResult::State::WaitWritable) {
        m_writing = true;
        m_transport.waitWritable(again);
        return true;
    }
    if (result.state == IoResult::State::WaitReadable) {
        m_writing = true;
        m_transport.waitReadable(again);
        return true;
    }
    close(m_transport.failure());
    return false;
}

void Connection::readIn() {
    const ConnectionPtr self = shared_from_this();  // a handler may let go of it
    const auto again = [weak = weak_from_this()] {
        if (const ConnectionPtr locked = weak.lock(); locked && !locked->m_closed) {
            locked->readIn();
        }
    };
    std::size_t total = 0;
    while (!m_closed) {
        if (total >= kBytesAtOnce) {
            asio::post(m_kit.loop.context(), again);
            return;
        }
        const std::span<std::byte> into =
            m_frame ? m_frame->bytes().subspan(m_frameFilled) : std::span<std::byte>{m_stage}.subspan(m_staged);
        const IoResult result = m_transport.read(into);
        switch (result.state) {
            case IoResult::State::Done: break;
            case IoResult::State::WaitReadable: m_transport.waitReadable(again); return;
            case IoResult::State::WaitWritable: m_transport.waitWritable(again); return;
            case IoResult::State::Closed:
            case IoResult::State::Failed: close(m_transport.failure()); return;
        }
        total += result.bytes;
        m_movedAt = MonotonicClock::now();
        if (m_frame) {
            m_frameFilled += result.bytes;
            if (m_frameFilled == m_frame->size) {
                deliver(std::exchange(m_frame, nullptr));
            }
        } else {
            m_staged += result.bytes;
            if (!takeFrames()) {
                return;
            }
        }
    }
}

// Turns staged bytes into frames. False: closed.
bool Connection::takeFrames() {
    std::size_t at = 0;
    while (!m_closed && m_staged - at >= kLengthBytes) {
        const auto size = loadBig<std::int32_t>(&m_stage.at(at));
        const auto whole = static_cast<std::size_t>(size);
        if (size < static_cast<std::int32_t>(kCorrelationBytes) || whole > largestAnswer()) {
            refuseFrame(at);
            return false;
        }
        const std::size_t have = m_staged - at - kLengthBytes;
        if (have < whole && whole + kLengthBytes <= m_stage.size()) {
            break;  // the rest of a small one fits into the stage
        }
        BufferPtr frame = m_kit.buffers.take(whole);
        const std::size_t now = std::min(have, whole);
        std::memcpy(frame->data.get(), m_stage.data() + at + kLengthBytes, now);
        at += kLengthBytes + now;
        if (now == whole) {
            deliver(std::move(frame));
        } else {
            m_frame = std::move(frame);
            m_frameFilled = now;
        }
    }
    if (m_closed) {
        return false;
    }
    std::memmove(m_stage.data(), m_stage.data() + at, m_staged - at);
    m_staged -= at;
    return true;
}

std::size_t Connection::largestAnswer() const {
    if (!m_ready || m_waiting.empty()) {
        return kLargestBeforeLogin;
    }
    return m_waiting.front().largestAnswer;
}

// Whoever has answered a question before is a broker.
void Connection::refuseFrame(std::size_t at) {
    if (version(ApiKey::ApiVersions) < 0) {
        const std::string protocol = protocolOf({reinterpret_cast<const char*>(&m_stage.at(at)), m_staged - at});
        if (protocol == "TLS" && !m_kit.tls) {
            return closeAt(ErrorCode::TlsExpected);
        }
        Error other = unreached(ErrorCode::NotKafka, m_address.text());
        close(protocol.empty() ? other : other.with("protocol", protocol));
    } else {
        close(unreachable("it sent " + std::to_string(loadBig<std::uint32_t>(&m_stage.at(at))) +
                          " bytes as one answer, of which at most " + std::to_string(largestAnswer()) +
                          " are believed here"));
    }
}

void Connection::deliver(BufferPtr frame) {
    const auto correlation = loadBig<std::int32_t>(frame->data.get());
    if (m_waiting.empty() || m_waiting.front().correlation != correlation) {
        close(m_ready ? unreachable("it answered a question that was not asked")
                      : unreached(ErrorCode::NotKafka, m_address.text()));
        return;
    }
    m_answers += m_ready ? 0 : 1;
    const Request::Handler handler = std::move(m_waiting.front().handler);
    m_waiting.pop_front();
    const std::span<std::byte> body = frame->bytes().subspan(kCorrelationBytes);
    handler(Answer{std::move(frame), body});
}

// A large answer over a slow line is not late as long as it comes: cut off, it would be asked for again, and cut off
// again.
MonotonicTime Connection::due() const {
    return std::max(m_waiting.front().deadline,
                    m_movedAt + std::chrono::milliseconds{m_kit.settings->requestTimeoutMs});
}

void Connection::watchDeadline() {
    if (m_timer->running || m_waiting.empty() || m_closed) {
        return;
    }
    m_timer->running = true;
    m_timer->timer.expires_at(due());
    m_timer->timer.async_wait([weak = weak_from_this()](const std::error_code& error) {
        const ConnectionPtr self = weak.lock();
        if (error || !self || self->m_closed) {
            return;
        }
        self->m_timer->running = false;
        if (!self->m_waiting.empty() && self->due() <= MonotonicClock::now()) {
            self->close(self->unreachable("no answer in time"));
        } else {
            self->watchDeadline();
        }
    });
}

void Connection::close(const Error& why) {
    const ConnectionPtr self = shared_from_this();
    m_closed = true;
    m_ready = false;
    m_transport.close();
    m_timer->timer.cancel();
    m_again->timer.cancel();
    m_awaited.reset();
    m_outgoing.clear();
    m_frame.reset();
    const std::deque<Waiting> waiting = std::exchange(m_waiting, {});
    const std::deque<Request> held = std::exchange(m_held, {});
    if (const Ready ready = std::exchange(m_onReady, nullptr)) {
        ready(std::unexpected(why));
    }
    for (const Waiting& each : waiting) {
        each.handler(std::unexpected(why));
    }
    for (const Request& each : held) {
        each.handler(std::unexpected(why));
    }
}

}  // namespace tributary::wire
