#include "core/topology/topicorigins.h"

#include <numeric>
#include <unordered_map>
#include <utility>

namespace tributary {

namespace {

std::size_t rootOf(std::vector<std::size_t>& parents, std::size_t node) {
    while (parents[node] != node) {
        node = parents[node] = parents[parents[node]];
    }
    return node;
}

/// What the link puts before every name; empty when that tells nothing of a topic's origin.
std::string tellingPrefix(const LinkSpec& link) {
    if (link.naming.policy != NamingPolicy::Prefix || link.naming.separator.empty()) {
        return {};
    }
    const std::string pattern = targetNaming(link).pattern;
    return pattern.substr(0, pattern.find("${topic}"));
}

}  // namespace

SameClusters::SameClusters(const TopologySpec& spec, const KafkaClusterIds& known) : m_size(spec.clusters.size()) {
    std::vector<std::size_t> parents(spec.clusters.size());
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    std::unordered_map<std::string, std::size_t> byMark;
    const auto join = [&](const std::string& mark, std::size_t cluster) {
        const std::size_t first = byMark.emplace(mark, cluster).first->second;
        parents[rootOf(parents, cluster)] = rootOf(parents, first);
    };
    for (std::size_t i = 0; i < spec.clusters.size(); ++i) {
        const ClusterSpec& cluster = spec.clusters[i];
        if (cluster.kind != ClusterKind::Kafka) {
            continue;
        }
        for (const std::string& address : cluster.bootstrap) {
            join("at " + address, i);
        }
        if (const auto id = known.find(cluster.id); id != known.end() && !id->second.empty()) {
            join("is " + id->second, i);
        }
    }
    for (std::size_t i = 0; i < spec.clusters.size(); ++i) {
        m_numbers.emplace(spec.clusters[i].id, rootOf(parents, i));
    }
}

std::size_t SameClusters::of(const ClusterId& cluster) const {
    const auto found = m_numbers.find(cluster);
    return found == m_numbers.end() ? kNone : found->second;
}

bool TopicOrigins::cameFromTarget(std::string_view topic) const {
    if (!m_prefixes || m_target == SameClusters::kNone) {
        return false;
    }
    while (const auto* origin = m_prefixes->longestOf(topic)) {
        // Two links may prefix alike: each of them may have made the name.
        if (origin->second.contains(m_target)) {
            return true;
        }
        topic.remove_prefix(origin->first.size());
    }
    return false;
}

const TopicOrigins::Prefixes::Origin* TopicOrigins::Prefixes::longestOf(std::string_view topic) const {
    for (const std::size_t length : m_lengths) {
        if (length < topic.size()) {
            if (const auto found = m_clusters.find(topic.substr(0, length)); found != m_clusters.end()) {
                return &*found;
            }
        }
    }
    return nullptr;
}

void TopicOrigins::Prefixes::add(std::string text, std::size_t cluster) {
    m_lengths.insert(text.size());
    m_clusters[std::move(text)].insert(cluster);
}

bool TopicOrigins::operator==(const TopicOrigins& other) const {
    const bool samePrefixes =
        m_prefixes == other.m_prefixes || (m_prefixes && other.m_prefixes && *m_prefixes == *other.m_prefixes);
    return samePrefixes && m_target == other.m_target;
}

OriginTable::OriginTable(const TopologySpec& spec, const SameClusters& same) {
    auto prefixes = std::make_shared<TopicOrigins::Prefixes>();
    for (const LinkSpec& link : spec.links) {
        const std::size_t source = same.of(link.source);
        if (std::string text = tellingPrefix(link); !text.empty() && source != SameClusters::kNone) {
            prefixes->add(std::move(text), source);
        }
    }
    m_prefixes = std::move(prefixes);
}

TopicOrigins topicOrigins(const TopologySpec& spec, const LinkSpec& link, const KafkaClusterIds& known) {
    const SameClusters same(spec, known);
    return OriginTable(spec, same).of(link, same);
}

}  // namespace tributary
