#include "ui/dashboard/heatlegend.h"

#include "ui/dashboard/partitionheatmap.h"
#include "ui/text/numbertext.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace tributary::ui {

namespace {

constexpr int kCells = static_cast<int>(PartitionHeatmap::kSteps.size()) + 1;

}  // namespace

HeatLegend::HeatLegend(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme) {
    setAccessibleName(tr("Lag in records, from 0 to more than %1").arg(countText(PartitionHeatmap::kSteps.back())));
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QString HeatLegend::stepText(int step) {
    if (step == 0) {
        return "0";
    }
    if (step == kCells - 1) {
        return QString("> %1").arg(shortCountText(static_cast<double>(PartitionHeatmap::kSteps.back())));
    }
    return QString("≤ %1").arg(
        shortCountText(static_cast<double>(PartitionHeatmap::kSteps[static_cast<std::size_t>(step)])));
}

int HeatLegend::cellWidth() const {
    return QFontMetrics(m_theme.font(FontRole::Small)).horizontalAdvance("≤ 888k") + static_cast<int>(m_theme.px(26));
}

QSize HeatLegend::sizeHint() const {
    const QFontMetrics metrics(m_theme.font(FontRole::Small));
    const int label = metrics.horizontalAdvance(tr("Lag, records")) + static_cast<int>(m_theme.px(8));
    return {label + kCells * cellWidth(), metrics.height() + static_cast<int>(m_theme.px(6))};
}

void HeatLegend::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setFont(m_theme.font(FontRole::Small));
    painter.setPen(m_theme.color(ColorRole::Dim));
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, tr("Lag, records"));
    int left = painter.fontMetrics().horizontalAdvance(tr("Lag, records")) + static_cast<int>(m_theme.px(8));
    const auto side = static_cast<int>(m_theme.px(14));
    for (int step = 0; step < kCells; ++step) {
        const QRect box(left, (height() - side) / 2, side, side);
        painter.fillRect(box, PartitionHeatmap::colorOf(m_theme, step));
        painter.drawText(QRect(box.right() + static_cast<int>(m_theme.px(5)), 0, cellWidth(), height()),
                         Qt::AlignLeft | Qt::AlignVCenter, stepText(step));
        left += cellWidth();
    }
}

}  // namespace tributary::ui
