#pragma once

#include "tests/support/ui/workspacerig.h"
#include "ui/dashboard/metricshistory.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowdialogs.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace tributary::ui {

/// A main window over a WorkspaceRig, with settings of its own.
class WindowRig : public WorkspaceRig {
public:
    WindowRig() { reopenWindow(); }

    void reopenWindow() {
        m_windowDialogs.reset();
        m_window = std::make_unique<MainWindow>(workspace, m_history, m_settings);
        m_windowDialogs = std::make_unique<WindowDialogs>(workspace, *m_window);
        m_window->show();
        m_window->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(m_window.get()));
    }

    [[nodiscard]] MainWindow& window() { return *m_window; }

private:
    QTemporaryDir m_directory;
    QSettings m_settings{m_directory.filePath("settings.ini"), QSettings::IniFormat};
    MetricsHistory m_history{bridge, {}};
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<WindowDialogs> m_windowDialogs;
};

}  // namespace tributary::ui
