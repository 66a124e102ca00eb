#pragma once

#include <QGraphicsRectItem>
#include <QObject>

#include <memory>

class QDropEvent;

namespace tributary::ui {

class CanvasView;
class ClusterTool;
class TopologyScene;

/// What is dragged onto the canvas: files, and clusters from a tool bar or the canvas' own tool. GUI thread.
class CanvasDrops final : public QObject {
public:
    CanvasDrops(CanvasView& view, TopologyScene& scene);
    ~CanvasDrops() override;

    /// The canvas' own tool, whose drag is no QDrag.
    void follow(const ClusterTool& tool);
    /// Enter and move: accepts what drop() takes.
    void over(QDropEvent& event);
    void leave() { hide(); }
    void drop(QDropEvent& event);

private:
    void showAt(QPointF viewportPoint);
    void hide();

    CanvasView& m_view;
    TopologyScene& m_scene;
    std::unique_ptr<QGraphicsRectItem> m_ghost;  // where a cluster would go
};

}  // namespace tributary::ui
