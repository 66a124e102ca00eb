#pragma once

#include "ui/bridge/dialoghost.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>

#include <vector>

namespace tributary::ui {

class Theme;

/// Asks one Question. GUI thread.
class QuestionDialog final : public QDialog {
    Q_OBJECT

public:
    QuestionDialog(const Question& question, Theme& theme, QWidget* parent = nullptr);

signals:
    /// The index of the button, or -1 for Cancel, Esc and closing. Once.
    void answered(int button);

private:
    void makeButtons(const Question& question);

    const QString m_typeToConfirm;
    int m_answer = -1;
    QLineEdit* m_typed = nullptr;
    std::vector<QPushButton*> m_buttons;
};

}  // namespace tributary::ui
