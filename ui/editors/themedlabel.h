#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace tributary::ui {

/// A label in one of the theme's fonts and colours, which follows the theme. GUI thread.
class ThemedLabel final : public QLabel {
    Q_OBJECT

public:
    ThemedLabel(Theme& theme, FontRole font, ColorRole color, QWidget* parent = nullptr);

    void setColorRole(ColorRole color);
    /// Hides the label while it has nothing to say.
    void setTextOrHide(const QString& text);

private:
    void restyle();

    Theme& m_theme;
    FontRole m_font;
    ColorRole m_color;
};

/// "INCLUDE": a heading within a page.
[[nodiscard]] ThemedLabel* makeHeading(Theme& theme, const QString& text, QWidget* parent);

}  // namespace tributary::ui
