#include "core/topology/flowchecks.h"

namespace tributary {

namespace {

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

FlowGraph::FlowGraph(const TopologySpec& spec, const SameClusters& same) : m_from(same.size()) {
    const OriginTable origins(spec, same);
    for (const LinkSpec& link : spec.links) {
        const std::size_t source = same.of(link.source);
        const std::size_t target = same.of(link.target);
        if (source != SameClusters::kNone && target != SameClusters::kNone) {
            m_from[source].push_back(m_edges.size());
            m_edges.push_back({LinkFlow(link), origins.of(link, same), source, target});
        }
    }
    findParts();
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
