#include "tests/wire/fakebroker.h"

#include "core/base/clock.h"

#include <array>
#include <memory>
#include <utility>

#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read.hpp>
#include <asio/steady_timer.hpp>
#include <asio/write.hpp>

namespace tributary::wire {

namespace {

using namespace std::chrono_literals;
using asio::ip::tcp;

std::span<std::byte> writable(const std::vector<std::byte>& bytes) {
    return {const_cast<std::byte*>(bytes.data()), bytes.size()};  // NOLINT: a Reader's bytes may be changed in place
}

}  // namespace

struct FakeBroker::Session {
    explicit Session(tcp::socket accepted, int connectionNumber)
        : socket(std::move(accepted)), number(connectionNumber) {}
    tcp::socket socket;
    int number;
    std::array<std::byte, 4> length{};
    std::vector<std::byte> frame;
};

struct FakeBroker::Impl {
    explicit Impl(asio::io_context& context)
        : acceptor(context, tcp::endpoint{asio::ip::address_v4::loopback(), 0}), pingFrom(context), pingTo(context) {
        tcp::acceptor pings{context, tcp::endpoint{asio::ip::address_v4::loopback(), 0}};
        pingFrom.connect(pings.local_endpoint());
        pings.accept(pingTo);
        pingFrom.set_option(tcp::no_delay{true});
    }
    tcp::acceptor acceptor;
    tcp::socket pingFrom;  ///< what was sent over loopback before a ping has arrived when the ping has
    tcp::socket pingTo;
    std::map<int, std::shared_ptr<Session>> sessions;
    int next = 0;
};

FakeBroker::FakeBroker(Loop& loop) : m_loop(loop), m_impl(std::make_unique<Impl>(loop.context())) {
    versions.assign(spokenVersions().begin(), spokenVersions().end());
    accept();
}

FakeBroker::~FakeBroker() {
    m_impl->acceptor.close();
    cut();
    settle();
}

Address FakeBroker::address() const { return {"127.0.0.1", m_impl->acceptor.local_endpoint().port()}; }

ConnectionKit FakeBroker::kit(BufferPool& buffers) const {
    ConnectionSettings settings;
    settings.bootstrap = {address()};
    settings.clientId = "test";
    settings.olderEpochBelievedAfterMs = olderEpochBelievedAfterMs;
    return {m_loop, buffers, std::make_shared<const ConnectionSettings>(settings), nullptr};
}

void FakeBroker::accept() {
    m_impl->acceptor.async_accept([this](const std::error_code& error, tcp::socket socket) {
        if (error) {
            return;
        }
        socket.set_option(tcp::no_delay{true});
        const auto session = std::make_shared<Session>(std::move(socket), ++m_impl->next);
        m_impl->sessions[session->number] = session;
        if (!greets.empty()) {
            std::error_code ignored;
            asio::write(session->socket, asio::buffer(greets), ignored);
            accept();
            return;
        }
        // Reads frame after frame; the function holds itself no longer than its session lasts.
        const auto read = std::make_shared<std::function<void()>>();
        *read = [this, session, weak = std::weak_ptr{read}] {
            asio::async_read(
                session->socket, asio::buffer(session->length),
                [this, session, self = weak.lock()](const std::error_code& failed, std::size_t) {
                    if (failed) {
                        return;
                    }
                    session->frame.resize(static_cast<std::size_t>(loadBig<std::int32_t>(session->length.data())));
                    asio::async_read(session->socket, asio::buffer(session->frame),
                                     [this, session, self](const std::error_code& broken, std::size_t) {
                                         if (!broken) {
                                             take(*session, std::exchange(session->frame, {}));
                                             (*self)();
                                         }
                                     });
                });
        };
        (*read)();
        accept();
    });
}

void FakeBroker::take(Session& session, std::vector<std::byte> frame) {
    Reader in{frame};
    Asked asked;
    asked.key = static_cast<ApiKey>(in.get<std::int16_t>());
    asked.version = in.get<std::int16_t>();
    asked.correlation = in.get<std::int32_t>();
    asked.connection = session.number;
    static_cast<void>(in.nullableString());
    const std::span<std::byte> body = in.take(in.left());
    asked.body.assign(body.begin(), body.end());
    Writer out;
    if (const auto claimed = claims.find(asked.key); claimed != claims.end()) {
        claim(asked, claimed->second);
        return;
    }
    switch (asked.key) {
        case ApiKey::ApiVersions:
            out.put(std::int16_t{0}).count(versions.size());
            for (const VersionRange& each : versions) {
                out.put(static_cast<std::int16_t>(each.key)).put(each.min).put(each.max);
            }
            if (roundTrip.count() != 0) {
                const auto timer = std::make_shared<asio::steady_timer>(m_loop.context(), roundTrip);
                timer->async_wait([this, timer, asked, out = std::move(out)](const std::error_code& cancelled) {
                    if (!cancelled) {
                        answer(asked, out);
                    }
                });
                break;
            }
            answer(asked, std::move(out));
            break;
        case ApiKey::Metadata:
            ++m_metadataAsked;
            answer(asked, metadata(asked));
            break;
        case ApiKey::InitProducerId:
            out.put(std::int32_t{0})
                .put(producerError)
                .put(producerError == 0 ? nextProducerId++ : -1)
                .put(std::int16_t{0});
            answer(asked, std::move(out));
            break;
        default:
            m_asked.push_back(std::move(asked));
            break;
    }
}

Writer FakeBroker::metadata(const Asked& asked) const {
    const std::int16_t version = asked.version;
    Reader in{writable(asked.body)};
    std::vector<std::string> names(in.count(2));
    for (std::string& each : names) {
        each = in.string();
    }
    Writer out;
    out.put(std::int32_t{0}).count(static_cast<std::size_t>(nodes));
    for (std::int32_t node = 1; node <= nodes; ++node) {
        const std::int32_t port = away.contains(node) ? 1 : address().port;
        out.put(node).string(address().host).put(port).nullString();
    }
    out.nullString().put(std::int32_t{1}).count(names.size());
    for (const std::string& name : names) {
        const auto found = topics.find(name);
        const int partitions = found == topics.end() ? 0 : found->second;
        out.put(static_cast<std::int16_t>(found == topics.end() ? 3 : 0)).string(name).put(std::int8_t{0});
        out.count(static_cast<std::size_t>(partitions));
        for (std::int32_t partition = 0; partition < partitions; ++partition) {
            out.put(std::int16_t{0}).put(partition).put(1 + partition % nodes);
            if (version >= 7) {
                out.put(leaderEpoch);
            }
            out.count(0).count(0);
            if (version >= 5) {
                out.count(0);
            }
        }
        if (version >= 8) {
            out.put(std::int32_t{0});
        }
    }
    if (version >= 8) {
        out.put(std::int32_t{0});
    }
    return out;
}

void FakeBroker::claim(const Asked& asked, std::int32_t size) {
    Writer out;
    out.put(size).put(asked.correlation);
    std::error_code ignored;
    asio::write(m_impl->sessions.at(asked.connection)->socket, asio::buffer(out.out()), ignored);
}

void FakeBroker::answer(const Asked& asked, Writer body) {
    const auto found = m_impl->sessions.find(asked.connection);
    if (found == m_impl->sessions.end()) {
        return;
    }
    Writer out;
    out.put(static_cast<std::int32_t>(body.size() + 4)).put(asked.correlation).raw(body.out());
    std::error_code ignored;
    asio::write(found->second->socket, asio::buffer(out.out()), ignored);
}

void FakeBroker::cut() {
    for (const auto& [number, session] : m_impl->sessions) {
        std::error_code ignored;
        session->socket.close(ignored);
    }
    m_impl->sessions.clear();
    m_asked.clear();
}

bool FakeBroker::until(const std::function<bool()>& holds) {
    const MonotonicTime deadline = MonotonicClock::now() + 10s;
    while (!holds()) {
        if (MonotonicClock::now() >= deadline) {
            return false;
        }
        m_loop.run(20ms);
    }
    return true;
}

void FakeBroker::settle() {
    for (int quiet = 0; quiet < 3;) {
        std::array<char, 1> ping{};
        asio::write(m_impl->pingFrom, asio::buffer(ping));
        asio::read(m_impl->pingTo, asio::buffer(ping));
        m_loop.context().restart();
        quiet = m_loop.context().poll() == 0 ? quiet + 1 : 0;
    }
}

std::vector<FakeBroker::Part> FakeBroker::produced(const Asked& asked) {
    std::vector<Part> out;
    Reader in{writable(asked.body)};
    static_cast<void>(in.nullableString());
    static_cast<void>(in.take(2 + 4));
    const std::size_t topicCount = in.count(1);
    for (std::size_t i = 0; i < topicCount; ++i) {
        const std::string topic{in.string()};
        const std::size_t partitions = in.count(1);
        for (std::size_t j = 0; j < partitions; ++j) {
            Part part{topic, in.get<std::int32_t>(), {}};
            const std::span<std::byte> records = in.bytes();
            part.records.assign(records.begin(), records.end());
            out.push_back(std::move(part));
        }
    }
    return out;
}

void FakeBroker::answerProduce(const Asked& asked, std::int16_t error, std::int64_t offset) {
    Writer out;
    const std::vector<Part> parts = produced(asked);
    out.count(parts.size());
    for (const Part& each : parts) {
        out.string(each.topic).count(1).put(each.partition).put(error).put(error == 0 ? offset : -1);
        out.put(std::int64_t{-1});
        if (asked.version >= 5) {
            out.put(std::int64_t{0});
        }
        if (asked.version >= 8) {
            out.count(0).nullString();
        }
    }
    out.put(std::int32_t{0});
    answer(asked, std::move(out));
}

}  // namespace tributary::wire
