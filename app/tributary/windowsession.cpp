#include "app/tributary/windowsession.h"

#include "app/tributary/documentreach.h"
#include "core/connect/connectorset.h"
#include "ui/editors/inspector.h"
#include "ui/text/numbertext.h"
#include "ui/window/filecommands.h"
#include "ui/window/noticebar.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace tributary::app {

namespace {

constexpr int kSandboxReportMs = 2'000;
// The engine drains for 30 s at most. What a Connect cluster still holds then, it holds until the next start.
constexpr int kStopBoundMs = 60'000;

QString historyFile(const Shared& shared, bool simulated) {
    return simulated ? QString{} : shared.dataDirectory + "/history.sqlite";
}

}  // namespace

WindowSession::WindowSession(EngineParts parts, const QString& path, Shared& shared)
    : m_shared(shared),
      m_sandbox(std::move(parts.sandbox)),
      m_bridge(std::move(parts.engine),
               [this, reaper = shared.reaper](std::unique_ptr<Engine> engine) {
                   reaper->take(std::move(engine), m_sandbox);
               }),
      m_plan(m_bridge.trust().guarded(std::move(parts.plan))),
      m_directory(m_document, m_bridge),
      m_checks(m_document, m_directory),
      m_dialogs(shared.theme),
      m_run(m_document, m_bridge, m_checks, m_dialogs),
      m_workspace{m_document, m_selection,  m_bridge, m_directory,          m_run,
                  m_dialogs,  shared.theme, m_plan,   shared.keychain.get()},
      m_history(m_bridge, historyFile(shared, m_sandbox != nullptr)),
      m_alerts(m_document, m_bridge),
      m_failures(m_document, m_bridge),
      m_autosave(m_document, shared.dataDirectory + "/autosave"),
      m_window(std::make_unique<ui::MainWindow>(m_workspace, m_history, shared.settings)),
      m_trustedFiles(shared.settings) {
    m_dialogs.setWindow(m_window.get());
    m_windowDialogs = std::make_unique<ui::WindowDialogs>(m_workspace, *m_window);
    m_document.setFurtherChecks(connectFindings);
    connectTrust();
    m_document.reset(std::move(parts.spec), path);
    m_bridge.watchElsewhere(m_document.spec());
    connect(m_window.get(), &ui::MainWindow::closeRequested, this, &WindowSession::close);
    connect(m_window.get(), &ui::MainWindow::closed, this, &WindowSession::closed);
    connect(&m_bridge, &ui::EngineBridge::statusChanged, this, &WindowSession::reportStopped);
    connect(&m_document, &ui::TopologyDocument::changed, this, &WindowSession::noticeUnsimulated);
    connectAlerts();
    noticeUnsimulated();
    if (m_sandbox) {
        watchSandbox();
    }
    m_directory.setActive(true);
}

void WindowSession::connectTrust() {
    connect(&m_document, &ui::TopologyDocument::replaced, this, &WindowSession::judgeDocument);
    connect(&m_document, &ui::TopologyDocument::saved, this, [this] {
        m_judgedPath = m_document.path();
        m_judgedId = m_document.spec().id;
        // To save what is not trusted is no word for it: a card may have been moved.
        if (m_bridge.trust().isTrusted()) {
            rememberTrusted();
        }
    });
    connect(&m_bridge.trust(), &ui::DocumentTrust::given, this, &WindowSession::rememberTrusted);
    connect(&m_bridge.trust(), &ui::DocumentTrust::changed, this,
            [this] { m_bridge.watchElsewhere(m_document.spec()); });
}

// The same document again, as when it is read anew, is trusted as before, as long as it reaches nothing new.
void WindowSession::judgeDocument(const std::optional<DocumentId>& id) {
    const QString& path = m_document.path();
    const bool same = path == m_judgedPath && id == m_judgedId;
    const QSet<QString> reach = reachOf(m_document.spec());
    const bool trusted = (same && m_bridge.trust().isTrusted() && m_judgedReach.contains(reach)) || path.isEmpty() ||
                         m_trustedFiles.contains(path, id, reach);
    m_judgedPath = path;
    m_judgedId = id;
    m_judgedReach = reach;
    m_bridge.trust().set(trusted);
}

void WindowSession::rememberTrusted() {
    m_judgedReach = reachOf(m_document.spec());
    if (!m_judgedPath.isEmpty()) {
        m_trustedFiles.add(m_judgedPath, m_judgedId, m_judgedReach);
    }
}

WindowSession::~WindowSession() {
    m_reports.waitForDone();  // one may be on its way; it counts, and asks nobody
}

bool WindowSession::isPristine() const {
    return m_document.spec().clusters.empty() && !m_document.isUnsaved() && m_document.path().isEmpty() &&
           !m_bridge.anyActive();
}

void WindowSession::close() {
    m_window->files().askAboutUnsaved([this](bool goOn) {
        if (!goOn) {
            emit closeCancelled();
            return;
        }
        if (m_bridge.activeHere().empty()) {
            m_window->closeWithoutAsking();
            return;
        }
        m_windowDialogs->stopAndClose([this](bool stopped) {
            if (stopped) {
                m_window->closeWithoutAsking();
            } else {
                emit closeCancelled();
            }
        });
    });
}

void WindowSession::shutDown() {
    m_shuttingDown = true;
    m_window->inspector().commitEdits();
    m_autosave.keep();
    m_bridge.stop(m_bridge.activeHere());
    QTimer::singleShot(kStopBoundMs, this, &WindowSession::tellStopped);
    reportStopped();
}

void WindowSession::reportStopped() {
    if (m_bridge.activeHere().empty()) {
        tellStopped();
    }
}

void WindowSession::tellStopped() {
    if (std::exchange(m_shuttingDown, false)) {
        QMetaObject::invokeMethod(this, &WindowSession::stopped, Qt::QueuedConnection);
    }
}

void WindowSession::connectAlerts() {
    // Keys are the document's and the link's ids: the notifier is shared by all windows.
    const auto keyOf = [this](const LinkId& link) {
        return QString::fromStdString(m_document.spec().id.value_or(DocumentId{}).str() + '/' + link.str());
    };
    const auto reveal = [this](const LinkId& link) {
        m_selection.reveal(link);
        m_window->raise();
        m_window->activateWindow();
    };
    connect(&m_alerts, &ui::AlertWatch::raised, this, [this, keyOf, reveal](const LinkId& link, const QString& text) {
        m_shared.notifier.notify(keyOf(link), m_document.title(), text, true);
        m_window->notices().show(keyOf(link), ui::Health::Warn, text, {{tr("Show"), [reveal, link] { reveal(link); }}});
    });
    connect(&m_alerts, &ui::AlertWatch::cleared, this, [this, keyOf](const LinkId& link) {
        m_shared.notifier.withdraw(keyOf(link));
        m_window->notices().remove(keyOf(link));
    });
    // The canvas and the log of events have it already: this is for who does not look at them.
    const auto failureKeyOf = [keyOf](const LinkId& link) { return keyOf(link) + QStringLiteral("/failure"); };
    connect(&m_failures, &ui::FailureWatch::raised, this,
            [this, failureKeyOf](const LinkId& link, const QString& text) {
                m_shared.notifier.notify(failureKeyOf(link), m_document.title(), text, true);
            });
    connect(&m_failures, &ui::FailureWatch::cleared, this,
            [this, failureKeyOf](const LinkId& link) { m_shared.notifier.withdraw(failureKeyOf(link)); });
    connect(&m_shared.notifier, &ui::Notifier::activated, this,
            [this, keyOf, failureKeyOf, reveal](const QString& key) {
                for (const LinkSpec& link : m_document.spec().links) {
                    if (keyOf(link.id) == key || failureKeyOf(link.id) == key) {
                        reveal(link.id);
                    }
                }
            });
}

// A simulated cluster that was pasted, duplicated or added has nothing behind it, and no address that could be typed.
void WindowSession::noticeUnsimulated() {
    const std::map<ClusterId, std::string> simulated =
        m_sandbox ? m_sandbox->bootstrap() : std::map<ClusterId, std::string>{};
    const auto waiting =
        static_cast<int>(std::ranges::count_if(m_document.spec().clusters, [&simulated](const ClusterSpec& each) {
            return each.kind == ClusterKind::Sandbox && !simulated.contains(each.id);
        }));
    if (waiting == m_unsimulated) {
        return;
    }
    m_unsimulated = waiting;
    if (waiting == 0) {
        m_window->notices().remove("unsimulated");
        return;
    }
    const auto request = [this] { emit simulationRequested(); };
    if (m_sandbox) {
        m_window->notices().show("unsimulated", ui::Health::Warn,
                                 tr("%n simulated cluster(s) came after the sandbox was made.", nullptr, waiting),
                                 {{tr("Restart the sandbox with them"), request}});
    } else {
        m_window->notices().show("unsimulated", ui::Health::Warn,
                                 tr("%n simulated cluster(s) do not run here, beside real ones.", nullptr, waiting),
                                 {{tr("Simulate the whole topology in a copy"), request}});
    }
}

// What the sandbox's own checker has seen is the proof that nothing is lost: shown where nobody can miss it.
void WindowSession::watchSandbox() {
    m_window->setSandboxBanner(tr("Sandbox: simulated clusters in this program, with made-up traffic"));
    m_sandboxReport.setInterval(kSandboxReportMs);
    m_reports.setMaxThreadCount(1);
    connect(&m_sandboxReport, &QTimer::timeout, this, [this] {
        m_reports.start([this] {
            const sandbox::MirrorVerdict verdict = m_sandbox->report().endToEnd;
            QMetaObject::invokeMethod(
                this,
                [this, verdict] {
                    m_window->setSandboxBanner(tr("Sandbox: simulated clusters, made-up traffic · %1 records checked "
                                                  "at the end of their way · "
                                                  "%2 out of order · %3 twice")
                                                   .arg(ui::countText(static_cast<std::int64_t>(verdict.mirrored)),
                                                        ui::countText(static_cast<std::int64_t>(verdict.reordered)),
                                                        ui::countText(static_cast<std::int64_t>(verdict.duplicated))));
                },
                Qt::QueuedConnection);
        });
    });
    m_sandboxReport.start();
}

}  // namespace tributary::app
