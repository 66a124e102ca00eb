#pragma once

#include <QColor>

namespace tributary::ui {

/// What the style draws with: the theme's colours and sizes, copied, because the application's style outlives the
/// theme.
struct StyleLook {
    QColor background;
    QColor surface;
    QColor raised;
    QColor line;
    QColor text;
    QColor dim;
    QColor disabled;
    QColor accent;
    QColor onAccent;
    QColor selection;
    QColor hover;
    QColor focus;
    QColor handle;  ///< scroll bars, arrows, empty check boxes: at least 3:1 on surface
    qreal scale = 1;
    bool strong = false;  ///< high contrast: thicker lines
    bool animated = true;

    /// `pixels` at 100 %, rounded, never 0.
    [[nodiscard]] int px(qreal pixels) const { return qMax(1, qRound(pixels * scale)); }
};

}  // namespace tributary::ui
