#pragma once

#include <QDialog>
#include <QIcon>
#include <QLabel>
#include <QString>
#include <QVBoxLayout>

class QWidget;

namespace tributary::ui {

class Theme;

// What the dialogs are put together from. GUI thread.

/// The dialog's layout with the theme's margins; the dialog owns it.
QVBoxLayout* dialogLayout(QDialog& dialog, const Theme& theme);

/// Names a control for screen readers and gives it back.
template <class Control>
Control* named(Control* control, const QString& name, const QString& description = {}) {
    control->setAccessibleName(name);
    control->setAccessibleDescription(description);
    return control;
}

/// Second-level text, wrapped, of the theme's colour and size; owned by `parent`.
QLabel* dimLabel(const QString& text, const Theme& theme, QWidget* parent);
/// First-level heading; owned by `parent`.
QLabel* titleLabel(const QString& text, const Theme& theme, QWidget* parent);
/// A line for what is wrong with an input; hidden while empty. Owned by `parent`.
QLabel* problemLabel(const Theme& theme, QWidget* parent);
void setProblem(QLabel* label, const QString& problem);
/// Text of a command, selectable, with a button that copies it; owned by `parent`.
QWidget* commandBlock(const QString& command, const QString& name, const Theme& theme, QWidget* parent);

}  // namespace tributary::ui
