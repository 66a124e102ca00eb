#include "ui/canvas/pangesture.h"

#include <QGraphicsView>
#include <QScrollBar>

namespace tributary::ui {

PanGesture::PanGesture(QGraphicsView& view, const GesturePoint& start) : m_view(view), m_last(start.viewport) {
    m_view.viewport()->setCursor(Qt::ClosedHandCursor);
}

PanGesture::~PanGesture() { m_view.viewport()->unsetCursor(); }

void PanGesture::move(const GesturePoint& point) {
    const QPoint by = point.viewport - m_last;
    m_last = point.viewport;
    m_view.horizontalScrollBar()->setValue(m_view.horizontalScrollBar()->value() - by.x());
    m_view.verticalScrollBar()->setValue(m_view.verticalScrollBar()->value() - by.y());
}

}  // namespace tributary::ui
