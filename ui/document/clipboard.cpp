#include "ui/document/clipboard.h"

#include "core/base/secretwords.h"
#include "core/topology/topologyjson.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tributary::ui {

namespace {

void dropSecrets(ClientOverrides& settings) {
    std::erase_if(settings, [](const auto& each) { return holdsSecret(each.first, each.second); });
}

Position moved(const Position& from, QPointF by) { return {from.x + by.x(), from.y + by.y()}; }

}  // namespace

QString copyText(const TopologySpec& spec, const ObjectSet& objects) {
    TopologySpec part;
    part.name = spec.name;
    for (ClusterSpec cluster : spec.clusters) {
        if (objects.clusters.contains(cluster.id)) {
            for (const SecurityField& each : kSecuritySecrets) {
                (cluster.security.*each.secret).reset();
            }
            dropSecrets(cluster.client);
            part.clusters.push_back(std::move(cluster));
        }
    }
    for (LinkSpec link : spec.links) {
        if (objects.clusters.contains(link.source) && objects.clusters.contains(link.target)) {
            dropSecrets(link.consumer);
            dropSecrets(link.producer);
            part.links.push_back(std::move(link));
        }
    }
    return QString::fromStdString(writeTopology(part));
}

Result<TopologySpec> paste(TopologySpec spec, const QString& text, QPointF offset, ObjectSet& added) {
    Result<TopologySpec> part = parseTopology(text.toStdString(), "clipboard");
    if (!part) {
        return std::unexpected(std::move(part.error()));
    }
    std::map<ClusterId, ClusterId> ids;
    for (ClusterSpec& cluster : part->clusters) {
        const ClusterId old = cluster.id;
        if (cluster.position) {
            cluster.position = moved(*cluster.position, offset);
        }
        ClusterId id;
        spec = withCluster(std::move(spec), std::move(cluster), id);
        ids[old] = id;
        added.clusters.insert(id);
    }
    for (LinkSpec& link : part->links) {
        if (!ids.contains(link.source) || !ids.contains(link.target)) {
            continue;
        }
        link.source = ids[link.source];
        link.target = ids[link.target];
        link.group.clear();  // two links in one group would share the topics, each mirroring half of them
        for (Position& bend : link.bends) {
            bend = moved(bend, offset);
        }
        LinkId id;
        spec = withLink(std::move(spec), std::move(link), id);
        added.links.insert(id);
    }
    return spec;
}

}  // namespace tributary::ui
