#pragma once

#include "ui/theme/stylelook.h"

#include <QStyle>

class QPainter;
class QStyleOption;
class QWidget;

namespace tributary::ui {

// How TributaryStyle draws frames and backgrounds. Pure drawing: nothing here keeps state. GUI thread.

/// False: not a frame or background that differs from Fusion's.
[[nodiscard]] bool drawPanel(QPainter& painter, const StyleLook& look, QStyle::PrimitiveElement element,
                             const QStyleOption& option, const QWidget* widget);
/// Behind a row or cell: selected, under the mouse, or `idle` where that is valid.
void drawItem(QPainter& painter, const StyleLook& look, const QStyleOption& option, const QColor& idle);
/// One pixel in the middle of `rect`.
void drawSeparator(QPainter& painter, const StyleLook& look, const QRect& rect, bool vertical);

}  // namespace tributary::ui
