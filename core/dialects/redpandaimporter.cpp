#include "core/dialects/redpandaimporter.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/base/secretwords.h"
#include "core/dialects/clusterbook.h"
#include "core/dialects/connection.h"
#include "core/dialects/contentsigns.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/missednames.h"
#include "core/dialects/sourcecheck.h"
#include "core/dialects/topiclist.h"
#include "core/dialects/yamlfile.h"
#include "core/topology/enumnames.h"
#include "core/topology/jsondocument.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

constexpr std::string_view kRedpanda = "Redpanda Migrator";
constexpr std::array<const char*, 5> kMigrators{"redpanda_migrator", "redpanda_migrator_bundle",
                                                "legacy_redpanda_migrator", "kafka_migrator", "kafka_migrator_bundle"};
/// Where an input or output holds others.
constexpr std::array<const char*, 8> kAround{"broker",   "inputs", "outputs", "sequence",
                                             "fallback", "switch", "cases",   "output"};
/// How fast and with how much memory: the engine sees to it.
const std::set<std::string> kTuning{"client_id",
                                    "metadata_max_age",
                                    "request_timeout_overhead",
                                    "conn_idle_timeout",
                                    "tcp",
                                    "rebalance_timeout",
                                    "session_timeout",
                                    "heartbeat_interval",
                                    "fetch_max_bytes",
                                    "fetch_max_wait",
                                    "fetch_min_bytes",
                                    "fetch_max_partition_bytes",
                                    "commit_period",
                                    "partition_buffer_bytes",
                                    "topic_lag_refresh_period",
                                    "max_yield_batch_bytes",
                                    "auto_replay_nacks",
                                    "idempotent_write",
                                    "acks",
                                    "timeout",
                                    "max_message_bytes",
                                    "broker_write_max_bytes",
                                    "max_buffered_records",
                                    "max_buffered_bytes",
                                    "max_in_flight_requests",
                                    "record_retries",
                                    "record_delivery_timeout",
                                    "max_in_flight",
                                    "sync_topic_interval",
                                    "batching",
                                    "multi_header",
                                    "batch_size",
                                    "timestamp_ms",
                                    "instance_id",
                                    "allow_auto_topic_creation",
                                    "input_resource",
                                    "input_bundle_label"};

/// One end: the members of an input or output.
struct Migrator {
    std::string label;
    std::string kind;
    YAML::Node node;    ///< what it connects to, and mirrors
    YAML::Node bundle;  ///< around it; of the newer ones the same
};

/// "^x$" as one that has to match the whole name.
std::string wholeMatch(std::string pattern) {
    if (pattern.contains('|')) {
        return ".*(?:" + pattern + ").*";
    }
    if (pattern == "." || pattern == ".*") {
        return ".*";
    }
    const bool start = pattern.starts_with('^');
    const bool end = pattern.ends_with('$') && !pattern.ends_with("\\$");
    pattern = pattern.substr(start ? 1 : 0, pattern.size() - (start ? 1 : 0) - (end ? 1 : 0));
    return (start ? "" : ".*") + pattern + (end ? "" : ".*");
}

class RedpandaReader {
public:
    RedpandaReader(const SourceText& file, TopologySpec& spec, ImportContext& context)
        : m_reader(file), m_spec(spec), m_clusters(spec), m_context(context) {}

    Status read(const YAML::Node& document) {
        std::vector<Migrator> inputs;
        std::vector<Migrator> outputs;
        collect(document["input"], inputs, 0);
        collect(document["output"], outputs, 0);
        const YAML::Node pipeline = document["pipeline"];
        reportProcessors(pipeline.IsDefined() && pipeline.IsMap() ? pipeline["processors"] : YAML::Node{});
        for (Migrator& input : inputs) {
            const auto output = outputs.size() == 1 && inputs.size() == 1
                                    ? outputs.begin()
                                    : std::ranges::find(outputs, input.label, &Migrator::label);
            if (output == outputs.end()) {
                m_reader.fail(Error(ErrorCode::ForeignSyntax)
                                  .with("format", "pipeline of Redpanda Connect")
                                  .with("reason", "the input \"" + input.label + "\" has no output of the same label"),
                              input.node);
                break;
            }
            readLink(input, *output);
        }
        if (m_reader.error()) {
            return std::unexpected(*m_reader.error());
        }
        return {};
    }

private:
    void collect(const YAML::Node& node, std::vector<Migrator>& found, int depth) {
        constexpr int kDeepest = 16;
        if (depth > kDeepest || !node.IsDefined()) {
            return;
        }
        if (node.IsSequence()) {
            for (const YAML::Node& element : node) {
                collect(element, found, depth + 1);
            }
        }
        if (!node.IsMap()) {
            return;
        }
        reportProcessors(node["processors"]);
        const YAML::Node label = node["label"];
        for (const char* kind : kMigrators) {
            const YAML::Node migrator = node[kind];
            if (!migrator.IsDefined() || !migrator.IsMap()) {
                continue;
            }
            const YAML::Node inner =
                migrator["redpanda_migrator"].IsDefined() ? migrator["redpanda_migrator"] : migrator["kafka_migrator"];
            found.push_back({label.IsDefined() && label.IsScalar() ? label.Scalar() : std::string{}, kind,
                             inner.IsDefined() ? inner : migrator, migrator});
        }
        for (const char* member : kAround) {
            collect(node[member], found, depth + 1);
        }
    }

    void reportProcessors(const YAML::Node& processors) {
        if (processors.IsDefined() && processors.IsSequence() && processors.size() > 0) {
            m_context.report.lost(LossReason::RecordsChanged, m_reader.place(processors), "processors",
                                  std::string(kRedpanda));
        }
    }

    /// A value with its variables, "${NAME}" and "${NAME:default}"; a default is taken, and said.
    std::optional<PlacedValue> text(const YAML::Node& map, const char* member) {
        const YAML::Node node = map.IsDefined() && map.IsMap() ? map[member] : YAML::Node(YAML::NodeType::Undefined);
        if (!node.IsDefined() || node.IsNull()) {
            return std::nullopt;
        }
        if (!node.IsScalar()) {
            m_reader.fail(
                Error(ErrorCode::FieldType).with("field", member).with("expected", "text, a number, true or false"),
                node);
            return std::nullopt;
        }
        if (node.Scalar().contains("{{")) {
            m_reader.fail(templateError("pipeline of Redpanda Connect", node.Scalar(), {}), node);
        }
        return PlacedValue{withDefaults(node, member), m_reader.place(node)};
    }

    std::string withDefaults(const YAML::Node& node, const char* member) {
        std::string value = node.Scalar();
        for (std::size_t at = value.find("${"); at != std::string::npos; at = value.find("${", at + 1)) {
            const std::size_t end = value.find('}', at);
            const std::size_t colon = value.find(':', at);
            if (end == std::string::npos || colon == std::string::npos || colon > end || value[at + 2] == '!') {
                continue;
            }
            const std::string name = value.substr(at + 2, colon - at - 2);
            const std::string byDefault = value.substr(colon + 1, end - colon - 1);
            m_context.report.replaced(LossReason::VariableDefault, m_reader.place(node),
                                      isSecretName(member) ? name + " = …" : settingText(name, byDefault));
            value.replace(at, end - at + 1, byDefault);
        }
        return value;
    }

    bool flag(const YAML::Node& map, const char* member, bool byDefault) {
        const std::optional<PlacedValue> value = text(map, member);
        if (!value) {
            return byDefault;
        }
        const Result<bool> on = flagOf(member, *value);
        if (!on) {
            m_reader.fail(on.error(), value->place);
        }
        return on.value_or(byDefault);
    }

    /// A list, whose elements may have commas themselves.
    std::vector<PlacedValue> texts(const YAML::Node& map, const char* member) {
        std::vector<PlacedValue> all;
        for (const YAML::Node& element : m_reader.list(map, member)) {
            if (!element.IsScalar()) {
                m_reader.fail(Error(ErrorCode::FieldType).with("field", member).with("expected", "a list of texts"),
                              element);
                break;
            }
            all.push_back({withDefaults(element, member), m_reader.place(element)});
        }
        return all;
    }

    void readLink(const Migrator& input, const Migrator& output) {
        LinkSpec link;
        link.source = readCluster(input, "source");
        link.target = readCluster(output, "target");
        if (m_reader.error()) {
            return;
        }
        link.id = freeLinkId(m_spec, input.label.empty() ? link.source.str() + "-" + link.target.str() : input.label);
        readTopics(input.node, link);
        readNaming(output.node, link);
        reportInternalTopics(link, "topics", m_reader.place(input.node), std::string(kRedpanda), m_context);
        reportServiceTopics(link, "topics", m_reader.place(input.node), m_context);
        readStart(input.node, link);
        readTarget(output, link);
        reportBeside(input, output);
        reportRest(input.node, {"seed_brokers", "tls", "sasl", "topics", "regexp_topics", "regexp_topics_include",
                                "regexp_topics_exclude", "consumer_group", "start_offset", "start_from_oldest",
                                "transaction_isolation_level", "rack_id", "schema_registry"});
        reportRest(output.node, {"seed_brokers", "tls", "sasl", "topic", "topic_prefix", "topic_replication_factor",
                                 "replication_factor", "replication_factor_override", "compression", "schema_registry",
                                 "consumer_groups", "sync_topic_acls", "key", "partition", "partitioner",
                                 "provenance_header", "offset_header", "headers"});
        m_spec.links.push_back(std::move(link));
    }

    ClusterId readCluster(const Migrator& end, const std::string& id) {
        ClusterSpec cluster;
        cluster.id = ClusterId(id);
        for (const PlacedValue& brokers : texts(end.node, "seed_brokers")) {
            // Variables are Redpanda Connect's own, and kept; what else fills in a file does so before.
            if (std::optional<Error> open =
                    brokers.value.contains("${") ? std::nullopt : openAddress(brokers, "seed_brokers")) {
                m_reader.fail(std::move(*open), brokers.place);
            }
            if (brokers.value.contains("${")) {
                m_context.report.lost(LossReason::PlaceholderKept, brokers.place, settingText("seed_brokers", brokers));
            }
            for (std::string& address : bootstrapAddresses(brokers, "seed_brokers", m_context.report)) {
                cluster.bootstrap.push_back(std::move(address));
            }
        }
        if (cluster.bootstrap.empty()) {
            m_reader.fail(Error(ErrorCode::FieldMissing).with("field", "seed_brokers"), end.node);
        }
        const bool tls = readTls(m_reader.member(end.node, "tls"), cluster);
        const bool sasl = readSasl(end.node, cluster);
        cluster.security.protocol = sasl  ? tls ? SecurityProtocol::SaslSsl : SecurityProtocol::SaslPlaintext
                                    : tls ? SecurityProtocol::Ssl
                                          : SecurityProtocol::Plaintext;
        if (const auto rack = text(end.node, "rack_id"); rack && !rack->value.empty()) {
            cluster.client["client.rack"] = rack->value;
        }
        return m_reader.error() ? cluster.id
                                : m_clusters.add(std::move(cluster), m_reader.place(end.node), m_context.report);
    }

    bool readTls(const YAML::Node& tls, ClusterSpec& cluster) {
        if (!flag(tls, "enabled", false)) {
            return false;
        }
        if (flag(tls, "skip_cert_verify", false)) {
            m_context.report.lost(LossReason::NoCounterpart, m_reader.place(tls), "tls.skip_cert_verify = true",
                                  "this import; the certificate is verified");
        }
        if (const auto inLine = text(tls, "root_cas"); inLine && !inLine->value.empty()) {
            m_context.report.lost(LossReason::KeyStore, inLine->place, "tls.root_cas = …");
        }
        cluster.security.caFile = text(tls, "root_cas_file").value_or(PlacedValue{}).value;
        const std::vector<YAML::Node> certificates = m_reader.list(tls, "client_certs");
        for (std::size_t i = 0; i < certificates.size(); ++i) {
            const auto file = text(certificates[i], "cert_file");
            const auto key = text(certificates[i], "key_file");
            if (i > 0 || !file || !key) {
                m_context.report.lost(LossReason::KeyStore, m_reader.place(certificates[i]), "tls.client_certs = …");
                continue;
            }
            cluster.security.certificateFile = file->value;
            cluster.security.keyFile = key->value;
            if (const auto password = text(certificates[i], "password"); password && !password->value.empty()) {
                cluster.security.keyPassword = secretOf(*password, cluster.id, "key password", "client_certs.password");
            }
        }
        return true;
    }

    bool readSasl(const YAML::Node& node, ClusterSpec& cluster) {
        const std::vector<YAML::Node> ways = m_reader.list(node, "sasl");
        bool sasl = false;
        for (const YAML::Node& way : ways) {
            const auto mechanism = text(way, "mechanism");
            if (!mechanism || mechanism->value == "none") {
                continue;
            }
            if (sasl) {
                m_context.report.lost(LossReason::NoCounterpart, mechanism->place,
                                      "sasl.mechanism = " + mechanism->value, "Tributary, which logs in in one way");
                continue;
            }
            sasl = true;
            cluster.security.mechanism = mechanism->value;
            cluster.security.username = text(way, "username").value_or(PlacedValue{}).value;
            if (cluster.security.username.contains("${")) {
                m_context.report.lost(LossReason::PlaceholderKept, m_reader.place(way),
                                      settingText("sasl.username", cluster.security.username));
            }
            if (const auto password = text(way, "password"); password && !password->value.empty()) {
                cluster.security.password = secretOf(*password, cluster.id, "password", "sasl.password");
            }
            for (const char* other : {"token", "extensions", "aws"}) {
                if (const YAML::Node member = way[other]; member.IsDefined()) {
                    m_context.report.lost(LossReason::NoCounterpart, m_reader.place(member),
                                          "sasl." + std::string(other), "Tributary");
                }
            }
        }
        return sasl;
    }

    /// A variable alone is a reference to the environment.
    SecretRef secretOf(const PlacedValue& value, const ClusterId& cluster, std::string_view what,
                       std::string_view setting) {
        const std::string& text = value.value;
        if (text.starts_with("${") && text.find('}') == text.size() - 1 && !text.starts_with("${!")) {
            return {SecretRef::From::Env, text.substr(2, text.size() - 3)};
        }
        return importedSecret(value, cluster, what, setting, m_context);
    }

    void readTopics(const YAML::Node& node, LinkSpec& link) {
        link.topics.exclude.clear();
        const bool patterns = flag(node, "regexp_topics", false);
        for (const PlacedValue& topics : texts(node, "topics")) {
            for (const std::string& topic : patterns ? std::vector{topics.value} : listElements(topics.value)) {
                if (!patterns && topic.contains(':')) {
                    link.topics.include.clear();
                    m_context.report.lost(LossReason::SelectionOpen, topics.place, settingText("topics", topic),
                                          "only some of its partitions are meant");
                    return;
                }
                link.topics.include.push_back(patterns ? TopicEntry{TopicEntry::Kind::Regex, wholeMatch(topic)}
                                                       : TopicEntry{TopicEntry::Kind::Literal, topic});
            }
        }
        for (const PlacedValue& pattern : texts(node, "regexp_topics_include")) {
            link.topics.include.push_back({TopicEntry::Kind::Regex, wholeMatch(pattern.value)});
        }
        for (const PlacedValue& pattern : texts(node, "regexp_topics_exclude")) {
            link.topics.exclude.push_back({TopicEntry::Kind::Regex, wholeMatch(pattern.value)});
        }
        link.topics.internal = namesInternalTopic(link.topics.include);
        for (const std::vector<TopicEntry>* list : {&link.topics.include, &link.topics.exclude}) {
            for (const TopicEntry& entry : *list) {
                if (entry.text.contains("${")) {
                    m_context.report.lost(LossReason::PlaceholderKept, m_reader.place(node),
                                          settingText("topics", entry.text));
                }
            }
        }
    }

    /// What the topic is called at the target, with "${! … }" where the source's name stands.
    void readNaming(const YAML::Node& node, LinkSpec& link) {
        std::string pattern = "${topic}";
        if (const auto topic = text(node, "topic"); topic && !topic->value.empty()) {
            pattern = topic->value;
            const std::size_t open = pattern.find("${!");
            const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
            const bool source = close != std::string::npos && isSourceTopic(pattern.substr(open + 3, close - open - 3));
            if (!source || pattern.find("${", close) != std::string::npos) {
                link.naming.policy = NamingPolicy::Template;
                m_context.report.lost(LossReason::NamingLeftOpen, topic->place, settingText("topic", *topic),
                                      "it is computed for each record");
                return;
            }
            pattern.replace(open, close - open + 1, "${topic}");
        }
        pattern = text(node, "topic_prefix").value_or(PlacedValue{}).value + pattern;
        if (pattern != "${topic}") {
            link.naming.policy = NamingPolicy::Template;
            link.naming.pattern = pattern;
        }
    }

    /// `@kafka_topic`, `metadata("kafka_topic")` and its older `meta(…)`, with or without what happens where it is
    /// missing.
    static bool isSourceTopic(std::string expression) {
        std::erase_if(expression, [](char c) { return c == ' ' || c == '\''; });
        if (const std::size_t otherwise = expression.find(".or("); otherwise != std::string::npos) {
            expression.resize(otherwise);
        }
        return expression == "@kafka_topic" || expression == "metadata(\"kafka_topic\")" ||
               expression == "meta(\"kafka_topic\")";
    }

    void readStart(const YAML::Node& node, LinkSpec& link) {
        if (const auto group = text(node, "consumer_group"); group && !group->value.empty()) {
            link.group = group->value;
            m_context.report.note(LossReason::PositionsTakenOver, group->place, settingText("consumer_group", *group),
                                  "--accept-position committed");
        }
        const std::string start = text(node, "start_offset").value_or(PlacedValue{}).value;
        const bool oldest = flag(node, "start_from_oldest", true);
        link.start.position = start == "latest" || (start.empty() && !oldest) ? StartPosition::Latest
                              : start == "committed"                          ? StartPosition::Committed
                                                                              : StartPosition::Earliest;
        if (link.group.empty()) {
            m_context.report.add(startLine(link, m_reader.place(node), std::string(kRedpanda)));
        }
        if (text(node, "transaction_isolation_level").value_or(PlacedValue{}).value != "read_committed") {
            link.consumer["isolation.level"] = "read_uncommitted";
        }
    }

    void readTarget(const Migrator& output, LinkSpec& link) {
        for (const char* member : {"topic_replication_factor", "replication_factor"}) {
            if (const auto factor = text(output.node, member); factor && !factor->value.empty()) {
                const Result<std::int64_t> number = numberOf(member, *factor, -1, kMaxReplicationFactor);
                if (!number) {
                    return m_reader.fail(number.error(), factor->place);
                }
                link.replicationFactor = static_cast<int>(std::max<std::int64_t>(0, *number));
            }
        }
        if (link.replicationFactor == 0) {
            m_context.report.lost(LossReason::NoCounterpart, m_reader.place(output.node),
                                  "topic_replication_factor = that of the source (default)",
                                  "Tributary, which leaves it to the target's brokers");
        }
        if (const auto compression = text(output.node, "compression"); compression && !compression->value.empty()) {
            const std::optional<Compression> known = enumFromText<Compression>(compression->value);
            if (!known) {
                return m_reader.fail(Error(ErrorCode::FieldValue)
                                         .with("field", "compression")
                                         .with("value", compression->value)
                                         .with("expected", "none, gzip, snappy, lz4 or zstd"),
                                     compression->place);
            }
            link.compression = *known;
        }
        if (const auto partitioner = text(output.node, "partitioner");
            partitioner && !partitioner->value.empty() && partitioner->value != "manual") {
            m_context.report.lost(LossReason::NoCounterpart, partitioner->place,
                                  settingText("partitioner", *partitioner),
                                  "this import; records keep their partitions");
        }
    }

    /// It tells copies, and finds positions, by headers that it adds. Its older kinds add none.
    void reportHeaders(const Migrator& output) {
        if (output.kind != "redpanda_migrator") {
            return;
        }
        const YAML::Node groups = output.node["consumer_groups"];
        const bool migrates = !groups.IsDefined() || !groups.IsMap() || flag(groups, "enabled", true);
        std::vector<std::string> headers;
        for (const auto& [member, byDefault, added] :
             {std::tuple{"provenance_header", "redpanda-migrator-provenance", true},
              std::tuple{"offset_header", "redpanda-migrator-offset", migrates}}) {
            const std::string name = text(output.node, member).value_or(PlacedValue{byDefault, {}}).value;
            if (added && !name.empty()) {
                headers.push_back(name);
            }
        }
        if (const YAML::Node more = output.node["headers"]; more.IsDefined() && more.IsMap()) {
            for (const auto& header : more) {
                headers.push_back(header.first.Scalar());
            }
        }
        if (!headers.empty()) {
            m_context.report.lost(LossReason::HeadersLeft, m_reader.place(output.node), "headers",
                                  excerpt(joinedWords(headers)));
        }
    }

    /// What it migrates beside records.
    void reportBeside(const Migrator& input, const Migrator& output) {
        const auto lost = [&](const YAML::Node& node, const std::string& subject) {
            m_context.report.lost(LossReason::NoCounterpart, m_reader.place(node), subject,
                                  "Tributary, which mirrors records and their topics");
        };
        for (const Migrator* end : {&input, &output}) {
            const YAML::Node registry = end->bundle["schema_registry"];
            if (registry.IsDefined() && (!registry.IsMap() || flag(registry, "enabled", true))) {
                lost(registry, "schema_registry");
            }
        }
        const bool bundled = output.kind.ends_with("bundle");
        if (bundled || output.kind == "redpanda_migrator") {
            reportGroups(output.node);
        }
        reportHeaders(output);
        m_context.report.replaced(LossReason::AlwaysDone, m_reader.place(output.node), "topics at the target",
                                  "topics at the target get the settings of the source's, and follow them");
        if (flag(output.node, "sync_topic_acls", false)) {
            m_context.report.lost(LossReason::AclsLeft, m_reader.place(output.node["sync_topic_acls"]),
                                  "sync_topic_acls = true");
        }
    }

    void reportGroups(const YAML::Node& output) {
        const YAML::Node groups = output["consumer_groups"];
        const bool given = groups.IsDefined() && groups.IsMap() && groups.size() > 0;
        const std::string which =
            given && groups["include"].IsDefined() ? listText(groups["include"]) : "all that it knows";
        if (!given) {
            m_context.report.lost(LossReason::GroupsLeft, m_reader.place(output), "consumer_groups (default)", which);
            return;
        }
        const bool migrates = flag(groups, "enabled", true);
        for (const auto& member : groups) {
            const std::string subject =
                settingText("consumer_groups." + member.first.Scalar(), listText(member.second));
            migrates ? m_context.report.lost(LossReason::GroupsLeft, m_reader.place(member.first), subject, which)
                     : m_context.report.note(LossReason::NoEffect, m_reader.place(member.first), subject);
        }
    }

    static std::string listText(const YAML::Node& node) {
        std::vector<std::string> words;
        for (const YAML::Node& element :
             node.IsSequence() ? std::vector<YAML::Node>(node.begin(), node.end()) : std::vector<YAML::Node>{node}) {
            words.push_back(element.IsScalar() ? element.Scalar() : std::string("…"));
        }
        return joinedWords(words, ", ");
    }

    void reportRest(const YAML::Node& node, const std::set<std::string>& known) {
        for (const auto& member : node) {
            const std::string& name = member.first.Scalar();
            const std::string place = m_reader.place(member.first);
            if (kTuning.contains(name)) {
                m_context.report.note(LossReason::NoCounterpart, place, name, "Tributary, whose engine sees to it");
            } else if (!known.contains(name)) {
                m_context.report.lost(LossReason::NoCounterpart, place, name, "Tributary");
            }
        }
    }

    YamlReader m_reader;
    TopologySpec& m_spec;
    ClusterBook m_clusters;
    ImportContext& m_context;
};

}  // namespace

Result<Imported> RedpandaImporter::read(const ImportRequest& request) const {
    ImportContext context(request, std::string(kRedpanda));
    TopologySpec spec;
    for (const SourceText& file : request.files) {
        const auto take = [&](const YAML::Node& document) {
            return document.IsMap() ? RedpandaReader(file, spec, context).read(document) : Status{};
        };
        if (Status read = forEachDocument(file, take); !read) {
            return std::unexpected(std::move(read.error()));
        }
    }
    if (spec.links.empty()) {
        return std::unexpected(Error(ErrorCode::NothingToImport)
                                   .with("reason", "no pipeline has a Redpanda Migrator as its input and its output")
                                   .at(request.files.empty() ? std::string{} : request.files.front().name));
    }
    spec.name = documentName(request.files.front().name);
    return context.imported(std::move(spec));
}

bool RedpandaImporter::recognises(std::string_view text) const {
    return !isResource(text) && std::ranges::any_of(kMigrators, [&](const char* name) { return setsName(text, name); });
}

}  // namespace tributary
