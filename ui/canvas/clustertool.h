#pragma once

#include <QToolButton>

namespace tributary::ui {

/// A tool that is clicked, or dragged onto the canvas. It follows the mouse itself: QDrag would run an event loop of
/// its own. GUI thread.
class ClusterTool final : public QToolButton {
    Q_OBJECT

public:
    explicit ClusterTool(QWidget* parent = nullptr);

signals:
    void dragged(QPoint globalPosition);
    void dropped(QPoint globalPosition);
    void dragCancelled();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QPoint m_pressedAt;
    bool m_dragging = false;
    bool m_cancelled = false;
};

}  // namespace tributary::ui
