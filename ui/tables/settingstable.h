#pragma once

#include "ui/editors/overridesmodel.h"

#include <QWidget>

class QTableView;

namespace tributary::ui {

class Theme;
class ThemedLabel;

/// The table of client settings: edited in place, Del removes. GUI thread.
class OverridesEditor final : public QWidget {
    Q_OBJECT

public:
    OverridesEditor(Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] OverridesModel& model() { return *m_model; }
    [[nodiscard]] QTableView& table() { return *m_table; }
    [[nodiscard]] QString problem() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    OverridesModel* m_model;
    QTableView* m_table;
    ThemedLabel* m_problem;
};

}  // namespace tributary::ui
