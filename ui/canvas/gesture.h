#pragma once

#include <QPoint>
#include <QPointF>
#include <Qt>

namespace tributary::ui {

/// Where the mouse is, in the scene and in the viewport.
struct GesturePoint {
    QPointF scene;
    QPoint viewport;
    Qt::KeyboardModifiers modifiers;
};

/// What a press of the mouse has begun, until its release. One object for each gesture; destroyed after finish() or
/// cancel(). GUI thread.
class Gesture {
public:
    Gesture() = default;
    Gesture(const Gesture&) = delete;
    Gesture& operator=(const Gesture&) = delete;
    virtual ~Gesture() = default;

    virtual void move(const GesturePoint& point) = 0;
    virtual void finish(const GesturePoint& point) = 0;
    /// As if it had never begun.
    virtual void cancel() = 0;
    /// Whether the view scrolls when the mouse comes to its edge.
    [[nodiscard]] virtual bool scrolls() const { return true; }
};

}  // namespace tributary::ui
