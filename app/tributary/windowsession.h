#pragma once

#include "app/tributary/enginereaper.h"
#include "app/tributary/enginesource.h"
#include "app/tributary/trustedfiles.h"
#include "ui/bridge/clusterdirectory.h"
#include "ui/bridge/enginebridge.h"
#include "ui/bridge/runcontrol.h"
#include "ui/bridge/topicchecks.h"
#include "ui/bridge/workspace.h"
#include "ui/dashboard/alertwatch.h"
#include "ui/dashboard/failurewatch.h"
#include "ui/dashboard/metricshistory.h"
#include "ui/desktop/notifier.h"
#include "ui/dialogs/qtdialoghost.h"
#include "ui/document/autosave.h"
#include "ui/document/selection.h"
#include "ui/document/topologydocument.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowdialogs.h"

#include <QObject>
#include <QSet>
#include <QString>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>

class QSettings;

namespace tributary::app {

/// What all windows share.
struct Shared {
    ui::Theme& theme;
    QSettings& settings;
    ui::Notifier& notifier;
    QString dataDirectory;                 ///< history and autosave
    std::shared_ptr<Keychain> keychain{};  ///< null: none
    std::shared_ptr<EngineReaper> reaper = std::make_shared<EngineReaper>();
};

/// One window with everything that belongs to it, from the engine to the last widget. GUI thread.
class WindowSession final : public QObject {
    Q_OBJECT

public:
    /// `path` empty: not a file yet. What came from a file is trusted only if it was before, on this machine.
    WindowSession(EngineParts parts, const QString& path, Shared& shared);
    ~WindowSession() override;

    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] ui::TopologyDocument& document() { return m_document; }
    [[nodiscard]] ui::EngineBridge& bridge() { return m_bridge; }
    [[nodiscard]] ui::RunControl& run() { return m_run; }
    [[nodiscard]] ui::Selection& selection() { return m_selection; }
    [[nodiscard]] ui::ClusterDirectory& directory() { return m_directory; }
    [[nodiscard]] ui::Workspace& workspace() { return m_workspace; }
    [[nodiscard]] ui::DialogHost& dialogs() { return m_dialogs; }
    [[nodiscard]] ui::DocumentTrust& trust() { return m_bridge.trust(); }

    /// Its clusters are simulated in this process.
    [[nodiscard]] bool isSandbox() const { return m_sandbox != nullptr; }
    /// Nothing in it and nothing runs: another document may take its place.
    [[nodiscard]] bool isPristine() const;
    /// Asks what has to be asked, stops what runs, closes. closed() follows, or nothing when it was cancelled.
    void close();
    /// Without questions: keeps unsaved work for the next start and stops the links. `stopped` follows, at once when
    /// none runs.
    void shutDown();

signals:
    void closed();
    void closeCancelled();
    void stopped();
    /// The document has simulated clusters that nothing simulates yet, and the person wants it.
    void simulationRequested();

private:
    void watchSandbox();
    void connectTrust();
    void judgeDocument(const std::optional<DocumentId>& id);
    void rememberTrusted();
    void noticeUnsimulated();
    void connectAlerts();
    void reportStopped();
    void tellStopped();

    // In the order of their lives: what is destroyed last stands first.
    Shared& m_shared;
    std::shared_ptr<sandbox::Sandbox> m_sandbox;
    ui::TopologyDocument m_document;
    ui::Selection m_selection;
    ui::EngineBridge m_bridge;
    const PlanLink m_plan;
    ui::ClusterDirectory m_directory;
    ui::TopicChecks m_checks;
    ui::QtDialogHost m_dialogs;
    ui::RunControl m_run;
    ui::Workspace m_workspace;
    ui::MetricsHistory m_history;
    ui::AlertWatch m_alerts;
    ui::FailureWatch m_failures;
    ui::Autosave m_autosave;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::WindowDialogs> m_windowDialogs;
    QTimer m_sandboxReport;
    QThreadPool m_reports;
    TrustedFiles m_trustedFiles;
    QString m_judgedPath;  // what trust() tells of
    std::optional<DocumentId> m_judgedId;
    QSet<QString> m_judgedReach;
    int m_unsimulated = 0;
    bool m_shuttingDown = false;
};

}  // namespace tributary::app
