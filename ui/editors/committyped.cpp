#include "ui/editors/committyped.h"

#include <QWidget>

namespace tributary::ui {

void commitTyped(QWidget& widget) {
    QWidget* focused = widget.focusWidget();
    if (focused != nullptr && focused->hasFocus() && widget.isAncestorOf(focused)) {
        focused->clearFocus();
    }
}

}  // namespace tributary::ui
