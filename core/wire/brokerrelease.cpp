#include "core/wire/brokerrelease.h"

#include "core/base/clock.h"
#include "core/wire/connection.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tributary::wire {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kKeptBytes = std::size_t{64} * 1024;

// A release, and the first level of metadata.version, or version of Fetch, that came with it.
struct Since {
    std::int16_t from;
    std::string_view release;
};

constexpr std::array kByMetadataVersion{
    Since{1, "3.0"},  Since{2, "3.1"},  Since{3, "3.2"},  Since{4, "3.3"},  Since{8, "3.4"},
    Since{9, "3.5"},  Since{12, "3.6"}, Since{15, "3.7"}, Since{20, "3.8"}, Since{21, "3.9"},
    Since{22, "4.0"}, Since{26, "4.1"}, Since{28, "4.2"}, Since{30, "4.3"}, Since{31, "4.4"}};
constexpr std::int16_t kLastKnownLevel = 33;

constexpr std::array kByFetch{Since{11, "2.4–2.6"}, Since{12, "2.7–3.0"}, Since{13, "3.1–3.4"},
                              Since{14, "3.5–3.6"}, Since{16, "3.7–3.8"}, Since{17, "3.9–4.0"}, Since{18, "4.1–4.4"}};

template <std::size_t N>
std::string releaseOf(const std::array<Since, N>& table, std::int16_t number) {
    std::string_view found;
    for (const Since& each : table) {
        if (number >= each.from) {
            found = each.release;
        }
    }
    return std::string{found};
}

// The feature's highest level; 0 where it is not among them.
std::int16_t metadataLevel(Reader in) {
    std::int16_t level = 0;
    const std::uint32_t end = in.unsignedVarint();  // one more than there are
    for (std::uint32_t i = 1; i < end && in.ok(); ++i) {
        const std::string_view name = in.compactString();
        static_cast<void>(in.get<std::int16_t>());  // lowest
        const auto highest = in.get<std::int16_t>();
        in.skipTags();
        if (in.ok() && name == "metadata.version") {
            level = highest;
        }
    }
    return level;
}

BrokerRelease judged(std::int16_t metadataLevel, std::int16_t fetch) {
    if (metadataLevel > kLastKnownLevel) {
        return {"> " + std::string{kByMetadataVersion.back().release}, false};
    }
    if (std::string release = releaseOf(kByMetadataVersion, metadataLevel); !release.empty()) {
        return {std::move(release), true};
    }
    return {releaseOf(kByFetch, fetch), false};
}

Request question(const Connection& connection) {
    Request ask = connection.request(ApiKey::ApiVersions);
    // The client's name and version: brokers keep them in their metrics (KIP-511).
    ask.out.compactString("tributary").compactString("1").noTags();
    return ask;
}

// One address: runs the loop until it has answered or failed.
Result<BrokerRelease> ask(const ConnectionKit& kit, const Address& address, MonotonicTime deadline) {
    std::optional<Result<BrokerRelease>> out;
    const auto connection = std::make_shared<Connection>(kit, address);
    const auto answered = [&out](const Result<Answer>& answer) {
        if (!answer) {
            out = std::unexpected(answer.error());
            return;
        }
        out = decodeBrokerRelease(Reader{answer->body}).value_or(BrokerRelease{});
    };
    connection->open([&](const Status& ready) {
        if (!ready) {
            out = std::unexpected(ready.error());
        } else if (connection->version(ApiKey::ApiVersions) < kFlexibleApiVersions) {
            out = BrokerRelease{"≤ 2.3", false};
        } else {
            Request request = question(*connection);
            request.handler = answered;
            connection->send(std::move(request));
        }
    });
    while (!out && MonotonicClock::now() < deadline) {
        kit.loop.run(std::chrono::ceil<std::chrono::milliseconds>(deadline - MonotonicClock::now()));
    }
    const std::optional<Result<BrokerRelease>> found = std::move(out);
    const Error late = Error{ErrorCode::KafkaUnreachable}
                           .with("cluster", address.text())
                           .with("bootstrap", address.text())
                           .with("reason", "no answer in time");
    connection->close(late);
    return found.value_or(std::unexpected(late));
}

}  // namespace

std::optional<BrokerRelease> decodeBrokerRelease(Reader in) {
    if (in.get<std::int16_t>() != 0) {
        return std::nullopt;
    }
    std::int16_t fetch = -1;
    const std::uint32_t end = in.unsignedVarint();  // one more than there are
    for (std::uint32_t i = 1; i < end && in.ok(); ++i) {
        const auto key = static_cast<ApiKey>(in.get<std::int16_t>());
        static_cast<void>(in.get<std::int16_t>());  // lowest
        const auto highest = in.get<std::int16_t>();
        in.skipTags();
        if (key == ApiKey::Fetch) {
            fetch = highest;
        }
    }
    static_cast<void>(in.get<std::int32_t>());  // throttle
    std::int16_t level = 0;
    constexpr std::uint32_t kSupportedFeatures = 0;
    for (std::uint32_t tags = in.unsignedVarint(); tags > 0 && in.ok(); --tags) {
        const std::uint32_t tag = in.unsignedVarint();
        const Reader field{in.take(in.unsignedVarint())};
        if (tag == kSupportedFeatures) {
            level = metadataLevel(field);
        }
    }
    return in.ok() ? std::optional{judged(level, fetch)} : std::nullopt;
}

Result<BrokerRelease> askBrokerRelease(ConnectionSettings settings, std::chrono::milliseconds atMost) {
    const MonotonicTime deadline = MonotonicClock::now() + atMost;
    std::shared_ptr<TlsContext> tls;
    if (settings.tls.on) {
        Result<std::shared_ptr<TlsContext>> made = TlsContext::create(settings.tls);
        if (!made) {
            return std::unexpected(std::move(made.error()));
        }
        tls = std::move(*made);
    }
    Loop loop;
    BufferPool buffers{kKeptBytes};
    const std::vector<Address> addresses = settings.bootstrap;
    const ConnectionKit kit{loop, buffers, std::make_shared<const ConnectionSettings>(std::move(settings)), tls};
    Result<BrokerRelease> out = std::unexpected(Error{ErrorCode::KafkaUnreachable}.with("reason", "no address"));
    for (const Address& address : addresses) {
        out = ask(kit, address, deadline);
        if (out || MonotonicClock::now() >= deadline) {
            break;
        }
    }
    return out;
}

}  // namespace tributary::wire
