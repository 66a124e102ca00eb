#pragma once

#include "ui/theme/stylelook.h"

#include <QStyle>

#include <optional>

namespace tributary::ui {

/// The sizes that differ from Fusion's, in pixels; none for the others.
[[nodiscard]] std::optional<int> styleMetric(const StyleLook& look, QStyle::PixelMetric metric);

}  // namespace tributary::ui
