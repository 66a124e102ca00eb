#pragma once

#include <QPointF>
#include <QRectF>

#include <vector>

namespace tributary::ui {

/// The place for a new card nearest to `wanted` (its top left corner) that leaves room around the others. Pure.
[[nodiscard]] QPointF freePlace(const std::vector<QRectF>& taken, QPointF wanted);

}  // namespace tributary::ui
