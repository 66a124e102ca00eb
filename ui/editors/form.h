#pragma once

#include <QString>
#include <QWidget>

class QGridLayout;

namespace tributary::ui {

class Theme;
class ThemedLabel;

/// Labels with their controls, and a small dim line below each that says what it does. GUI thread.
class Form final : public QWidget {
    Q_OBJECT

public:
    explicit Form(Theme& theme, QWidget* parent = nullptr);

    void addHeading(const QString& text);
    /// `label` may have a mnemonic; it names the control for screen readers. The form takes the control over. The label
    /// of the note is returned, so that its text can follow the value.
    ThemedLabel* addRow(const QString& label, QWidget* control, const QString& note = {});
    /// A control that speaks for itself, such as a check box.
    ThemedLabel* addWide(QWidget* control, const QString& note = {});
    /// Shows or hides the row of a control.
    void setRowVisible(QWidget* control, bool visible);

private:
    ThemedLabel* addNote(const QString& note, QWidget* control, int column);

    Theme& m_theme;
    QGridLayout* m_grid;
    int m_row = 0;
};

}  // namespace tributary::ui
