#pragma once

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QList>
#include <QTreeWidget>

#include <vector>

namespace tributary::ui {

class Theme;

/// A key or a mouse gesture that is no action's shortcut.
struct KeyRow {
    QString group;  ///< "Canvas"
    QString keys;   ///< "Ctrl+wheel"
    QString text;   ///< "Zoom at the pointer"
};

/// All keys and gestures, to look through. GUI thread.
class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    /// Takes the shortcuts of `actions` that have one; an action's group is its property "group", if any.
    KeysDialog(const QList<QAction*>& actions, const std::vector<KeyRow>& more, Theme& theme,
               QWidget* parent = nullptr);

    /// What holds the text stays.
    void filter(const QString& text);
    [[nodiscard]] int shownRows() const;

private:
    void add(const KeyRow& row);

    QLineEdit* m_text = nullptr;
    QTreeWidget* m_list = nullptr;
};

}  // namespace tributary::ui
