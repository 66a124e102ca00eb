#pragma once

#include <QDialog>
#include <QString>

#include <functional>

class QLineEdit;
class QPushButton;

namespace tributary::ui {

class Theme;
class ThemedLabel;

/// Asks for one name. GUI thread.
class NameDialog final : public QDialog {
    Q_OBJECT

public:
    NameDialog(Theme& theme, const QString& title, const QString& label, QWidget* parent);

    /// A remark about the name as it is typed; empty: none.
    void setCheck(std::function<QString(const QString&)> check) { m_check = std::move(check); }
    void accept() override;

signals:
    void chosen(const QString& name);

private:
    void check();

    QLineEdit* m_name;
    ThemedLabel* m_remark;
    QPushButton* m_save;
    std::function<QString(const QString&)> m_check;
};

}  // namespace tributary::ui
