#include "ui/canvas/freeplace.h"

#include "ui/canvas/canvasmetrics.h"

#include <algorithm>
#include <cstdlib>

namespace tributary::ui {

QPointF freePlace(const std::vector<QRectF>& taken, QPointF wanted) {
    constexpr qreal kStepX = kCardWidth + 48;
    constexpr qreal kStepY = kCardHeight + 44;
    constexpr qreal kRoom = 16;
    const auto isFree = [&](QPointF place) {
        const QRectF box = cardRect(place).adjusted(-kRoom, -kRoom, kRoom, kRoom);
        return std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(box); });
    };
    // Rings around the wanted place; downwards before sideways, as columns are tiers.
    for (int ring = 0;; ++ring) {
        for (int column = 0; column <= ring; ++column) {
            const int row = ring - column;
            for (const auto& [dx, dy] : {std::pair{column, row}, {-column, row}, {column, -row}, {-column, -row}}) {
                const QPointF place = snapped(wanted + QPointF{dx * kStepX, dy * kStepY});
                if (isFree(place)) {
                    return place;
                }
            }
        }
    }
}

QPointF nextPlace(const std::vector<QRectF>& taken, const QRectF& visible) {
    constexpr qreal kGap = 136;
    const auto rightmost = std::ranges::max_element(taken, {}, [](const QRectF& each) { return each.right(); });
    if (rightmost != taken.end()) {
        const QPointF beside = snapped(rightmost->topRight() + QPointF{kGap, 0});
        if (visible.contains(cardRect(beside))) {
            return beside;
        }
    }
    return freePlace(taken, visible.center() - QPointF{kCardWidth / 2, kCardHeight / 2});
}

}  // namespace tributary::ui
