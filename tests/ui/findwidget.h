#pragma once

#include <QPushButton>
#include <QString>
#include <QWidget>

namespace tributary::ui {

/// By its text, without its mnemonic; null when there is none.
inline QPushButton* buttonIn(const QWidget& parent, const QString& text) {
    for (QPushButton* each : parent.findChildren<QPushButton*>()) {
        if (each->text().remove('&') == text) {
            return each;
        }
    }
    return nullptr;
}

/// By its accessible name; null when there is none.
template <class Widget>
Widget* control(const QWidget& parent, const QString& name) {
    for (Widget* each : parent.findChildren<Widget*>()) {
        if (each->accessibleName() == name) {
            return each;
        }
    }
    return nullptr;
}

}  // namespace tributary::ui
