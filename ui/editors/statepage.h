#pragma once

#include <QWidget>

class QListWidget;
class QPushButton;
class QTreeWidget;

namespace tributary::ui {

class LinkHistory;
class LinkSubject;
class StartField;
class Theme;
class ThemedLabel;

/// How a link is: its state with the reason in full, what is halted, what validation says, what applying would change,
/// and what happened lately. GUI thread.
class StatePage final : public QWidget {
    Q_OBJECT

public:
    explicit StatePage(LinkSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] QString reason() const;
    [[nodiscard]] QString tasks() const;
    [[nodiscard]] QString pending() const;
    [[nodiscard]] QTreeWidget& problems() { return *m_problems; }
    [[nodiscard]] QListWidget& findings() { return *m_findings; }
    [[nodiscard]] QListWidget& events() { return *m_events; }
    [[nodiscard]] StartField& position() { return *m_position; }
    [[nodiscard]] QPushButton& startHere() { return *m_startHere; }
    [[nodiscard]] QPushButton& startButton() { return *m_start; }
    [[nodiscard]] QPushButton& pauseButton() { return *m_pause; }
    [[nodiscard]] QPushButton& stopButton() { return *m_stop; }

private:
    QWidget* buildButtons();
    QWidget* buildPosition();
    QListWidget* makeList(const QString& accessibleName);
    void refreshAll();
    void refreshStatus();
    void refreshFindings();
    void refreshPending();
    void refreshEvents();
    void restyle();

    LinkSubject& m_subject;
    Theme& m_theme;
    LinkHistory* m_history;
    QPushButton* m_start = nullptr;
    QPushButton* m_plan = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_stop = nullptr;
    ThemedLabel* m_reason;
    ThemedLabel* m_tasks;
    QPushButton* m_copy;
    QWidget* m_positionBox = nullptr;
    StartField* m_position = nullptr;
    QPushButton* m_startHere = nullptr;
    ThemedLabel* m_problemsHeading;
    QTreeWidget* m_problems;
    ThemedLabel* m_findingsHeading;
    QListWidget* m_findings;
    ThemedLabel* m_pending;
    QListWidget* m_events;
};

}  // namespace tributary::ui
