#pragma once

#include "ui/canvas/gesture.h"

class QGraphicsView;

namespace tributary::ui {

/// Drags the paper with the middle button.
class PanGesture final : public Gesture {
public:
    PanGesture(QGraphicsView& view, const GesturePoint& start);
    ~PanGesture() override;

    void move(const GesturePoint& point) override;
    void finish(const GesturePoint& /*point*/) override {}
    void cancel() override {}
    [[nodiscard]] bool scrolls() const override { return false; }

private:
    QGraphicsView& m_view;
    QPoint m_last;
};

}  // namespace tributary::ui
