#include "app/tributary/documentreach.h"

#include "core/topology/topologyjson.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <string>
#include <utility>

namespace tributary::app {

namespace {

QString printOf(const TopologySpec& spec) {
    const std::string text = writeTopology(spec);
    return QString::fromLatin1(
        QCryptographicHash::hash(QByteArrayView{text.data(), static_cast<qsizetype>(text.size())},
                                 QCryptographicHash::Sha256)
            .toHex());
}

}  // namespace

QSet<QString> reachOf(const TopologySpec& spec) {
    QSet<QString> out;
    for (const ClusterSpec& each : spec.clusters) {
        ClusterSpec cluster;
        cluster.kind = each.kind;
        cluster.bootstrap = each.bootstrap;
        cluster.security = each.security;
        cluster.client = each.client;
        TopologySpec alone;
        alone.clusters.push_back(std::move(cluster));
        out.insert(printOf(alone));
    }
    for (const ConnectSpec& each : spec.connect) {
        ConnectSpec connect = each;
        connect.id = {};
        connect.name = {};
        connect.extra = {};
        TopologySpec alone;
        alone.connect.push_back(std::move(connect));
        out.insert(printOf(alone));
    }
    for (const LinkSpec& each : spec.links) {
        if (each.consumer.empty() && each.producer.empty()) {
            continue;
        }
        LinkSpec link;
        link.consumer = each.consumer;
        link.producer = each.producer;
        TopologySpec alone;
        alone.links.push_back(std::move(link));
        out.insert(printOf(alone));
    }
    return out;
}

}  // namespace tributary::app
