#pragma once

#include "ui/canvas/canvasobject.h"

#include <QString>

#include <vector>

namespace tributary::ui {

class TopologyScene;

/// What is being looked for on the canvas, and which match is at hand. GUI thread.
class CanvasFinder {
public:
    explicit CanvasFinder(TopologyScene& scene) : m_scene(scene) {}

    /// Dims what does not match; empty text ends that.
    void look(const QString& text);
    [[nodiscard]] bool isActive() const { return m_active; }
    [[nodiscard]] int count() const { return static_cast<int>(m_matches.size()); }
    /// The next (1) or the one before (-1), round and round; the first call gives the first. Nothing where there is
    /// none.
    [[nodiscard]] CanvasObject step(int step);

private:
    TopologyScene& m_scene;
    bool m_active = false;
    std::vector<CanvasObject> m_matches;
    std::size_t m_at = 0;
};

}  // namespace tributary::ui
