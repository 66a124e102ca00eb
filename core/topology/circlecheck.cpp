#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_set>

#include "core/topology/flowchecks.h"

namespace tributary {

namespace {

constexpr std::size_t kBudget = 300'000;  // flows looked at, over all links: some hundred milliseconds
constexpr std::size_t kLongestTopic = 249;

/// Follows what one link mirrors, breadth first, until it comes back to that link.
class CircleSearch {
public:
    CircleSearch(const FlowGraph& graph, std::size_t& budget) : m_graph(graph), m_budget(budget) {}

    struct Circle {
        std::vector<std::size_t> edges;
        TopicFlow returning;  ///< as the first link would take it again
    };

    /// `asleep`: over links that do not start by themselves too.
    [[nodiscard]] std::optional<Circle> find(std::size_t start, bool onlyKeepingNames, bool asleep) {
        m_visits.clear();
        m_seen.clear();
        m_onlyKeepingNames = onlyKeepingNames;
        m_asleep = asleep;
        for (TopicFlow& flow : m_graph.edges()[start].flow.selectAll()) {
            visit(start, std::move(flow), kNone);
        }
        for (std::size_t at = 0; at < m_visits.size() && m_budget > 0; ++at) {
            if (auto circle = follow(at, start)) {
                return circle;
            }
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    struct Visit {
        std::size_t edge;
        TopicFlow flow;  ///< under its names at the edge's source
        std::size_t from;
    };

    void visit(std::size_t edge, TopicFlow flow, std::size_t from) {
        std::string key = std::to_string(edge) + (flow.exact ? "=" : "~") + flow.lead;
        for (const std::string_view origin : flow.origins) {
            key.append("\n").append(origin);
        }
        m_budget -= m_budget > 0 ? 1 : 0;
        if (m_seen.insert(std::move(key)).second) {
            m_visits.push_back({edge, std::move(flow), from});
        }
    }

    std::optional<Circle> follow(std::size_t at, std::size_t start) {
        const FlowGraph::Edge& edge = m_graph.edges()[m_visits[at].edge];
        const TopicFlow arrived = edge.flow.rename(m_visits[at].flow);
        if (arrived.lead.size() > kLongestTopic) {
            return std::nullopt;
        }
        for (const std::size_t next : m_graph.edgesFrom(edge.target)) {
            const FlowGraph::Edge& nextEdge = m_graph.edges()[next];
            if (!m_graph.inCircle(nextEdge) || (m_onlyKeepingNames && !nextEdge.flow.keepsNames())) {
                continue;
            }
            if (next != start && !m_asleep && !nextEdge.flow.link().autoStart) {
                continue;
            }
            if (nextEdge.origins.cameFromTarget(arrived.exact ? arrived.lead : arrived.lead + "x")) {
                continue;  // no link takes a topic back to where it came from
            }
            for (TopicFlow& flow : nextEdge.flow.select(arrived)) {
                if (next == start) {
                    return Circle{pathTo(at), std::move(flow)};
                }
                visit(next, std::move(flow), at);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::vector<std::size_t> pathTo(std::size_t at) const {
        std::vector<std::size_t> path;
        for (; at != kNone; at = m_visits[at].from) {
            path.push_back(m_visits[at].edge);
        }
        std::ranges::reverse(path);
        return path;
    }

    const FlowGraph& m_graph;
    std::size_t& m_budget;
    bool m_onlyKeepingNames = false;
    bool m_asleep = false;
    std::deque<Visit> m_visits;
    std::unordered_set<std::string> m_seen;
};

std::string pathText(const TopologySpec& spec, const FlowGraph& graph, const std::vector<std::size_t>& edges) {
    const auto name = [&](const ClusterId& id) {
        const ClusterSpec* cluster = spec.cluster(id);
        return cluster == nullptr ? id.str() : cluster->displayName();
    };
    std::string text = name(graph.edges()[edges.front()].flow.link().source);
    for (const std::size_t edge : edges) {
        text += " → " + name(graph.edges()[edge].flow.link().target);
    }
    return text;
}

void checkCirclesOf(std::size_t start, const TopologySpec& spec, const FlowGraph& graph, CircleSearch& search,
                    FindingSink& sink) {
    const FlowGraph::Edge& edge = graph.edges()[start];
    if (!graph.inCircle(edge)) {
        return;
    }
    const LinkSpec& link = edge.flow.link();
    if (edge.flow.keepsNames()) {
        if (const auto echo = search.find(start, true, !link.autoStart)) {
            return sink.link(Finding::Severity::Error, link, "topics",
                             Error(ErrorCode::LinkCycle).with("path", pathText(spec, graph, echo->edges)));
        }
    }
    if (const auto circle = search.find(start, false, !link.autoStart)) {
        sink.link(Finding::Severity::Warning, link, "topics",
                  Error(ErrorCode::LinkCyclePossible)
                      .with("path", pathText(spec, graph, circle->edges))
                      .with("example", circle->returning.lead + (circle->returning.exact ? "" : "…")));
    }
}

}  // namespace

void checkCircles(const TopologySpec& spec, const FlowGraph& graph, FindingSink& sink) {
    std::size_t budget = kBudget;
    CircleSearch search(graph, budget);
    for (std::size_t start = 0; start < graph.edges().size(); ++start) {
        if (budget == 0) {
            return sink.document(Finding::Severity::Warning, "/links", Error(ErrorCode::LinkCycleUnchecked));
        }
        checkCirclesOf(start, spec, graph, search, sink);
    }
}

}  // namespace tributary
