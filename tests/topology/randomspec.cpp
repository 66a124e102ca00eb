#include "tests/topology/randomspec.h"

#include <random>
#include <string>

#include "core/topology/enumnames.h"

namespace tributary {

namespace {

class Generator {
public:
    explicit Generator(std::uint32_t seed) : m_random(seed) {}

    std::int64_t number(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(m_random);
    }
    bool chance(int percent) { return number(1, 100) <= percent; }

    std::string text() {
        static constexpr std::string_view kPieces[] = {"a",   "Z",        ".",    "-", "\"", "\\", "/",
                                                       "\\.", ".*",       "ä",    "→", "\t", "\n", " ",
                                                       "{",   "${topic}", "\x01", "𝄞", ",",  "1"};
        std::string out;
        for (auto pieces = number(0, 8); pieces > 0; --pieces) {
            out += kPieces[static_cast<std::size_t>(number(0, std::ssize(kPieces) - 1))];
        }
        return out;
    }

    std::string maybeText() { return chance(50) ? text() : std::string(); }

    template <class Enum>
    Enum choice() {
        const auto names = enumNames<Enum>();
        return names[static_cast<std::size_t>(number(0, std::ssize(names) - 1))].value;
    }

    std::string extra() {
        static constexpr std::string_view kExtras[] = {R"({"x-note":"kept"})", R"({"x":[1,{"y":null}],"z":1.5})",
                                                       R"({"x-large":18446744073709551615,"x-b":false})"};
        return chance(80) ? std::string() : std::string(kExtras[static_cast<std::size_t>(number(0, 2))]);
    }

    std::map<std::string, std::string> texts() {
        std::map<std::string, std::string> out;
        for (auto count = chance(60) ? 0 : number(1, 3); count > 0; --count) {
            out["key." + std::to_string(number(0, 99))] = text();
        }
        return out;
    }

    std::optional<SecretRef> secret() {
        if (chance(50)) {
            return std::nullopt;
        }
        return SecretRef{choice<SecretRef::From>(), text(), extra(), chance(30) ? text() : std::string()};
    }

    SecuritySpec security() {
        if (chance(40)) {
            return {};
        }
        return {choice<SecurityProtocol>(),
                maybeText(),
                maybeText(),
                secret(),
                {maybeText(), maybeText(), maybeText(), texts(), extra()},
                maybeText(),
                secret(),
                maybeText(),
                maybeText(),
                secret(),
                extra()};
    }

    ClusterSpec cluster(std::size_t index) {
        ClusterSpec cluster;
        cluster.id = ClusterId("c" + std::to_string(index));
        cluster.name = maybeText();
        cluster.kind = choice<ClusterKind>();
        cluster.tier = choice<Tier>();
        for (auto count = number(0, 3); count > 0; --count) {
            cluster.bootstrap.push_back(
                chance(80) ? "host-" + std::to_string(count) + ":" + std::to_string(number(1, 65535)) : text());
        }
        cluster.security = security();
        cluster.labels = texts();
        if (chance(50)) {
            cluster.position = Position{static_cast<double>(number(-5000, 5000)) / (chance(50) ? 1 : 7), 0};
        }
        cluster.client = texts();
        cluster.production = chance(30);
        cluster.readOnly = chance(30);
        cluster.extra = extra();
        return cluster;
    }

    std::vector<TopicEntry> entries() {
        std::vector<TopicEntry> out;
        for (auto count = number(0, 4); count > 0; --count) {
            out.push_back({chance(50) ? TopicEntry::Kind::Regex : TopicEntry::Kind::Literal, text(), extra()});
        }
        return out;
    }

    RuleSetSpec ruleSet() { return {maybeText(), entries(), entries(), extra()}; }

    StartSpec start() {
        StartSpec start{choice<StartPosition>(), 0, {}};
        if (start.position == StartPosition::Timestamp) {
            start.timestampMs =
                chance(80) ? number(-1'000'000'000'000, 4'000'000'000'000) : number(INT64_MIN, INT64_MAX);
        }
        // "earliest" with members of its own is written as an object; the default has none
        start.extra = extra();
        return start;
    }

    LinkSpec link(std::size_t index) {
        LinkSpec link;
        link.id = LinkId("l" + std::to_string(index));
        link.name = maybeText();
        link.source = ClusterId(text());
        link.target = ClusterId(text());
        link.topics.include = entries();
        link.topics.exclude = chance(50) ? defaultTopicExcludes() : entries();
        link.topics.internal = chance(30);
        link.topics.extra = extra();
        if (chance(60)) {
            link.naming = {choice<NamingPolicy>(), maybeText(), text(), maybeText(), extra()};
        }
        link.partitioning = choice<Partitioning>();
        link.streams = static_cast<int>(chance(50) ? 1 : number(INT32_MIN, INT32_MAX));
        link.commitIntervalMs = chance(50) ? 60'000 : number(INT64_MIN, INT64_MAX);
        link.topicRefreshMs = chance(50) ? 30'000 : number(0, 100'000);
        link.start = start();
        link.onSendFailure = choice<SendFailurePolicy>();
        link.compression = choice<Compression>();
        link.path = choice<DataPath>();
        link.memoryMiB = static_cast<int>(number(0, 4096));
        link.replicationFactor = static_cast<int>(number(0, 3));
        link.group = maybeText();
        link.runOn = chance(50) ? "here" : text();
        link.autoStart = chance(50);
        link.consumer = texts();
        link.producer = texts();
        for (auto count = chance(70) ? 0 : number(1, 4); count > 0; --count) {
            link.bends.push_back({static_cast<double>(number(-5000, 5000)) / 3, static_cast<double>(number(0, 9))});
        }
        if (chance(40)) {
            link.alert = LagThreshold{static_cast<double>(number(-10, 600)) / (chance(50) ? 1 : 7),
                                      chance(50) ? 0 : number(INT64_MIN, INT64_MAX),
                                      static_cast<int>(chance(50) ? 120 : number(INT32_MIN, INT32_MAX)), extra()};
        }
        if (chance(30)) {
            link.groups = GroupSyncSpec{};
            if (chance(50)) {
                link.groups->include = link.topics.include;
                link.groups->exclude = link.topics.exclude;
            }
            link.groups->extra = extra();
        }
        link.extra = extra();
        return link;
    }

    ConnectSpec connect(std::size_t index) {
        ConnectSpec connect;
        connect.id = ConnectId("k" + std::to_string(index));
        connect.name = maybeText();
        for (auto count = number(0, 2); count > 0; --count) {
            connect.urls.push_back(chance(80) ? "http://worker-" + std::to_string(count) + ":8083" : text());
        }
        connect.username = maybeText();
        connect.password = secret();
        connect.caFile = maybeText();
        connect.extra = extra();
        return connect;
    }

private:
    std::mt19937 m_random;
};

}  // namespace

TopologySpec randomSpec(std::uint32_t seed) {
    Generator generator(seed);
    TopologySpec spec;
    if (generator.chance(50)) {
        spec.id = DocumentId("0f5b3c1e-" + std::to_string(seed));
    }
    spec.name = generator.maybeText();
    spec.environment = generator.maybeText();
    for (std::size_t i = static_cast<std::size_t>(generator.number(0, 4)); i > 0; --i) {
        spec.clusters.push_back(generator.cluster(i));
    }
    for (std::size_t i = static_cast<std::size_t>(generator.number(0, 4)); i > 0; --i) {
        spec.links.push_back(generator.link(i));
    }
    for (auto count = generator.chance(60) ? 0 : generator.number(1, 3); count > 0; --count) {
        spec.ruleSets.push_back(generator.ruleSet());
    }
    for (std::size_t i = generator.chance(60) ? 0 : static_cast<std::size_t>(generator.number(1, 2)); i > 0; --i) {
        spec.connect.push_back(generator.connect(i));
    }
    spec.extra = generator.extra();
    return spec;
}

TopologySpec fullSpec() {
    TopologySpec spec;
    spec.id = DocumentId("0f5b3c1e-0000-4000-8000-000000000000");
    spec.name = "full";
    spec.environment = "test";
    ClusterSpec cluster;
    cluster.id = ClusterId("a");
    cluster.name = "A";
    cluster.kind = ClusterKind::Sandbox;
    cluster.tier = Tier::Dr;
    cluster.bootstrap = {"a.example:9092"};
    cluster.security = {SecurityProtocol::SaslSsl,
                        "PLAIN",
                        "me",
                        SecretRef{SecretRef::From::File, "/s", {}, "p"},
                        {"https://idp.example/token", "kafka", "/idp.pem", {{"pool", "p"}}, {}},
                        "/ca.pem",
                        SecretRef{SecretRef::From::Env, "C", {}},
                        "/crt.pem",
                        "/key.pem",
                        SecretRef{SecretRef::From::Keychain, "k", {}},
                        {}};
    cluster.labels = {{"site", "north"}};
    cluster.position = Position{1.5, -2};
    cluster.client = {{"socket.keepalive.enable", "true"}};
    cluster.production = true;
    cluster.readOnly = true;
    spec.clusters = {cluster, {}};
    spec.clusters.back().id = ClusterId("b");
    LinkSpec link;
    link.id = LinkId("a-b");
    link.name = "A to B";
    link.source = ClusterId("a");
    link.target = ClusterId("b");
    link.topics.include = {{TopicEntry::Kind::Regex, "x.*"},
                           {TopicEntry::Kind::Literal, "y"},
                           {TopicEntry::Kind::Regex, "z", R"({"x-note":1})"}};
    link.topics.exclude = {};
    link.topics.internal = true;
    link.naming = {NamingPolicy::Template, "p", "-", "${topic}.x", {}};
    link.partitioning = Partitioning::KeyHash;
    link.streams = 3;
    link.commitIntervalMs = 1000;
    link.topicRefreshMs = 5000;
    link.start = {StartPosition::Timestamp, 1'700'000'000'123, {}};
    link.onSendFailure = SendFailurePolicy::Skip;
    link.compression = Compression::Zstd;
    link.path = DataPath::Record;
    link.memoryMiB = 128;
    link.replicationFactor = 3;
    link.group = "g";
    link.runOn = "elsewhere";
    link.autoStart = false;
    link.consumer = {{"fetch.min.bytes", "1"}};
    link.producer = {{"linger.ms", "5"}};
    link.bends = {{120.5, 40}, {200, -3}};
    link.alert = LagThreshold{30, 100'000, 60, {}};
    link.groups = GroupSyncSpec{{{TopicEntry::Kind::Regex, "app-.*"}}, {{TopicEntry::Kind::Literal, "app-test"}}, {}};
    spec.links = {link};
    spec.ruleSets = {{"orders", {{TopicEntry::Kind::Regex, "orders\\..*"}}, {{TopicEntry::Kind::Literal, "orders.x"}}}};
    ConnectSpec connect;
    connect.id = ConnectId("elsewhere");
    connect.name = "Elsewhere";
    connect.urls = {"https://connect.example:8083"};
    connect.username = "me";
    connect.password = SecretRef{SecretRef::From::Env, "CONNECT_PASSWORD"};
    connect.caFile = "/ca.pem";
    spec.connect = {connect};
    return spec;
}

}  // namespace tributary
