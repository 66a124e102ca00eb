#pragma once

#include "ui/bridge/dialoghost.h"

#include <QPointer>
#include <QWidget>

namespace tributary::ui {

class Theme;

/// Shows questions, file choices and dialogs over a window, window-modal and without a nested event loop. GUI thread.
class QtDialogHost final : public DialogHost {
public:
    /// `theme` must outlive it.
    explicit QtDialogHost(Theme& theme) : m_theme(theme) {}

    /// What they are shown over; the host is made before the window.
    void setWindow(QWidget* window) { m_window = window; }

    void ask(const Question& question, std::function<void(int)> answer) override;
    void chooseOpenFile(const QString& title, const QString& filter,
                        std::function<void(const QString&)> chosen) override;
    void chooseOpenFiles(const QString& title, const QString& filter,
                         std::function<void(const QStringList&)> chosen) override;
    void chooseSaveFile(const QString& title, const QString& filter, const QString& suggested,
                        std::function<void(const QString&)> chosen) override;
    void show(QDialog* dialog) override;

private:
    /// The topmost modal dialog of the window, else the window: a question belongs to what asked it.
    [[nodiscard]] QWidget* top() const;

    Theme& m_theme;
    QPointer<QWidget> m_window;
};

}  // namespace tributary::ui
