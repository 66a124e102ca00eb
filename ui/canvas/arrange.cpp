#include "ui/canvas/arrange.h"

#include <algorithm>
#include <vector>

namespace tributary::ui {

// All cards have one size: their corners stand for their edges and middles.

Places aligned(Places places, Alignment alignment) {
    if (places.empty()) {
        return places;
    }
    const bool horizontal = alignment <= Alignment::Right;
    const auto value = [&](const auto& each) { return horizontal ? each.second.x() : each.second.y(); };
    const auto [least, most] = std::ranges::minmax_element(places, {}, value);
    qreal line = (value(*least) + value(*most)) / 2;
    if (alignment == Alignment::Left || alignment == Alignment::Top) {
        line = value(*least);
    } else if (alignment == Alignment::Right || alignment == Alignment::Bottom) {
        line = value(*most);
    }
    for (auto& [id, place] : places) {
        horizontal ? place.setX(line) : place.setY(line);
    }
    return places;
}

Places distributed(Places places, Qt::Orientation orientation) {
    if (places.size() < 3) {
        return places;
    }
    const bool horizontal = orientation == Qt::Horizontal;
    std::vector<QPointF*> order;
    for (auto& [id, place] : places) {
        order.push_back(&place);
    }
    const auto value = [&](const QPointF* place) { return horizontal ? place->x() : place->y(); };
    std::ranges::sort(order, {}, value);
    const qreal first = value(order.front());
    const qreal step = (value(order.back()) - first) / static_cast<qreal>(order.size() - 1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const qreal at = first + step * static_cast<qreal>(i);
        horizontal ? order[i]->setX(at) : order[i]->setY(at);
    }
    return places;
}

}  // namespace tributary::ui
