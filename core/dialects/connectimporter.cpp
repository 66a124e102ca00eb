#include "core/dialects/connectimporter.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/dialects/clusterbook.h"
#include "core/dialects/connectors.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/replicatorflow.h"

namespace tributary {

namespace {

using AliasPair = std::pair<std::string, std::string>;

class ConnectReader {
public:
    explicit ConnectReader(SecretRef::From secretsIn)
        : m_context(secretsIn, std::string(kMirrorMaker2)), m_clusters(m_spec) {}

    Result<Imported> read(const std::vector<SourceText>& files) {
        for (const SourceText& file : files) {
            Result<std::vector<Connector>> connectors = readConnectors(file);
            if (!connectors) {
                return std::unexpected(connectors.error());
            }
            for (Connector& connector : *connectors) {
                if (const auto before = m_places.emplace(connector.name, connector.place); !before.second) {
                    return std::unexpected(Error(ErrorCode::ForeignSyntax)
                                               .with("format", "list of connectors")
                                               .with("reason", "the connector \"" + connector.name +
                                                                   "\" stands twice, first at " + before.first->second +
                                                                   "; one Connect cluster has one of a name")
                                               .at(connector.place));
                }
                m_connectors.push_back(std::move(connector));
            }
        }
        for (Connector& connector : m_connectors) {
            if (connector.type == "MirrorCheckpointConnector" || connector.type == "MirrorHeartbeatConnector") {
                m_helpers[pairOf(connector)].push_back(&connector);
            }
        }
        for (Connector& connector : m_connectors) {
            if (Status read = readOne(connector); !read) {
                return std::unexpected(read.error());
            }
        }
        for (const auto& [pair, helpers] : m_helpers) {
            for (const Connector* helper : helpers) {
                if (!m_used.contains(helper)) {
                    m_context.report.lost(LossReason::OtherKind, helper->place, helper->name,
                                          "there is no MirrorSourceConnector beside it");
                }
            }
        }
        if (m_spec.links.empty()) {
            return std::unexpected(
                Error(ErrorCode::NothingToImport)
                    .with("reason", "no MirrorSourceConnector and no ReplicatorSourceConnector is among the connectors")
                    .at(files.front().name));
        }
        m_spec.name = documentName(files.front().name);
        return Imported{std::move(m_spec), std::move(m_context.report), std::move(m_context.secrets)};
    }

private:
    static AliasPair pairOf(const Connector& connector) {
        const auto alias = [&](const char* key, const char* byDefault) {
            const PlacedValue* value = connector.config.peek(key);
            return value == nullptr ? std::string(byDefault) : trimmed(value->value);
        };
        return {alias("source.cluster.alias", "source"), alias("target.cluster.alias", "target")};
    }

    Status readOne(Connector& connector) {
        if (connector.type == "MirrorSourceConnector") {
            return readMirror(connector);
        }
        if (connector.type == "ReplicatorSourceConnector") {
            Status read = readReplicator(connector, m_clusters, m_spec, m_context);
            if (read) {
                readState(connector, m_spec.links.back());
            }
            return read;
        }
        if (!connector.type.starts_with("Mirror")) {
            m_context.report.lost(LossReason::OtherKind, connector.place, connector.name, connector.type);
        }
        return {};
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
        link.id = LinkId(connector.name);
        promote(flow, "consumer.", "source.cluster.");
        promote(flow, "source.consumer.", "source.cluster.");
        promote(flow, "producer.override.", "target.cluster.");
        Result<ClusterId> source = readCluster(flow, "source.cluster", pair.first, connector.place);
        Result<ClusterId> target = readCluster(flow, "target.cluster", pair.second, connector.place);
        if (!source || !target) {
            return std::unexpected(source ? target.error() : source.error());
        }
        link.source = *source;
        link.target = *target;
        addHelpers(pair, flow, link, connector.place);
        readState(connector, link);
        if (Status read = readFlow(flow, link, {pair.first, pair.second}, {}, connector.place, m_context); !read) {
            return read;
        }
        m_spec.links.push_back(std::move(link));
        return {};
    }

    /// A cluster is reached as the client does that mirrors: what is said to it counts before what the cluster says.
    static void promote(PropertySet& flow, const std::string& client, const std::string& cluster) {
        for (const auto& [name, value] : flow.rest()) {
            if (name.starts_with(client) && isConnectionProperty(name.substr(client.size()))) {
                flow.take(name);
                flow.set(cluster + name.substr(client.size()), value);
            }
        }
    }

    Result<ClusterId> readCluster(PropertySet& flow, const std::string& prefix, const std::string& alias,
                                  const std::string& place) {
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
        return m_clusters.add(std::move(cluster), place, m_context.report);
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

    ImportContext m_context;
    TopologySpec m_spec;
    ClusterBook m_clusters;
    std::vector<Connector> m_connectors;
    std::map<std::string, std::string> m_places;  ///< of the connectors, by name
    std::map<AliasPair, std::vector<Connector*>> m_helpers;
    std::set<const Connector*> m_used;
};

}  // namespace

Result<Imported> ConnectImporter::read(const ImportRequest& request) const {
    if (request.files.empty()) {
        return std::unexpected(Error(ErrorCode::NothingToImport).with("reason", "name the connectors' JSON files"));
    }
    return ConnectReader(request.secretsIn).read(request.files);
}

}  // namespace tributary
