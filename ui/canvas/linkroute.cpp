#include "ui/canvas/linkroute.h"

#include <QLineF>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tributary::ui {

namespace {

constexpr qreal kArrowGap = 3;  // the tip stands this far from the card
constexpr qreal kClearance = 36;

/// Forward: one S; the control points stay on the ports' heights.
QPainterPath forward(QPointF from, QPointF to, qreal bow) {
    const qreal reach = std::max(48.0, (to.x() - from.x()) / 2);
    QPainterPath path{from};
    path.cubicTo(from + QPointF{reach, bow}, to + QPointF{-reach, bow}, to);
    return path;
}

/// The target lies left: out to the right, round, back between or below the cards, and in from the left.
QPainterPath backward(const LinkEnds& ends, QPointF from, QPointF to) {
    const qreal gapBelow = ends.target.top() - ends.source.bottom();
    const qreal gapAbove = ends.source.top() - ends.target.bottom();
    qreal lane = std::max(ends.source.bottom(), ends.target.bottom()) + kClearance;
    if (gapBelow > kClearance) {
        lane = (ends.source.bottom() + ends.target.top()) / 2;
    } else if (gapAbove > kClearance) {
        lane = (ends.target.bottom() + ends.source.top()) / 2;
    }
    lane += ends.bow + (ends.sourceSlot + ends.targetSlot) / 2;
    const qreal reach = 56 + std::abs(ends.bow) / 4;
    QPainterPath path{from};
    path.cubicTo({from.x() + reach, from.y()}, {from.x() + reach, lane}, {from.x(), lane});
    path.lineTo(to.x(), lane);
    path.cubicTo({to.x() - reach, lane}, {to.x() - reach, to.y()}, to);
    return path;
}

/// Through the bends, smoothly (Catmull-Rom), leaving and arriving level.
QPainterPath through(QPointF from, QPointF to, const std::vector<QPointF>& bends) {
    std::vector<QPointF> knots{from};
    knots.insert(knots.end(), bends.begin(), bends.end());
    knots.push_back(to);
    const auto tangent = [&](std::size_t i) {
        if (i == 0 || i + 1 == knots.size()) {
            const QPointF neighbour = i == 0 ? knots[1] : knots[i - 1];
            return QPointF{std::max(60.0, std::abs(neighbour.x() - knots[i].x())), 0};
        }
        return (knots[i + 1] - knots[i - 1]) / 2;
    };
    QPainterPath path{from};
    for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
        path.cubicTo(knots[i] + tangent(i) / 3, knots[i + 1] - tangent(i + 1) / 3, knots[i + 1]);
    }
    return path;
}

std::vector<QPointF> evenly(const QPainterPath& path, qreal step) {
    std::vector<QPointF> points;
    qreal carry = 0;
    const auto polygons = path.toSubpathPolygons();
    for (const QPolygonF& polygon : polygons) {
        for (qsizetype i = 0; i + 1 < polygon.size(); ++i) {
            const QLineF line{polygon[i], polygon[i + 1]};
            const qreal length = line.length();
            for (; length > 0 && carry <= length; carry += step) {
                points.push_back(line.pointAt(carry / length));
            }
            carry -= length;
        }
    }
    points.push_back(path.currentPosition());
    return points;
}

}  // namespace

LinkRoute::LinkRoute(LinkEnds ends) : m_ends(std::move(ends)) {
    const QPointF from{m_ends.source.right(), m_ends.source.center().y() + m_ends.sourceSlot};
    const QPointF to{m_ends.target.left() - kArrowGap, m_ends.target.center().y() + m_ends.targetSlot};
    if (!m_ends.bends.empty()) {
        m_path = through(from, to, m_ends.bends);
    } else if (to.x() >= from.x() + 16) {
        m_path = forward(from, to, m_ends.bow);
    } else {
        m_path = backward(m_ends, from, to);
    }
    m_points = evenly(m_path, kStep);
}

QPointF LinkRoute::at(qreal t) const {
    if (m_points.empty()) {
        return {};
    }
    const auto last = static_cast<qreal>(m_points.size() - 1);
    return m_points[static_cast<std::size_t>(std::lround(std::clamp(t, 0.0, 1.0) * last))];
}

std::size_t LinkRoute::nearest(QPointF point) const {
    std::size_t best = 0;
    qreal bestDistance = std::numeric_limits<qreal>::max();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF away = m_points[i] - point;
        const qreal distance = QPointF::dotProduct(away, away);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = i;
        }
    }
    return best;
}

qreal LinkRoute::distanceTo(QPointF point) const {
    if (m_points.empty()) {
        return std::numeric_limits<qreal>::max();
    }
    return QLineF{m_points[nearest(point)], point}.length();
}

std::size_t LinkRoute::bendIndexAt(QPointF point) const {
    const std::size_t here = nearest(point);
    std::size_t index = 0;
    while (index < m_ends.bends.size() && nearest(m_ends.bends[index]) < here) {
        ++index;
    }
    return index;
}

}  // namespace tributary::ui
