#include "ui/dashboard/chartmarks.h"

#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <array>
#include <cmath>

namespace tributary::ui {

namespace {

ColorRole roleOf(MarkerKind kind) {
    switch (kind) {
        case MarkerKind::Error:
            return ColorRole::Bad;
        case MarkerKind::Edit:
            return ColorRole::Accent;
        default:
            return ColorRole::Dim;
    }
}

/// Each kind has a shape of its own: a triangle, a square, a rhomb, a cross.
QPolygonF shapeOf(MarkerKind kind, double r) {
    switch (kind) {
        case MarkerKind::Start:
            return QPolygonF({{-r * 0.8, -r}, {r, 0}, {-r * 0.8, r}});
        case MarkerKind::Stop:
            return QPolygonF({{-r * 0.8, -r * 0.8}, {r * 0.8, -r * 0.8}, {r * 0.8, r * 0.8}, {-r * 0.8, r * 0.8}});
        case MarkerKind::Edit:
            return QPolygonF({{0, -r}, {r, 0}, {0, r}, {-r, 0}});
        default:
            return {};
    }
}

}  // namespace

ChartMarks::ChartMarks(QCustomPlot* plot, Theme& theme) : QCPLayerable(plot, "axes"), m_theme(theme) {}

QRect ChartMarks::clipRect() const { return parentPlot()->viewport(); }

void ChartMarks::applyDefaultAntialiasingHint(QCPPainter* painter) const { painter->setAntialiasing(true); }

void ChartMarks::draw(QCPPainter* painter) {
    drawThresholds(painter);
    drawMarkers(painter);
    if (!m_hint.isEmpty()) {
        const QRectF area = parentPlot()->axisRect()->rect();
        constexpr int kFlags = Qt::AlignCenter | Qt::TextWordWrap;
        painter->setFont(m_theme.font(FontRole::Small));
        const QRectF text = QFontMetricsF(painter->font()).boundingRect(area, kFlags, m_hint);
        painter->fillRect(text.adjusted(-m_theme.px(6), 0, m_theme.px(6), 0), m_theme.color(ColorRole::Surface));
        painter->setPen(m_theme.color(ColorRole::Dim));
        painter->drawText(area, kFlags, m_hint);
    }
}

void ChartMarks::drawThresholds(QCPPainter* painter) const {
    const QRect area = parentPlot()->axisRect()->rect();
    const QColor color = m_theme.color(ColorRole::BadText);
    painter->setFont(m_theme.font(FontRole::Small));
    const QFontMetricsF metrics(painter->font());
    for (const ThresholdLine& line : m_thresholds) {
        if (line.value > parentPlot()->yAxis->range().upper) {
            continue;
        }
        const double y = parentPlot()->yAxis->coordToPixel(line.value);
        QPen pen(color);
        pen.setDashPattern({6, 4});
        painter->setPen(pen);
        painter->drawLine(QLineF(area.left(), y, area.right(), y));
        painter->setPen(color);
        // Below the line where there is no room above.
        const bool above = y - metrics.height() - m_theme.px(2) >= area.top();
        const double baseline = above ? y - m_theme.px(4) : y + metrics.ascent() + m_theme.px(2);
        const QString text = metrics.elidedText(line.text, Qt::ElideRight, area.width());
        const double width = metrics.horizontalAdvance(text);
        QColor ground = m_theme.color(ColorRole::Surface);
        ground.setAlphaF(0.85F);
        painter->fillRect(QRectF(area.right() - width - m_theme.px(2), baseline - metrics.ascent(),
                                 width + m_theme.px(2), metrics.height()),
                          ground);
        painter->drawText(QPointF(area.right() - width, baseline), text);
    }
}

void ChartMarks::drawMarkers(QCPPainter* painter) const {
    const QRect area = parentPlot()->axisRect()->rect();
    const double r = m_theme.px(4);
    double lastX = -1e9;
    MarkerKind lastKind = MarkerKind::Start;
    for (const Marker& marker : m_markers) {
        const double x = markerX(marker);
        // A link that fails again and again draws one mark a place, not a bar of them.
        if (x < area.left() || x > area.right() || (marker.kind == lastKind && x - lastX < r)) {
            continue;
        }
        lastX = x;
        lastKind = marker.kind;
        const QColor color = m_theme.color(roleOf(marker.kind));
        QColor faint = color;
        faint.setAlphaF(0.45F);
        QPen line(faint);
        line.setDashPattern({2, 3});
        painter->setPen(line);
        painter->drawLine(QLineF(x, area.top(), x, area.bottom()));
        painter->translate(x, area.top() + r);
        if (marker.kind == MarkerKind::Error) {
            QPen cross(color, m_theme.px(2));
            cross.setCapStyle(Qt::RoundCap);
            painter->setPen(cross);
            painter->drawLine(QLineF(-r * 0.7, -r * 0.7, r * 0.7, r * 0.7));
            painter->drawLine(QLineF(-r * 0.7, r * 0.7, r * 0.7, -r * 0.7));
        } else {
            painter->setPen(Qt::NoPen);
            painter->setBrush(color);
            painter->drawPolygon(shapeOf(marker.kind, r));
        }
        painter->translate(-x, -(area.top() + r));
    }
}

double ChartMarks::markerX(const Marker& marker) const {
    return parentPlot()->xAxis->coordToPixel(static_cast<double>(marker.timeMs) / 1000);
}

QString ChartMarks::kindText(MarkerKind kind) {
    switch (kind) {
        case MarkerKind::Start:
            return tr("start");
        case MarkerKind::Stop:
            return tr("stop");
        case MarkerKind::Edit:
            return tr("edit");
        default:
            return tr("error");
    }
}

QString ChartMarks::tipAt(const QPointF& at) const {
    constexpr int kLines = 8;
    QStringList lines;
    int more = 0;
    for (const Marker& marker : m_markers) {
        if (std::abs(markerX(marker) - at.x()) > m_theme.px(6)) {
            continue;
        }
        if (lines.size() == kLines) {
            ++more;
        } else {
            lines.append(QString("%1  %2").arg(timeText(marker.timeMs), marker.text));
        }
    }
    if (more > 0) {
        lines.append(tr("and %n more", nullptr, more));
    }
    return lines.join('\n');
}

}  // namespace tributary::ui
