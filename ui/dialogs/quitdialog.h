#pragma once

#include "core/base/id.h"
#include "ui/bridge/workspace.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>

#include <map>
#include <vector>

class QVBoxLayout;

namespace tributary {
struct Event;
struct TopologySpec;
}  // namespace tributary

namespace tributary::ui {

/// Asks what becomes of the links that run when the window is closed, stops them, and shows how they commit. Where they
/// run at production its name is to be typed, as before any stop. What could not be committed keeps it open until it
/// was seen. Answers once. GUI thread.
class QuitDialog final : public QDialog {
    Q_OBJECT

public:
    /// `forceAfterMs`: how long stopping may take before it may be cut short.
    explicit QuitDialog(Workspace& workspace, QWidget* parent = nullptr, int forceAfterMs = 15'000);

    /// As if *Stop and quit* were pressed, and the name typed.
    void stopAndQuit();

signals:
    /// True: everything has stopped, or is to be cut short. False: the window stays.
    void finished(bool quit);

private:
    void fill();
    void addConfirmation(QVBoxLayout& layout);
    [[nodiscard]] const TopologySpec& specOf(const LinkId& link) const;
    [[nodiscard]] bool isProduction(const LinkId& link) const;
    [[nodiscard]] QString stateText(const LinkId& link) const;
    void takeEvents(const std::vector<Event>& events);
    /// All have stopped, and not everything was committed.
    void showWarned();
    void follow();
    void end(bool quit);

    Workspace& m_workspace;
    std::vector<LinkId> m_links;
    std::map<LinkId, QString> m_warned;  // what went wrong while they stopped
    QLabel* m_title = nullptr;
    QLabel* m_explanation = nullptr;
    QLineEdit* m_typed = nullptr;  // null: production is not touched
    QTreeWidget* m_list = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_force = nullptr;
    QPushButton* m_cancel = nullptr;
    QTimer m_forceTimer;
    bool m_stopping = false;
    bool m_answered = false;
};

}  // namespace tributary::ui
