#include "ui/dashboard/crosshair.h"

#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

namespace tributary::ui {

Crosshair::Crosshair(QCustomPlot* plot, Theme& theme, const QString& layerName)
    : QCPLayerable(plot, layerName), m_theme(theme) {}

QRect Crosshair::clipRect() const { return parentPlot()->viewport(); }

void Crosshair::applyDefaultAntialiasingHint(QCPPainter* painter) const { painter->setAntialiasing(false); }

void Crosshair::draw(QCPPainter* painter) {
    const QCPAxis* axis = parentPlot()->xAxis;
    if (!m_timeMs || !axis->range().contains(static_cast<double>(*m_timeMs) / 1000)) {
        return;
    }
    const QRect area = parentPlot()->axisRect()->rect();
    const double x = axis->coordToPixel(static_cast<double>(*m_timeMs) / 1000);
    QPen pen(m_theme.color(ColorRole::Dim));
    painter->setPen(pen);
    painter->drawLine(QLineF(x, area.top(), x, area.bottom()));

    // The moment itself covers the labels of the axis there: it is one of them.
    painter->setFont(m_theme.figures(FontRole::Small));
    const QString text = timeText(*m_timeMs);
    const QFontMetricsF metrics(painter->font());
    QRectF box(0, 0, metrics.horizontalAdvance(text) + m_theme.px(8), metrics.height() + m_theme.px(2));
    box.moveCenter({x, area.bottom() + m_theme.px(4) + box.height() / 2});
    box.moveLeft(std::clamp(box.left(), 0.0, parentPlot()->viewport().width() - box.width()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(ColorRole::Raised));
    painter->drawRect(box);
    painter->setPen(m_theme.color(ColorRole::Text));
    painter->drawText(box, Qt::AlignCenter, text);
}

}  // namespace tributary::ui
