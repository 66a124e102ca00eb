#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/token/tokensource.h"
#include "core/wire/buffer.h"
#include "core/wire/loop.h"
#include "core/wire/messages.h"
#include "core/wire/sasl.h"
#include "core/wire/transport.h"

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tributary::wire {

/// What the connections of one client to one cluster have in common.
struct ConnectionKit {
    Loop& loop;
    BufferPool& buffers;
    std::shared_ptr<const ConnectionSettings> settings;
    std::shared_ptr<TlsContext> tls;
};

/// An answer: its bytes, and the buffer that holds them.
struct Answer {
    BufferPtr buffer;
    std::span<std::byte> body;
};

/// A request being made.
struct Request {
    using Handler = std::function<void(Result<Answer>)>;

    /// Bytes that are sent from where they lie, between two bytes of `out`. They must stay until the answer.
    struct Insert {
        std::size_t at = 0;
        std::span<const std::byte> bytes;
    };

    ApiKey key{};
    Writer out;                   ///< begins with the request's header
    std::vector<Insert> inserts;  ///< in order
    std::size_t largestAnswer = kLargestAnswer;  ///< bytes that are believed
    Handler handler;

    static constexpr std::size_t kLargestAnswer = std::size_t{32} * 1024 * 1024;
};

/// One connection to one broker: requests out, answers in, several at a time; the broker answers in order.
///
/// Every request's handler is called exactly once: with the answer, or with the error that ended the connection.
/// Handlers run on the loop's thread, never inside send(); they may send and close. A connection is used once: after
/// onClosed make another. Where the broker's trust in a login ends (KIP-368), it logs in again before that; what is
/// sent meanwhile waits.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    using Ready = std::function<void(const Status&)>;

    /// Largest answer that is believed of somebody who has not proved who it is, in bytes.
    static constexpr std::size_t kLargestBeforeLogin = std::size_t{1024} * 1024;

    Connection(const ConnectionKit& kit, Address address);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Connects, agrees on versions, authenticates. `ready` is called once; after an error the connection is closed.
    void open(Ready ready);

    /// Steps on the way to being ready that have been taken: grows as long as the other side goes on.
    [[nodiscard]] int progress() const;
    /// Ends it for the other side has not gone on for too long; the error names the stage.
    void closeLate();

    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] bool isClosed() const { return m_closed; }
    [[nodiscard]] const Address& address() const { return m_address; }
    [[nodiscard]] std::int16_t version(ApiKey key) const { return m_versions.of(key); }

    [[nodiscard]] Request request(ApiKey key) const;
    void send(Request request);
    [[nodiscard]] std::size_t unanswered() const { return m_waiting.size() + m_held.size(); }
    /// Of the first question and its answer, which a broker does not think about.
    [[nodiscard]] std::chrono::microseconds roundTrip() const { return m_roundTrip; }

    /// Ends it; open requests get `why`, from within this call.
    void close(const Error& why);

private:
    struct Timer;
    struct Outgoing {
        std::vector<std::byte> bytes;
        std::vector<iovec> pieces;
        std::size_t next = 0;  ///< first piece not yet written whole
    };
    struct Waiting {
        std::int32_t correlation = 0;
        MonotonicTime deadline;
        std::size_t largestAnswer = 0;
        Request::Handler handler;
    };

    void connected(const Status& outcome);
    void askVersions();
    void startSasl();
    void awaitToken();
    void takeToken(const Result<Token>& token);
    void shakeSaslHands();
    void authenticate(const std::string& token);
    void onSaslStep(const SaslStep& step);
    void authenticated(std::int64_t lifetimeMs);
    void becomeReady(const Status& outcome);
    void post(Request request);
    void refuse(std::string_view reason);
    void closeAt(ErrorCode stage, std::string_view reason = {});
    /// Something came that is not an answer: of whom?
    void writeOut();
    [[nodiscard]] bool writeSome();
    void readIn();
    [[nodiscard]] bool readSome();
    [[nodiscard]] bool takeFrames();
    [[nodiscard]] std::size_t largestAnswer() const;
    void refuseFrame(std::size_t at);
    void deliver(BufferPtr frame);
    [[nodiscard]] MonotonicTime due() const;
    void watchDeadline();
    [[nodiscard]] Error unreachable(std::string_view reason) const;

    const ConnectionKit m_kit;
    const Address m_address;
    Transport m_transport;
    Versions m_versions;
    Ready m_onReady;
    std::unique_ptr<SaslExchange> m_sasl;
    std::unique_ptr<TokenSource::Subscription> m_awaited;  ///< a token, while there is none yet
    std::string m_token;                                   ///< shown to the broker last
    std::deque<Request> m_held;                            ///< until the broker has let us in again
    std::unique_ptr<Timer> m_again;
    std::chrono::microseconds m_roundTrip{};
    int m_answers = 0;  ///< to the questions before it is ready
    bool m_ready = false;
    bool m_closed = false;

    std::int32_t m_nextCorrelation = 0;
    std::deque<Waiting> m_waiting;
    std::deque<Outgoing> m_outgoing;
    bool m_writing = false;
    bool m_writeScheduled = false;

    // A small answer is read whole into the stage; of a large one only the beginning, the rest goes where it belongs.
    std::array<std::byte, 4096> m_stage{};
    std::size_t m_staged = 0;
    BufferPtr m_frame;
    std::size_t m_frameFilled = 0;

    std::unique_ptr<Timer> m_timer;
    MonotonicTime m_movedAt;  ///< bytes went or came
};

using ConnectionPtr = std::shared_ptr<Connection>;

}  // namespace tributary::wire
