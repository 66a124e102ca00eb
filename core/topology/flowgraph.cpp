#include <numeric>

#include "core/topology/flowchecks.h"

namespace tributary {

namespace {

std::size_t rootOf(std::vector<std::size_t>& parents, std::size_t node) {
    while (parents[node] != node) {
        node = parents[node] = parents[parents[node]];
    }
    return node;
}

using Adjacency = std::vector<std::vector<std::size_t>>;

/// Kosaraju's algorithm, without recursion: a document may be a chain of any length.
class StrongParts {
public:
    StrongParts(const Adjacency& forward, const Adjacency& backward)
        : m_seen(forward.size(), false), m_part(forward.size(), 0) {
        for (std::size_t node = 0; node < forward.size(); ++node) {
            walk(forward, node, m_order);
        }
        m_seen.assign(forward.size(), false);
        for (auto node = m_order.rbegin(); node != m_order.rend(); ++node) {
            std::vector<std::size_t> members;
            walk(backward, *node, members);
            for (const std::size_t member : members) {
                m_part[member] = *node;
            }
        }
    }

    [[nodiscard]] std::vector<std::size_t> take() { return std::move(m_part); }

private:
    /// Depth first; appends each node when it is left.
    void walk(const Adjacency& next, std::size_t start, std::vector<std::size_t>& left) {
        if (m_seen[start]) {
            return;
        }
        std::vector<std::pair<std::size_t, std::size_t>> open{{start, 0}};
        m_seen[start] = true;
        while (!open.empty()) {
            auto& [node, at] = open.back();
            if (at == next[node].size()) {
                left.push_back(node);
                open.pop_back();
            } else if (const std::size_t neighbour = next[node][at++]; !m_seen[neighbour]) {
                m_seen[neighbour] = true;
                open.emplace_back(neighbour, 0);
            }
        }
    }

    std::vector<bool> m_seen;
    std::vector<std::size_t> m_order;
    std::vector<std::size_t> m_part;
};

}  // namespace

FlowGraph::FlowGraph(const TopologySpec& spec) {
    joinByAddress(spec);
    m_from.resize(spec.clusters.size());
    for (const LinkSpec& link : spec.links) {
        const auto source = m_node.find(link.source.str());
        const auto target = m_node.find(link.target.str());
        if (source != m_node.end() && target != m_node.end()) {
            m_from[source->second].push_back(m_edges.size());
            m_edges.push_back({LinkFlow(link), source->second, target->second});
        }
    }
    findParts();
}

void FlowGraph::joinByAddress(const TopologySpec& spec) {
    std::vector<std::size_t> parents(spec.clusters.size());
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    std::unordered_map<std::string, std::size_t> byAddress;
    for (std::size_t i = 0; i < spec.clusters.size(); ++i) {
        if (spec.clusters[i].kind == ClusterKind::Kafka) {
            for (const std::string& address : spec.clusters[i].bootstrap) {
                const std::size_t first = byAddress.emplace(address, i).first->second;
                parents[rootOf(parents, i)] = rootOf(parents, first);
            }
        }
    }
    for (std::size_t i = 0; i < spec.clusters.size(); ++i) {
        m_node.emplace(spec.clusters[i].id.str(), rootOf(parents, i));
    }
}

void FlowGraph::findParts() {
    Adjacency forward(m_from.size());
    Adjacency backward(m_from.size());
    for (const Edge& edge : m_edges) {
        forward[edge.source].push_back(edge.target);
        backward[edge.target].push_back(edge.source);
    }
    m_part = StrongParts(forward, backward).take();
}

}  // namespace tributary
