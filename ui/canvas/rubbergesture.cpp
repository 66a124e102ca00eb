#include "ui/canvas/rubbergesture.h"

#include "ui/bridge/workspace.h"
#include "ui/canvas/clusteritem.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/selection.h"

#include <QPen>

#include <utility>

namespace tributary::ui {

RubberGesture::RubberGesture(TopologyScene& scene, const GesturePoint& start, bool adds)
    : m_scene(scene),
      m_start(start.scene),
      m_before(scene.workspace().selection.objects()),
      m_base(adds ? m_before : ObjectSet{}),
      m_band(std::make_unique<QGraphicsRectItem>()) {
    QPen pen{scene.style().color(ColorRole::Accent), 1};
    pen.setCosmetic(true);
    m_band->setPen(pen);
    QColor fill = scene.style().color(ColorRole::Accent);
    fill.setAlphaF(0.1F);
    m_band->setBrush(fill);
    m_band->setZValue(5);
    m_scene.addItem(m_band.get());
    m_scene.workspace().selection.set(m_base);
}

RubberGesture::~RubberGesture() { m_scene.removeItem(m_band.get()); }

void RubberGesture::move(const GesturePoint& point) {
    const QRectF band = QRectF{m_start, point.scene}.normalized();
    m_band->setRect(band);
    ObjectSet objects = m_base;
    for (const auto& [id, item] : m_scene.cards()) {
        if (item->card().intersects(band)) {
            objects.clusters.insert(id);
        }
    }
    for (const auto& [id, link] : m_scene.links().links()) {
        if (!link.route.path().isEmpty() && band.contains(link.route.path().boundingRect().adjusted(0, 0, 0.1, 0.1))) {
            objects.links.insert(id);
        }
    }
    m_scene.workspace().selection.set(std::move(objects));
}

void RubberGesture::cancel() { m_scene.workspace().selection.set(m_before); }

}  // namespace tributary::ui
