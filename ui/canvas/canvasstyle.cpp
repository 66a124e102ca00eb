#include "ui/canvas/canvasstyle.h"

#include <QFontInfo>

namespace tributary::ui {

namespace {

QFont scaled(QFont font, qreal factor) {
    if (qFuzzyCompare(factor, 1.0)) {
        return font;
    }
    font.setPointSizeF(QFontInfo{font}.pointSizeF() * factor);
    return font;
}

}  // namespace

CanvasStyle::CanvasStyle(const Theme& theme) : m_theme(&theme), m_scale(theme.px(100) / 100) {
    for (const FontRole role :
         {FontRole::Title, FontRole::Body, FontRole::Small, FontRole::SmallBold, FontRole::Mono, FontRole::MonoSmall}) {
        m_fonts.emplace(role, scaled(theme.font(role), 1 / m_scale));
        m_figures.emplace(role, scaled(theme.figures(role), 1 / m_scale));
    }
    constexpr qreal kTagSize = 0.82;
    m_tag = scaled(theme.font(FontRole::SmallBold), kTagSize / m_scale);
    m_tag.setCapitalization(QFont::AllUppercase);
}

const QIcon& CanvasStyle::icon(const QString& name, ColorRole role) const {
    const auto [at, isNew] = m_icons.try_emplace({name, role});
    if (isNew) {
        at->second = m_theme->icon(name, role);
    }
    return at->second;
}

ColorRole CanvasStyle::tierRole(Tier tier) {
    switch (tier) {
        case Tier::Regional:
            return ColorRole::Regional;
        case Tier::Aggregate:
            return ColorRole::Aggregate;
        case Tier::Dr:
            return ColorRole::Dr;
        case Tier::None:
            break;
    }
    return ColorRole::NoTier;
}

}  // namespace tributary::ui
