#include "ui/window/docktitles.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QMainWindow>

namespace tributary::ui {

namespace {

/// A widget without a layout has a negative size hint, which a dock would take for its height.
QWidget* makeBlank(QWidget* parent) {
    auto* blank = new QWidget{parent};
    (new QHBoxLayout{blank})->setContentsMargins(0, 0, 0, 0);
    return blank;
}

}  // namespace

DockTitles::DockTitles(QMainWindow& window) : QObject(&window), m_window(window) {
    const auto soon = [this] {
        // A dock is told that it moved before the window knows where it is now.
        if (!m_pending) {
            m_pending = true;
            QMetaObject::invokeMethod(this, &DockTitles::refresh, Qt::QueuedConnection);
        }
    };
    for (const QDockWidget* dock : window.findChildren<QDockWidget*>(QString{}, Qt::FindDirectChildrenOnly)) {
        connect(dock, &QDockWidget::topLevelChanged, this, soon);
        connect(dock, &QDockWidget::dockLocationChanged, this, soon);
        connect(dock, &QDockWidget::visibilityChanged, this, soon);
    }
    soon();
}

void DockTitles::refresh() {
    m_pending = false;
    for (QDockWidget* dock : m_window.findChildren<QDockWidget*>(QString{}, Qt::FindDirectChildrenOnly)) {
        const bool tabbed = !dock->isFloating() && !m_window.tabifiedDockWidgets(dock).isEmpty();
        const bool hidden = dock->titleBarWidget() != nullptr;
        if (tabbed && !hidden) {
            dock->setTitleBarWidget(makeBlank(dock));
        } else if (!tabbed && hidden) {
            QWidget* blank = dock->titleBarWidget();
            dock->setTitleBarWidget(nullptr);
            blank->deleteLater();
        }
    }
}

}  // namespace tributary::ui
