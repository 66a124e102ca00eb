#include "ui/canvas/labelplacer.h"

#include "ui/canvas/linkroute.h"

#include <array>
#include <limits>

namespace tributary::ui {

namespace {

constexpr qreal kGap = 6;
// From the middle outwards.
constexpr std::array<qreal, 15> kPlaces{0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3,
                                        0.7, 0.25, 0.75, 0.2, 0.8, 0.14, 0.86};

qreal overlap(const QRectF& box, const std::vector<QRectF>& others) {
    qreal sum = 0;
    for (const QRectF& other : others) {
        const QRectF common = box.intersected(other);
        sum += common.width() * common.height();
    }
    return sum;
}

struct Spot {
    QPointF at;
    qreal covered = std::numeric_limits<qreal>::max();
};

QRectF centredOn(QPointF middle, QSizeF size, qreal gap) {
    return QRectF{middle - QPointF{size.width() / 2, size.height() / 2}, size}.adjusted(-gap, -gap, gap, gap);
}

Spot bestSpot(const LinkRoute& route, QSizeF size, const std::vector<QRectF>& cards, const std::vector<QRectF>& taken) {
    constexpr qreal kCardCounts = 4;  // covering a card is worse than covering a label
    Spot best;
    for (const qreal t : kPlaces) {
        const QPointF middle = route.at(t);
        const QRectF box = centredOn(middle, size, kGap);
        const qreal covered = kCardCounts * overlap(box, cards) + overlap(box, taken);
        if (covered < best.covered) {
            best = {middle, covered};
        }
        if (covered == 0) {
            break;
        }
    }
    return best;
}

}  // namespace

std::vector<LabelPlace> placeLabels(const std::vector<LabelWish>& wishes, const std::vector<QRectF>& cards) {
    constexpr qreal kTolerable = 0.12;  // of a label's area
    std::vector<LabelPlace> places(wishes.size());
    std::vector<QRectF> taken;
    taken.reserve(wishes.size());
    for (const bool whole : {true, false}) {
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            const LabelWish& wish = wishes[i];
            if (wish.whole != whole) {
                continue;
            }
            Spot spot = bestSpot(*wish.route, wish.size, cards, taken);
            const bool compact = !whole && spot.covered > kTolerable * wish.size.width() * wish.size.height();
            if (compact) {
                spot = bestSpot(*wish.route, wish.compact, cards, taken);
            }
            places[i] = {spot.at, compact};
            taken.push_back(centredOn(spot.at, compact ? wish.compact : wish.size, 0));
        }
    }
    return places;
}

}  // namespace tributary::ui
