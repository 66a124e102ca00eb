#include "ui/canvas/palettestrip.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace tributary::ui {

PaletteStrip::PaletteStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_cluster(new ClusterTool(this)), m_several(new QToolButton(this)) {
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    m_cluster->setText(tr("Add cluster"));
    m_cluster->setToolTip(tr("Drag onto the canvas, or click"));
    m_several->setText(tr("Add several…"));
    m_several->setToolTip(tr("Add many clusters at once"));
    for (QToolButton* button : {static_cast<QToolButton*>(m_cluster), m_several}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setAccessibleName(button->text());
        button->setAccessibleDescription(button->toolTip());
        button->setFocusPolicy(Qt::TabFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        column->addWidget(button);
    }
    connect(&theme, &Theme::changed, this, &PaletteStrip::restyle);
    restyle();
}

void PaletteStrip::restyle() {
    const int margin = qRound(m_theme.px(2));
    layout()->setContentsMargins(margin, margin, margin, margin);
    m_cluster->setIcon(m_theme.icon(QStringLiteral("add-cluster")));
    m_several->setIcon(m_theme.icon(QStringLiteral("add-clusters")));
    update();
}

void PaletteStrip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{m_theme.color(ColorRole::Line), 1});
    painter.setBrush(m_theme.color(ColorRole::Raised));
    painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(6), m_theme.px(6));
}

}  // namespace tributary::ui
