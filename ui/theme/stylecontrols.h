#pragma once

#include "ui/theme/stylelook.h"

#include <QStyle>

class QPainter;
class QPalette;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;

namespace tributary::ui {

// How TributaryStyle draws the larger controls. Pure drawing: nothing here keeps state. GUI thread.

inline constexpr qreal kControlRadius = 6;
inline constexpr qreal kProgressRadius = 4;

/// A rounded box of `fill` with a one pixel border.
void drawBox(QPainter& painter, const StyleLook& look, const QRectF& rect, const QColor& fill, const QColor& border,
             qreal radius = kControlRadius);
/// The border of something that is typed into or chosen from: the focus colour while it has the focus.
void drawField(QPainter& painter, const StyleLook& look, const QStyleOption& option, const QColor& fill);
void drawFocusRing(QPainter& painter, const StyleLook& look, const QRectF& rect, qreal radius = kControlRadius);
void drawChevron(QPainter& painter, const StyleLook& look, const QRectF& rect, Qt::ArrowType direction,
                 const QColor& color);
void drawCheckBox(QPainter& painter, const StyleLook& look, const QStyleOption& option);
void drawRadioButton(QPainter& painter, const StyleLook& look, const QStyleOption& option);
void drawPushButton(QPainter& painter, const StyleLook& look, const QStyleOption& option, bool primary);
void drawToolButton(QPainter& painter, const StyleLook& look, const QStyleOption& option, bool primary);
void drawProgress(QPainter& painter, const StyleLook& look, const QStyleOptionProgressBar& option);
void drawTab(QPainter& painter, const StyleLook& look, const QStyleOptionTab& option);
void drawScrollBar(QPainter& painter, const StyleLook& look, const QStyleOptionSlider& option, const QRect& slider);
/// Where the slider of a scroll bar without buttons is.
[[nodiscard]] QRect scrollBarSlider(const StyleLook& look, const QStyleOptionSlider& option);

/// Tabs at the left or right run from top to bottom.
[[nodiscard]] bool isVertical(const QStyleOptionTab& option);

}  // namespace tributary::ui
