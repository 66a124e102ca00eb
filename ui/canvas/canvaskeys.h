#pragma once

#include <Qt>

class QKeyEvent;

namespace tributary::ui {

class CanvasEdits;
class CanvasMouse;
class CanvasView;
class TopologyScene;

/// The keys of the canvas: the arrows walk the graph and, with Ctrl, move what is selected; Del, Esc, F2, Enter, Space
/// and the usual ones for editing. GUI thread.
class CanvasKeys {
public:
    CanvasKeys(CanvasView& view, TopologyScene& scene, CanvasEdits& edits, CanvasMouse& mouse);

    /// False when the key is none of the canvas.
    bool press(const QKeyEvent& event);

private:
    bool pressArrow(const QKeyEvent& event);
    bool pressEdit(const QKeyEvent& event);
    void walkTo(Qt::Key arrow);
    void escape();

    CanvasView& m_view;
    TopologyScene& m_scene;
    CanvasEdits& m_edits;
    CanvasMouse& m_mouse;
};

}  // namespace tributary::ui
