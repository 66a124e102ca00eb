#pragma once

#include "core/base/id.h"
#include "ui/canvas/gesture.h"

#include <QGraphicsPathItem>
#include <QString>

#include <functional>
#include <memory>

namespace tributary::ui {

class CanvasEdits;
class ClusterItem;
class TopologyScene;

/// Draws a wire from a port to another cluster. It may be dropped anywhere on the other card.
class WireGesture final : public Gesture {
public:
    struct Callbacks {
        std::function<void(const LinkId&)> drawn;
        /// Why the cluster under the mouse does not take the wire; empty: it does, or there is none.
        std::function<void(const QString&)> refused;
    };

    /// `outwards`: from the right port, where links leave; else the cluster becomes the target.
    WireGesture(TopologyScene& scene, CanvasEdits& edits, const ClusterId& from, bool outwards, Callbacks callbacks);
    ~WireGesture() override;

    void move(const GesturePoint& point) override;
    void finish(const GesturePoint& point) override;
    void cancel() override;

private:
    [[nodiscard]] ClusterId clusterAt(QPointF point) const;
    [[nodiscard]] QString refusal(const ClusterId& other) const;
    void setOver(const ClusterId& cluster);

    TopologyScene& m_scene;
    CanvasEdits& m_edits;
    const ClusterId m_from;
    const bool m_outwards;
    const Callbacks m_callbacks;
    ClusterId m_over;
    std::unique_ptr<QGraphicsPathItem> m_wire;
};

}  // namespace tributary::ui
