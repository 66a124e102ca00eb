#pragma once

#include <cstddef>
#include <vector>

#include "core/topology/findingsink.h"
#include "core/topology/topicflow.h"
#include "core/topology/topicorigins.h"

namespace tributary {

/// Private to validation: the links as edges between clusters, where clusters that are the same are one node.
class FlowGraph {
public:
    struct Edge {
        LinkFlow flow;
        TopicOrigins origins;
        std::size_t source;
        std::size_t target;
    };

    /// Leaves out links whose ends do not exist. The spec must outlive it.
    FlowGraph(const TopologySpec& spec, const SameClusters& same);

    [[nodiscard]] const std::vector<Edge>& edges() const { return m_edges; }
    [[nodiscard]] const std::vector<std::size_t>& edgesFrom(std::size_t node) const { return m_from[node]; }
    /// Do both ends of the edge lie in one strongly connected part, so that a circle over it is possible at all?
    [[nodiscard]] bool inCircle(const Edge& edge) const { return m_part[edge.source] == m_part[edge.target]; }

private:
    void findParts();

    std::vector<Edge> m_edges;
    std::vector<std::vector<std::size_t>> m_from;
    std::vector<std::size_t> m_part;
};

void checkCircles(const TopologySpec& spec, const FlowGraph& graph, FindingSink& sink);
void checkTargets(const FlowGraph& graph, FindingSink& sink);
void checkGroups(const TopologySpec& spec, const FlowGraph& graph, FindingSink& sink);

}  // namespace tributary
