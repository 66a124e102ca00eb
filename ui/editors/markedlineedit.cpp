#include "ui/editors/markedlineedit.h"

#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace tributary::ui {

namespace {

constexpr qreal kWave = 2;

QPainterPath wave(qreal from, qreal to, qreal y, qreal step) {
    QPainterPath path{QPointF{from, y}};
    bool up = true;
    for (qreal x = from + step; x < to + step; x += step) {
        path.lineTo(x, up ? y - step : y);
        up = !up;
    }
    return path;
}

}  // namespace

MarkedLineEdit::MarkedLineEdit(Theme& theme, QWidget* parent) : QLineEdit(parent), m_theme(theme) {
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MarkedLineEdit::setMark(const QString& reason, int position) {
    if (m_reason.isEmpty() && !reason.isEmpty()) {
        m_plainTip = toolTip();
        m_plainDescription = accessibleDescription();
    }
    if (m_reason != reason) {
        setToolTip(reason.isEmpty() ? m_plainTip : reason);
        setAccessibleDescription(reason.isEmpty() ? m_plainDescription : reason);
    }
    m_reason = reason;
    m_position = reason.isEmpty() ? -1 : position;
    update();
}

qreal MarkedLineEdit::xOf(int position) const {
    const QFontMetricsF metrics{font()};
    const auto advance = [&](int at) { return metrics.horizontalAdvance(text().left(at)); };
    return cursorRect().center().x() + advance(position) - advance(cursorPosition());
}

void MarkedLineEdit::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!isMarked()) {
        return;
    }
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{m_theme.color(ColorRole::Bad), m_theme.px(1.5)});
    const qreal radius = m_theme.px(6);
    painter.drawRoundedRect(QRectF{rect()}.adjusted(1, 1, -1, -1), radius, radius);
    const int from = std::clamp(m_position, 0, static_cast<int>(text().size()));
    const qreal step = m_theme.px(kWave);
    const qreal left = xOf(from);
    const qreal right = std::max(xOf(static_cast<int>(text().size())), left + m_theme.px(8));
    painter.setClipRect(rect().adjusted(2, 2, -2, -2));
    painter.drawPath(wave(left, right, cursorRect().bottom(), step));
}

}  // namespace tributary::ui
