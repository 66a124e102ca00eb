#pragma once

#include "ui/canvas/gesture.h"
#include "ui/document/edits.h"

#include <QGraphicsRectItem>

#include <memory>

namespace tributary::ui {

class TopologyScene;

/// The rubber band: selects the cards it touches and the links that lie in it.
class RubberGesture final : public Gesture {
public:
    /// `adds`: to what is selected, else instead of it.
    RubberGesture(TopologyScene& scene, const GesturePoint& start, bool adds);
    ~RubberGesture() override;

    void move(const GesturePoint& point) override;
    void finish(const GesturePoint& /*point*/) override {}
    void cancel() override;

private:
    TopologyScene& m_scene;
    const QPointF m_start;
    const ObjectSet m_before;
    const ObjectSet m_base;
    std::unique_ptr<QGraphicsRectItem> m_band;
};

}  // namespace tributary::ui
