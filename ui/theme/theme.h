#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPointer>
#include <QString>

#include <array>

class QApplication;

namespace tributary::ui {

class PlatformAppearance;
class TributaryStyle;

/// What a colour is for. The one table of values is in theme.cpp.
enum class ColorRole {
    Background,  ///< canvas
    Surface,     ///< panels
    Raised,      ///< cards and buttons
    Line,        ///< borders
    Grid,        ///< chart grid and canvas dots
    Text,
    Dim,       ///< second level of text
    Disabled,  ///< text of what cannot be used
    Accent,    ///< the one primary action, focus, selection
    OnAccent,  ///< text on Accent
    Selection,
    Hover,
    Focus,  ///< focus ring
    Ok,     ///< as graphics: at least 3:1 on Surface
    Warn,
    Bad,
    Idle,
    OkText,  ///< as text: at least 4.5:1 on Surface
    WarnText,
    BadText,
    Regional,
    Aggregate,
    Dr,
    NoTier,
    Production,  ///< mark of a production cluster
    Sandbox,     ///< banner of a sandbox window
};
inline constexpr int kColorRoles = static_cast<int>(ColorRole::Sandbox) + 1;
inline constexpr int kSeriesColors = 6;

enum class FontRole { Title, Body, Small, SmallBold, Mono, MonoSmall };

enum class Appearance { System, Light, Dark, HighContrast };

/// Colours, fonts, sizes and icons of the application, from one table; follows the platform and its changes. Nothing
/// else in ui names a colour, a font or a size. Sizes are pixels at 100 %, scaled with the application's font. GUI
/// thread.
class Theme final : public QObject {
    Q_OBJECT

public:
    /// `platform` must outlive it. Nothing is applied until applyTo().
    explicit Theme(PlatformAppearance& platform, QObject* parent = nullptr);
    ~Theme() override;

    /// Palette, font and proxy style of the whole application, now and after each change.
    void applyTo(QApplication& application);

    void setAppearance(Appearance appearance);
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    /// Set by the person; the platform's wish counts too.
    void setReduceMotion(bool reduce);
    [[nodiscard]] bool reduceMotion() const;
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] bool isHighContrast() const { return m_highContrast; }

    [[nodiscard]] QColor color(ColorRole role) const;
    /// Safe for colour-blind eyes; repeats after series(5).
    [[nodiscard]] QColor series(int index) const;
    [[nodiscard]] QFont font(FontRole role) const;
    /// Body font with tabular figures for numbers that move.
    [[nodiscard]] QFont figures(FontRole role) const;
    [[nodiscard]] const QPalette& palette() const { return m_palette; }
    /// `pixels` at 100 %, for the application's font size.
    [[nodiscard]] qreal px(qreal pixels) const;

    /// ":/icons/<name>.svg" in the text colour, sharp at every scale, dimmed when disabled. An unknown name is an
    /// assertion.
    [[nodiscard]] QIcon icon(const QString& name) const;
    [[nodiscard]] QIcon icon(const QString& name, ColorRole role) const;

signals:
    /// Colours, fonts or motion are other ones: repaint, and ask for icons again.
    void changed();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void rebuild();
    void fillColors();
    void fillHighContrast(const QPalette& base);
    void fillPalette();
    void measureFont();

    PlatformAppearance& m_platform;
    QApplication* m_application = nullptr;
    Appearance m_appearance = Appearance::System;
    bool m_reduceMotion = false;
    const QPalette m_platformPalette;  // as it was before this theme replaced it: what high contrast is made of
    QPointer<TributaryStyle> m_style;  // owned by the application
    bool m_dark = false;
    bool m_highContrast = false;
    bool m_tabularDigits = false;  // of the platform's font
    qreal m_scale = 1;
    std::array<QColor, kColorRoles> m_colors;
    std::array<QColor, kSeriesColors> m_series;
    QPalette m_palette;
};

}  // namespace tributary::ui
