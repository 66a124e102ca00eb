#pragma once

#include "core/base/id.h"

#include <QDialog>
#include <QString>

#include <vector>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace tributary::ui {

/// Wires by keyboard: a list of clusters that narrows while typing. GUI thread.
class ConnectDialog final : public QDialog {
    Q_OBJECT

public:
    struct Choice {
        ClusterId id;
        QString name;
        QString refusal;  ///< empty: it may be chosen
    };

    ConnectDialog(const QString& from, std::vector<Choice> choices, QWidget* parent = nullptr);

signals:
    void chosen(const tributary::ClusterId& target);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void choose();

    const std::vector<Choice> m_choices;
    QLineEdit* m_filter;
    QListWidget* m_list;
    QPushButton* m_connect;
};

}  // namespace tributary::ui
