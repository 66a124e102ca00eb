#include "ui/canvas/graphwalk.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tributary::ui {

namespace {

qreal heightOf(const Places& places, const ClusterId& id) {
    const auto at = places.find(id);
    return at == places.end() ? 0 : at->second.y();
}

/// The links at one end of a cluster, from top to bottom by where their other end is.
std::vector<const LinkSpec*> linksAt(const TopologySpec& spec, const Places& places, const ClusterId& cluster,
                                     ClusterId LinkSpec::* here, ClusterId LinkSpec::* there) {
    std::vector<const LinkSpec*> links;
    for (const LinkSpec& link : spec.links) {
        if (link.*here == cluster) {
            links.push_back(&link);
        }
    }
    std::ranges::stable_sort(links, {}, [&](const LinkSpec* link) { return heightOf(places, link->*there); });
    return links;
}

/// The nearest cluster in the direction of the arrow; the same one when there is none.
CanvasObject neighbour(const Places& places, const ClusterId& from, Qt::Key arrow) {
    const auto here = places.find(from);
    if (here == places.end()) {
        return from;
    }
    const bool vertical = arrow == Qt::Key_Up || arrow == Qt::Key_Down;
    const qreal sign = arrow == Qt::Key_Down || arrow == Qt::Key_Right ? 1 : -1;
    ClusterId best = from;
    qreal least = std::numeric_limits<qreal>::max();
    for (const auto& [id, place] : places) {
        const QPointF away = place - here->second;
        const qreal ahead = sign * (vertical ? away.y() : away.x());
        if (ahead <= 0) {
            continue;
        }
        constexpr qreal kSidewaysCounts = 3;  // stay in the column, or in the row
        const qreal distance = ahead + kSidewaysCounts * std::abs(vertical ? away.x() : away.y());
        if (distance < least) {
            least = distance;
            best = id;
        }
    }
    return best;
}

CanvasObject sibling(const TopologySpec& spec, const Places& places, const LinkSpec& link, bool down) {
    const auto next = [&](const std::vector<const LinkSpec*>& links) -> const LinkSpec* {
        const auto at = std::ranges::find(links, link.id, &LinkSpec::id);
        if (down) {
            return at + 1 == links.end() ? nullptr : *(at + 1);
        }
        return at == links.begin() ? nullptr : *(at - 1);
    };
    if (const LinkSpec* out = next(linksAt(spec, places, link.source, &LinkSpec::source, &LinkSpec::target))) {
        return out->id;
    }
    if (const LinkSpec* in = next(linksAt(spec, places, link.target, &LinkSpec::target, &LinkSpec::source))) {
        return in->id;
    }
    return link.id;
}

}  // namespace

CanvasObject walk(const TopologySpec& spec, const Places& places, const CanvasObject& from, Qt::Key arrow) {
    if (const ClusterId* cluster = std::get_if<ClusterId>(&from); cluster != nullptr && spec.cluster(*cluster)) {
        if (arrow == Qt::Key_Up || arrow == Qt::Key_Down) {
            return neighbour(places, *cluster, arrow);
        }
        const auto links = arrow == Qt::Key_Right
                               ? linksAt(spec, places, *cluster, &LinkSpec::source, &LinkSpec::target)
                               : linksAt(spec, places, *cluster, &LinkSpec::target, &LinkSpec::source);
        return links.empty() ? neighbour(places, *cluster, arrow) : CanvasObject{links.front()->id};
    }
    if (const LinkId* id = std::get_if<LinkId>(&from)) {
        if (const LinkSpec* link = spec.link(*id)) {
            if (arrow == Qt::Key_Up || arrow == Qt::Key_Down) {
                return sibling(spec, places, *link, arrow == Qt::Key_Down);
            }
            return arrow == Qt::Key_Right ? link->target : link->source;
        }
    }
    return spec.clusters.empty() ? CanvasObject{} : CanvasObject{spec.clusters.front().id};
}

}  // namespace tributary::ui
