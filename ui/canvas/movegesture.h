#pragma once

#include "ui/canvas/arrange.h"
#include "ui/canvas/gesture.h"

namespace tributary::ui {

class CanvasEdits;
class TopologyScene;

/// Drags the selected cards; the document learns of it at the end. Snaps to the grid unless Alt is held.
class MoveGesture final : public Gesture {
public:
    /// `grabbed` is under the mouse and decides how the others snap. A press without a move does nothing to the
    /// document; with `narrows` it selects just that card.
    MoveGesture(TopologyScene& scene, CanvasEdits& edits, const ClusterId& grabbed, const GesturePoint& start,
                bool snap, bool narrows);

    void move(const GesturePoint& point) override;
    void finish(const GesturePoint& point) override;
    void cancel() override;

private:
    TopologyScene& m_scene;
    CanvasEdits& m_edits;
    const ClusterId m_grabbed;
    const GesturePoint m_start;
    const bool m_snap;
    const bool m_narrows;
    Places m_before;
    Places m_now;
};

}  // namespace tributary::ui
