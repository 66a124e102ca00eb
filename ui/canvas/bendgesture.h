#pragma once

#include "core/base/id.h"
#include "ui/canvas/gesture.h"

#include <vector>

namespace tributary::ui {

class CanvasEdits;
class TopologyScene;

/// Drags a bend point of a link: one that is there, or one that begins with the drag.
class BendGesture final : public Gesture {
public:
    BendGesture(TopologyScene& scene, CanvasEdits& edits, const LinkId& link, std::size_t bend,
                const GesturePoint& start, bool snap);
    /// A new bend on the curve.
    BendGesture(TopologyScene& scene, CanvasEdits& edits, const LinkId& link, const GesturePoint& start, bool snap);

    void move(const GesturePoint& point) override;
    void finish(const GesturePoint& point) override;
    void cancel() override;

private:
    TopologyScene& m_scene;
    CanvasEdits& m_edits;
    const LinkId m_link;
    const GesturePoint m_start;
    const bool m_snap;
    const bool m_isNew;
    std::size_t m_bend = 0;
    std::vector<QPointF> m_bends;
    bool m_moved = false;
};

}  // namespace tributary::ui
