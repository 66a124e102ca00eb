#pragma once

class QWidget;

namespace tributary::ui {

/// Commits what is typed in a field of `widget` and not yet committed, by taking the focus out of it. GUI thread.
void commitTyped(QWidget& widget);

}  // namespace tributary::ui
