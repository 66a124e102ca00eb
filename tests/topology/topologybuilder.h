#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/topology/topologyspec.h"

namespace tributary {

/// A valid cluster of its own address.
inline ClusterSpec clusterNamed(const std::string& id) {
    ClusterSpec cluster;
    cluster.id = ClusterId(id);
    cluster.bootstrap = {id + ".example:9092"};
    return cluster;
}

inline TopicEntry regex(const std::string& text) { return {TopicEntry::Kind::Regex, text}; }
inline TopicEntry regex(const QString& text) { return regex(text.toStdString()); }
inline TopicEntry regex(const char* text) { return regex(std::string{text}); }
inline TopicEntry literal(const std::string& text) { return {TopicEntry::Kind::Literal, text}; }
inline TopicEntry literal(const QString& text) { return literal(text.toStdString()); }
inline TopicEntry literal(const char* text) { return literal(std::string{text}); }

/// The link source-target with the patterns given.
inline LinkSpec linkBetween(const std::string& source, const std::string& target, std::vector<TopicEntry> include) {
    LinkSpec link;
    link.id = LinkId(source + "-" + target);
    link.source = ClusterId(source);
    link.target = ClusterId(target);
    link.topics.include = std::move(include);
    return link;
}

inline LinkSpec prefixed(LinkSpec link) {
    link.naming.policy = NamingPolicy::Prefix;
    return link;
}

inline LinkSpec excluding(LinkSpec link, const TopicEntry& entry) {
    link.topics.exclude.push_back(entry);
    return link;
}

inline TopologySpec topologyOf(const std::vector<std::string>& clusters, std::vector<LinkSpec> links) {
    TopologySpec spec;
    spec.name = "test";
    for (const std::string& id : clusters) {
        spec.clusters.push_back(clusterNamed(id));
    }
    spec.links = std::move(links);
    return spec;
}

}  // namespace tributary
