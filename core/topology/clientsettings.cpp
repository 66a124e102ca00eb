#include "core/topology/clientsettings.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <iterator>
#include <string>

namespace tributary {

namespace {

constexpr std::array<std::string_view, 6> kSecretEndings{"password", "passwd",      "passphrase",
                                                         "secret",   "jaas.config", "privatekey"};
constexpr std::array<std::string_view, 9> kSecretNames{
    "ssl.key.pem", "ssl_key", "ssl.keystore.key", "sasl.oauthbearer.config", "token", "apikey",
    "api_key",     "api.key", "api-key"};

struct Reserved {
    std::string_view setting;
    std::string_view reason;
};

constexpr std::string_view kDocumented = "the cluster's own fields in the document say it";
constexpr std::string_view kRunsCode = "it would run foreign code, which no document may";
constexpr std::string_view kCommits = "the engine commits a position only once the target has acknowledged it";
constexpr std::string_view kGroup = "the link's group decides it, and its positions hang on it";

constexpr std::array kReserved{
    Reserved{"bootstrap.servers", kDocumented},
    Reserved{"metadata.broker.list", kDocumented},
    Reserved{"security.protocol", kDocumented},
    Reserved{"sasl.mechanism", kDocumented},
    Reserved{"sasl.mechanisms", kDocumented},
    Reserved{"sasl.username", kDocumented},
    Reserved{"plugin.library.paths", kRunsCode},
    Reserved{"ssl.engine.location", kRunsCode},
    Reserved{"ssl.providers", kRunsCode},
    Reserved{"sasl.kerberos.kinit.cmd", kRunsCode},
    Reserved{"builtin.features", "it describes the client library"},
    Reserved{"group.id", kGroup},
    Reserved{"group.protocol", kGroup},
    Reserved{"group.instance.id", kGroup},
    Reserved{"partition.assignment.strategy", "the engine needs cooperative-sticky to move partitions without a stop"},
    Reserved{"enable.auto.commit", kCommits},
    Reserved{"auto.commit.enable", kCommits},
    Reserved{"auto.commit.interval.ms", kCommits},
    Reserved{"enable.auto.offset.store", kCommits},
    Reserved{"auto.offset.reset", "the link's \"start\" decides where it begins, and nothing is skipped later"},
    Reserved{"enable.partition.eof", "the engine relies on it to know when a partition is at its end"},
    Reserved{"enable.idempotence", "the target would get records twice or out of order without it"},
    Reserved{"transactional.id", "the engine does not run its producer in transactions of others"},
    Reserved{"acks", "a record counts as mirrored only when all in-sync replicas have it"},
    Reserved{"request.required.acks", "a record counts as mirrored only when all in-sync replicas have it"},
    Reserved{"message.timeout.ms", "the producer never drops a record that it could not deliver in time"},
    Reserved{"delivery.timeout.ms", "the producer never drops a record that it could not deliver in time"},
    Reserved{"partitioner", "the link's \"partitioning\" decides it"},
    Reserved{"compression.type", "the link's \"compression\" decides it"},
    Reserved{"compression.codec", "the link's \"compression\" decides it"},
    Reserved{"delivery.report.only.error", "every record's delivery report is needed"},
    Reserved{"statistics.interval.ms", "the engine measures by itself"},
};

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool isPort(std::string_view text) {
    int port = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
    return failure == std::errc{} && end == text.data() + text.size() && port >= 1 && port <= 65'535;
}

bool isHostCharacter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_';
}

bool isV6Character(char c) {
    return std::isxdigit(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '.' || c == '%';
}

}  // namespace

bool isSecretSetting(std::string_view name) {
    const std::string lower = lowered(name);
    return std::ranges::find(kSecretNames, std::string_view(lower)) != kSecretNames.end() ||
           std::ranges::any_of(kSecretEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

std::string_view whyReserved(std::string_view setting) {
    if (isSecretSetting(setting)) {
        return "it holds a secret; the cluster's \"security\" refers to secrets kept elsewhere";
    }
    const auto found = std::ranges::find(kReserved, setting, &Reserved::setting);
    return found == kReserved.end() ? std::string_view{} : found->reason;
}

std::vector<std::string_view> reservedSettings() {
    std::vector<std::string_view> names;
    std::ranges::transform(kReserved, std::back_inserter(names), &Reserved::setting);
    return names;
}

bool isBootstrapAddress(std::string_view address) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || !isPort(address.substr(colon + 1))) {
        return false;
    }
    std::string_view host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']') && host.size() > 3) {
        return std::ranges::all_of(host.substr(1, host.size() - 2), isV6Character);
    }
    return std::ranges::all_of(host, isHostCharacter);
}

}  // namespace tributary
