#include "core/topology/clientsettings.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <iterator>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

#include <QUrl>

#include "core/base/secretwords.h"
#include "core/topology/placeholdertext.h"

namespace tributary {

namespace {

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

constexpr std::string_view kUnknown = "it is not among the settings that a document may give";

/// What a value may be made of. A value reaches librdkafka, and through it files, sockets and, for Kerberos, a shell.
enum class Form {
    Number,   ///< digits, perhaps with a sign
    Word,     ///< letters, digits, '.', '_', '-'
    Words,    ///< words with ',', ':', '+', ';' and blanks between them: lists of ciphers, of debug contexts
    Path,     ///< an absolute path of letters, digits and "._/~@+ -"
    KeyTab,   ///< the same without blanks: it goes through a shell
    Account,  ///< a Kerberos principal: words with '/' and '@'
    Text,     ///< anything printable
};

struct Allowed {
    std::string_view setting;
    Form form;
};

/// All others are refused: what a later client library learns to do is no document's to use before it was looked at.
constexpr std::array kAllowed{
    Allowed{"allow.auto.create.topics", Form::Word},
    Allowed{"batch.num.messages", Form::Number},
    Allowed{"batch.size", Form::Number},
    Allowed{"broker.address.family", Form::Word},
    Allowed{"broker.address.ttl", Form::Number},
    Allowed{"check.crcs", Form::Word},
    Allowed{"client.dns.lookup", Form::Word},
    Allowed{"client.id", Form::Text},
    Allowed{"client.rack", Form::Text},
    Allowed{"compression.level", Form::Number},
    Allowed{"connections.max.idle.ms", Form::Number},
    Allowed{"coordinator.query.interval.ms", Form::Number},
    Allowed{"debug", Form::Words},
    Allowed{"enable.metrics.push", Form::Word},
    Allowed{"enable.random.seed", Form::Word},
    Allowed{"enable.sasl.oauthbearer.unsecure.jwt", Form::Word},
    Allowed{"enable.ssl.certificate.verification", Form::Word},
    Allowed{"fetch.error.backoff.ms", Form::Number},
    Allowed{"fetch.max.bytes", Form::Number},
    Allowed{"fetch.message.max.bytes", Form::Number},
    Allowed{"fetch.min.bytes", Form::Number},
    Allowed{"fetch.queue.backoff.ms", Form::Number},
    Allowed{"fetch.wait.max.ms", Form::Number},
    Allowed{"heartbeat.interval.ms", Form::Number},
    Allowed{"isolation.level", Form::Word},
    Allowed{"linger.ms", Form::Number},
    Allowed{"log.connection.close", Form::Word},
    Allowed{"log_level", Form::Number},
    Allowed{"max.in.flight", Form::Number},
    Allowed{"max.in.flight.requests.per.connection", Form::Number},
    Allowed{"max.partition.fetch.bytes", Form::Number},
    Allowed{"max.poll.interval.ms", Form::Number},
    Allowed{"message.copy.max.bytes", Form::Number},
    Allowed{"message.max.bytes", Form::Number},
    Allowed{"message.send.max.retries", Form::Number},
    Allowed{"metadata.max.age.ms", Form::Number},
    Allowed{"metadata.recovery.rebootstrap.trigger.ms", Form::Number},
    Allowed{"metadata.recovery.strategy", Form::Word},
    Allowed{"queue.buffering.backpressure.threshold", Form::Number},
    Allowed{"queue.buffering.max.kbytes", Form::Number},
    Allowed{"queue.buffering.max.messages", Form::Number},
    Allowed{"queue.buffering.max.ms", Form::Number},
    Allowed{"queued.max.messages.kbytes", Form::Number},
    Allowed{"queued.min.messages", Form::Number},
    Allowed{"receive.message.max.bytes", Form::Number},
    Allowed{"reconnect.backoff.max.ms", Form::Number},
    Allowed{"reconnect.backoff.ms", Form::Number},
    Allowed{"request.timeout.ms", Form::Number},
    Allowed{"retries", Form::Number},
    Allowed{"retry.backoff.max.ms", Form::Number},
    Allowed{"retry.backoff.ms", Form::Number},
    Allowed{"sasl.kerberos.keytab", Form::KeyTab},
    Allowed{"sasl.kerberos.min.time.before.relogin", Form::Number},
    Allowed{"sasl.kerberos.principal", Form::Account},
    Allowed{"sasl.kerberos.service.name", Form::Word},
    Allowed{"session.timeout.ms", Form::Number},
    Allowed{"socket.connection.setup.timeout.ms", Form::Number},
    Allowed{"socket.keepalive.enable", Form::Word},
    Allowed{"socket.max.fails", Form::Number},
    Allowed{"socket.nagle.disable", Form::Word},
    Allowed{"socket.receive.buffer.bytes", Form::Number},
    Allowed{"socket.send.buffer.bytes", Form::Number},
    Allowed{"socket.timeout.ms", Form::Number},
    Allowed{"ssl.ca.certificate.stores", Form::Words},
    Allowed{"ssl.cipher.suites", Form::Words},
    Allowed{"ssl.crl.location", Form::Path},
    Allowed{"ssl.curves.list", Form::Words},
    Allowed{"ssl.endpoint.identification.algorithm", Form::Word},
    Allowed{"ssl.sigalgs.list", Form::Words},
    Allowed{"sticky.partitioning.linger.ms", Form::Number},
    Allowed{"topic.metadata.propagation.max.ms", Form::Number},
    Allowed{"topic.metadata.refresh.fast.interval.ms", Form::Number},
    Allowed{"topic.metadata.refresh.interval.ms", Form::Number},
    Allowed{"topic.metadata.refresh.sparse", Form::Word},
};
static_assert(std::ranges::is_sorted(kAllowed, {}, &Allowed::setting));

bool consistsOf(std::string_view text, std::string_view marks) {
    return std::ranges::all_of(text, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x80 && std::isalnum(byte) != 0) || marks.contains(c);
    });
}

/// A decimal point is allowed: librdkafka takes half a millisecond of linger.
bool isNumber(std::string_view text) {
    const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
    return !digits.empty() && digits.front() != '.' && std::ranges::count(digits, '.') <= 1 &&
           std::ranges::all_of(digits, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

/// What a value of that form would be; empty when this one is.
std::string_view whyNotOfForm(Form form, std::string_view value) {
    switch (form) {
        case Form::Number:
            return isNumber(value) ? "" : "its value must be a number";
        case Form::Word:
            return consistsOf(value, "._-") ? "" : "its value may have letters, digits, '.', '_' and '-' only";
        case Form::Words:
            return consistsOf(value, "._-,:+;!@= ") ? "" : "its value must be a list of plain words";
        case Form::Path:
            return value.starts_with('/') && consistsOf(value, "._/~@+ -")
                       ? ""
                       : "its value must be an absolute path of plain characters";
        case Form::KeyTab:
            return value.starts_with('/') && consistsOf(value, "._/-")
                       ? ""
                       : "its value must be an absolute path of letters, digits, '.', '_', '-' and '/'";
        case Form::Account:
            return !value.starts_with('-') && consistsOf(value, "._-/@")
                       ? ""
                       : "its value must be a Kerberos principal: letters, digits, '.', '_', '-', '/' and '@'";
        case Form::Text:
            break;
    }
    if (!placeholderIn(value).empty()) {
        return "its value must not be a placeholder: nothing fills it in";
    }
    const bool printable =
        std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
    return printable ? "" : "its value must not have control characters";
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

/// A name like "127.example.org" is none.
bool isLoopback(std::string_view host) {
    in_addr v4{};
    in6_addr v6{};
    const std::string text{host};
    constexpr in_addr_t kNet = 127;
    return host == "localhost" ||
           (inet_pton(AF_INET, text.c_str(), &v4) == 1 && ntohl(v4.s_addr) >> IN_CLASSA_NSHIFT == kNet) ||
           (inet_pton(AF_INET6, text.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6));
}

}  // namespace

std::string_view whyReserved(std::string_view setting) {
    if (isSecretName(setting)) {
        return "it holds a secret; the cluster's \"security\" refers to secrets kept elsewhere";
    }
    const auto found = std::ranges::find(kReserved, setting, &Reserved::setting);
    if (found != kReserved.end()) {
        return found->reason;
    }
    return std::ranges::binary_search(kAllowed, setting, {}, &Allowed::setting) ? std::string_view{} : kUnknown;
}

std::string_view whyUnusable(std::string_view setting, std::string_view value) {
    if (const std::string_view reason = whyReserved(setting); !reason.empty()) {
        return reason;
    }
    const auto allowed = std::ranges::lower_bound(kAllowed, setting, {}, &Allowed::setting);
    return whyNotOfForm(allowed->form, value);
}

bool namesFile(std::string_view setting) {
    const auto allowed = std::ranges::lower_bound(kAllowed, setting, {}, &Allowed::setting);
    return allowed != kAllowed.end() && allowed->setting == setting &&
           (allowed->form == Form::Path || allowed->form == Form::KeyTab);
}

std::vector<std::string_view> reservedSettings() {
    std::vector<std::string_view> names;
    std::ranges::transform(kReserved, std::back_inserter(names), &Reserved::setting);
    return names;
}

bool trustsAnybody(std::string_view setting, std::string_view value) {
    if (setting == "enable.ssl.certificate.verification") {
        constexpr std::array<std::string_view, 3> kNo{"false", "f", "0"};
        return std::ranges::any_of(kNo, [&](std::string_view no) {
            return std::ranges::equal(no, value, {}, {}, [](unsigned char c) { return std::tolower(c); });
        });
    }
    return setting == "ssl.endpoint.identification.algorithm" && value == "none";
}

bool isOwnMachine(std::string_view address) {
    const bool v6 = address.starts_with('[');
    return isLoopback(v6 ? address.substr(1, address.find(']') - 1) : address.substr(0, address.find_first_of(":/")));
}

bool isTokenEndpoint(std::string_view url) {
    const QUrl parsed{QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size())), QUrl::StrictMode};
    if (!parsed.isValid() || parsed.host().isEmpty() || !parsed.userInfo().isEmpty() || parsed.hasFragment()) {
        return false;
    }
    return parsed.scheme() == QStringLiteral("https") ||
           (parsed.scheme() == QStringLiteral("http") && isLoopback(parsed.host().toStdString()));
}

bool isSaslExtension(std::string_view name, std::string_view value) {
    const auto isLetter = [](unsigned char c) { return c < 0x80 && std::isalpha(c) != 0; };
    const auto isPlain = [](unsigned char c) { return c >= 0x20 && c < 0x7F && c != ','; };
    return !name.empty() && name != "auth" && std::ranges::all_of(name, isLetter) && !value.empty() &&
           std::ranges::all_of(value, isPlain);
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
