#pragma once

#include "core/topology/topologyspec.h"
#include "ui/text/statetext.h"
#include "ui/theme/theme.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

#include <map>
#include <utility>

namespace tributary::ui {

/// Opacity of what a search did not find.
inline constexpr qreal kDimmed = 0.25;

/// The theme in the units of the canvas: its fonts are those of the theme before the application's scale, which the
/// view puts on again. Made anew when the theme changes. GUI thread.
class CanvasStyle {
public:
    explicit CanvasStyle(const Theme& theme);

    [[nodiscard]] QColor color(ColorRole role) const { return m_theme->color(role); }
    [[nodiscard]] const QFont& font(FontRole role) const { return m_fonts.at(role); }
    [[nodiscard]] const QFont& figures(FontRole role) const { return m_figures.at(role); }
    /// The small capitals of tags and marks.
    [[nodiscard]] const QFont& tag() const { return m_tag; }
    [[nodiscard]] const QIcon& icon(const QString& name, ColorRole role) const;
    [[nodiscard]] bool isHighContrast() const { return m_theme->isHighContrast(); }
    /// Pixels for one unit of the canvas at 100 %.
    [[nodiscard]] qreal scale() const { return m_scale; }

    [[nodiscard]] static ColorRole tierRole(Tier tier);

private:
    const Theme* m_theme;
    qreal m_scale;
    std::map<FontRole, QFont> m_fonts;
    std::map<FontRole, QFont> m_figures;
    QFont m_tag;
    mutable std::map<std::pair<QString, ColorRole>, QIcon> m_icons;  // each is parsed once
};

}  // namespace tributary::ui
