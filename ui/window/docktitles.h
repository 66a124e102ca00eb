#pragma once

#include <QObject>

class QDockWidget;
class QMainWindow;

namespace tributary::ui {

/// Gives docks that share a place no title bar of their own: the tab says the same, and can be dragged away. Others keep theirs.
/// GUI thread.
class DockTitles final : public QObject {
    Q_OBJECT

public:
    /// After all docks have been made; `window` owns it.
    explicit DockTitles(QMainWindow& window);

private:
    void refresh();

    QMainWindow& m_window;
    bool m_pending = false;
};

}  // namespace tributary::ui
