#include "ui/canvas/linkslots.h"

#include <algorithm>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kSlot = 14;
constexpr qreal kSharedEdge = 56;  // of a card's height that links share
constexpr qreal kFan = 40;

using Pair = std::pair<ClusterId, ClusterId>;

/// Offsets around 0 for the `count` links at one edge.
qreal slotOffset(std::size_t index, std::size_t count) {
    if (count < 2) {
        return 0;
    }
    const qreal step = std::min(kSlot, kSharedEdge / static_cast<qreal>(count - 1));
    return step * (static_cast<qreal>(index) - static_cast<qreal>(count - 1) / 2);
}

template <class Offset>
void share(std::map<ClusterId, std::vector<const LinkSpec*>>& edges, std::map<LinkId, LinkEnds>& ends,
           QRectF LinkEnds::* farCard, Offset LinkEnds::* slot) {
    for (auto& [cluster, links] : edges) {
        std::ranges::sort(links, [&](const LinkSpec* a, const LinkSpec* b) {
            const qreal ya = (ends.at(a->id).*farCard).center().y();
            const qreal yb = (ends.at(b->id).*farCard).center().y();
            return ya != yb ? ya < yb : a->id < b->id;
        });
        for (std::size_t i = 0; i < links.size(); ++i) {
            ends.at(links[i]->id).*slot = slotOffset(i, links.size());
        }
    }
}

}  // namespace

std::map<LinkId, LinkEnds> linkSlots(const std::vector<const LinkSpec*>& links,
                                     const std::function<QRectF(const ClusterId&)>& cardOf) {
    std::map<LinkId, LinkEnds> ends;
    std::map<ClusterId, std::vector<const LinkSpec*>> leaving;
    std::map<ClusterId, std::vector<const LinkSpec*>> arriving;
    std::map<Pair, std::vector<LinkId>> pairs;
    for (const LinkSpec* link : links) {
        LinkEnds own;
        own.source = cardOf(link->source);
        own.target = cardOf(link->target);
        if (own.source.isNull() || own.target.isNull()) {
            continue;
        }
        ends.emplace(link->id, own);
        leaving[link->source].push_back(link);
        arriving[link->target].push_back(link);
        pairs[{link->source, link->target}].push_back(link->id);
    }
    share(leaving, ends, &LinkEnds::target, &LinkEnds::sourceSlot);
    share(arriving, ends, &LinkEnds::source, &LinkEnds::targetSlot);
    for (auto& [pair, ids] : pairs) {
        std::ranges::sort(ids);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            ends.at(ids[i]).bow = kFan * (static_cast<qreal>(i) - static_cast<qreal>(ids.size() - 1) / 2);
        }
    }
    return ends;
}

}  // namespace tributary::ui
