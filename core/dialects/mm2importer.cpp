#include "core/dialects/mm2importer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/dialects/contentsigns.h"
#include "core/dialects/converters.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/mirrorkeys.h"
#include "core/dialects/propertiesfile.h"
#include "core/dialects/sourcecheck.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

/// Each of them may have a flow to each other one.
constexpr std::size_t kMostClusters = 500;
/// A setting of all flows counts once for each, and so does its text.
constexpr std::size_t kMostSettingsOfFlows = 100'000;
constexpr std::size_t kMostBytesOfFlows = std::size_t{4} * 1024 * 1024;
constexpr std::string_view kConfiguration = "MirrorMaker 2 configuration";

/// As Java's parseBoolean does, which a blank behind the word makes false.
bool parsesTrue(std::string_view text) {
    return std::ranges::equal(text, std::string_view("true"), {},
                              [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
}

/// A word that MirrorMaker 2 knows, with more behind it: a comment, in a properties file, is a part of the value.
bool beginsWithFlag(std::string_view text) {
    const std::string_view word = text.substr(0, text.find(' '));
    return word.size() < text.size() && (word == "true" || word == "false");
}

/// One cluster and what its prefix says about clients and workers.
struct Cluster {
    ClusterSpec spec;
    PropertySet declared;    ///< what stands under its alias, and for all of them
    PropertySet connection;  ///< the same with what its clients are told beyond it
    bool joined = false;     ///< a client has said what it needs
    PropertySet consumer;
    PropertySet producer;
    PropertySet admin;
    KeptSettings kept;
    std::int64_t commitIntervalMs = 60'000;
};

struct Flow {
    std::string source;
    std::string target;
    PropertySet own;
    bool enabled = false;
    std::string readAsFalse = {};  ///< what stands at `enabled`, where it is not false itself

    [[nodiscard]] std::string label() const { return source + "->" + target + "."; }
};

/// Reads as MirrorMakerConfig does: a property may count in several places. `source.cluster.alias` is a setting of all
/// flows, and would be one of a cluster called "source" too.
class Mm2Reader {
public:
    explicit Mm2Reader(const ImportRequest& request)
        : m_file(request.files.front()), m_context(request, std::string(kMirrorMaker2)) {}

    Result<Imported> read() {
        Result<PropertySet> properties = readPropertiesFile(m_file, m_context.report);
        if (!properties) {
            return std::unexpected(properties.error());
        }
        m_all = std::move(*properties);
        if (Status read = readAliases(); !read) {
            return std::unexpected(read.error());
        }
        m_kept = readProviders(m_all, m_context);
        reportTransactions();
        takeGlobal();
        if (Status read = takeFlows(); !read) {
            return std::unexpected(read.error());
        }
        takeClusters();
        for (Status status : {readClusters(), readFlows()}) {
            if (!status) {
                return std::unexpected(status.error());
            }
        }
        keepRest();
        m_spec.name = documentName(m_file.name);
        return m_context.imported(std::move(m_spec));
    }

private:
    Status readAliases() {
        const PlacedValue* clusters = m_all.take("clusters");
        const std::string place = clusters == nullptr ? fileStart(m_file) : clusters->place;
        for (std::string& alias : listElements(clusters == nullptr ? std::string_view{} : clusters->value)) {
            if (std::ranges::find(m_aliases, alias) == m_aliases.end()) {
                m_aliases.push_back(std::move(alias));
            }
            if (m_aliases.size() > kMostClusters) {
                return std::unexpected(tooMany(kConfiguration, "clusters", kMostClusters, place));
            }
        }
        if (m_aliases.empty()) {
            return std::unexpected(Error(ErrorCode::FieldMissing).with("field", "clusters").at(place));
        }
        m_clustersPlace = place;
        return {};
    }

    void reportTransactions() {
        for (const auto& [name, value] : m_all.rest()) {
            if (name.ends_with("exactly.once.source.support") && trimmed(value.value) == "enabled") {
                m_context.report.lost(LossReason::MayRepeat, value.place, settingText(name, value));
            }
        }
    }

    void takeGlobal() {
        for (const auto& [name, value] : m_all.rest()) {
            if (isConnectorKey(name) || name.starts_with("replication.policy")) {
                m_global.set(name, value);
                m_all.take(name);
            } else if (isConnectionProperty(name)) {
                m_globalConnection.set(name, value);
                m_all.take(name);
            }
        }
    }

    /// Longest alias first: "us.east." is not of "us.".
    [[nodiscard]] std::vector<std::string> byLength() const {
        std::vector<std::string> aliases = m_aliases;
        std::ranges::stable_sort(aliases, std::greater{}, [](const std::string& alias) { return alias.size(); });
        return aliases;
    }

    void takeClusters() {
        for (const std::string& alias : byLength()) {
            Cluster& cluster = m_clusters[alias];
            cluster.spec.id = ClusterId(alias);
            PropertySet own = m_all.takeUnder(alias);
            cluster.consumer = own.takeUnder("consumer");
            cluster.producer = own.takeUnder("producer");
            cluster.admin = own.takeUnder("admin");
            for (const auto& [name, value] : own.rest()) {
                cluster.connection.set(name, value);
            }
            for (const auto& [name, value] : m_globalConnection.all()) {
                cluster.connection.setDefault(name, value);
            }
            cluster.declared = cluster.connection;
        }
        for (const auto& [name, value] : m_globalConnection.all()) {
            const bool counts = std::ranges::any_of(m_clusters, [&name = name, &value = value](const auto& each) {
                return each.second.declared.peek(name)->place == value.place;
            });
            if (!counts) {  // each cluster has its own
                m_context.report.note(LossReason::NoEffect, value.place, settingText(name, value));
            }
        }
    }

    Status takeFlows() {
        const bool heartbeats = readsTrue(m_global.peek("emit.heartbeats.enabled"));
        // With heartbeats MirrorMaker 2 also runs the way back of every flow, so the global setting has a meaning of
        // its own.
        if (heartbeats) {
            m_kept["emit.heartbeats.enabled"] = "true";
        }
        const PlacedValue* everywhere = m_global.take("enabled");
        std::map<std::pair<std::string, std::string>, PropertySet> own;
        for (const std::string& target : byLength()) {
            for (const std::string& source : m_aliases) {
                own[{source, target}] = m_all.takeUnder(source + "->" + target);
            }
        }
        for (const std::string& source : m_aliases) {
            for (const std::string& target : m_aliases) {
                if (source == target) {
                    continue;
                }
                Flow flow{source, target, std::move(own.at({source, target}))};
                const PlacedValue* enabled = flow.own.take("enabled");
                // A flow that only the global setting enables runs where heartbeats have made it one.
                const PlacedValue* beats = flow.own.peek("emit.heartbeats.enabled");
                const bool isPair = beats == nullptr ? heartbeats : readsTrue(beats);
                if (enabled == nullptr && everywhere != nullptr && isPair) {
                    enabled = everywhere;
                }
                if (enabled != nullptr) {
                    const Result<bool> on = flagOf(flow.label() + "enabled", *enabled);
                    if (!on && !beginsWithFlag(enabled->value)) {
                        return std::unexpected(on.error());
                    }
                    flow.enabled = on && *on && (isPair || parsesTrue(enabled->value));
                    if (!flow.enabled && (!on || *on)) {
                        flow.readAsFalse = enabled->value;
                    }
                }
                if (m_flows.size() == kMostMirrors) {
                    return std::unexpected(tooMany(kConfiguration, "flows", kMostMirrors, m_clustersPlace));
                }
                const auto rest = flow.own.rest();
                if (enabled == nullptr && onlyHeartbeats(rest)) {
                    // MirrorMaker 2 makes the pair for its heartbeats, and mirrors nothing there.
                    for (const auto& [name, value] : rest) {
                        keepProperty(m_kept, flow.label() + name, value, {}, m_context.program, m_context.report);
                    }
                } else if (flow.enabled || !flow.readAsFalse.empty() || !rest.empty()) {
                    addFlow(std::move(flow), enabled);
                } else if (enabled != nullptr) {
                    m_context.report.note(LossReason::FlowDisabled, enabled->place, flow.label() + "enabled = false");
                }
            }
        }
        return {};
    }

    static bool onlyHeartbeats(const std::vector<std::pair<std::string, PlacedValue>>& rest) {
        return !rest.empty() && std::ranges::all_of(rest, [](const auto& each) {
            return connectorOf(each.first) == MirrorConnector::Heartbeat;
        });
    }

    void addFlow(Flow flow, const PlacedValue* enabled) {
        m_places.push_back(enabled != nullptr ? enabled->place : flow.own.rest().front().second.place);
        m_flows.push_back(std::move(flow));
    }

    /// The default is true.
    static bool readsTrue(const PlacedValue* value) { return value == nullptr || parsesTrue(value->value); }

    Status readClusters() {
        for (const bool enabled : {true, false}) {  // a flow that does not run decides nothing that another one says
            for (Flow& flow : m_flows) {
                if (flow.enabled == enabled) {
                    collectConnections(flow);
                }
            }
        }
        for (const std::string& alias : m_aliases) {
            Cluster& cluster = m_clusters.at(alias);
            for (PropertySet* client : {&cluster.consumer, &cluster.producer, &cluster.admin}) {
                for (const auto& [name, value] : client->rest()) {
                    const PlacedValue* there = cluster.connection.peek(name);
                    if (isConnectionProperty(name) && there != nullptr &&
                        trimmed(there->value) == trimmed(value.value)) {
                        client->take(name);
                    }
                }
            }
            if (Status read = readCluster(alias + ".", cluster); !read) {
                return read;
            }
        }
        return {};
    }

    /// A cluster is reached as the client does that mirrors: at the source its consumer, at the target its producer.
    void collectConnections(Flow& flow) {
        Cluster& source = m_clusters.at(flow.source);
        Cluster& target = m_clusters.at(flow.target);
        PropertySet consumer = connectionOf(source);
        for (const char* prefix : {"consumer.", "source.cluster."}) {
            takeConnection(flow.own, prefix, consumer, false);
        }
        takeConnection(source.consumer, {}, consumer, true, false);
        takeConnection(flow.own, "source.consumer.", consumer, true);
        join(source, consumer, flow.label() + "source.consumer.");
        PropertySet producer = connectionOf(target);
        for (const char* prefix : {"target.producer.", "producer.", "target.cluster."}) {
            takeConnection(flow.own, prefix, producer, false);
        }
        takeConnection(target.producer, {}, producer, true, false);
        takeConnection(flow.own, "producer.override.", producer, true);
        join(target, producer, flow.label() + "producer.override.");
    }

    /// What the cluster itself says, as the file has it.
    static PropertySet connectionOf(const Cluster& cluster) {
        PropertySet own;
        for (const auto& [name, value] : cluster.declared.all()) {
            if (isConnectionProperty(name)) {
                own.set(name, value);
            }
        }
        return own;
    }

    /// Copies what connects under the prefix; `over`: before what stands there already.
    void takeConnection(PropertySet& from, const std::string& prefix, PropertySet& to, bool over, bool take = true) {
        for (const auto& [name, value] : from.rest()) {
            if (!name.starts_with(prefix) || !isConnectionProperty(name.substr(prefix.size()))) {
                continue;
            }
            const std::string property = name.substr(prefix.size());
            if (const PlacedValue* there = to.peek(property)) {
                over ? reportPassedOver(*there, value) : reportPassedOver(value, *there);
            }
            over ? to.set(property, value) : to.setDefault(property, value);
            if (take) {
                from.take(name);
            }
        }
    }

    /// MirrorMaker 2 gives its other clients this value, and the one that mirrors the other one.
    void reportPassedOver(const PlacedValue& value, const PlacedValue& taken) {
        if (trimmed(value.value) != trimmed(taken.value)) {
            m_context.report.replaced(LossReason::ScopeConflict, value.place, settingText({}, value),
                                      "what stands at " + taken.place);
        }
    }

    /// What a client needs becomes the cluster's; what another one needs otherwise is said.
    void join(Cluster& cluster, const PropertySet& client, const std::string& label) {
        for (const auto& [name, value] : client.all()) {
            const PlacedValue* there = cluster.connection.peek(name);
            if (!cluster.joined || there == nullptr) {
                if (cluster.joined) {
                    m_context.report.replaced(LossReason::ScopeConflict, value.place, settingText(label + name, value),
                                              "it for all that use the cluster");
                }
                cluster.connection.set(name, value);
            } else if (trimmed(there->value) != trimmed(value.value)) {
                m_context.report.replaced(LossReason::ScopeConflict, value.place, settingText(label + name, value),
                                          "what stands at " + there->place);
            }
        }
        cluster.joined = true;
    }

    Status readCluster(const std::string& label, Cluster& cluster) {
        PropertySet& properties = cluster.connection;
        if (properties.peek("bootstrap.servers") == nullptr) {
            return std::unexpected(
                Error(ErrorCode::FieldMissing).with("field", label + "bootstrap.servers").at(m_clustersPlace));
        }
        if (Status read = readConnection(properties, cluster.spec, label, m_context); !read) {
            return read;
        }
        if (const PlacedValue* interval = properties.take("offset.flush.interval.ms")) {
            const Result<std::int64_t> number =
                numberOf(label + "offset.flush.interval.ms", *interval, kMinCommitIntervalMs, kMaxCommitIntervalMs);
            if (!number) {
                return std::unexpected(number.error());
            }
            cluster.commitIntervalMs = *number;
        }
        foldCommon(cluster);
        for (const auto& [name, value] : properties.rest()) {
            PropertySet one;
            one.set(name, value);
            if (isConnectionProperty(name) && librdkafkaSetting(ClientRole::Common, name, trimmed(value.value))) {
                readOverrides(one, ClientRole::Common, label, cluster.spec.client, nullptr, {}, m_context);
            } else if (isClusterKey(name)) {
                keepProperty(cluster.kept, name, value, label, m_context.program, m_context.report);
            } else if (isConnectorKey(name)) {
                keepProperty(cluster.kept, name, value, label, m_context.program, m_context.report,
                             LossReason::NotReadThere);
            } else {
                keepUnknown(cluster.kept, name, value, label, nearestClusterKey, m_context);
            }
        }
        return {};
    }

    /// What all three clients of a cluster are told alike is told to the cluster.
    static void foldCommon(Cluster& cluster) {
        for (const auto& [name, value] : cluster.consumer.rest()) {
            const PlacedValue* producer = cluster.producer.peek(name);
            const PlacedValue* admin = cluster.admin.peek(name);
            const auto common = librdkafkaSetting(ClientRole::Common, name, value.value);
            if (common && producer != nullptr && admin != nullptr && producer->value == value.value &&
                admin->value == value.value) {
                cluster.spec.client[common->name] = common->value;
                cluster.producer.take(name);
                cluster.admin.take(name);
                cluster.consumer.take(name);
            }
        }
    }

    Status readFlows() {
        std::size_t bytesOfEach = 0;
        for (const auto& [name, value] : m_global.all()) {
            bytesOfEach += value.value.size() + value.key.size();
        }
        if (bytesOfEach * m_flows.size() > kMostBytesOfFlows) {
            return std::unexpected(
                tooMany(kConfiguration, "bytes in the settings of its flows", kMostBytesOfFlows, m_clustersPlace));
        }
        std::size_t settings = 0;
        for (const Flow& flow : m_flows) {
            settings += m_global.all().size() + m_clusters.at(flow.source).consumer.all().size() +
                        m_clusters.at(flow.target).producer.all().size();
            if (settings > kMostSettingsOfFlows) {
                return std::unexpected(
                    tooMany(kConfiguration, "settings of its flows", kMostSettingsOfFlows, m_clustersPlace));
            }
        }
        for (std::size_t i = 0; i < m_flows.size(); ++i) {
            if (Status read = readFlowOf(m_flows[i], m_places[i]); !read) {
                return read;
            }
        }
        reportStoppedEchoes(m_spec.links, m_context.report);
        reportWithoutFlows();
        keepUnusedClients();
        for (const std::string& alias : m_aliases) {
            Cluster& cluster = m_clusters.at(alias);
            keepSettings(cluster.spec.extra, kMirrorKept, cluster.kept);
            m_spec.clusters.push_back(cluster.spec);
        }
        return {};
    }

    Status readFlowOf(Flow& flow, const std::string& place) {
        PropertySet properties;
        for (const auto& [name, value] : flow.own.rest()) {
            properties.set(name, value);
        }
        for (const auto& [name, value] : m_global.rest()) {
            properties.setDefault(name, value);
        }
        for (const auto& [name, value] : m_clusters.at(flow.source).consumer.rest()) {
            properties.setDefault("source.consumer." + name, value);
        }
        for (const auto& [name, value] : m_clusters.at(flow.target).producer.rest()) {
            properties.setDefault("producer.override." + name, value);
        }
        LinkSpec link;
        link.id = m_linkIds.idFor(flow.source, flow.target);
        link.source = ClusterId(flow.source);
        link.target = ClusterId(flow.target);
        link.commitIntervalMs = m_clusters.at(flow.target).commitIntervalMs;
        link.autoStart = flow.enabled;
        if (!flow.readAsFalse.empty()) {
            m_context.report.lost(LossReason::ReadAsFalse, place,
                                  flow.label() + "enabled = \"" + flow.readAsFalse + '"', m_context.program);
        } else if (!flow.enabled) {
            m_context.report.lost(LossReason::LinkStopped, place, flow.label() + "enabled = false");
        }
        const PropertySet worker =
            workerConverters(m_clusters.at(flow.target).declared, kBytesConverter, kBytesConverter);
        if (Status read =
                readFlow(properties, link, {flow.source, flow.target}, flow.label(), place, worker, m_context);
            !read) {
            return read;
        }
        m_spec.links.push_back(std::move(link));
        return {};
    }

    /// Nothing would be mirrored: that is the first thing to know. What counts for all flows is kept for the day on
    /// which one is enabled.
    void reportWithoutFlows() {
        if (std::ranges::any_of(m_flows, &Flow::enabled)) {
            return;
        }
        std::vector<std::string> possible;
        for (const std::string& source : m_aliases) {
            for (const std::string& target : m_aliases) {
                if (source != target && possible.size() < 4) {
                    possible.push_back(source + "->" + target + ".enabled = true");
                }
            }
        }
        m_context.report.lost(LossReason::NoFlowEnabled, m_clustersPlace, "clusters = " + joinedWords(m_aliases, ", "),
                              joinedWords(possible, ", "));
        if (m_flows.empty()) {
            for (const auto& [name, value] : m_global.all()) {
                keepProperty(m_kept, name, value, {}, m_context.program, m_context.report);
            }
        }
    }

    /// Clients that no link has, and admins: MirrorMaker 2 uses them for its own topics.
    void keepUnusedClients() {
        const auto isEnd = [&](ClusterId LinkSpec::* end, const std::string& alias) {
            return std::ranges::any_of(m_spec.links, [&](const LinkSpec& link) { return (link.*end).str() == alias; });
        };
        for (auto& [alias, cluster] : m_clusters) {
            keepClients(cluster, alias, "admin.", cluster.admin);
            if (!isEnd(&LinkSpec::source, alias)) {
                keepClients(cluster, alias, "consumer.", cluster.consumer);
            }
            if (!isEnd(&LinkSpec::target, alias)) {
                keepClients(cluster, alias, "producer.", cluster.producer);
            }
        }
    }

    void keepClients(Cluster& cluster, const std::string& alias, const std::string& client,
                     const PropertySet& properties) {
        for (const auto& [name, value] : properties.rest()) {
            keepProperty(cluster.kept, client + name, value, alias + ".", m_context.program, m_context.report);
        }
    }

    void keepRest() {
        for (const auto& [name, value] : m_all.rest()) {
            if (name.contains("->")) {
                keepProperty(m_kept, name, value, {}, m_context.program, m_context.report, LossReason::NotReadThere);
            } else if (isGlobalKey(name)) {
                keepProperty(m_kept, name, value, {}, m_context.program, m_context.report);
            } else {
                keepUnknown(m_kept, name, value, {}, nearestGlobalKey, m_context);
            }
        }
        keepSettings(m_spec.extra, kMirrorKept, m_kept);
    }

    const SourceText& m_file;
    ImportContext m_context;
    PropertySet m_all;
    std::string m_clustersPlace;
    PropertySet m_global;
    PropertySet m_globalConnection;
    std::vector<std::string> m_aliases;
    std::map<std::string, Cluster> m_clusters;
    std::vector<Flow> m_flows;
    std::vector<std::string> m_places;  ///< of the flows
    LinkIds m_linkIds;
    KeptSettings m_kept;
    TopologySpec m_spec;
};

}  // namespace

Result<Imported> Mm2Importer::read(const ImportRequest& request) const {
    if (request.files.size() != 1) {
        return std::unexpected(
            Error(ErrorCode::NothingToImport).with("reason", "MirrorMaker 2 has one file, mm2.properties; name it"));
    }
    return Mm2Reader(request).read();
}

bool Mm2Importer::recognises(std::string_view text) const {
    if (isJson(text) || isResource(text)) {
        return false;
    }
    return std::ranges::any_of(firstWords(text), [](const FirstWord& each) {
        const bool clusters = each.word == "clusters" && !each.rest.empty() && !each.rest.starts_with('[');
        return clusters || (each.word.contains("->") && each.word.contains('.'));
    });
}

}  // namespace tributary
