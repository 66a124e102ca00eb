#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>

#include <functional>
#include <map>
#include <string>

namespace tributary::ui {

/// Names and values, edited in place; a row that must not be says why below. GUI thread.
class SettingsTable final : public QWidget {
    Q_OBJECT

public:
    /// `whyNot` gives the reason a name is refused, or an empty text.
    SettingsTable(const QString& name, Theme& theme, std::function<QString(const QString&)> whyNot,
                  QWidget* parent = nullptr);

    void setValues(const std::map<std::string, std::string>& values);
    /// Rows without a name are left out; of two rows of one name the last counts.
    [[nodiscard]] std::map<std::string, std::string> values() const;
    /// What is wrong, a line for each row; empty when nothing is.
    [[nodiscard]] QString problem() const;

signals:
    void edited();

private:
    void addRow(const QString& name, const QString& value);
    void removeCurrent();
    void check();

    Theme& m_theme;
    const std::function<QString(const QString&)> m_whyNot;
    QTableWidget* m_table = nullptr;
    QPushButton* m_remove = nullptr;
    QLabel* m_problem = nullptr;
};

}  // namespace tributary::ui
