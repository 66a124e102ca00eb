#pragma once

#include "tests/support/ui/fakeengine.h"
#include "tests/support/ui/scripteddialogs.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/workspace.h"
#include "ui/dashboard/metricshistory.h"
#include "ui/document/edits.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/theme/fixedappearance.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowdialogs.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <string>

namespace tributary::ui {

/// A main window over a FakeEngine, with scripted dialogs and settings of its own.
class WindowRig {
public:
    WindowRig() {
        theme.applyTo(*qApp);
        reopenWindow();
    }
    ~WindowRig() {
        m_windowDialogs.reset();
        m_window.reset();
    }
    WindowRig(const WindowRig&) = delete;
    WindowRig& operator=(const WindowRig&) = delete;

    void reopenWindow() {
        m_windowDialogs.reset();
        m_window = std::make_unique<MainWindow>(workspace, m_history, m_settings);
        m_windowDialogs = std::make_unique<WindowDialogs>(workspace, *m_window);
        m_window->show();
        m_window->activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(m_window.get()));
    }

    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] FakeEngine& engine() { return *m_engine; }

    ClusterId addCluster(const std::string& name) {
        ClusterSpec cluster;
        cluster.name = name;
        cluster.bootstrap = {name.substr(0, 2) + "-kafka:9092"};
        cluster.position = Position{static_cast<double>(document.spec().clusters.size()) * 280, 40};
        ClusterId id;
        document.edit("Add cluster", withCluster(document.spec(), cluster, id));
        return id;
    }
    LinkId addLink(const ClusterId& source, const ClusterId& target) {
        LinkSpec link;
        link.source = source;
        link.target = target;
        link.topics.include = {{TopicEntry::Kind::Literal, "orders"}};
        LinkId id;
        document.edit("Add link", withLink(document.spec(), link, id));
        return id;
    }
    LinkId addLink(const std::string& source, const std::string& target) {
        const ClusterId from = addCluster(source);
        return addLink(from, addCluster(target));
    }

private:
    std::unique_ptr<Engine> makeEngine() {
        auto engine = std::make_unique<FakeEngine>();
        m_engine = engine.get();
        return engine;
    }

    QTemporaryDir m_directory;
    QSettings m_settings{m_directory.filePath("settings.ini"), QSettings::IniFormat};
    FakeEngine* m_engine = nullptr;
    FixedAppearance m_appearance;

public:
    Theme theme{m_appearance};
    TopologyDocument document;
    Selection selection;
    EngineBridge bridge{makeEngine()};
    ClusterDirectory directory{document, bridge};
    ScriptedDialogs dialogs;
    RunControl run{document, bridge, dialogs};
    Workspace workspace{document, selection, bridge, directory, run, dialogs, theme};

private:
    MetricsHistory m_history{bridge, {}};
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<WindowDialogs> m_windowDialogs;
};

}  // namespace tributary::ui
