#include "ui/canvas/graphlayout.h"

#include "ui/canvas/canvasmetrics.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace tributary::ui {

namespace {

constexpr qreal kColumnGap = 232;  // a label of the usual width, and curve on both sides of it
constexpr qreal kRowGap = 56;
constexpr double kPointsPerInch = 72;
constexpr std::array kTiers{Tier::Regional, Tier::None, Tier::Aggregate, Tier::Dr};

struct CloseContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
};
struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Context = std::unique_ptr<GVC_t, CloseContext>;
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

// Graphviz takes its texts as char* and copies them.
char* text(const char* value) { return const_cast<char*>(value); }

std::string inches(qreal units) { return std::to_string(units / kPointsPerInch); }

int tierOrder(Tier tier) {
    switch (tier) {
        case Tier::Regional:
            return 0;
        case Tier::Aggregate:
            return 1;
        case Tier::Dr:
            return 2;
        case Tier::None:
            break;
    }
    return -1;
}

class DotGraph {
public:
    explicit DotGraph(const TopologySpec& spec) : m_graph(agopen(text("topology"), Agdirected, nullptr)) {
        set(AGRAPH, "rankdir", "LR");
        set(AGRAPH, "nodesep", inches(kRowGap));
        set(AGRAPH, "ranksep", inches(kColumnGap));
        set(AGRAPH, "newrank", "true");
        set(AGNODE, "shape", "box");
        set(AGNODE, "fixedsize", "true");
        set(AGNODE, "label", "");
        set(AGNODE, "width", inches(kCardWidth));
        set(AGNODE, "height", inches(kCardHeight));
        set(AGEDGE, "constraint", "true");
        set(AGEDGE, "weight", "1");
        addNodes(spec);
        addEdges(spec);
        alignTiers(spec);
    }

    [[nodiscard]] std::map<ClusterId, QPointF> layOut() {
        const Context context{gvContext()};
        std::map<ClusterId, QPointF> places;
        if (gvLayout(context.get(), m_graph.get(), "dot") != 0) {
            return places;
        }
        for (const auto& [id, node] : m_nodes) {
            const pointf middle = ND_coord(node);  // y grows upwards
            places[id] = QPointF{middle.x - kCardWidth / 2, -middle.y - kCardHeight / 2};
        }
        gvFreeLayout(context.get(), m_graph.get());
        return places;
    }

private:
    void set(int kind, const char* name, const std::string& value) {
        agattr(m_graph.get(), kind, text(name), text(value.c_str()));
    }

    void addNodes(const TopologySpec& spec) {
        for (const ClusterSpec& cluster : spec.clusters) {
            m_nodes[cluster.id] = agnode(m_graph.get(), text(cluster.id.str().c_str()), 1);
        }
    }

    void addEdges(const TopologySpec& spec) {
        for (const LinkSpec& link : spec.links) {
            const ClusterSpec* source = spec.cluster(link.source);
            const ClusterSpec* target = spec.cluster(link.target);
            if (source == nullptr || target == nullptr || source == target) {
                continue;
            }
            Agedge_t* edge = agedge(m_graph.get(), m_nodes[source->id], m_nodes[target->id], nullptr, 1);
            if (tierOrder(target->tier) >= 0 && tierOrder(source->tier) > tierOrder(target->tier)) {
                agset(edge, text("constraint"), text("false"));  // a way back must not turn the tiers round
            }
        }
    }

    void alignTiers(const TopologySpec& spec) {
        Agnode_t* before = nullptr;
        for (const Tier tier : {Tier::Regional, Tier::Aggregate, Tier::Dr}) {
            Agraph_t* rank = nullptr;
            Agnode_t* first = nullptr;
            for (const ClusterSpec& cluster : spec.clusters) {
                if (cluster.tier != tier) {
                    continue;
                }
                if (rank == nullptr) {
                    const std::string name = "tier" + std::to_string(tierOrder(tier));
                    rank = agsubg(m_graph.get(), text(name.c_str()), 1);
                    agsafeset(rank, text("rank"), text("same"), text(""));
                }
                agsubnode(rank, m_nodes[cluster.id], 1);
                first = first == nullptr ? m_nodes[cluster.id] : first;
            }
            if (first != nullptr && before != nullptr) {
                agsafeset(agedge(m_graph.get(), before, first, text("tiers"), 1), text("style"), text("invis"),
                          text(""));
            }
            before = first == nullptr ? before : first;
        }
    }

    Graph m_graph;
    std::map<ClusterId, Agnode_t*> m_nodes;  // the graph's
};

/// Dot keeps room for every curve that passes a column; with many links that pushes single cards far away. Gaps in a
/// column are limited, and the column stays around its middle.
void tighten(std::map<ClusterId, QPointF>& places) {
    constexpr qreal kMostGap = kCardHeight + 3 * kRowGap;
    std::map<qreal, std::vector<QPointF*>> columns;
    for (auto& [id, place] : places) {
        columns[std::round(place.x())].push_back(&place);
    }
    for (auto& [x, column] : columns) {
        std::ranges::sort(column, {}, [](const QPointF* place) { return place->y(); });
        const qreal before = (column.front()->y() + column.back()->y()) / 2;
        qreal shift = 0;
        qreal last = column.front()->y();
        for (QPointF* place : column) {
            const qreal gap = place->y() - last;
            last = place->y();
            shift += std::max(0.0, gap - kMostGap);
            place->ry() -= shift;
        }
        if (shift > 0) {
            const qreal after = (column.front()->y() + column.back()->y()) / 2;
            for (QPointF* place : column) {
                place->ry() += before - after;
            }
        }
    }
}

void moveToOrigin(std::map<ClusterId, QPointF>& places) {
    QRectF all;
    for (const auto& [id, place] : places) {
        all |= cardRect(place);
    }
    for (auto& [id, place] : places) {
        place = snapped(place - all.topLeft());
    }
}

}  // namespace

std::map<ClusterId, QPointF> graphLayout(const TopologySpec& spec) {
    static std::mutex mutex;  // Graphviz keeps global state
    const std::lock_guard lock{mutex};
    std::map<ClusterId, QPointF> places;
    if (!spec.clusters.empty()) {
        places = DotGraph{spec}.layOut();
    }
    if (places.size() != spec.clusters.size()) {
        return columnLayout(spec);
    }
    tighten(places);
    moveToOrigin(places);
    return places;
}

std::map<ClusterId, QPointF> columnLayout(const TopologySpec& spec) {
    std::vector<std::vector<ClusterId>> columns;
    std::size_t longest = 0;
    for (const Tier tier : kTiers) {
        std::vector<ClusterId> column;
        for (const ClusterSpec& cluster : spec.clusters) {
            if (cluster.tier == tier) {
                column.push_back(cluster.id);
            }
        }
        if (!column.empty()) {
            longest = std::max(longest, column.size());
            columns.push_back(std::move(column));
        }
    }
    std::map<ClusterId, QPointF> places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const qreal top = static_cast<qreal>(longest - columns[i].size()) * (kCardHeight + kRowGap) / 2;
        for (std::size_t row = 0; row < columns[i].size(); ++row) {
            places[columns[i][row]] = snapped({static_cast<qreal>(i) * (kCardWidth + kColumnGap),
                                               top + static_cast<qreal>(row) * (kCardHeight + kRowGap)});
        }
    }
    return places;
}

}  // namespace tributary::ui
