#include "core/dialects/mirrorconnectors.h"

#include <set>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/dialects/clusterbook.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/replicatorflow.h"

namespace tributary {

namespace {

using AliasPair = std::pair<std::string, std::string>;

class MirrorConnectorReader {
public:
    MirrorConnectorReader(std::vector<Connector>& connectors, const ConnectWorkers& workers, const std::string& target,
                          TopologySpec& spec, ImportContext& context)
        : m_connectors(connectors), m_workers(workers), m_target(target), m_spec(spec), m_context(context) {}

    Status read() {
        for (Connector& connector : m_connectors) {
            if (const auto before = m_places.emplace(std::pair{connector.worker, connector.name}, connector.place);
                !before.second) {
                return std::unexpected(Error(ErrorCode::ForeignSyntax)
                                           .with("format", "list of connectors")
                                           .with("reason", "the connector \"" + connector.name +
                                                               "\" stands twice, first at " + before.first->second +
                                                               "; one Connect cluster has one of a name")
                                           .at(connector.place));
            }
            if (isHelper(connector)) {
                m_helpers[pairOf(connector)].push_back(&connector);
            }
        }
        for (Connector& connector : m_connectors) {
            if (Status read = readOne(connector); !read) {
                return read;
            }
        }
        for (const auto& [pair, helpers] : m_helpers) {
            for (const Connector* helper : helpers) {
                if (!m_used.contains(helper)) {
                    m_context.report.lost(LossReason::HelperAlone, helper->place, helper->name,
                                          pairText(pair) + sourcesText());
                }
            }
        }
        reportStoppedEchoes(m_mirrors, m_context.report);
        return {};
    }

private:
    static bool isHelper(const Connector& connector) {
        return connector.type == "MirrorCheckpointConnector" || connector.type == "MirrorHeartbeatConnector";
    }

    static AliasPair pairOf(const Connector& connector) {
        const auto alias = [&](const char* key, const char* byDefault) {
            const PlacedValue* value = connector.config.peek(key);
            return value == nullptr ? std::string(byDefault) : trimmed(value->value);
        };
        return {alias("source.cluster.alias", "source"), alias("target.cluster.alias", "target")};
    }

    static std::string pairText(const AliasPair& pair) { return pair.first + "->" + pair.second; }

    /// Which flows there are, as far as one reads on.
    [[nodiscard]] std::string sourcesText() const {
        constexpr std::size_t kMost = 5;
        std::vector<std::string> flows;
        for (const auto& [name, pair] : m_flows) {
            flows.push_back(flows.size() == kMost ? "…" : name + " has " + pairText(pair));
            if (flows.size() > kMost) {
                break;
            }
        }
        return flows.empty() ? ", and there is no MirrorSourceConnector" : ", while " + joinedWords(flows);
    }

    Status readOne(Connector& connector) {
        if (connector.type == "MirrorSourceConnector") {
            return readMirror(connector);
        }
        if (connector.type == "ReplicatorSourceConnector") {
            ClusterBook clusters(m_spec);
            Status read = readReplicator(connector, workerOf(connector), clusters, m_spec, m_context);
            if (read) {
                readState(connector, m_spec.links.back());
            }
            return read;
        }
        if (!isHelper(connector)) {
            m_context.report.lost(LossReason::OtherKind, connector.place, connector.name, connector.type);
        }
        return {};
    }

    /// What somebody has said of the target counts before what the worker's file says.
    ConnectWorker workerOf(const Connector& connector) const {
        const auto worker = m_workers.find(connector.worker);
        const bool known = worker != m_workers.end();
        return {[this, worker, known]() -> Result<ClusterSpec> {
                    Result<ClusterSpec> cluster = known ? worker->second.cluster() : ClusterSpec{};
                    if (cluster && !m_target.empty()) {
                        cluster->bootstrap = listElements(m_target);
                    }
                    return cluster;
                },
                known ? worker->second.converters : std::nullopt};
    }

    void readState(const Connector& connector, LinkSpec& link) {
        if (connector.state == "STOPPED" || connector.state == "PAUSED") {
            link.autoStart = false;
            m_context.report.lost(LossReason::LinkStopped, connector.statePlace, "state = " + connector.state);
        }
    }

    Status readMirror(Connector& connector) {
        const AliasPair pair = pairOf(connector);
        PropertySet flow = std::move(connector.config);
        LinkSpec link;
        link.id = freeLinkId(m_spec, connector.name);
        promote(flow, "consumer.", "source.cluster.");
        promote(flow, "source.consumer.", "source.cluster.");
        promote(flow, "producer.override.", "target.cluster.");
        ClusterBook clusters(m_spec);
        Result<ClusterId> source = readCluster(flow, "source.cluster", pair.first, connector.place, clusters);
        Result<ClusterId> target = readCluster(flow, "target.cluster", pair.second, connector.place, clusters);
        if (!source || !target) {
            return std::unexpected(source ? target.error() : source.error());
        }
        link.source = *source;
        link.target = *target;
        addHelpers(pair, flow, link, connector.place);
        readState(connector, link);
        if (Status read = readFlow(flow, link, {pair.first, pair.second}, {}, connector.place,
                                   workerOf(connector).converters, m_context);
            !read) {
            return read;
        }
        m_flows.emplace_back(connector.name, pair);
        m_mirrors.push_back(link);
        m_spec.links.push_back(std::move(link));
        return {};
    }

    /// A cluster is reached as the client does that mirrors: what is said to it counts before what the cluster says.
    void promote(PropertySet& flow, const std::string& client, const std::string& cluster) {
        for (const auto& [name, value] : flow.rest()) {
            if (!name.starts_with(client) || !isConnectionProperty(name.substr(client.size()))) {
                continue;
            }
            const std::string own = cluster + name.substr(client.size());
            const PlacedValue* there = flow.peek(own);
            if (there != nullptr && trimmed(there->value) != trimmed(value.value)) {
                m_context.report.replaced(LossReason::ScopeConflict, there->place, settingText(own, *there),
                                          "what stands at " + value.place);
            }
            flow.take(name);
            flow.set(own, value);
        }
    }

    Result<ClusterId> readCluster(PropertySet& flow, const std::string& prefix, const std::string& alias,
                                  const std::string& place, ClusterBook& clusters) {
        PropertySet properties = flow.takeUnder(prefix);
        properties.take("alias");
        if (properties.peek("bootstrap.servers") == nullptr) {
            return std::unexpected(
                Error(ErrorCode::FieldMissing).with("field", prefix + ".bootstrap.servers").at(place));
        }
        ClusterSpec cluster;
        cluster.id = ClusterId(alias.empty() ? prefix.substr(0, prefix.find('.')) : alias);
        const std::string label = prefix + ".";
        if (Status read = readConnection(properties, cluster, label, m_context); !read) {
            return std::unexpected(read.error());
        }
        KeptSettings kept;
        readOverrides(properties, ClientRole::Common, label, cluster.client, &kept, {}, m_context);
        keepSettings(cluster.extra, kMirrorKept, kept);
        return clusters.add(std::move(cluster), place, m_context.report);
    }

    /// Checkpoints and heartbeats are on when their connector is there.
    void addHelpers(const AliasPair& pair, PropertySet& flow, LinkSpec& link, const std::string& place) {
        std::set<MirrorConnector> found;
        for (Connector* helper : m_helpers[pair]) {
            m_used.insert(helper);
            const MirrorConnector kind =
                helper->type == "MirrorCheckpointConnector" ? MirrorConnector::Checkpoint : MirrorConnector::Heartbeat;
            found.insert(kind);
            flow.set(kind == MirrorConnector::Checkpoint ? "emit.checkpoints.enabled" : "emit.heartbeats.enabled",
                     {"true", helper->place});
            addHelperConnector(kind, helper->config, flow, link, {}, m_context);
        }
        if (!found.contains(MirrorConnector::Checkpoint)) {
            flow.set("emit.checkpoints.enabled", {"false", place});
        }
        if (!found.contains(MirrorConnector::Heartbeat)) {
            flow.set("emit.heartbeats.enabled", {"false", place});
        }
    }

    std::vector<Connector>& m_connectors;
    const ConnectWorkers& m_workers;
    const std::string& m_target;
    TopologySpec& m_spec;
    ImportContext& m_context;
    std::map<std::pair<std::string, std::string>, std::string> m_places;  ///< of the connectors, by worker and name
    std::map<AliasPair, std::vector<Connector*>> m_helpers;
    std::vector<std::pair<std::string, AliasPair>> m_flows;  ///< of the source connectors, by their names
    std::vector<LinkSpec> m_mirrors;                         ///< the links of MirrorMaker 2 among all
    std::set<const Connector*> m_used;
};

}  // namespace

Status readMirrorConnectors(std::vector<Connector>& connectors, const ConnectWorkers& workers,
                            const std::string& target, TopologySpec& spec, ImportContext& context) {
    return MirrorConnectorReader(connectors, workers, target, spec, context).read();
}

}  // namespace tributary
