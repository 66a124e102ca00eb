#pragma once

#include "core/base/id.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

// The plain values of a topology: what a document holds and what the engine is asked to run. No value here knows about
// files, JSON, Kafka or the canvas. All strings are UTF-8. A member named `extra` carries the JSON members this version
// does not know, as the text of one JSON object (empty when there are none), so that they survive a round trip.

enum class ClusterKind { Kafka, Sandbox };
enum class Tier { None, Regional, Aggregate, Dr };
enum class SecurityProtocol { Plaintext, Ssl, SaslPlaintext, SaslSsl };
enum class NamingPolicy { Identity, Prefix, Template };
enum class Partitioning { Preserve, Modulo, KeyHash };
enum class StartPosition { Earliest, Latest, Timestamp, Committed };
enum class SendFailurePolicy { Abort, Skip };
enum class Compression { Source, None, Gzip, Snappy, Lz4, Zstd };
enum class DataPath { Auto, Batch, Record };

/// Where a secret is kept; the secret itself never enters a document.
struct SecretRef {
    enum class From { Keychain, Env, File };
    From from = From::Env;
    std::string name;  ///< keychain entry, environment variable or file path
    std::string extra{};
    std::string
        key{};  ///< for File: the property of a Java properties file that is the secret; empty: the whole file is

    bool operator==(const SecretRef&) const = default;
};

/// Where a client gets its tokens for OAUTHBEARER, by the client-credentials grant.
struct OauthSpec {
    std::string tokenUrl;                           ///< https, or http on this machine
    std::string scope;                              ///< empty: the endpoint's default
    std::string caFile;                             ///< PEM, for the endpoint; empty: the system's trust store
    std::map<std::string, std::string> extensions;  ///< what the broker is told with the token (KIP-342)
    std::string extra;

    bool operator==(const OauthSpec&) const = default;
};

struct SecuritySpec {
    SecurityProtocol protocol = SecurityProtocol::Plaintext;
    std::string mechanism;                 ///< one of kSaslMechanisms; empty without SASL
    std::string username;                  ///< for OAUTHBEARER: the client id
    std::optional<SecretRef> password;     ///< for OAUTHBEARER: the client secret
    OauthSpec oauth;                       ///< for OAUTHBEARER only
    std::string caFile;                    ///< PEM or PKCS#12; empty: the system's trust store
    std::optional<SecretRef> caPassword;   ///< of a caFile in PKCS#12
    std::string certificateFile;           ///< for mutual TLS: PEM, or PKCS#12 with its key
    std::string keyFile;                   ///< PEM, for mutual TLS; empty where certificateFile is PKCS#12
    std::optional<SecretRef> keyPassword;  ///< of keyFile, or of a certificateFile in PKCS#12
    std::string extra;

    bool operator==(const SecuritySpec&) const = default;
};

/// A secret of a cluster under its name in the document.
struct SecurityField {
    std::string_view field;
    std::optional<SecretRef> SecuritySpec::* secret;
};

/// All secrets that a cluster's security refers to.
inline constexpr std::array kSecuritySecrets{SecurityField{"password", &SecuritySpec::password},
                                             SecurityField{"caPassword", &SecuritySpec::caPassword},
                                             SecurityField{"keyPassword", &SecuritySpec::keyPassword}};

/// The mechanisms that links log in with.
inline constexpr std::array<std::string_view, 5> kSaslMechanisms{"SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN", "GSSAPI",
                                                                 "OAUTHBEARER"};

/// Is it a PKCS#12 store by its name, "….p12" or "….pfx"? Every other file is PEM.
[[nodiscard]] bool isKeyStore(std::string_view file);

struct Position {
    double x = 0;
    double y = 0;

    bool operator==(const Position&) const = default;
};

using ClientOverrides = std::map<std::string, std::string>;

struct ClusterSpec {
    ClusterId id;
    std::string name;  ///< what people call it; empty: the id
    ClusterKind kind = ClusterKind::Kafka;
    Tier tier = Tier::None;
    std::vector<std::string> bootstrap;  ///< "host:port"
    SecuritySpec security;
    std::map<std::string, std::string> labels;
    std::optional<Position> position;  ///< on the canvas; none: the layout decides
    ClientOverrides client;            ///< librdkafka settings for every client of this cluster
    bool production = false;           ///< starts, stops and destructive acts are confirmed
    bool readOnly = false;             ///< never a link's target
    std::string extra;

    [[nodiscard]] const std::string& displayName() const { return name.empty() ? id.str() : name; }

    bool operator==(const ClusterSpec&) const = default;
};

/// One line of an include or exclude list.
struct TopicEntry {
    enum class Kind { Regex, Literal };
    Kind kind = Kind::Regex;
    std::string text;
    std::string extra{};

    bool operator==(const TopicEntry&) const = default;
};

/// MirrorMaker 2's default: `.*[\-\.]internal`, `.*\.replica`, `__.*`.
[[nodiscard]] const std::vector<TopicEntry>& defaultTopicExcludes();

struct TopicSelectionSpec {
    std::vector<TopicEntry> include;  ///< empty: nothing matches
    std::vector<TopicEntry> exclude = defaultTopicExcludes();
    bool internal = false;  ///< internal topics may match
    std::string extra;

    bool operator==(const TopicSelectionSpec&) const = default;
};

struct NamingSpec {
    NamingPolicy policy = NamingPolicy::Identity;
    std::string prefix;           ///< for Prefix; empty: the source cluster's id
    std::string separator = ".";  ///< for Prefix, as MirrorMaker 2's replication.policy.separator
    std::string pattern;          ///< for Template: text with ${topic} and ${source}
    std::string extra;

    bool operator==(const NamingSpec&) const = default;
};

/// Where a link begins on its very first start. What joins a link later is always mirrored from its beginning.
struct StartSpec {
    StartPosition position = StartPosition::Earliest;
    std::int64_t timestampMs = 0;  ///< for Timestamp: milliseconds since the epoch, UTC; 0 for the other positions
    std::string extra{};

    bool operator==(const StartSpec&) const = default;
};

/// When a link's lag is worth an alarm. A limit of 0 does not count.
struct LagThreshold {
    double lagSeconds = 0;
    std::int64_t lagRecords = 0;
    int forSeconds = 120;  ///< how long a limit must be exceeded without a break
    std::string extra{};

    bool operator==(const LagThreshold&) const = default;
};

/// A selection that is kept under a name, to be used for other links.
struct RuleSetSpec {
    std::string name;
    std::vector<TopicEntry> include;
    std::vector<TopicEntry> exclude;
    std::string extra{};

    bool operator==(const RuleSetSpec&) const = default;
};

/// Which consumer groups go on at a link's target where they are at its source.
struct GroupSyncSpec {
    std::vector<TopicEntry> include = defaultInclude();
    std::vector<TopicEntry> exclude = defaultExclude();
    std::string extra{};

    /// All of them.
    [[nodiscard]] static std::vector<TopicEntry> defaultInclude();
    /// Those of Kafka's own tools and of Kafka Connect, as MirrorMaker 2 has it.
    [[nodiscard]] static std::vector<TopicEntry> defaultExclude();

    bool operator==(const GroupSyncSpec&) const = default;
};

struct LinkSpec {
    LinkId id;
    std::string name;  ///< empty: "source → target"
    ClusterId source;
    ClusterId target;
    TopicSelectionSpec topics;
    NamingSpec naming;
    Partitioning partitioning = Partitioning::Preserve;
    int streams = 1;
    std::int64_t commitIntervalMs = 60'000;
    std::int64_t topicRefreshMs = 30'000;  ///< how often the source's topics are looked at again
    StartSpec start;
    SendFailurePolicy onSendFailure = SendFailurePolicy::Abort;
    Compression compression = Compression::Source;
    DataPath path = DataPath::Auto;
    int memoryMiB = 64;
    int replicationFactor = 0;   ///< of topics created at the target; 0: the target broker's default
    std::string group;           ///< consumer group; empty: tributary.<document>.<link>
    std::string runOn = "here";  ///< "here", or the id of the Connect cluster that runs it
    bool autoStart = true;       ///< false: starts only when it is asked for by name
    ClientOverrides consumer;
    ClientOverrides producer;
    std::vector<Position> bends;  ///< points on the canvas that its curve goes through, from source to target
    std::optional<LagThreshold> alert;
    std::optional<GroupSyncSpec> groups;  ///< none: no group's position is written at the target
    std::string extra;

    bool operator==(const LinkSpec&) const = default;
};

/// A Kafka Connect cluster in distributed mode that links can run on, by its REST interface.
struct ConnectSpec {
    ConnectId id;
    std::string name;               ///< what people call it; empty: the id
    std::vector<std::string> urls;  ///< of its workers: "http://host:8083"; tried in turn
    std::string username;           ///< of HTTP Basic authentication; empty: none
    std::optional<SecretRef> password;
    std::string caFile;  ///< PEM; empty: the system's trust store
    std::string extra;

    [[nodiscard]] const std::string& displayName() const { return name.empty() ? id.str() : name; }

    bool operator==(const ConnectSpec&) const = default;
};

/// The engine of this very process, as `LinkSpec::runOn` names it; any other name is that of a ConnectSpec.
inline constexpr std::string_view kRunHere = "here";

/// A whole topology, immutable by convention once handed on.
struct TopologySpec {
    std::optional<DocumentId> id;  ///< a UUID; absent in a document written by hand
    std::string name;
    std::string environment;  ///< "production", "test", … : free text
    std::vector<ClusterSpec> clusters;
    std::vector<LinkSpec> links;
    std::vector<RuleSetSpec> ruleSets;
    std::vector<ConnectSpec> connect;
    std::string extra;

    [[nodiscard]] const ClusterSpec* cluster(const ClusterId& clusterId) const;
    [[nodiscard]] const LinkSpec* link(const LinkId& linkId) const;
    /// The Connect cluster that runs the link; null when it runs here, or when there is none of that id.
    [[nodiscard]] const ConnectSpec* connectOf(const LinkSpec& link) const;

    bool operator==(const TopologySpec&) const = default;
};

/// The consumer group of a link: its own name for it, else tributary.<document id, else document name>.<link id>.
[[nodiscard]] std::string consumerGroup(const TopologySpec& spec, const LinkSpec& link);

/// A link's naming policy brought to one form: the target's name, with ${topic} where the source topic's name stands.
struct TargetNaming {
    std::string pattern;

    /// One name. Cheaper than targetTopic() in a loop.
    [[nodiscard]] std::string apply(std::string_view sourceTopic) const;

    bool operator==(const TargetNaming&) const = default;
};

[[nodiscard]] TargetNaming targetNaming(const LinkSpec& link);

/// The target's name for a source topic under the link's naming policy.
[[nodiscard]] std::string targetTopic(const LinkSpec& link, const std::string& sourceTopic);

/// What a target cluster itself uses a topic of this name for. A mirror that writes there, or gives the topic
/// partitions or settings, changes more than data.
enum class TargetNameUse {
    Free,
    Broker,   ///< "__…": the brokers' own (positions of groups, transactions). No link ever touches one
    Service,  ///< "_schemas", "connect-…", "….internal": of programs beside the brokers. Only where the link names it
};
[[nodiscard]] TargetNameUse targetNameUse(std::string_view name);

/// Hash of everything that decides where a record lands (naming, partitioning), kept in commit metadata: a position is
/// only good for the same hash. Eight hexadecimal digits, stable across versions and platforms.
[[nodiscard]] std::string placementHash(const LinkSpec& link);

}  // namespace tributary
