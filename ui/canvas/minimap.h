#pragma once

#include <QRectF>
#include <QWidget>

namespace tributary::ui {

class CanvasView;
class TopologyScene;

/// The whole canvas, small: rectangles of the document and what the view shows of it; a press or drag moves the view
/// there. Nothing is rendered from the scene. GUI thread.
class Minimap final : public QWidget {
    Q_OBJECT

public:
    Minimap(CanvasView& view, const TopologyScene& scene);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    /// What of the scene is shown, and the transformation to the widget.
    [[nodiscard]] QTransform toWidget() const;
    void moveView(QPointF place);

    CanvasView& m_view;
    const TopologyScene& m_scene;
};

}  // namespace tributary::ui
