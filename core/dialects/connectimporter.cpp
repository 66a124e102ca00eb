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
            std::ranges::move(*connectors, std::back_inserter(m_connectors));
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
            return readReplicator(connector, m_clusters, m_spec, m_context);
        }
        if (!connector.type.starts_with("Mirror")) {
            m_context.report.lost(LossReason::OtherKind, connector.place, connector.name, connector.type);
        }
        return {};
    }

    Status readMirror(Connector& connector) {
        const AliasPair pair = pairOf(connector);
        PropertySet flow = std::move(connector.config);
        LinkSpec link;
        link.id = LinkId(connector.name);
        Result<ClusterId> source = readCluster(flow, "source.cluster", pair.first, connector.place);
        Result<ClusterId> target = readCluster(flow, "target.cluster", pair.second, connector.place);
        if (!source || !target) {
            return std::unexpected(source ? target.error() : source.error());
        }
        link.source = *source;
        link.target = *target;
        addHelpers(pair, flow, connector.place);
        if (Status read = readFlow(flow, link, {}, connector.place, m_context); !read) {
            return read;
        }
        m_spec.links.push_back(std::move(link));
        return {};
    }

    Result<ClusterId> readCluster(PropertySet& flow, const std::string& prefix, const std::string& alias,
                                  const std::string& place) {
        flow.take(prefix + ".alias");
        PropertySet properties = flow.takeUnder(prefix);
        if (properties.peek("bootstrap.servers") == nullptr) {
            return std::unexpected(
                Error(ErrorCode::FieldMissing).with("field", prefix + ".bootstrap.servers").at(place));
        }
        ClusterSpec cluster;
        cluster.id = ClusterId(alias);
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
    void addHelpers(const AliasPair& pair, PropertySet& flow, const std::string& place) {
        std::set<MirrorConnector> found;
        for (Connector* helper : m_helpers[pair]) {
            m_used.insert(helper);
            const MirrorConnector kind =
                helper->type == "MirrorCheckpointConnector" ? MirrorConnector::Checkpoint : MirrorConnector::Heartbeat;
            found.insert(kind);
            for (const auto& [name, value] : helper->config.rest()) {
                if (connectorOf(name) == kind) {
                    flow.set(name, value);
                }
            }
            flow.setDefault(
                kind == MirrorConnector::Checkpoint ? "emit.checkpoints.enabled" : "emit.heartbeats.enabled",
                {"true", helper->place});
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
