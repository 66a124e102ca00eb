#pragma once

#include "ui/bridge/workspace.h"

#include <QWidget>

class QListWidget;
class QPushButton;

namespace tributary::ui {

class TextField;
class ThemedLabel;

/// The document itself, while nothing is selected: name, environment, rule sets, totals. GUI thread.
class DocumentPage final : public QWidget {
    Q_OBJECT

public:
    explicit DocumentPage(Workspace& workspace, QWidget* parent = nullptr);

    [[nodiscard]] TextField& name() { return *m_name; }
    [[nodiscard]] TextField& environment() { return *m_environment; }
    [[nodiscard]] QListWidget& ruleSets() { return *m_ruleSets; }
    [[nodiscard]] QString totals() const;

private:
    void refresh(bool another);
    void refreshTotals();
    void removeRuleSet();

    Workspace& m_workspace;
    ThemedLabel* m_title;
    ThemedLabel* m_totals;
    TextField* m_name;
    TextField* m_environment;
    QListWidget* m_ruleSets;
    QPushButton* m_remove;
};

}  // namespace tributary::ui
