#include "ui/canvas/movegesture.h"

#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasedits.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/selection.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace tributary::ui {

MoveGesture::MoveGesture(TopologyScene& scene, CanvasEdits& edits, const ClusterId& grabbed, const GesturePoint& start,
                         bool snap, bool narrows)
    : m_scene(scene),
      m_edits(edits),
      m_grabbed(grabbed),
      m_start(start),
      m_snap(snap),
      m_narrows(narrows),
      m_before(scene.positions()) {
    std::erase_if(m_before, [&](const auto& each) { return !scene.workspace().selection.isSelected(each.first); });
}

void MoveGesture::move(const GesturePoint& point) {
    const bool far =
        (point.viewport - m_start.viewport).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    const auto grabbed = m_before.find(m_grabbed);
    if ((m_now.empty() && !far) || grabbed == m_before.end()) {
        return;
    }
    QPointF by = point.scene - m_start.scene;
    if (m_snap && !point.modifiers.testFlag(Qt::AltModifier)) {
        by = snapped(grabbed->second + by) - grabbed->second;
    }
    m_now = m_before;
    for (auto& [id, place] : m_now) {
        place += by;
    }
    m_scene.previewMove(m_now);
}

void MoveGesture::finish(const GesturePoint& /*point*/) {
    if (!m_now.empty()) {
        const Places moved = m_now;
        m_scene.endPreview();  // the edit shows them where they go, and an undo where they were
        m_edits.move(moved);
    } else if (m_narrows) {
        m_scene.workspace().selection.select(m_grabbed);
    }
}

void MoveGesture::cancel() { m_scene.endPreview(); }

}  // namespace tributary::ui
