#include "ui/canvas/bendgesture.h"

#include "ui/canvas/canvasedits.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/topologyscene.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace tributary::ui {

BendGesture::BendGesture(TopologyScene& scene, CanvasEdits& edits, const LinkId& link, std::size_t bend,
                         const GesturePoint& start, bool snap)
    : m_scene(scene),
      m_edits(edits),
      m_link(link),
      m_start(start),
      m_snap(snap),
      m_isNew(false),
      m_bend(bend),
      m_bends(scene.links().link(link)->route.ends().bends) {}

BendGesture::BendGesture(TopologyScene& scene, CanvasEdits& edits, const LinkId& link, const GesturePoint& start,
                         bool snap)
    : m_scene(scene),
      m_edits(edits),
      m_link(link),
      m_start(start),
      m_snap(snap),
      m_isNew(true),
      m_bend(scene.links().link(link)->route.bendIndexAt(start.scene)),
      m_bends(scene.links().link(link)->route.ends().bends) {}

void BendGesture::move(const GesturePoint& point) {
    const bool far =
        (point.viewport - m_start.viewport).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    if (!m_moved && !far) {
        return;
    }
    const QPointF place = m_snap && !point.modifiers.testFlag(Qt::AltModifier) ? snapped(point.scene) : point.scene;
    if (m_isNew && !m_moved) {
        m_bends.insert(m_bends.begin() + static_cast<std::ptrdiff_t>(m_bend), place);
    }
    m_moved = true;
    m_bends[m_bend] = place;
    m_scene.previewBends(m_link, m_bends);
}

void BendGesture::finish(const GesturePoint& /*point*/) {
    if (m_moved) {
        m_scene.endPreview();
        m_edits.setBends(m_link, m_bends);
    }
}

void BendGesture::cancel() { m_scene.endPreview(); }

}  // namespace tributary::ui
