#pragma once

#include "core/base/id.h"

#include <variant>

namespace tributary::ui {

/// One thing on the canvas: a cluster, a link, or nothing.
using CanvasObject = std::variant<std::monostate, ClusterId, LinkId>;

[[nodiscard]] inline bool isNone(const CanvasObject& object) { return std::holds_alternative<std::monostate>(object); }

}  // namespace tributary::ui
