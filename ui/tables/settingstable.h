#pragma once

#include "ui/models/settingsmodel.h"

#include <QLabel>
#include <QTableView>
#include <QWidget>

namespace tributary::ui {

/// Names and values, edited in place: the last row adds one, Del removes; what is wrong stands below. GUI thread.
class SettingsTable final : public QWidget {
    Q_OBJECT

public:
    SettingsTable(SettingsModel::Kind kind, Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] SettingsModel& model() { return *m_model; }
    [[nodiscard]] QTableView& table() { return *m_table; }
    [[nodiscard]] QString problem() const { return m_problem->text(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showProblem();
    void removeSelected();

    Theme& m_theme;
    SettingsModel* m_model;
    QTableView* m_table;
    QLabel* m_problem;
};

}  // namespace tributary::ui
