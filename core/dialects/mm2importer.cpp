#include "core/dialects/mm2importer.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/propertiesfile.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

/// How the properties of connectors begin; the others are of clients or workers.
constexpr std::array<std::string_view, 30> kConnectorPrefixes{"topics",
                                                              "topic.filter.class",
                                                              "groups",
                                                              "group.filter.class",
                                                              "refresh.",
                                                              "sync.",
                                                              "emit.",
                                                              "replication.",
                                                              "offset-syncs.",
                                                              "offset.lag.max",
                                                              "checkpoints.",
                                                              "heartbeats.",
                                                              "tasks.max",
                                                              "config.propert",
                                                              "admin.timeout.ms",
                                                              "consumer.poll.",
                                                              "errors.",
                                                              "transforms",
                                                              "predicates",
                                                              "enabled",
                                                              "forwarding.admin",
                                                              "metric.reporters",
                                                              "use.defaults.from",
                                                              "use.incremental",
                                                              "connector.plugin",
                                                              "header.converter",
                                                              "key.converter",
                                                              "value.converter",
                                                              "topic.creation.",
                                                              "add.source.alias"};

bool isConnectorProperty(std::string_view name) {
    return std::ranges::any_of(kConnectorPrefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

/// What counts for every cluster when it stands without an alias (MirrorClientConfig.CLIENT_CONFIG_DEF).
bool isConnectionProperty(std::string_view name) {
    return name == "bootstrap.servers" || name == "security.protocol" || name.starts_with("sasl.") ||
           name.starts_with("ssl.");
}

/// One cluster and what its prefix says about clients and workers.
struct Cluster {
    ClusterSpec spec;
    PropertySet consumer;
    PropertySet producer;
    PropertySet admin;
    KeptSettings kept;
    std::int64_t commitIntervalMs = 60'000;
};

class Mm2Reader {
public:
    Mm2Reader(const SourceText& file, SecretRef::From secretsIn)
        : m_file(file), m_context(secretsIn, std::string(kMirrorMaker2)) {}

    Result<Imported> read() {
        Result<PropertySet> properties = readPropertiesFile(m_file, m_context.report);
        if (!properties) {
            return std::unexpected(properties.error());
        }
        m_all = std::move(*properties);
        const PlacedValue* clusters = m_all.take("clusters");
        m_aliases = listElements(clusters == nullptr ? std::string_view{} : clusters->value);
        if (m_aliases.empty()) {
            return std::unexpected(Error(ErrorCode::FieldMissing)
                                       .with("field", "clusters")
                                       .at(clusters == nullptr ? fileStart(m_file) : clusters->place));
        }
        m_kept = readProviders(m_all, m_context);
        if (Status read = readClusters(); !read) {
            return std::unexpected(read.error());
        }
        if (Status read = readFlows(); !read) {
            return std::unexpected(read.error());
        }
        keepRest();
        Imported imported{std::move(m_spec), std::move(m_context.report), std::move(m_context.secrets)};
        imported.spec.name = documentName(m_file.name);
        return imported;
    }

private:
    Status readClusters() {
        std::map<std::string, PropertySet> own;
        for (std::string_view alias : byLength()) {
            own[std::string(alias)] = m_all.takeUnder(alias);
        }
        for (const std::string& alias : m_aliases) {
            PropertySet& properties = own.at(alias);
            for (const auto& [name, value] : m_all.all()) {
                if (isConnectionProperty(name)) {
                    properties.setDefault(name, value);
                    m_all.take(name);
                }
            }
            Cluster& cluster = m_clusters[alias];
            cluster.spec.id = ClusterId(alias);
            if (Status read = readCluster(properties, alias + ".", cluster); !read) {
                return read;
            }
        }
        return {};
    }

    Status readCluster(PropertySet& properties, const std::string& label, Cluster& cluster) {
        if (properties.peek("bootstrap.servers") == nullptr) {
            return std::unexpected(Error(ErrorCode::FieldMissing)
                                       .with("field", label + "bootstrap.servers")
                                       .at(m_all.peek("clusters")->place));
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
        cluster.consumer = properties.takeUnder("consumer");
        cluster.producer = properties.takeUnder("producer");
        cluster.admin = properties.takeUnder("admin");
        foldCommon(cluster);
        for (const auto& [name, value] : properties.rest()) {
            PropertySet one;
            one.set(name, value);
            if (librdkafkaSetting(ClientRole::Common, name, value.value)) {
                readOverrides(one, ClientRole::Common, label, cluster.spec.client, nullptr, {}, m_context);
            } else {
                keepProperty(cluster.kept, name, value, label, m_context.program, m_context.report,
                             isConnectorProperty(name) ? LossReason::NotReadThere : LossReason::Kept);
            }
        }
        return {};
    }

    /// What all three clients of a cluster are told alike is told to the cluster.
    void foldCommon(Cluster& cluster) {
        for (const auto& [name, value] : cluster.consumer.all()) {
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
        PropertySet global;
        for (const auto& [name, value] : m_all.rest()) {
            if (isConnectorProperty(name) && !name.contains("->")) {
                global.set(name, value);
                m_all.take(name);
            }
        }
        rememberHeartbeats(global);
        for (const std::string& source : m_aliases) {
            for (const std::string& target : m_aliases) {
                if (source == target) {
                    continue;
                }
                PropertySet flow = m_all.takeUnder(source + "->" + target);
                const std::string place = flow.all().empty() ? fileStart(m_file) : flow.all().begin()->second.place;
                const bool own = !flow.all().empty();
                for (const auto& [name, value] : global.all()) {
                    flow.setDefault(name, value);
                }
                if (Status read = readFlowBetween(source, target, flow, own, place); !read) {
                    return read;
                }
            }
        }
        keepUnusedClients();
        for (const std::string& alias : m_aliases) {
            Cluster& cluster = m_clusters.at(alias);
            keepSettings(cluster.spec.extra, kMirrorKept, cluster.kept);
            m_spec.clusters.push_back(cluster.spec);
        }
        return {};
    }

    /// With heartbeats MirrorMaker 2 also runs the way back of every flow, so the global setting has a meaning of its
    /// own.
    void rememberHeartbeats(PropertySet& global) {
        const PlacedValue* heartbeats = global.peek("emit.heartbeats.enabled");
        if (heartbeats == nullptr || trimmed(heartbeats->value) == "true") {
            m_kept["emit.heartbeats.enabled"] = "true";
        }
    }

    Status readFlowBetween(const std::string& source, const std::string& target, PropertySet& flow, bool own,
                           const std::string& place) {
        const std::string label = source + "->" + target + ".";
        const PlacedValue* enabled = flow.take("enabled");
        const Result<bool> on = enabled == nullptr ? Result<bool>(false) : flagOf(label + "enabled", *enabled);
        if (!on) {
            return std::unexpected(on.error());
        }
        if (!*on) {
            if (own) {
                m_context.report.lost(LossReason::FlowDisabled, enabled == nullptr ? place : enabled->place,
                                      label + "enabled = false");
            }
            return {};
        }
        for (const auto& [name, value] : m_clusters.at(source).consumer.rest()) {
            flow.setDefault("source.consumer." + name, value);
        }
        for (const auto& [name, value] : m_clusters.at(target).producer.rest()) {
            flow.setDefault("producer.override." + name, value);
        }
        LinkSpec link;
        link.id = m_linkIds.idFor(source, target);
        link.source = ClusterId(source);
        link.target = ClusterId(target);
        link.commitIntervalMs = m_clusters.at(target).commitIntervalMs;
        if (Status read = readFlow(flow, link, label, enabled->place, m_context); !read) {
            return read;
        }
        m_spec.links.push_back(std::move(link));
        return {};
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
            const bool unknownFlow = name.contains("->");
            keepProperty(m_kept, name, value, {}, m_context.program, m_context.report,
                         unknownFlow ? LossReason::NotReadThere : LossReason::Kept);
        }
        keepSettings(m_spec.extra, kMirrorKept, m_kept);
    }

    /// Longest first: "us.east." before "us.".
    [[nodiscard]] std::vector<std::string> byLength() const {
        std::vector<std::string> aliases = m_aliases;
        std::ranges::stable_sort(aliases, std::greater{}, [](const std::string& alias) { return alias.size(); });
        return aliases;
    }

    const SourceText& m_file;
    ImportContext m_context;
    PropertySet m_all;
    std::vector<std::string> m_aliases;
    std::map<std::string, Cluster> m_clusters;
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
    return Mm2Reader(request.files.front(), request.secretsIn).read();
}

}  // namespace tributary
