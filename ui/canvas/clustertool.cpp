#include "ui/canvas/clustertool.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyleHints>

namespace tributary::ui {

ClusterTool::ClusterTool(QWidget* parent) : QToolButton(parent) {}

void ClusterTool::mousePressEvent(QMouseEvent* event) {
    m_pressedAt = event->position().toPoint();
    m_dragging = false;
    m_cancelled = false;
    QToolButton::mousePressEvent(event);
}

void ClusterTool::mouseMoveEvent(QMouseEvent* event) {
    const int distance = (event->position().toPoint() - m_pressedAt).manhattanLength();
    if (event->buttons() == Qt::LeftButton && !m_cancelled &&
        (m_dragging || distance >= QGuiApplication::styleHints()->startDragDistance())) {
        m_dragging = true;
        setDown(false);
        emit dragged(event->globalPosition().toPoint());
        return;
    }
    QToolButton::mouseMoveEvent(event);
}

void ClusterTool::mouseReleaseEvent(QMouseEvent* event) {
    if (m_dragging) {
        m_dragging = false;
        setDown(false);
        emit dropped(event->globalPosition().toPoint());
        return;
    }
    QToolButton::mouseReleaseEvent(event);
}

void ClusterTool::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_dragging) {
        m_dragging = false;
        m_cancelled = true;
        emit dragCancelled();
        return;
    }
    QToolButton::keyPressEvent(event);
}

}  // namespace tributary::ui
