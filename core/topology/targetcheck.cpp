#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/topology/flowchecks.h"

namespace tributary {

namespace {

constexpr std::size_t kMaxComparisons = 1'000'000;

/// A non-exact part of what a link mirrors, under its names at the target.
struct OpenPart {
    const FlowGraph::Edge* edge;
    TopicFlow atSource;
    std::string targetLead;
};

/// Looks for target topics that two links surely both write. Reports at most one of each kind for a link.
class TargetCheck {
public:
    TargetCheck(std::vector<const FlowGraph::Edge*> edges, FindingSink& sink)
        : m_edges(std::move(edges)), m_sink(sink) {}

    void run() {
        collect();
        compareOpenParts();
        compareNames();
    }

private:
    void collect() {
        for (const FlowGraph::Edge* edge : m_edges) {
            for (TopicFlow& flow : edge->flow.selectAll()) {
                const TopicFlow arrived = edge->flow.rename(flow);
                if (arrived.exact) {
                    const auto [first, fresh] = m_names.emplace(arrived.lead, edge);
                    if (!fresh) {
                        report(*edge, *first->second, arrived.lead);
                    }
                } else if (edge->flow.namesEnd().empty()) {
                    m_open.push_back({edge, std::move(flow), arrived.lead});
                }
            }
        }
    }

    void compareOpenParts() {
        for (std::size_t later = 1; later < m_open.size(); ++later) {
            for (std::size_t first = 0; first < later; ++first) {
                if (++m_comparisons > kMaxComparisons) {
                    return;
                }
                if (contains(m_open[first], m_open[later]) || contains(m_open[later], m_open[first])) {
                    report(*m_open[later].edge, *m_open[first].edge, m_open[later].targetLead + "…");
                }
            }
        }
    }

    void compareNames() {
        for (const auto& [name, edge] : m_names) {
            for (const OpenPart& part : m_open) {
                if (++m_comparisons > kMaxComparisons) {
                    return;
                }
                if (writes(part, {name, true, {}})) {
                    report(*edge, *part.edge, name);
                }
            }
        }
    }

    /// Does `outer` write all that `inner` writes? Where both name alike the same pattern is proof enough.
    static bool contains(const OpenPart& outer, const OpenPart& inner) {
        const bool sameNaming = outer.edge->flow.namesBegin() == inner.edge->flow.namesBegin();
        if (sameNaming && outer.atSource.origins == inner.atSource.origins) {
            return !outer.edge->flow.excludes(inner.atSource) && !inner.edge->flow.excludes(outer.atSource);
        }
        return writes(outer, {inner.targetLead, false, {}});
    }

    /// Is the flow at the target surely within what the part's pattern writes, and not surely excluded?
    static bool writes(const OpenPart& part, const TopicFlow& atTarget) {
        const std::string& begin = part.edge->flow.namesBegin();
        if (!atTarget.lead.starts_with(begin)) {
            return false;
        }
        const TopicFlow atSource{atTarget.lead.substr(begin.size()), atTarget.exact, {}};
        const bool covered = std::ranges::any_of(part.atSource.origins, [&](std::string_view text) {
            const auto bounds = patternBounds({TopicEntry::Kind::Regex, std::string(text)});
            return std::ranges::any_of(bounds, [&](const PatternBound& bound) {
                return atSource.exact ? bound.covers(atSource.lead) : bound.coversAllFrom(atSource.lead);
            });
        });
        return covered && !part.edge->flow.excludes(atSource);
    }

    void report(const FlowGraph::Edge& edge, const FlowGraph::Edge& other, const std::string& topic) {
        const bool twice = edge.source == other.source;
        if (&edge == &other || !m_reported.emplace(&edge, twice).second) {
            return;
        }
        const LinkId& otherId = other.flow.link().id;
        m_sink.link(twice ? Finding::Severity::Error : Finding::Severity::Warning, edge.flow.link(), "topics",
                    Error(twice ? ErrorCode::TargetTopicTwice : ErrorCode::TargetTopicShared)
                        .with("other", otherId.str())
                        .with("topic", topic));
    }

    std::vector<const FlowGraph::Edge*> m_edges;
    FindingSink& m_sink;
    std::map<std::string, const FlowGraph::Edge*> m_names;
    std::vector<OpenPart> m_open;
    std::set<std::pair<const FlowGraph::Edge*, bool>> m_reported;
    std::size_t m_comparisons = 0;
};

}  // namespace

void checkTargets(const FlowGraph& graph, FindingSink& sink) {
    std::map<std::size_t, std::vector<const FlowGraph::Edge*>> byTarget;
    for (const FlowGraph::Edge& edge : graph.edges()) {
        byTarget[edge.target].push_back(&edge);
    }
    for (auto& [target, edges] : byTarget) {
        if (edges.size() > 1) {
            TargetCheck(std::move(edges), sink).run();
        }
    }
}

void checkGroups(const TopologySpec& spec, const FlowGraph& graph, FindingSink& sink) {
    std::map<std::pair<std::size_t, std::string>, const LinkSpec*> users;
    for (const FlowGraph::Edge& edge : graph.edges()) {
        const LinkSpec& link = edge.flow.link();
        const std::string group = consumerGroup(spec, link);
        const auto [first, fresh] = users.emplace(std::pair{edge.source, group}, &link);
        if (!fresh) {
            sink.link(Finding::Severity::Error, link, "group",
                      Error(ErrorCode::GroupShared).with("other", first->second->id.str()).with("group", group));
        }
    }
}

}  // namespace tributary
