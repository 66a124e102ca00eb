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

struct SettingPair {
    ClientRole role;
    std::string_view java;
    std::string_view native;
    Unit unit = Unit::Same;
};

using enum ClientRole;

constexpr std::array kPairs{
    SettingPair{Common, "client.id", "client.id"},
    SettingPair{Common, "client.rack", "client.rack"},
    SettingPair{Common, "client.dns.lookup", "client.dns.lookup"},
    SettingPair{Common, "metadata.max.age.ms", "metadata.max.age.ms"},
    SettingPair{Common, "reconnect.backoff.ms", "reconnect.backoff.ms"},
    SettingPair{Common, "reconnect.backoff.max.ms", "reconnect.backoff.max.ms"},
    SettingPair{Common, "retry.backoff.ms", "retry.backoff.ms"},
    SettingPair{Common, "retry.backoff.max.ms", "retry.backoff.max.ms"},
    SettingPair{Common, "connections.max.idle.ms", "connections.max.idle.ms"},
    SettingPair{Common, "socket.connection.setup.timeout.ms", "socket.connection.setup.timeout.ms"},
    SettingPair{Common, "send.buffer.bytes", "socket.send.buffer.bytes"},
    SettingPair{Common, "receive.buffer.bytes", "socket.receive.buffer.bytes"},
    SettingPair{Common, "request.timeout.ms", "socket.timeout.ms"},
    SettingPair{Common, "ssl.cipher.suites", "ssl.cipher.suites"},
    SettingPair{Common, "ssl.endpoint.identification.algorithm", "ssl.endpoint.identification.algorithm",
                Unit::NoneIsEmpty},
    SettingPair{Common, "sasl.kerberos.service.name", "sasl.kerberos.service.name"},
    SettingPair{Consumer, "fetch.min.bytes", "fetch.min.bytes"},
    SettingPair{Consumer, "fetch.max.bytes", "fetch.max.bytes"},
    SettingPair{Consumer, "max.partition.fetch.bytes", "max.partition.fetch.bytes"},
    SettingPair{Consumer, "max.partition.fetch.bytes", "fetch.message.max.bytes"},
    SettingPair{Consumer, "fetch.max.wait.ms", "fetch.wait.max.ms"},
    SettingPair{Consumer, "isolation.level", "isolation.level"},
    SettingPair{Consumer, "session.timeout.ms", "session.timeout.ms"},
    SettingPair{Consumer, "heartbeat.interval.ms", "heartbeat.interval.ms"},
    SettingPair{Consumer, "max.poll.interval.ms", "max.poll.interval.ms"},
    SettingPair{Consumer, "check.crcs", "check.crcs"},
    SettingPair{Producer, "linger.ms", "linger.ms"},
    SettingPair{Producer, "linger.ms", "queue.buffering.max.ms"},
    SettingPair{Producer, "batch.size", "batch.size"},
    SettingPair{Producer, "retries", "retries"},
    SettingPair{Producer, "retries", "message.send.max.retries"},
    SettingPair{Producer, "request.timeout.ms", "request.timeout.ms"},
    SettingPair{Producer, "max.in.flight.requests.per.connection", "max.in.flight.requests.per.connection"},
    SettingPair{Producer, "max.in.flight.requests.per.connection", "max.in.flight"},
    SettingPair{Producer, "max.request.size", "message.max.bytes"},
    SettingPair{Producer, "buffer.memory", "queue.buffering.max.kbytes", Unit::BytesToKiB},
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
        const auto* found = std::ranges::find_if(
            kPairs, [&](const SettingPair& pair) { return pair.role == each && pair.java == name; });
        if (found != kPairs.end()) {
            std::optional<std::string> text = converted(found->unit, value, true);
            return text ? std::optional(ClientSetting{std::string(found->native), std::move(*text)}) : std::nullopt;
        }
    }
    return std::nullopt;
}

std::optional<ClientSetting> javaSetting(ClientRole role, std::string_view name, std::string_view value) {
    for (const SettingPair& pair : kPairs) {
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
