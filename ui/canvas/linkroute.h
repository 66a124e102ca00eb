#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace tributary::ui {

/// What decides where a link's curve runs.
struct LinkEnds {
    QRectF source;  ///< card of the source cluster
    QRectF target;
    qreal sourceSlot = 0;  ///< above or below the middle of the source's right edge
    qreal targetSlot = 0;  ///< the same at the target's left edge
    qreal bow = 0;         ///< sideways, so that links between the same pair fan out
    std::vector<QPointF> bends;

    bool operator==(const LinkEnds&) const = default;
};

/// A link's curve, and points on it at equal distances for everything that moves along it or asks how near it is. An
/// immutable value.
class LinkRoute {
public:
    static constexpr qreal kStep = 3;  ///< between two points()

    LinkRoute() = default;
    explicit LinkRoute(LinkEnds ends);

    [[nodiscard]] const LinkEnds& ends() const { return m_ends; }
    [[nodiscard]] const QPainterPath& path() const { return m_path; }
    [[nodiscard]] const std::vector<QPointF>& points() const { return m_points; }
    [[nodiscard]] qreal length() const { return kStep * static_cast<qreal>(m_points.size()); }
    /// `t` from 0 at the source to 1 at the target.
    [[nodiscard]] QPointF at(qreal t) const;
    [[nodiscard]] qreal distanceTo(QPointF point) const;
    /// The place in the list of bends for a new one at `point`.
    [[nodiscard]] std::size_t bendIndexAt(QPointF point) const;

private:
    [[nodiscard]] std::size_t nearest(QPointF point) const;

    LinkEnds m_ends;
    QPainterPath m_path;
    std::vector<QPointF> m_points;
};

}  // namespace tributary::ui
