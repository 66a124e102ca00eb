#pragma once

#include <QPointF>
#include <QRectF>

#include <vector>

namespace tributary::ui {

/// The place for a new card nearest to `wanted` (its top left corner) that leaves room around the others. Pure.
[[nodiscard]] QPointF freePlace(const std::vector<QRectF>& taken, QPointF wanted);

/// The place for the next card of a person who adds one after the other: right of the rightmost one, on its line and
/// far enough for a link with its label, when that is within `visible`; else near the middle of it. Pure.
[[nodiscard]] QPointF nextPlace(const std::vector<QRectF>& taken, const QRectF& visible);

}  // namespace tributary::ui
