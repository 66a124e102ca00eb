#include "ui/canvas/minimap.h"

#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/linkpainter.h"
#include "ui/canvas/topologyscene.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace tributary::ui {

Minimap::Minimap(CanvasView& view, const TopologyScene& scene) : QWidget(&view), m_view(view), m_scene(scene) {
    setAccessibleName(tr("Overview"));
    setAccessibleDescription(tr("The whole canvas, small. Press or drag to move the view."));
    setToolTip(tr("Press or drag to move the view"));
    setCursor(Qt::PointingHandCursor);
    connect(&scene, &TopologyScene::geometryChanged, this, qOverload<>(&QWidget::update));
    connect(&scene, &TopologyScene::facesChanged, this, qOverload<>(&QWidget::update));
}

QSize Minimap::sizeHint() const {
    const Theme& theme = m_scene.workspace().theme;
    return QSizeF{theme.px(140), theme.px(84)}.toSize();
}

QTransform Minimap::toWidget() const {
    const qreal margin = m_scene.workspace().theme.px(6);
    const QRectF shown = m_scene.contents() | m_view.visibleRect();
    const QRectF box = QRectF{rect()}.adjusted(margin, margin, -margin, -margin);
    if (shown.isEmpty() || box.isEmpty()) {
        return {};
    }
    const qreal scale = std::min(box.width() / shown.width(), box.height() / shown.height());
    QTransform transform;
    transform.translate(box.center().x(), box.center().y());
    transform.scale(scale, scale);
    transform.translate(-shown.center().x(), -shown.center().y());
    return transform;
}

void Minimap::paintEvent(QPaintEvent* /*event*/) {
    const CanvasStyle& style = m_scene.style();
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{style.color(ColorRole::Line), 1});
    painter.setBrush(style.color(ColorRole::Raised));
    painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QTransform transform = toWidget();
    for (const auto& [id, link] : m_scene.links().links()) {
        if (!link.route.points().empty()) {
            painter.setPen(QPen{linkColor(link.face, style), 1});
            painter.drawLine(transform.map(link.route.at(0)), transform.map(link.route.at(1)));
        }
    }
    painter.setPen(Qt::NoPen);
    for (const auto& [id, item] : m_scene.cards()) {
        painter.setBrush(style.color(CanvasStyle::tierRole(item->face().tier)));
        painter.drawRoundedRect(transform.mapRect(item->card()), 2, 2);
    }
    QColor frame = style.color(ColorRole::Accent);
    painter.setPen(QPen{frame, 1});
    frame.setAlphaF(0.06F);
    painter.setBrush(frame);
    const QRectF limits = QRectF{rect()}.adjusted(3, 3, -3, -3);
    painter.drawRoundedRect(transform.mapRect(m_view.visibleRect()).intersected(limits), 3, 3);
}

void Minimap::moveView(QPointF place) { m_view.centerOn(toWidget().inverted().map(place)); }

void Minimap::mousePressEvent(QMouseEvent* event) { moveView(event->position()); }

void Minimap::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() != Qt::NoButton) {
        moveView(event->position());
    }
}

}  // namespace tributary::ui
