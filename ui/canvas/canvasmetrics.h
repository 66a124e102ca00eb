#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <cmath>

namespace tributary::ui {

// The geometry of the canvas, in the units of the document: pixels at 100 % with the usual font. The view scales them.

inline constexpr qreal kCardWidth = 200;
inline constexpr qreal kCardHeight = 84;
inline constexpr qreal kCardRadius = 10;
inline constexpr qreal kPortRadius = 5.5;
inline constexpr qreal kPortHit = 14;  ///< radius around a port that takes the mouse
inline constexpr qreal kLinkHit = 7;   ///< distance from a curve that takes the mouse
inline constexpr qreal kBendRadius = 5;
inline constexpr qreal kBendHit = 9;
inline constexpr qreal kSnapGrid = 8;
inline constexpr qreal kDotGrid = 24;
inline constexpr qreal kSimpleBelow = 0.45;  ///< zoom below which only shapes and names are drawn

[[nodiscard]] inline QRectF cardRect(QPointF topLeft) { return {topLeft, QSizeF{kCardWidth, kCardHeight}}; }

[[nodiscard]] inline QPointF snapped(QPointF point) {
    return {std::round(point.x() / kSnapGrid) * kSnapGrid, std::round(point.y() / kSnapGrid) * kSnapGrid};
}

}  // namespace tributary::ui
