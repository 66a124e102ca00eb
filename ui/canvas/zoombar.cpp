#include "ui/canvas/zoombar.h"

#include "ui/canvas/canvasview.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace tributary::ui {

ZoomBar::ZoomBar(CanvasView& view, const Theme& theme) : QWidget(&view), m_theme(theme) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const auto button = [&](const QString& text, const QString& name, const QString& tip, auto slot) {
        auto* made = new QToolButton(this);
        made->setText(text);
        made->setAutoRaise(true);
        made->setAccessibleName(name);
        made->setToolTip(tip);
        made->setFocusPolicy(Qt::TabFocus);
        connect(made, &QToolButton::clicked, &view, slot);
        row->addWidget(made);
        return made;
    };
    m_out = button({}, tr("Zoom out"), tr("Zoom out (Ctrl+wheel)"), &CanvasView::zoomOut);
    m_zoom = button(tr("100 %"), tr("Zoom"), tr("Back to 100 %"), &CanvasView::zoomTo100);
    m_in = button({}, tr("Zoom in"), tr("Zoom in (Ctrl+wheel)"), &CanvasView::zoomIn);
    m_fit = button(tr("Fit"), tr("Fit"), tr("Show everything"), &CanvasView::zoomToFit);
    m_layOut =
        button(tr("Lay out"), tr("Lay out"), tr("Lay out by tier, from left to right"), &CanvasView::layOutByTier);
    connect(&view, &CanvasView::zoomChanged, this, &ZoomBar::showZoom);
    connect(&theme, &Theme::changed, this, &ZoomBar::restyle);
    restyle();
}

void ZoomBar::showZoom(double zoom) { m_zoom->setText(tr("%1 %").arg(QLocale{}.toString(qRound(zoom * 100)))); }

void ZoomBar::restyle() {
    m_out->setIcon(m_theme.icon(QStringLiteral("zoom-out"), ColorRole::Dim));
    m_in->setIcon(m_theme.icon(QStringLiteral("zoom-in"), ColorRole::Dim));
    for (QToolButton* each : {m_zoom, m_fit, m_layOut}) {
        each->setFont(m_theme.font(FontRole::Small));
        QPalette colors = m_theme.palette();
        colors.setColor(QPalette::ButtonText, m_theme.color(ColorRole::Dim));
        each->setPalette(colors);
    }
    // As wide as the widest zoom, so that the others stay where they are.
    m_zoom->setMinimumWidth(QFontMetrics{m_zoom->font()}.horizontalAdvance(tr("%1 %").arg(400)) +
                            qRound(m_theme.px(16)));
}

}  // namespace tributary::ui
