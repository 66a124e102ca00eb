#pragma once

#include "core/base/id.h"

#include <QPointF>
#include <Qt>

#include <map>

namespace tributary::ui {

enum class Alignment { Left, Center, Right, Top, Middle, Bottom };

using Places = std::map<ClusterId, QPointF>;

/// All cards on one line. Pure.
[[nodiscard]] Places aligned(Places places, Alignment alignment);
/// The same gap between all cards from the first to the last. Pure.
[[nodiscard]] Places distributed(Places places, Qt::Orientation orientation);

}  // namespace tributary::ui
