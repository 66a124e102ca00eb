#include "core/dialects/strimziimporter.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/dialects/clusterbook.h"
#include "core/dialects/contentsigns.h"
#include "core/dialects/converters.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorconnectors.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/mm1flow.h"
#include "core/dialects/sourcecheck.h"
#include "core/dialects/strimzicluster.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

constexpr std::string_view kGroup = "kafka.strimzi.io/";
/// Which Connect cluster a connector runs on.
constexpr const char* kConnectLabel = "strimzi.io/cluster";
constexpr std::array<std::string_view, 3> kKinds{"KafkaMirrorMaker2", "KafkaMirrorMaker", "KafkaConnector"};
/// Pods, what watches them, and how connectors are looked after: none of it decides which records go where.
const std::set<std::string> kHowItRuns{"affinity",
                                       "alterOffsets",
                                       "autoRestart",
                                       "clientRackInitImage",
                                       "externalConfiguration",
                                       "image",
                                       "jmxOptions",
                                       "jvmOptions",
                                       "listOffsets",
                                       "livenessProbe",
                                       "logging",
                                       "metrics",
                                       "metricsConfig",
                                       "rack",
                                       "readinessProbe",
                                       "resources",
                                       "template",
                                       "tolerations",
                                       "tracing",
                                       "version"};

/// One resource of a file.
class ResourceReader {
public:
    ResourceReader(const SourceText& file, TopologySpec& spec, LinkIds& linkIds, ImportContext& context)
        : m_reader(file), m_spec(spec), m_clusters(spec), m_linkIds(linkIds), m_context(context) {}

    Status readMirrorMaker2(const YAML::Node& resource) {
        const YAML::Node spec = requiredMember(resource, "spec");
        reportRest(spec, {"clusters", "mirrors", "target", "connectCluster", "replicas"});
        reportReplicas(spec);
        std::map<std::string, ClusterId> aliases;
        std::string onlyTarget;
        for (const char* list : {"clusters", "mirrors"}) {
            if (const YAML::Node found = m_reader.member(spec, list);
                found.IsDefined() && found.size() > kMostMirrors) {
                m_reader.fail(tooMany("YAML file", list, kMostMirrors, {}), found);
            }
        }
        for (const YAML::Node& node : m_reader.list(spec, "clusters")) {
            readCluster(node, aliases);
        }
        if (const YAML::Node target = m_reader.member(spec, "target"); target.IsDefined()) {
            onlyTarget = readCluster(target, aliases);
        }
        const std::vector<YAML::Node> mirrors = m_reader.list(spec, "mirrors");
        if (mirrors.empty()) {
            m_reader.fail(Error(ErrorCode::FieldMissing).with("field", "mirrors"), spec);
        }
        for (const YAML::Node& mirror : mirrors) {
            readMirror(mirror, aliases, onlyTarget);
        }
        reportConnectCluster(spec, mirrors);
        return status();
    }

    Status readMirrorMaker1(const YAML::Node& resource) {
        const YAML::Node spec = requiredMember(resource, "spec");
        const YAML::Node consumer = requiredMember(spec, "consumer");
        const YAML::Node producer = requiredMember(spec, "producer");
        reportRest(spec, {"consumer", "producer", "include", "whitelist", "numStreams", "replicas"});
        reportRest(consumer, {"bootstrapServers", "tls", "authentication", "config", "groupId", "numStreams",
                              "offsetCommitInterval"});
        reportRest(producer, {"bootstrapServers", "tls", "authentication", "config", "abortOnSendFailure"});
        reportReplicas(spec);
        Mm1Setup setup;
        ClusterSpec source;
        ClusterSpec target;
        source.id = ClusterId(setup.source);
        target.id = ClusterId(setup.target);
        readStrimziConnection(m_reader, consumer, source, m_context);
        readStrimziConnection(m_reader, producer, target, m_context);
        setup.consumer = m_reader.properties(consumer, "config");
        setup.producer = m_reader.properties(producer, "config");
        setup.include = m_reader.scalar(spec, {"include", "whitelist"});
        if (!setup.include) {
            m_reader.fail(Error(ErrorCode::FieldMissing).with("field", "include"), spec);
        }
        if (const auto group = m_reader.scalar(consumer, "groupId")) {
            setup.consumer.set("group.id", *group);
        }
        std::int64_t streams = 1;
        readNumber(spec, "numStreams", 1, INT32_MAX, streams);
        readNumber(consumer, "numStreams", 1, INT32_MAX, streams);
        setup.streams = static_cast<int>(streams);
        readNumber(consumer, "offsetCommitInterval", 1, kMaxCommitIntervalMs, setup.commitIntervalMs);
        if (const auto abort = m_reader.scalar(producer, "abortOnSendFailure")) {
            setup.abortOnSendFailure = flag("abortOnSendFailure", *abort);
        }
        if (Status read = status(); !read) {
            return read;
        }
        return addMm1(setup, std::move(source), std::move(target), consumer, producer);
    }

    /// The resource that describes one connector.
    Result<Connector> readConnector(const YAML::Node& resource) {
        const YAML::Node metadata = m_reader.member(resource, "metadata");
        const YAML::Node spec = requiredMember(resource, "spec");
        const PlacedValue type = m_reader.requiredScalar(spec, "class");
        const auto name = m_reader.scalar(metadata, "name");
        PropertySet config = m_reader.properties(spec, "config");
        if (const auto tasks = m_reader.scalar(spec, "tasksMax")) {
            config.set("tasks.max", *tasks);
        }
        const auto worker = m_reader.scalar(m_reader.member(metadata, "labels"), kConnectLabel);
        Connector connector{name ? name->value : "connector", type.value.substr(type.value.rfind('.') + 1), type.place,
                            std::move(config)};
        connector.worker = worker ? trimmed(worker->value) : std::string{};
        if (const auto state = stateOf(spec)) {
            connector.state = state->value == "running" ? "RUNNING" : state->value == "paused" ? "PAUSED" : "STOPPED";
            connector.statePlace = state->place;
        }
        if (connector.type.starts_with("Mirror") || connector.type.starts_with("Replicator")) {
            reportRest(spec, {"class", "tasksMax", "config", "state", "pause"});
        }
        if (Status read = status(); !read) {
            return std::unexpected(std::move(read.error()));
        }
        return connector;
    }

    /// What the resource of a Connect cluster says of converters, and Strimzi does where it says nothing.
    PropertySet readConverters(const YAML::Node& resource) {
        const YAML::Node spec = m_reader.member(resource, "spec");
        return workerConverters(m_reader.properties(spec, "config"), kJsonConverter, kHeaderConverter);
    }

    /// The Kafka cluster that the resource of a Connect cluster works for.
    Result<ClusterSpec> readWorker(const YAML::Node& resource) {
        ClusterSpec cluster;
        cluster.id = ClusterId("target");
        readStrimziConnection(m_reader, requiredMember(resource, "spec"), cluster, m_context);
        if (Status read = status(); !read) {
            return std::unexpected(std::move(read.error()));
        }
        return cluster;
    }

private:
    [[nodiscard]] Status status() const {
        if (m_reader.error()) {
            return std::unexpected(*m_reader.error());
        }
        return {};
    }

    YAML::Node requiredMember(const YAML::Node& map, const char* key) {
        YAML::Node found = m_reader.member(map, key);
        if (!found.IsDefined()) {
            m_reader.fail(Error(ErrorCode::FieldMissing).with("field", key), map);
        }
        return found;
    }

    void readNumber(const YAML::Node& map, const char* key, std::int64_t least, std::int64_t most, std::int64_t& out) {
        const std::optional<PlacedValue> value = m_reader.scalar(map, key);
        if (!value) {
            return;
        }
        const Result<std::int64_t> number = numberOf(key, *value, least, most);
        if (!number) {
            return m_reader.fail(number.error(), value->place);
        }
        out = *number;
    }

    bool flag(const char* key, const PlacedValue& value) {
        const Result<bool> on = flagOf(key, value);
        if (!on) {
            m_reader.fail(on.error(), value.place);
        }
        return on.value_or(false);
    }

    void reportRest(const YAML::Node& map, const std::set<std::string>& known) {
        if (!map.IsDefined() || !map.IsMap()) {
            return;
        }
        for (const auto& member : map) {
            const std::string& name = member.first.Scalar();
            if (kHowItRuns.contains(name) && !known.contains(name)) {
                m_context.report.note(LossReason::HowItRuns, m_reader.place(member.first), name);
            } else if (!known.contains(name)) {
                m_context.report.lost(LossReason::NoCounterpart, m_reader.place(member.first), name, "a topology");
            }
        }
    }

    /// One pod is what an export writes; more is said.
    void reportReplicas(const YAML::Node& spec) {
        const auto replicas = m_reader.scalar(spec, "replicas");
        if (replicas && trimmed(replicas->value) == "0") {
            m_stopped = *replicas;
        } else if (replicas && trimmed(replicas->value) != "1") {
            m_context.report.note(LossReason::HowItRuns, replicas->place, settingText("replicas", *replicas));
        }
    }

    /// Reads a cluster and gives back its alias.
    std::string readCluster(const YAML::Node& node, std::map<std::string, ClusterId>& aliases) {
        ClusterSpec cluster;
        const PlacedValue alias = m_reader.requiredScalar(node, "alias");
        cluster.id = ClusterId(alias.value);
        readStrimziConnection(m_reader, node, cluster, m_context);
        std::set<std::string> known{"alias", "bootstrapServers", "tls", "authentication", "config"};
        PropertySet config = m_reader.properties(node, "config");
        for (const StrimziWorkerField& each : kStrimziWorkerFields) {
            known.insert(each.field);
            if (const auto value = m_reader.scalar(node, each.field)) {
                config.set(each.setting, *value);
            }
        }
        reportRest(node, known);
        m_converters[alias.value] = workerConverters(config, kBytesConverter, kBytesConverter);
        readConfig(std::move(config), cluster);
        if (!m_reader.error()) {
            aliases[alias.value] = m_clusters.add(std::move(cluster), alias.place, m_context.report);
        }
        return alias.value;
    }

    void readConfig(PropertySet config, ClusterSpec& cluster) {
        KeptSettings kept;
        if (const PlacedValue* interval = config.take("offset.flush.interval.ms")) {
            const Result<std::int64_t> number =
                numberOf("offset.flush.interval.ms", *interval, kMinCommitIntervalMs, kMaxCommitIntervalMs);
            if (!number) {
                return m_reader.fail(number.error(), interval->place);
            }
            m_commitIntervals[cluster.id.str()] = *number;
        }
        for (const auto& [name, value] : config.rest()) {
            if (librdkafkaSetting(ClientRole::Common, name, value.value)) {
                continue;
            }
            config.take(name);
            keepProperty(kept, name, value, {}, m_context.program, m_context.report);
        }
        readOverrides(config, ClientRole::Common, {}, cluster.client, &kept, {}, m_context);
        keepSettings(cluster.extra, kMirrorKept, kept);
    }

    void readMirror(const YAML::Node& mirror, std::map<std::string, ClusterId>& aliases, std::string target) {
        std::string source;
        if (const YAML::Node node = m_reader.member(mirror, "source"); node.IsDefined()) {
            source = readCluster(node, aliases);
        } else {
            source = m_reader.requiredScalar(mirror, "sourceCluster").value;
        }
        if (target.empty()) {
            target = m_reader.requiredScalar(mirror, "targetCluster").value;
        }
        reportRest(mirror, {"source", "sourceCluster", "targetCluster", "topicsPattern", "topicsExcludePattern",
                            "topicsBlacklistPattern", "groupsPattern", "groupsExcludePattern", "groupsBlacklistPattern",
                            "sourceConnector", "checkpointConnector", "heartbeatConnector"});
        for (const std::string& alias : {source, target}) {
            if (!m_reader.error() && !aliases.contains(alias)) {
                m_reader.fail(Error(ErrorCode::FieldValue)
                                  .with("field", alias == source ? "sourceCluster" : "targetCluster")
                                  .with("value", alias)
                                  .with("expected", "the alias of a cluster of this resource"),
                              mirror);
            }
        }
        if (m_reader.error()) {
            return;
        }
        LinkSpec link;
        link.source = aliases.at(source);
        link.target = aliases.at(target);
        if (const auto interval = m_commitIntervals.find(target); interval != m_commitIntervals.end()) {
            link.commitIntervalMs = interval->second;
        }
        link.id = m_linkIds.idFor(source, target, m_spec);
        PropertySet flow = readFlowOf(mirror, link);
        if (m_reader.error()) {
            return;
        }
        readState(mirror, link);
        if (Status read =
                readFlow(flow, link, {source, target}, {}, m_reader.place(mirror), m_converters[target], m_context);
            !read) {
            return m_reader.fail(read.error(), read.error().context);
        }
        if (!m_reader.member(mirror, "sourceConnector").IsDefined()) {
            link.topics.include.clear();  // without the connector nothing is mirrored
            stop(link, m_reader.place(mirror), source + "->" + target + " without a sourceConnector");
        }
        m_spec.links.push_back(std::move(link));
    }

    /// Strimzi takes no resource whose Connect cluster works for another one than its mirrors write to.
    void reportConnectCluster(const YAML::Node& spec, const std::vector<YAML::Node>& mirrors) {
        const auto connect = m_reader.scalar(spec, "connectCluster");
        std::vector<std::string> others;
        for (const YAML::Node& mirror : mirrors) {
            const auto target = m_reader.scalar(mirror, "targetCluster");
            if (connect && target && target->value != connect->value &&
                std::ranges::find(others, target->value) == others.end()) {
                others.push_back(target->value);
            }
        }
        if (!others.empty()) {
            m_context.report.lost(LossReason::ConnectClusterOther, connect->place,
                                  settingText("connectCluster", *connect), joinedWords(others));
        }
    }

    /// A link does not start by itself where its connector is stopped, paused, or has no pod to run in.
    void readState(const YAML::Node& mirror, LinkSpec& link) {
        const auto state = stateOf(m_reader.member(mirror, "sourceConnector"));
        if (state && state->value != "running") {
            stop(link, state->place, settingText("state", *state));
        } else if (m_stopped) {
            stop(link, m_stopped->place, "replicas = 0");
        }
    }

    /// "running", "paused" or "stopped", also in its old form; nothing where nothing is said.
    std::optional<PlacedValue> stateOf(const YAML::Node& connector) {
        const auto state = m_reader.scalar(connector, "state");
        const auto pause = m_reader.scalar(connector, "pause");
        if (state) {
            const std::string text = trimmed(state->value);
            return PlacedValue{text == "stopped" || text == "paused" ? text : "running", state->place};
        }
        if (pause) {
            return PlacedValue{flag("pause", *pause) ? "paused" : "running", pause->place};
        }
        return std::nullopt;
    }

    void stop(LinkSpec& link, const std::string& place, const std::string& subject) {
        link.autoStart = false;
        m_context.report.lost(LossReason::LinkStopped, place, subject);
    }

    PropertySet readFlowOf(const YAML::Node& mirror, LinkSpec& link) {
        const std::string place = m_reader.place(mirror);
        const YAML::Node source = m_reader.member(mirror, "sourceConnector");
        PropertySet flow = m_reader.properties(source, "config");
        reportRest(source, {"config", "tasksMax", "state", "pause"});
        for (const auto& [kind, member, enabled] :
             {std::tuple{MirrorConnector::Checkpoint, "checkpointConnector", "emit.checkpoints.enabled"},
              std::tuple{MirrorConnector::Heartbeat, "heartbeatConnector", "emit.heartbeats.enabled"}}) {
            const YAML::Node connector = m_reader.member(mirror, member);
            // A connector that is not there does nothing; one that is there does what its own default says.
            const auto state = stateOf(connector);
            const bool runs = connector.IsDefined() && (!state || state->value == "running");
            flow.set(enabled, {runs ? "true" : "false", place});
            addHelperConnector(kind, m_reader.properties(connector, "config"), flow, link, {}, m_context);
            reportRest(connector, {"config", "tasksMax", "state", "pause"});
            if (connector.IsDefined() && !runs) {
                flow.set(enabled, {"false", place});
                m_context.report.note(LossReason::HowItRuns, state->place,
                                      settingText(std::string(member) + ".state", *state));
            }
        }
        if (const auto tasks = m_reader.scalar(m_reader.member(mirror, "sourceConnector"), "tasksMax")) {
            flow.set("tasks.max", *tasks);
        }
        if (const auto topics = m_reader.scalar(mirror, {"topicsPattern"})) {
            flow.set("topics", *topics);
        }
        if (const auto exclude = m_reader.scalar(mirror, {"topicsExcludePattern", "topicsBlacklistPattern"})) {
            flow.set("topics.exclude", *exclude);
        }
        if (const auto groups = m_reader.scalar(mirror, {"groupsPattern"})) {
            flow.set("groups", *groups);
        }
        if (const auto exclude = m_reader.scalar(mirror, {"groupsExcludePattern", "groupsBlacklistPattern"})) {
            flow.set("groups.exclude", *exclude);
        }
        return flow;
    }

    Status addMm1(Mm1Setup& setup, ClusterSpec source, ClusterSpec target, const YAML::Node& consumer,
                  const YAML::Node& producer) {
        // The connections are read already; the properties only need their addresses to find them again.
        const std::string consumerPlace = m_reader.place(consumer);
        const std::string producerPlace = m_reader.place(producer);
        setup.source = m_clusters.add(std::move(source), consumerPlace, m_context.report).str();
        setup.target = m_clusters.add(std::move(target), producerPlace, m_context.report).str();
        setup.consumerPlace = consumerPlace;
        setup.producerPlace = producerPlace;
        setup.consumer.set("bootstrap.servers",
                           {joinedWords(m_spec.cluster(ClusterId(setup.source))->bootstrap, ","), consumerPlace});
        setup.producer.set("bootstrap.servers",
                           {joinedWords(m_spec.cluster(ClusterId(setup.target))->bootstrap, ","), producerPlace});
        return readMm1(setup, m_clusters, m_spec, m_context);
    }

    YamlReader m_reader;
    TopologySpec& m_spec;
    ClusterBook m_clusters;
    LinkIds& m_linkIds;                                     ///< of all resources
    std::map<std::string, std::int64_t> m_commitIntervals;  ///< by alias, where a worker says it
    std::map<std::string, PropertySet> m_converters;        ///< by alias, of the worker that writes there
    std::optional<PlacedValue> m_stopped;                   ///< "replicas", where there are none
    ImportContext& m_context;
};

class StrimziReader {
public:
    explicit StrimziReader(const ImportRequest& request) : m_context(request, std::string(kMirrorMaker2)) {}

    Result<Imported> read(const ImportRequest& request) {
        const std::vector<SourceText>& files = request.files;
        for (const SourceText& file : files) {
            const auto take = [&](const YAML::Node& document) { return readDocument(file, document); };
            if (Status read = forEachDocument(file, take); !read) {
                return std::unexpected(std::move(read.error()));
            }
        }
        reportStoppedEchoes(m_spec.links, m_context.report);
        if (Status read = readMirrorConnectors(m_connectors, m_workers, request.target, m_spec, m_context); !read) {
            return std::unexpected(std::move(read.error()));
        }
        if (m_spec.links.empty()) {
            return std::unexpected(Error(ErrorCode::NothingToImport)
                                       .with("reason",
                                             "no KafkaMirrorMaker2 and no KafkaMirrorMaker is in it, and no "
                                             "KafkaConnector of a MirrorSourceConnector or a Replicator")
                                       .at(files.front().name));
        }
        if (m_spec.name.empty()) {
            m_spec.name = documentName(files.front().name);
        }
        return m_context.imported(std::move(m_spec));
    }

private:
    Status readDocument(const SourceText& file, const YAML::Node& document) {
        if (document.IsNull()) {
            return {};
        }
        YamlReader reader(file);
        if (const YAML::Node items = reader.member(document, "items"); items.IsDefined() && items.IsSequence()) {
            for (const YAML::Node& item : items) {  // kubectl get … -o yaml
                if (Status read = readDocument(file, item); !read) {
                    return read;
                }
            }
            return {};
        }
        const PlacedValue kind = reader.requiredScalar(document, "kind");
        const PlacedValue version = reader.requiredScalar(document, "apiVersion");
        if (reader.error()) {
            return std::unexpected(*reader.error());
        }
        if (m_spec.links.size() > kMostMirrors || m_spec.clusters.size() > kMostMirrors) {
            return std::unexpected(tooMany("YAML file", "mirrors and clusters", kMostMirrors, reader.place(document)));
        }
        ResourceReader resource(file, m_spec, m_linkIds, m_context);
        Status read;
        if (kind.value == "KafkaMirrorMaker2") {
            read = resource.readMirrorMaker2(document);
        } else if (kind.value == "KafkaMirrorMaker") {
            read = resource.readMirrorMaker1(document);
        } else if (kind.value == "KafkaConnector") {
            Result<Connector> connector = resource.readConnector(document);
            if (!connector) {
                return std::unexpected(std::move(connector.error()));
            }
            m_connectors.push_back(std::move(*connector));
        } else {
            m_context.report.lost(LossReason::OtherKind, kind.place, "kind = " + kind.value, version.value);
            if (kind.value == "KafkaConnect") {
                const auto name = reader.scalar(reader.member(document, "metadata"), "name");
                ConnectWorker& worker = m_workers[name ? name->value : std::string{}];
                worker.converters = resource.readConverters(document);
                worker.cluster = [this, &file, document] {
                    return ResourceReader(file, m_spec, m_linkIds, m_context).readWorker(document);
                };
            }
            return {};
        }
        // Vendors publish the same resource under groups of their own.
        if (!version.value.starts_with(kGroup)) {
            m_context.report.note(LossReason::OtherGroup, version.place, "apiVersion = " + version.value, "Strimzi");
        }
        const YAML::Node metadata = reader.member(document, "metadata");
        if (const auto name = reader.scalar(metadata, "name"); name && m_spec.name.empty()) {
            m_spec.name = name->value;
        }
        return read;
    }

    ImportContext m_context;
    TopologySpec m_spec;
    std::vector<Connector> m_connectors;
    ConnectWorkers m_workers;
    LinkIds m_linkIds;
};

}  // namespace

Result<Imported> StrimziImporter::read(const ImportRequest& request) const {
    if (request.files.empty()) {
        return std::unexpected(Error(ErrorCode::NothingToImport).with("reason", "name the YAML files"));
    }
    return StrimziReader(request).read(request);
}

bool StrimziImporter::recognises(std::string_view text) const {
    return std::ranges::any_of(kKinds, [&](std::string_view kind) { return setsTo(text, "kind", kind); });
}

}  // namespace tributary
