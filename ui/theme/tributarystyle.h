#pragma once

#include "ui/theme/stylelook.h"

#include <QProxyStyle>

namespace tributary::ui {

/// A dynamic property of a QPushButton or QToolButton: true makes it the filled button of the one primary action. A
/// dialog's default button is drawn so without it.
inline constexpr const char* kPrimaryProperty = "primary";

/// Fusion with calmer lines: flat tool buttons, rounded fields, underlined tabs, thin scroll bars, a visible focus
/// ring. Widgets get their look from here and from the palette, never from style sheets. GUI thread.
class TributaryStyle final : public QProxyStyle {
    Q_OBJECT

public:
    explicit TributaryStyle(const StyleLook& look);
    /// Does not repaint: a palette change follows.
    void setLook(const StyleLook& look) { m_look = look; }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                                       const QWidget* widget = nullptr) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption* option,
                                       const QWidget* widget = nullptr) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
                                  const QWidget* widget = nullptr) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr,
                                QStyleHintReturn* data = nullptr) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                         const QWidget* widget = nullptr) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap icon, const QStyleOption* option = nullptr,
                                     const QWidget* widget = nullptr) const override;
    [[nodiscard]] QPalette standardPalette() const override;
    using QProxyStyle::polish;
    void polish(QWidget* widget) override;

private:
    void drawGroupBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
    void drawComboBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
    void drawSpinBox(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
    void drawDockTitle(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawTabLabel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;

    StyleLook m_look;
};

}  // namespace tributary::ui
