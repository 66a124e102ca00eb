#include <algorithm>
#include <map>
#include <set>
#include <string_view>
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
    const std::vector<PatternBound>* bounds;  ///< of the patterns that all its names match
};

/// Looks for target topics that two links surely both write. Reports at most one of each kind for a link. Only such are
/// compared of which one's names begin as the other's do: no others can be within each other.
class TargetCheck {
public:
    TargetCheck(std::vector<const FlowGraph::Edge*> edges, FindingSink& sink)
        : m_edges(std::move(edges)), m_sink(sink) {}

    void run() {
        for (const FlowGraph::Edge* edge : m_edges) {
            ++m_linksFrom[edge->source];
        }
        collect();
        for (std::size_t part = 0; part < m_open.size(); ++part) {
            m_byLead[m_open[part].targetLead].push_back(part);
        }
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
                    const std::vector<PatternBound>* bounds = boundsOf(flow);
                    m_open.push_back({edge, std::move(flow), arrived.lead, bounds});
                }
            }
        }
    }

    /// Of the one pattern that a part of selectAll() has.
    const std::vector<PatternBound>* boundsOf(const TopicFlow& flow) {
        const std::string_view text = flow.origins.front();
        const auto [bounds, fresh] = m_bounds.try_emplace(text);
        if (fresh) {
            bounds->second = patternBounds({TopicEntry::Kind::Regex, std::string(text)});
        }
        return &bounds->second;
    }

    void compareOpenParts() {
        for (std::size_t later = 1; later < m_open.size(); ++later) {
            const OpenPart& part = m_open[later];
            const auto compare = [&](std::size_t first) {
                if (first < later && mayCompare(part) &&
                    (contains(m_open[first], part) || contains(part, m_open[first]))) {
                    report(*part.edge, *m_open[first].edge, part.targetLead + "…");
                }
            };
            compareWiderThan(*part.edge, part.targetLead, compare);
            for (auto narrower = m_byLead.upper_bound(part.targetLead);
                 narrower != m_byLead.end() && narrower->first.starts_with(part.targetLead); ++narrower) {
                compareEach(*part.edge, narrower->second, compare);
                if (isSettled(*part.edge)) {
                    break;
                }
            }
        }
    }

    void compareNames() {
        for (const auto& [name, edge] : m_names) {
            compareWiderThan(*edge, name, [&](std::size_t part) {
                if (mayCompare(m_open[part]) && writes(m_open[part], {name, true, {}})) {
                    report(*edge, *m_open[part].edge, name);
                }
            });
        }
    }

    /// With the parts whose names begin with less than `lead`, or with the same.
    template <class Compare>
    void compareWiderThan(const FlowGraph::Edge& edge, std::string_view lead, Compare compare) {
        for (std::size_t length = 0; length <= lead.size(); ++length) {
            if (const auto wider = m_byLead.find(lead.substr(0, length)); wider != m_byLead.end()) {
                compareEach(edge, wider->second, compare);
            }
        }
    }

    template <class Compare>
    void compareEach(const FlowGraph::Edge& edge, const std::vector<std::size_t>& parts, Compare compare) {
        for (const std::size_t part : parts) {
            if (isSettled(edge)) {
                return;
            }
            compare(part);
        }
    }

    /// Has all been reported of the edge that there could be?
    [[nodiscard]] bool isSettled(const FlowGraph::Edge& edge) const {
        const std::size_t alike = m_linksFrom.at(edge.source);
        return m_comparisons > kMaxComparisons || ((alike == 1 || m_reported.contains({&edge, true})) &&
                                                   (alike == m_edges.size() || m_reported.contains({&edge, false})));
    }

    bool mayCompare(const OpenPart& part) {
        m_comparisons += 1 + part.bounds->size();
        return m_comparisons <= kMaxComparisons;
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
        const bool covered = std::ranges::any_of(*part.bounds, [&](const PatternBound& bound) {
            return atSource.exact ? bound.covers(atSource.lead) : bound.coversAllFrom(atSource.lead);
        });
        return covered && !part.edge->flow.excludes(atSource);
    }

    void report(const FlowGraph::Edge& edge, const FlowGraph::Edge& other, const std::string& topic) {
        if (edge.flow.link().autoStart && !other.flow.link().autoStart) {
            return report(other, edge, topic);
        }
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
    std::map<std::string_view, std::vector<PatternBound>> m_bounds;  // of each pattern
    std::vector<OpenPart> m_open;
    std::map<std::string_view, std::vector<std::size_t>> m_byLead;  // of m_open
    std::map<std::size_t, std::size_t> m_linksFrom;                 // how many of the edges begin at a node
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
    std::vector<const FlowGraph::Edge*> edges;
    for (const FlowGraph::Edge& edge : graph.edges()) {
        edges.push_back(&edge);
    }
    std::ranges::stable_partition(edges, [](const FlowGraph::Edge* edge) { return edge->flow.link().autoStart; });
    for (const FlowGraph::Edge* each : edges) {
        const FlowGraph::Edge& edge = *each;
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
