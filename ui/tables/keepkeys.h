#pragma once

#include <QKeySequence>
#include <QList>

class QWidget;

namespace tributary::ui {

/// Keeps keys for `widget`, and what is in it, while that has the focus: without this a command of the window that has
/// the same key wins over keyPressEvent(). A key that is kept and means nothing there does nothing. GUI thread.
void keepKeys(QWidget& widget, const QList<QKeySequence>& keys);

/// The keys that change the drawing: for what shows something else than the drawing.
[[nodiscard]] QList<QKeySequence> drawingKeys();

}  // namespace tributary::ui
