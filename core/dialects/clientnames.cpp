#include "core/dialects/clientnames.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace tributary {

namespace {

enum class Unit {
    Same,
    BytesToKiB,   ///< bytes in Java, KiB in librdkafka
    NoneIsEmpty,  ///< "" in Java, "none" in librdkafka
};

struct Pair {
    ClientRole role;
    std::string_view java;
    std::string_view native;
    Unit unit = Unit::Same;
};

using enum ClientRole;

constexpr std::array kPairs{
    Pair{Common, "client.id", "client.id"},
    Pair{Common, "client.rack", "client.rack"},
    Pair{Common, "client.dns.lookup", "client.dns.lookup"},
    Pair{Common, "metadata.max.age.ms", "metadata.max.age.ms"},
    Pair{Common, "reconnect.backoff.ms", "reconnect.backoff.ms"},
    Pair{Common, "reconnect.backoff.max.ms", "reconnect.backoff.max.ms"},
    Pair{Common, "retry.backoff.ms", "retry.backoff.ms"},
    Pair{Common, "retry.backoff.max.ms", "retry.backoff.max.ms"},
    Pair{Common, "connections.max.idle.ms", "connections.max.idle.ms"},
    Pair{Common, "socket.connection.setup.timeout.ms", "socket.connection.setup.timeout.ms"},
    Pair{Common, "send.buffer.bytes", "socket.send.buffer.bytes"},
    Pair{Common, "receive.buffer.bytes", "socket.receive.buffer.bytes"},
    Pair{Common, "request.timeout.ms", "socket.timeout.ms"},
    Pair{Common, "ssl.cipher.suites", "ssl.cipher.suites"},
    Pair{Common, "ssl.endpoint.identification.algorithm", "ssl.endpoint.identification.algorithm", Unit::NoneIsEmpty},
    Pair{Common, "sasl.kerberos.service.name", "sasl.kerberos.service.name"},
    Pair{Consumer, "fetch.min.bytes", "fetch.min.bytes"},
    Pair{Consumer, "fetch.max.bytes", "fetch.max.bytes"},
    Pair{Consumer, "max.partition.fetch.bytes", "max.partition.fetch.bytes"},
    Pair{Consumer, "max.partition.fetch.bytes", "fetch.message.max.bytes"},
    Pair{Consumer, "fetch.max.wait.ms", "fetch.wait.max.ms"},
    Pair{Consumer, "isolation.level", "isolation.level"},
    Pair{Consumer, "session.timeout.ms", "session.timeout.ms"},
    Pair{Consumer, "heartbeat.interval.ms", "heartbeat.interval.ms"},
    Pair{Consumer, "max.poll.interval.ms", "max.poll.interval.ms"},
    Pair{Consumer, "check.crcs", "check.crcs"},
    Pair{Producer, "linger.ms", "linger.ms"},
    Pair{Producer, "linger.ms", "queue.buffering.max.ms"},
    Pair{Producer, "batch.size", "batch.size"},
    Pair{Producer, "retries", "retries"},
    Pair{Producer, "retries", "message.send.max.retries"},
    Pair{Producer, "request.timeout.ms", "request.timeout.ms"},
    Pair{Producer, "max.in.flight.requests.per.connection", "max.in.flight.requests.per.connection"},
    Pair{Producer, "max.in.flight.requests.per.connection", "max.in.flight"},
    Pair{Producer, "max.request.size", "message.max.bytes"},
    Pair{Producer, "buffer.memory", "queue.buffering.max.kbytes", Unit::BytesToKiB},
};

std::optional<std::string> converted(Unit unit, std::string_view value, bool toNative) {
    switch (unit) {
        case Unit::Same:
            return std::string(value);
        case Unit::NoneIsEmpty:
            return toNative ? std::string(value.empty() ? "none" : value)
                            : std::string(value == "none" ? std::string_view{} : value);
        case Unit::BytesToKiB:
            break;
    }
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failure != std::errc{} || end != value.data() + value.size() || number < 0 || number > INT64_MAX / 1024) {
        return std::nullopt;
    }
    return std::to_string(toNative ? (number + 1023) / 1024 : number * 1024);
}

}  // namespace

std::optional<ClientSetting> librdkafkaSetting(ClientRole role, std::string_view name, std::string_view value) {
    // A client's own pair comes before the one that all have: request.timeout.ms is another thing to a producer.
    for (const ClientRole each : {role, Common}) {
        const auto* found =
            std::ranges::find_if(kPairs, [&](const Pair& pair) { return pair.role == each && pair.java == name; });
        if (found != kPairs.end()) {
            std::optional<std::string> text = converted(found->unit, value, true);
            return text ? std::optional(ClientSetting{std::string(found->native), std::move(*text)}) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<ClientSetting> javaSetting(ClientRole role, std::string_view name, std::string_view value) {
    for (const Pair& pair : kPairs) {
        if ((pair.role == role || pair.role == Common) && pair.native == name) {
            // The producer's request.timeout.ms is taken by its own setting.
            if (role == Producer && pair.role == Common && pair.java == "request.timeout.ms") {
                return std::nullopt;
            }
            std::optional<std::string> text = converted(pair.unit, value, false);
            return text ? std::optional(ClientSetting{std::string(pair.java), std::move(*text)}) : std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace tributary
