#pragma once

#include <QDialog>
#include <QLineEdit>
#include <QTreeWidget>

#include <vector>

namespace tributary::ui {

class Theme;

/// A key or a mouse gesture, and what it does.
struct KeyRow {
    QString group;  ///< "Canvas"; empty: everywhere
    QString keys;   ///< "Ctrl+wheel"
    QString text;   ///< "Zoom at the pointer"
};

/// All keys and gestures, to look through. GUI thread.
class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    KeysDialog(const std::vector<KeyRow>& rows, Theme& theme, QWidget* parent = nullptr);

    /// What holds the text stays.
    void filter(const QString& text);
    [[nodiscard]] int shownRows() const;

private:
    void add(const KeyRow& row);

    QLineEdit* m_text = nullptr;
    QTreeWidget* m_list = nullptr;
};

}  // namespace tributary::ui
