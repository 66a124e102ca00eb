#include "tests/dialects/randomtopology.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>

#include "core/topology/enumnames.h"
#include "core/topology/topologyjson.h"

namespace tributary {
namespace {

class Generator {
public:
    explicit Generator(std::uint32_t seed, bool plain) : m_random(seed), m_plain(plain) {}

    TopologySpec spec(bool oneLink) {
        TopologySpec spec;
        spec.name = "random";
        const int clusters = oneLink ? 2 : number(2, 4);
        for (int i = 0; i < clusters; ++i) {
            spec.clusters.push_back(cluster(i));
        }
        for (int i = oneLink ? 1 : number(1, 5); i > 0; --i) {
            const int source = oneLink ? 0 : number(0, clusters - 1);
            const int target = oneLink ? 1 : (source + number(1, clusters - 1)) % clusters;
            LinkSpec each = link(spec.clusters[static_cast<std::size_t>(source)].id,
                                 spec.clusters[static_cast<std::size_t>(target)].id);
            const bool taken =
                std::ranges::any_of(spec.links, [&](const LinkSpec& other) { return other.id == each.id; });
            if (!taken) {
                spec.links.push_back(std::move(each));
            }
        }
        return spec;
    }

private:
    int number(int least, int most) { return std::uniform_int_distribution<int>(least, most)(m_random); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    bool odd(int percent) { return !m_plain && chance(percent); }

    template <class Enum>
    Enum choice() {
        const auto names = enumNames<Enum>();
        return names[static_cast<std::size_t>(number(0, static_cast<int>(names.size()) - 1))].value;
    }

    SecretRef secret() {
        switch (number(0, m_plain ? 0 : 3)) {
            case 0:
                return {SecretRef::From::Env, "PASSWORD_" + std::to_string(number(0, 9))};
            case 1:
                return {SecretRef::From::File, "/run/secrets/kafka/password"};
            case 2:
                return {SecretRef::From::File, "/etc/secrets.properties", {}, "some.key"};
            default:
                return {SecretRef::From::Keychain, "entry " + std::to_string(number(0, 9))};
        }
    }

    ClusterSpec cluster(int index) {
        static constexpr const char* kIds[] = {"eu", "us-east", "a.b", "dr_2"};
        ClusterSpec cluster;
        cluster.id = ClusterId(kIds[index]);
        for (int i = number(1, 2); i > 0; --i) {
            cluster.bootstrap.push_back("host-" + std::to_string(index) + "-" + std::to_string(i) + ":9092");
        }
        SecuritySpec& security = cluster.security;
        security.protocol = choice<SecurityProtocol>();
        if (security.protocol == SecurityProtocol::SaslPlaintext || security.protocol == SecurityProtocol::SaslSsl) {
            security.mechanism = chance(50) ? "PLAIN" : "SCRAM-SHA-512";
            security.username = odd(30) ? "a \"b\\c, 'd' =" : "user";
            security.password = secret();
        }
        if (security.protocol == SecurityProtocol::Ssl || security.protocol == SecurityProtocol::SaslSsl) {
            security.caFile = chance(50) ? "/run/secrets/ca/ca.crt" : "";
            if (security.protocol == SecurityProtocol::Ssl && odd(50)) {
                security.certificateFile = "/run/secrets/user/user.pem";
                security.keyFile = chance(50) ? security.certificateFile : "/run/secrets/user/user.key";
                if (chance(50)) {
                    security.keyPassword = secret();
                }
            }
        }
        if (odd(40)) {
            cluster.name = "Some name";
            cluster.tier = choice<Tier>();
            cluster.position = Position{1, 2};
            cluster.production = chance(50);
        }
        if (chance(40)) {
            cluster.client["connections.max.idle.ms"] = std::to_string(number(1000, 9999));
        }
        if (odd(30)) {
            cluster.client["queued.min.messages"] = "7";
        }
        return cluster;
    }

    std::vector<TopicEntry> entries(int most) {
        static constexpr const char* kRegexes[] = {"orders\\..*", "v[0-9]{1,3}", ".*-dlq",    "a|b",
                                                   "(x,y)z",      ".*",          "\\Qa.b\\E", "[a,b]c"};
        static constexpr const char* kNames[] = {"orders", "clicks.raw", "a-b_c", "v1"};
        static constexpr const char* kStrange[] = {"(?R)a", "[[:alpha:]]+", "a{1,2}+"};
        std::vector<TopicEntry> out;
        for (int i = number(0, most); i > 0; --i) {
            if (odd(3)) {
                out.push_back({TopicEntry::Kind::Regex, kStrange[number(0, 2)]});
            } else if (chance(50)) {
                out.push_back({TopicEntry::Kind::Regex, kRegexes[number(0, 7)]});
            } else {
                out.push_back({TopicEntry::Kind::Literal, kNames[number(0, 3)]});
            }
        }
        return out;
    }

    LinkSpec link(const ClusterId& source, const ClusterId& target) {
        LinkSpec link;
        link.source = source;
        link.target = target;
        link.id = LinkId(source.str() + "-" + target.str() + (odd(15) ? "-again" : ""));
        link.topics.include = entries(4);
        if (link.topics.include.empty()) {
            link.topics.include = {{TopicEntry::Kind::Literal, "orders"}};
        }
        link.topics.exclude = chance(50) ? defaultTopicExcludes() : entries(2);
        link.topics.internal = odd(10);
        link.streams = number(1, 8);
        link.topicRefreshMs = odd(20) ? number(1000, 99'999) : number(1, 99) * 1000;
        link.commitIntervalMs = odd(50) ? number(1000, 99'999) : 60'000;
        link.replicationFactor = m_plain ? 0 : number(0, 3);
        link.compression = choice<Compression>();
        link.onSendFailure = odd(30) ? SendFailurePolicy::Skip : SendFailurePolicy::Abort;
        link.group = odd(30) ? "group" : "";
        if (chance(30)) {
            link.start.position = StartPosition::Latest;
        } else if (odd(40)) {
            link.start.position = choice<StartPosition>();
            link.start.timestampMs = link.start.position == StartPosition::Timestamp ? 1000 : 0;
        }
        if (odd(40)) {
            link.naming.policy = choice<NamingPolicy>();
            link.naming.separator = chance(50) ? "." : "_";
            link.naming.pattern = chance(50) ? "${source}.${topic}" : "${topic}.copy";
        }
        if (odd(40)) {
            link.partitioning = choice<Partitioning>();
            link.path = choice<DataPath>();
            link.memoryMiB = number(8, 99);
            link.name = "Some link";
            link.bends = {{1, 2}};
            link.alert = LagThreshold{1, 2, 3, {}};
        }
        if (chance(40)) {
            link.consumer["fetch.min.bytes"] = std::to_string(number(1, 999));
        }
        if (chance(30)) {
            link.consumer["isolation.level"] = "read_uncommitted";
        }
        if (chance(40)) {
            link.producer["linger.ms"] = std::to_string(number(1, 99));
        }
        if (chance(20)) {
            link.producer["queue.buffering.max.kbytes"] = std::to_string(number(1, 99));
        }
        if (odd(20)) {
            link.producer["sticky.partitioning.linger.ms"] = "5";
        }
        return link;
    }

    std::mt19937 m_random;
    bool m_plain;
};

}  // namespace

TopologySpec randomTopology(std::uint32_t seed, RandomFields fields, bool oneLink) {
    return Generator(seed, fields == RandomFields::CarriedEverywhere).spec(oneLink);
}

}  // namespace tributary
