#include "ui/canvas/canvaskeys.h"

#include "ui/bridge/runcontrol.h"
#include "ui/bridge/workspace.h"
#include "ui/canvas/canvasedits.h"
#include "ui/canvas/canvasmetrics.h"
#include "ui/canvas/canvasmouse.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/graphwalk.h"
#include "ui/canvas/topologyscene.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"

#include <QKeyEvent>

namespace tributary::ui {

CanvasKeys::CanvasKeys(CanvasView& view, TopologyScene& scene, CanvasEdits& edits, CanvasMouse& mouse)
    : m_view(view), m_scene(scene), m_edits(edits), m_mouse(mouse) {}

bool CanvasKeys::press(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape) {
        escape();
        return true;
    }
    if (m_mouse.isBusy()) {
        return true;  // nothing is edited under a drag
    }
    return pressArrow(event) || pressEdit(event);
}

void CanvasKeys::escape() {
    if (m_mouse.cancel()) {
        return;
    }
    if (m_view.isFinding()) {
        m_view.dim({});
        return;
    }
    m_scene.setCurrent({});
    m_scene.workspace().selection.clear();
}

bool CanvasKeys::pressArrow(const QKeyEvent& event) {
    QPointF by;
    switch (event.key()) {
        case Qt::Key_Left:
            by = {-1, 0};
            break;
        case Qt::Key_Right:
            by = {1, 0};
            break;
        case Qt::Key_Up:
            by = {0, -1};
            break;
        case Qt::Key_Down:
            by = {0, 1};
            break;
        default:
            return false;
    }
    if (event.modifiers().testFlag(Qt::ControlModifier)) {
        m_edits.nudge(by * (event.modifiers().testFlag(Qt::AltModifier) ? 1 : kSnapGrid));
    } else {
        walkTo(static_cast<Qt::Key>(event.key()));
    }
    return true;
}

void CanvasKeys::walkTo(Qt::Key arrow) {
    Selection& selection = m_scene.workspace().selection;
    CanvasObject from = m_scene.current();
    if (isNone(from) && !selection.singleCluster().empty()) {
        from = selection.singleCluster();
    } else if (isNone(from) && !selection.singleLink().empty()) {
        from = selection.singleLink();
    }
    m_view.focusObject(walk(m_scene.workspace().document.spec(), m_scene.positions(), from, arrow));
}

bool CanvasKeys::pressEdit(const QKeyEvent& event) {
    if (event.matches(QKeySequence::SelectAll)) {
        m_view.selectAll();
    } else if (event.matches(QKeySequence::Copy)) {
        m_edits.copy();
    } else if (event.matches(QKeySequence::Cut)) {
        m_edits.cut();
    } else if (event.matches(QKeySequence::Paste)) {
        m_view.paste();
    } else if (event.matches(QKeySequence::ZoomIn)) {
        m_view.zoomIn();
    } else if (event.matches(QKeySequence::ZoomOut)) {
        m_view.zoomOut();
    } else if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier) {
        return false;
    } else if (event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace) {
        m_edits.removeSelection();
    } else if (event.key() == Qt::Key_F2) {
        m_view.renameSelected();
    } else if (event.key() == Qt::Key_Space) {
        m_scene.workspace().run.toggle(m_view.linksToRun());
    } else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        m_view.editObject(m_view.singleObject());
    } else {
        return false;
    }
    return true;
}

}  // namespace tributary::ui
