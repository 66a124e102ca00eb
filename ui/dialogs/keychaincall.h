#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <utility>

namespace tributary::ui {

/// `handle` as a callback for any thread: it runs on the GUI thread, later, and only while `context` is alive. To be
/// made on the GUI thread.
template <class Handle>
auto answeredTo(QObject* context, Handle handle) {
    return [guard = QPointer<QObject>{context}, handle = std::move(handle)](auto answer) {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, handle, answer = std::move(answer)] {
                if (guard) {
                    handle(answer);
                }
            },
            Qt::QueuedConnection);
    };
}

}  // namespace tributary::ui
