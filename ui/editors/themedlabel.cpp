#include "ui/editors/themedlabel.h"

#include <QLocale>

namespace tributary::ui {

ThemedLabel::ThemedLabel(Theme& theme, FontRole font, ColorRole color, QWidget* parent)
    : QLabel(parent), m_theme(theme), m_font(font), m_color(color) {
    setTextFormat(Qt::PlainText);
    connect(&m_theme, &Theme::changed, this, &ThemedLabel::restyle);
    restyle();
}

void ThemedLabel::setColorRole(ColorRole color) {
    if (color != m_color) {
        m_color = color;
        restyle();
    }
}

void ThemedLabel::setTextOrHide(const QString& text) {
    setText(text);
    setVisible(!text.isEmpty());
}

void ThemedLabel::restyle() {
    QPalette palette = m_theme.palette();
    palette.setColor(QPalette::WindowText, m_theme.color(m_color));
    setPalette(palette);
    setFont(m_theme.font(m_font));
}

ThemedLabel* makeHeading(Theme& theme, const QString& text, QWidget* parent) {
    auto* heading = new ThemedLabel(theme, FontRole::SmallBold, ColorRole::Dim, parent);
    heading->setText(QLocale().toUpper(text));
    heading->setAccessibleName(text);
    return heading;
}

}  // namespace tributary::ui
