#pragma once

#include "core/engine/connectdetail.h"

#include <QWidget>

#include <memory>

class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace tributary::ui {

class LinkSubject;
class ThemedLabel;

/// What a Connect cluster says of a link: connectors and tasks with their states, the trace of the chosen one, and
/// where what runs there is not what is drawn. Hidden for links that run here. GUI thread.
class ConnectorsBox final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectorsBox(LinkSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] QTreeWidget& connectors() { return *m_connectors; }
    [[nodiscard]] QTreeWidget& drift() { return *m_drift; }
    [[nodiscard]] QPlainTextEdit& trace() { return *m_trace; }
    [[nodiscard]] QPushButton& restartButton() { return *m_restart; }
    [[nodiscard]] QPushButton& applyButton() { return *m_apply; }
    [[nodiscard]] QPushButton& takeOverButton() { return *m_takeOver; }
    [[nodiscard]] QString problem() const;

private:
    void refresh();
    void showConnectors();
    void showDrift();
    void showTrace();
    void takeOver();

    LinkSubject& m_subject;
    std::shared_ptr<const ConnectDetail> m_detail;
    QTreeWidget* m_connectors;
    ThemedLabel* m_traceHeading;
    QPlainTextEdit* m_trace;
    QPushButton* m_copy;
    QPushButton* m_restart;
    ThemedLabel* m_driftHeading;
    QTreeWidget* m_drift;
    QPushButton* m_apply;
    QPushButton* m_takeOver;
    ThemedLabel* m_problem;
};

}  // namespace tributary::ui
