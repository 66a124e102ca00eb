#pragma once

#include <QAction>
#include <QFrame>
#include <QList>

class QLineEdit;
class QListWidget;

namespace tributary::ui {

class Theme;

/// Every command by its name: typed letters filter, Enter runs. A popup; GUI thread.
class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    CommandPalette(const QList<QAction*>& actions, Theme& theme, QWidget* window);

    void popup();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void runCurrent();

    const QList<QAction*> m_actions;
    QLineEdit* m_input;
    QListWidget* m_list;
};

}  // namespace tributary::ui
