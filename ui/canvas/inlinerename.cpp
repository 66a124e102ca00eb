#include "ui/canvas/inlinerename.h"

#include <QKeyEvent>

namespace tributary::ui {

InlineRename::InlineRename(const QString& name, const QRect& place, QWidget* parent)
    : QLineEdit(name, parent), m_before(name) {
    setAccessibleName(tr("Name"));
    setGeometry(place);
    selectAll();
    show();
    setFocus(Qt::OtherFocusReason);
    connect(this, &QLineEdit::editingFinished, this, [this] { finish(true); });
}

void InlineRename::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        finish(false);
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void InlineRename::finish(bool commit) {
    if (m_finished) {
        return;
    }
    m_finished = true;
    const bool focused = hasFocus();
    hide();
    if (focused) {
        parentWidget()->setFocus();
    }
    deleteLater();
    if (commit && text() != m_before) {
        emit committed(text());
    }
}

}  // namespace tributary::ui
