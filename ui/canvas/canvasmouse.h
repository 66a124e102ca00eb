#pragma once

#include "ui/canvas/gesture.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QMouseEvent;

namespace tributary::ui {

class CanvasEdits;
class CanvasView;
class TopologyScene;
struct CanvasHit;

/// Turns the mouse into gestures: which one a press begins, and the view that scrolls when one comes to its edge. GUI
/// thread.
class CanvasMouse final : public QObject {
public:
    CanvasMouse(CanvasView& view, TopologyScene& scene, CanvasEdits& edits);
    ~CanvasMouse() override;

    void setSnap(bool snap) { m_snap = snap; }
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    /// Esc, or the focus is lost. False when nothing was going on.
    bool cancel();
    [[nodiscard]] bool isBusy() const { return m_gesture != nullptr; }

private:
    [[nodiscard]] GesturePoint pointOf(const QMouseEvent& event) const;
    [[nodiscard]] CanvasHit hitAt(const GesturePoint& point) const;
    void begin(std::unique_ptr<Gesture> gesture, Qt::MouseButton button);
    void pressLeft(const GesturePoint& point);
    void pressCard(const GesturePoint& point, const CanvasHit& hit);
    void pressLink(const GesturePoint& point, const CanvasHit& hit);
    void beginWire(const CanvasHit& hit);
    void scrollAtEdge();
    void showCursor(const GesturePoint& point);

    CanvasView& m_view;
    TopologyScene& m_scene;
    CanvasEdits& m_edits;
    std::unique_ptr<Gesture> m_gesture;
    Qt::MouseButton m_button = Qt::NoButton;
    GesturePoint m_last;
    QTimer m_edge;
    bool m_snap = true;
};

}  // namespace tributary::ui
