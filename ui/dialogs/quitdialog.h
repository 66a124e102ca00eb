#pragma once

#include "core/base/id.h"
#include "ui/bridge/workspace.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>

#include <vector>

namespace tributary::ui {

/// Asks what becomes of the links that run when the window is closed, stops them, and shows how they commit. Answers
/// once. GUI thread.
class QuitDialog final : public QDialog {
    Q_OBJECT

public:
    /// `forceAfterMs`: how long stopping may take before it may be cut short.
    explicit QuitDialog(Workspace& workspace, QWidget* parent = nullptr, int forceAfterMs = 15'000);

    /// As if *Stop and quit* were pressed; for log-out and signals.
    void stopAndQuit();

signals:
    /// True: everything has stopped, or is to be cut short. False: the window stays.
    void finished(bool quit);

private:
    void fill();
    void follow();
    void end(bool quit);

    Workspace& m_workspace;
    std::vector<LinkId> m_links;
    QLabel* m_title = nullptr;
    QLabel* m_explanation = nullptr;
    QTreeWidget* m_list = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_force = nullptr;
    QPushButton* m_cancel = nullptr;
    QTimer m_forceTimer;
    bool m_stopping = false;
    bool m_answered = false;
};

}  // namespace tributary::ui
