#include "ui/theme/theme.h"

#include "ui/theme/platformappearance.h"
#include "ui/theme/themeicon.h"
#include "ui/theme/tributarystyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QScreen>

#include <algorithm>
#include <cmath>

namespace tributary::ui {

namespace {

struct ColorToken {
    ColorRole role;
    QRgb light;
    QRgb dark;
};

// The one table of colours. Where the pictures' values fell short of the contrast they need they are a little stronger.
constexpr std::array<ColorToken, kColorRoles> kTokens{{
    {ColorRole::Background, 0xFFF6F7F9, 0xFF14171C}, {ColorRole::Surface, 0xFFFFFFFF, 0xFF1B1F26},
    {ColorRole::Raised, 0xFFFFFFFF, 0xFF222730},     {ColorRole::Line, 0xFFE1E4EA, 0xFF2E3440},
    {ColorRole::Grid, 0xFFE9ECF1, 0xFF262C36},       {ColorRole::Text, 0xFF1B1F27, 0xFFE7EAF0},
    {ColorRole::Dim, 0xFF667085, 0xFF98A2B3},        {ColorRole::Disabled, 0xFFA4ABB8, 0xFF5D6675},
    {ColorRole::Accent, 0xFF2860F0, 0xFF6C9BFF},     {ColorRole::OnAccent, 0xFFFFFFFF, 0xFF0F141C},
    {ColorRole::Selection, 0xFFE8EFFF, 0xFF233252},  {ColorRole::Hover, 0xFFEFF2F7, 0xFF2A303B},
    {ColorRole::Focus, 0xFF2860F0, 0xFF8DB1FF},      {ColorRole::Ok, 0xFF1A9E5C, 0xFF3CCB85},
    {ColorRole::Warn, 0xFFC77700, 0xFFF0A43A},       {ColorRole::Bad, 0xFFD13438, 0xFFFF6B6B},
    {ColorRole::Idle, 0xFF7F8898, 0xFF7A8496},       {ColorRole::OkText, 0xFF127A45, 0xFF3CCB85},
    {ColorRole::WarnText, 0xFF8F5500, 0xFFF0A43A},   {ColorRole::BadText, 0xFFB3261E, 0xFFFF7B7B},
    {ColorRole::Regional, 0xFF2860F0, 0xFF6C9BFF},   {ColorRole::Aggregate, 0xFF8250DF, 0xFFB48CFF},
    {ColorRole::Dr, 0xFF0B7C7C, 0xFF3DC8C8},         {ColorRole::NoTier, 0xFF667085, 0xFF98A2B3},
    {ColorRole::Production, 0xFFA3195B, 0xFFFF86B8}, {ColorRole::Sandbox, 0xFF5B4BC4, 0xFFA79BFF},
}};

// Six that stay apart for colour-blind eyes too, and none that looks like a health colour.
constexpr std::array<QRgb, kSeriesColors> kLightSeries{0xFF0B4FA8, 0xFF748012, 0xFF8A3DF0,
                                                       0xFFCE2385, 0xFF5F4A33, 0xFF0595B2};
constexpr std::array<QRgb, kSeriesColors> kDarkSeries{0xFF24C8F8, 0xFFD2DA45, 0xFF9C78FF,
                                                      0xFFFF5CB8, 0xFFAE8765, 0xFFC4F7E8};

// What high contrast shows on black or on white: no half-tones, every status at least 7:1.
constexpr std::array<ColorToken, 9> kHighContrastTokens{{
    {ColorRole::Ok, 0xFF0B5A30, 0xFF5CF0A5},
    {ColorRole::Warn, 0xFF6B3F00, 0xFFFFC266},
    {ColorRole::Bad, 0xFF9B1116, 0xFFFF9C9C},
    {ColorRole::Idle, 0xFF45494F, 0xFFC4C9D1},
    {ColorRole::Regional, 0xFF0B3DB8, 0xFFA9C5FF},
    {ColorRole::Aggregate, 0xFF5B21B6, 0xFFD7C2FF},
    {ColorRole::Dr, 0xFF065252, 0xFF7FE8E8},
    {ColorRole::Production, 0xFF7D0F43, 0xFFFFB0D2},
    {ColorRole::Sandbox, 0xFF3B2C97, 0xFFCFC8FF},
}};

constexpr qreal kBodyPixels = 12;
constexpr qreal kTitlePixels = 13.5;
constexpr qreal kSmallPixels = 11;

double luminance(const QColor& color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.1, "contrast ratio".
double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a) + 0.05, luminance(b) + 0.05});
    return high / low;
}

/// A desktop may ask for high contrast through its portal while the toolkit's palette is still an ordinary one.
bool isHighContrastPalette(const QPalette& palette) {
    constexpr double kEnough = 7;
    const auto between = [&](QPalette::ColorRole a, QPalette::ColorRole b) {
        return contrast(palette.color(a), palette.color(b));
    };
    return between(QPalette::Text, QPalette::Base) >= kEnough &&
           between(QPalette::Highlight, QPalette::Base) >= kEnough &&
           between(QPalette::HighlightedText, QPalette::Highlight) >= kEnough;
}

bool isDarkPalette(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QPalette blackOrWhite(bool dark) {
    const QColor back = dark ? Qt::black : Qt::white;
    const QColor front = dark ? Qt::white : Qt::black;
    QPalette palette(front, back, back, back, back, front, back);
    palette.setColor(QPalette::Highlight, dark ? QColor(0xFFFFD400) : QColor(0xFF0030A0));
    palette.setColor(QPalette::HighlightedText, back);
    return palette;
}

qreal pixels(const QFont& font) {
    if (font.pixelSize() > 0) {
        return font.pixelSize();
    }
    const QScreen* screen = QGuiApplication::primaryScreen();
    return font.pointSizeF() * (screen == nullptr ? 96.0 : screen->logicalDotsPerInchY()) / 72.0;
}

QFont scaled(QFont font, qreal factor) {
    if (font.pixelSize() > 0) {
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    } else {
        font.setPointSizeF(font.pointSizeF() * factor);
    }
    return font;
}

QFont fixedFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QFont body = QApplication::font();
    if (body.pixelSize() > 0) {
        font.setPixelSize(body.pixelSize());
    } else {
        font.setPointSizeF(body.pointSizeF());
    }
    return font;
}

}  // namespace

Theme::Theme(PlatformAppearance& platform, QObject* parent)
    : QObject(parent), m_platform(platform), m_platformPalette(QApplication::palette()) {
    connect(&m_platform, &PlatformAppearance::changed, this, &Theme::rebuild);
    rebuild();
}

Theme::~Theme() = default;

void Theme::applyTo(QApplication& application) {
    if (m_application == nullptr) {
        application.installEventFilter(this);
    }
    m_application = &application;
    rebuild();
}

void Theme::setAppearance(Appearance appearance) {
    if (appearance != m_appearance) {
        m_appearance = appearance;
        rebuild();
    }
}

void Theme::setReduceMotion(bool reduce) {
    if (reduce != m_reduceMotion) {
        m_reduceMotion = reduce;
        rebuild();
    }
}

bool Theme::reduceMotion() const { return m_reduceMotion || m_platform.prefersReducedMotion(); }

QColor Theme::color(ColorRole role) const { return m_colors[static_cast<std::size_t>(role)]; }

QColor Theme::series(int index) const {
    return m_series[static_cast<std::size_t>((index % kSeriesColors + kSeriesColors) % kSeriesColors)];
}

QFont Theme::font(FontRole role) const {
    const QFont body = QApplication::font();
    switch (role) {
        case FontRole::Title: {
            QFont font = scaled(body, kTitlePixels / kBodyPixels);
            font.setBold(true);
            return font;
        }
        case FontRole::Body:
            return body;
        case FontRole::Small:
            return scaled(body, kSmallPixels / kBodyPixels);
        case FontRole::SmallBold: {
            QFont font = scaled(body, kSmallPixels / kBodyPixels);
            font.setBold(true);
            return font;
        }
        case FontRole::Mono:
            return fixedFont();
        case FontRole::MonoSmall:
            return scaled(fixedFont(), kSmallPixels / kBodyPixels);
    }
    return body;
}

QFont Theme::figures(FontRole role) const {
    QFont asked = font(role);
    if (m_tabularDigits) {
        return asked;
    }
    QFont fixed = fixedFont();
    fixed.setBold(asked.bold());
    return scaled(fixed, pixels(asked) / pixels(fixed));
}

qreal Theme::px(qreal value) const { return value * m_scale; }

QIcon Theme::icon(const QString& name) const { return icon(name, ColorRole::Text); }

QIcon Theme::icon(const QString& name, ColorRole role) const {
    return themeIcon(name, color(role), color(ColorRole::Disabled));
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ApplicationFontChange) {
        rebuild();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::rebuild() {
    const bool system = m_appearance == Appearance::System;
    m_highContrast = m_appearance == Appearance::HighContrast || (system && m_platform.prefersHighContrast());
    m_dark = m_appearance == Appearance::Dark || (m_appearance != Appearance::Light && m_platform.prefersDark());
    measureFont();
    fillColors();
    fillPalette();
    if (m_application != nullptr) {
        const StyleLook look{.background = color(ColorRole::Background),
                             .surface = color(ColorRole::Surface),
                             .raised = color(ColorRole::Raised),
                             .line = color(ColorRole::Line),
                             .text = color(ColorRole::Text),
                             .dim = color(ColorRole::Dim),
                             .disabled = color(ColorRole::Disabled),
                             .accent = color(ColorRole::Accent),
                             .onAccent = color(ColorRole::OnAccent),
                             .selection = color(ColorRole::Selection),
                             .hover = color(ColorRole::Hover),
                             .focus = color(ColorRole::Focus),
                             .handle = color(ColorRole::Idle),
                             .scale = m_scale,
                             .strong = m_highContrast,
                             .animated = !reduceMotion()};
        if (m_style == nullptr) {
            m_style = new TributaryStyle(look);
            m_application->setStyle(m_style);  // takes ownership
        } else {
            m_style->setLook(look);
        }
        m_application->setPalette(m_palette);
    }
    emit changed();
}

void Theme::fillColors() {
    for (const ColorToken& token : kTokens) {
        m_colors[static_cast<std::size_t>(token.role)] = QColor::fromRgb(m_dark ? token.dark : token.light);
    }
    const auto& series = m_dark ? kDarkSeries : kLightSeries;
    std::ranges::transform(series, m_series.begin(), [](QRgb value) { return QColor::fromRgb(value); });
    if (m_highContrast) {
        const bool given = isDarkPalette(m_platformPalette) == m_dark && isHighContrastPalette(m_platformPalette);
        fillHighContrast(given ? m_platformPalette : blackOrWhite(m_dark));
    }
}

void Theme::fillHighContrast(const QPalette& base) {
    const auto set = [this](ColorRole role, const QColor& color) { m_colors[static_cast<std::size_t>(role)] = color; };
    const QColor back = base.color(QPalette::Base);
    const QColor front = base.color(QPalette::Text);
    for (const ColorRole role : {ColorRole::Background, ColorRole::Surface, ColorRole::Raised}) {
        set(role, back);
    }
    for (const ColorRole role : {ColorRole::Text, ColorRole::Dim, ColorRole::Line, ColorRole::NoTier}) {
        set(role, front);
    }
    for (const ColorToken& token : kHighContrastTokens) {
        set(token.role, QColor::fromRgb(m_dark ? token.dark : token.light));
    }
    set(ColorRole::OkText, color(ColorRole::Ok));
    set(ColorRole::WarnText, color(ColorRole::Warn));
    set(ColorRole::BadText, color(ColorRole::Bad));
    set(ColorRole::Accent, base.color(QPalette::Highlight));
    set(ColorRole::OnAccent, base.color(QPalette::HighlightedText));
    set(ColorRole::Focus, base.color(QPalette::Highlight));
}

void Theme::fillPalette() {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, ColorRole ours) { palette.setColor(role, color(ours)); };
    set(QPalette::Window, ColorRole::Surface);
    set(QPalette::WindowText, ColorRole::Text);
    set(QPalette::Base, ColorRole::Surface);
    set(QPalette::AlternateBase, ColorRole::Background);
    set(QPalette::Text, ColorRole::Text);
    set(QPalette::Button, ColorRole::Raised);
    set(QPalette::ButtonText, ColorRole::Text);
    set(QPalette::BrightText, ColorRole::OnAccent);
    set(QPalette::ToolTipBase, ColorRole::Raised);
    set(QPalette::ToolTipText, ColorRole::Text);
    set(QPalette::PlaceholderText, ColorRole::Dim);
    set(QPalette::Highlight, ColorRole::Accent);
    set(QPalette::HighlightedText, ColorRole::OnAccent);
    set(QPalette::Link, ColorRole::Accent);
    set(QPalette::LinkVisited, ColorRole::Accent);
    set(QPalette::Light, ColorRole::Raised);
    set(QPalette::Midlight, ColorRole::Hover);
    set(QPalette::Mid, ColorRole::Line);
    palette.setColor(QPalette::Dark, color(ColorRole::Line).darker(130));
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                           QPalette::PlaceholderText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, color(ColorRole::Disabled));
    }
    palette.setColor(QPalette::Disabled, QPalette::Base, color(ColorRole::Background));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, color(ColorRole::Line));
    m_palette = palette;
}

void Theme::measureFont() {
    const QFont body = QApplication::font();
    m_scale = pixels(body) / kBodyPixels;
    const QFontMetricsF metrics(body);
    const qreal zero = metrics.horizontalAdvance(QLatin1Char('0'));
    m_tabularDigits = true;
    for (char digit = '1'; digit <= '9'; ++digit) {
        m_tabularDigits &= qAbs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) < 0.01;
    }
}

}  // namespace tributary::ui
