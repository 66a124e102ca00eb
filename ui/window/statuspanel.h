#pragma once

#include "ui/bridge/workspace.h"
#include "ui/window/processusage.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace tributary::ui {

/// The status bar's content: how many links are in which state, what they carry together, what this process uses, and that
/// they run in this window. Updates once a second. GUI thread.
class StatusPanel final : public QWidget {
    Q_OBJECT

public:
    explicit StatusPanel(Workspace& workspace, QWidget* parent = nullptr);

signals:
    void moveToServerRequested();

private:
    void refresh();
    void refreshCounts();
    void refreshTotals();

    Workspace m_workspace;
    ProcessUsage m_usage;
    QTimer m_timer;
    QTimer m_soon;  // many links may change in one turn
    QLabel* m_counts;
    QToolButton* m_here;
    QLabel* m_totals;
};

}  // namespace tributary::ui
