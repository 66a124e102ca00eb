#include "app/tributary/desk.h"

#include "core/sandbox/samples.h"
#include "core/topology/topologyfile.h"
#include "ui/document/edits.h"
#include "ui/text/errortext.h"
#include "ui/window/filecommands.h"
#include "ui/window/noticebar.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QSettings>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace tributary::app {

namespace {

const char* const kSessionKey = "session/files";
constexpr int kCascade = 32;

QString offerKey(const ui::RecoveredWork& work) { return "recovered-" + work.file; }

}  // namespace

Desk::Desk(Shared shared) : m_shared(std::move(shared)) {}

Desk::~Desk() { QThreadPool::globalInstance()->waitForDone(); }

QString Desk::nameOf(const ui::RecoveredWork& work) {
    if (!work.originalPath.isEmpty()) {
        return QFileInfo{work.originalPath}.fileName();
    }
    return work.spec.name.empty() ? tr("an untitled topology") : QString::fromStdString(work.spec.name);
}

WindowSession& Desk::add(EngineParts parts, const QString& path) {
    m_sessions.push_back(std::make_unique<WindowSession>(std::move(parts), path, m_shared));
    WindowSession& session = *m_sessions.back();
    connectWindow(session);
    place(session);
    return session;
}

void Desk::place(WindowSession& session) {
    ui::MainWindow& window = session.window();
    WindowSession* start = startPage();
    const auto others = static_cast<int>(m_sessions.size()) - 1;
    if (start != nullptr && start != &session && !session.isPristine()) {
        window.setGeometry(start->window().geometry());  // it takes the start page's place
        window.show();
        start->window().closeWithoutAsking();
    } else {
        window.move(window.pos() + QPoint{kCascade, kCascade} * others);
        window.show();
    }
    rememberSession();
}

WindowSession* Desk::startPage() const {
    const auto at = std::ranges::find_if(
        m_sessions, [](const auto& each) { return each->isPristine() && each->window().showsStartPage(); });
    return at == m_sessions.end() ? nullptr : at->get();
}

void Desk::connectWindow(WindowSession& session) {
    ui::MainWindow& window = session.window();
    connect(&window, &ui::MainWindow::newRequested, this, &Desk::openEmpty);
    connect(&window, &ui::MainWindow::openRequested, this, [this](const QString& path) { openFile(path); });
    connect(&window, &ui::MainWindow::sampleRequested, this, &Desk::openSample);
    connect(&window, &ui::MainWindow::sandboxRequested, this, [this] { openSandbox(); });
    connect(&window, &ui::MainWindow::quitRequested, this, &Desk::quit);
    connect(&window, &ui::MainWindow::preferencesRequested, this,
            [this, &session] { emit preferencesRequested(session); });
    connect(&session.document(), &ui::TopologyDocument::pathChanged, this, &Desk::rememberSession);
    connect(&session, &WindowSession::closed, this, [this, &session] { remove(&session); });
    connect(&session, &WindowSession::closeCancelled, this, [this] { m_quitting = false; });
    connect(&session, &WindowSession::stopped, this, &Desk::countStopped);
    connect(&session, &WindowSession::simulationRequested, this, [this, &session] {
        // The copy is no file, and would be trusted as one that was made here.
        session.trust().whenTrusted(&session, [this, &session] {
            if (session.isSandbox()) {
                restartSandbox(session);
            } else {
                openSimulated(session.document().spec(), {}, false);
            }
        });
    });
}

void Desk::remove(WindowSession* session) {
    const auto at = std::ranges::find_if(m_sessions, [&](const auto& each) { return each.get() == session; });
    if (at == m_sessions.end()) {
        return;
    }
    // The window is in the middle of closing: it goes when that is over.
    std::shared_ptr<WindowSession> gone{std::move(*at)};
    m_sessions.erase(at);
    offerElsewhere(*gone);
    QMetaObject::invokeMethod(this, [gone]() mutable { gone.reset(); }, Qt::QueuedConnection);
    if (m_quitting) {
        closeNext();
    } else if (m_sessions.empty()) {
        QCoreApplication::quit();
    } else {
        rememberSession();
    }
}

void Desk::openStart() {
    TopologySpec empty;
    empty.id = ui::newDocumentId();
    add(makeEngine(std::move(empty), m_shared.keychain), {}).window().showStartPage();
}

void Desk::openEmpty() {
    if (WindowSession* start = startPage()) {
        start->window().showCanvas();
        return;
    }
    TopologySpec empty;
    empty.id = ui::newDocumentId();
    add(makeEngine(std::move(empty), m_shared.keychain), {}).window().showCanvas();
}

void Desk::openFile(const QString& path, bool run) {
    const QFileInfo file{path};
    if (WindowSession* open = sessionOf(path)) {
        open->window().raise();
        open->window().activateWindow();
        return;
    }
    Result<TopologySpec> spec = loadTopology(path.toStdString());
    if (!spec) {
        fail(tr("“%1” cannot be opened.").arg(file.fileName()), spec.error());
        return;
    }
    if (isSimulated(*spec)) {
        openSimulated(std::move(*spec), file.absoluteFilePath(), run);
        return;
    }
    WindowSession& session = add(makeEngine(std::move(*spec), m_shared.keychain), file.absoluteFilePath());
    session.window().files().noteRecent(path);
    session.window().showCanvas();
    if (run) {
        startAll(session);
    }
}

void Desk::openSample(const QString& resource) {
    Result<TopologySpec> spec = loadTopology(resource.toStdString());
    if (!spec) {
        fail(tr("The sample cannot be opened."), spec.error());
        return;
    }
    spec->id = ui::newDocumentId();
    WindowSession& session = add(makeEngine(*spec, m_shared.keychain), {});
    session.window().showCanvas();
    session.window().notices().show(
        "sample", ui::Health::Busy, tr("The addresses of this sample are examples."),
        {{tr("Simulate its clusters"), [this, spec = *spec] { openSimulated(spec, {}, true); }}});
}

void Desk::openSandbox(bool run) {
    Result<TopologySpec> hub = sandbox::hubSample();
    if (!hub) {
        fail(tr("The sandbox cannot be opened."), hub.error());
        return;
    }
    hub->id = ui::newDocumentId();
    openSimulated(std::move(*hub), {}, run);
}

void Desk::openSimulated(TopologySpec spec, const QString& path, bool run) {
    simulate(std::move(spec), path, [this, run](WindowSession& session) {
        if (run) {
            startAll(session);
        }
    });
}

void Desk::simulate(TopologySpec spec, const QString& path, std::function<void(WindowSession&)> opened) {
    if (m_sessions.empty()) {
        openStart();  // something to look at while the clusters are made
    }
    ui::NoticeBar& notices = m_sessions.back()->window().notices();
    notices.show("sandbox", ui::Health::Busy, tr("Making the simulated clusters…"));
    makeSandbox(std::move(spec), *this, [this, path, opened = std::move(opened)](Result<EngineParts> parts) {
        for (const auto& each : m_sessions) {
            each->window().notices().remove("sandbox");
        }
        if (!parts) {
            fail(tr("The sandbox cannot be opened."), parts.error());
            return;
        }
        WindowSession& session = add(std::move(*parts), path);
        session.window().showCanvas();
        opened(session);
    });
}

void Desk::restartSandbox(WindowSession& session) {
    const QPointer<WindowSession> old{&session};
    const auto restarted = [old](WindowSession& fresh) {
        if (!old) {
            return;
        }
        const std::vector<LinkId> running = old->bridge().activeLinks();
        if (old->document().isUnsaved()) {
            fresh.document().markRecovered();
        }
        fresh.trust().set(true);  // as the old one was, for it to come so far
        fresh.window().setGeometry(old->window().geometry());
        old->window().closeWithoutAsking();
        fresh.run().start(running);
    };
    simulate(session.document().spec(), session.document().path(), restarted);
}

// Only what a person asks for in so many words comes here: that trusts the document, until its window closes.
void Desk::startAll(WindowSession& session) {
    session.trust().set(true);
    session.bridge().apply(session.document().spec());
    session.run().start(session.run().startingLinks());
}

bool Desk::reopenLast() {
    const QStringList files = m_shared.settings.value(kSessionKey).toStringList();
    for (const QString& path : files) {
        if (QFileInfo::exists(path)) {
            openFile(path);
        }
    }
    return !m_sessions.empty();
}

WindowSession* Desk::sessionOf(const QString& path) const {
    const QFileInfo file{path};
    const auto at = std::ranges::find_if(m_sessions, [&file](const auto& each) {
        return !each->document().path().isEmpty() && QFileInfo{each->document().path()} == file;
    });
    return path.isEmpty() || at == m_sessions.end() ? nullptr : at->get();
}

void Desk::offerRecovered() {
    m_offers = ui::Autosave::findRecovered(m_shared.dataDirectory + "/autosave");
    if (m_sessions.empty() && !m_offers.empty()) {
        openStart();
    }
    for (const ui::RecoveredWork& work : m_offers) {
        offer(work);
    }
}

void Desk::offer(const ui::RecoveredWork& work) {
    WindowSession* open = sessionOf(work.originalPath);
    ui::MainWindow& window = (open != nullptr ? open : m_sessions.back().get())->window();
    window.notices().show(offerKey(work), ui::Health::Warn,
                          tr("Unsaved work on %1 was found, of %2.")
                              .arg(nameOf(work), QLocale{}.toString(work.savedAt, QLocale::ShortFormat)),
                          {{tr("Open it"), [this, work] { openRecovered(work); }},
                           {tr("Discard…"), [this, work] { askToDiscard(work); }}});
}

// What was closed with its cross is offered at the next start.
void Desk::offerElsewhere(WindowSession& gone) {
    for (const ui::RecoveredWork& work : m_offers) {
        if (!m_sessions.empty() && gone.window().notices().has(offerKey(work))) {
            offer(work);
        }
    }
}

void Desk::forget(const ui::RecoveredWork& work) {
    ui::Autosave::discardRecovered(work);
    std::erase_if(m_offers, [&work](const ui::RecoveredWork& each) { return each.file == work.file; });
}

void Desk::askToDiscard(const ui::RecoveredWork& work) {
    ui::Question question;
    question.title = tr("Discard unsaved work");
    question.text = tr("The unsaved work on %1 is removed, and cannot be brought back.").arg(nameOf(work));
    question.buttons = {tr("Discard")};
    question.destructive = true;
    m_sessions.back()->dialogs().ask(question, [this, work](int button) {
        if (button == 0) {
            forget(work);
        } else if (!m_sessions.empty()) {
            offer(work);
        }
    });
}

// One document has one window: two of them would run links of one consumer group, and save over each other.
void Desk::openRecovered(const ui::RecoveredWork& work) {
    const QPointer<WindowSession> open{sessionOf(work.originalPath)};
    if (open && open->document().isUnsaved()) {
        open->window().notices().show("recovered-busy", ui::Health::Warn,
                                      tr("%1 was edited here meanwhile. Save or undo that first.").arg(nameOf(work)));
        offer(work);
        open->window().raise();
        open->window().activateWindow();
        return;
    }
    const auto recovered = [this, work](WindowSession& session) {
        session.document().markRecovered();
        forget(work);
    };
    if (isSimulated(work.spec)) {
        simulate(work.spec, work.originalPath, [open, recovered](WindowSession& session) {
            if (open) {
                open->window().closeWithoutAsking();  // its clusters are those of the file: these are made anew
            }
            recovered(session);
        });
        return;
    }
    if (open) {
        open->document().reset(work.spec, work.originalPath);
        open->bridge().watchElsewhere(open->document().spec());
        recovered(*open);
        return;
    }
    WindowSession& session = add(makeEngine(work.spec, m_shared.keychain), work.originalPath);
    session.window().showCanvas();
    recovered(session);
}

void Desk::fail(const QString& what, const Error& error) {
    if (m_sessions.empty()) {
        openStart();
    }
    m_sessions.back()->window().notices().show("open-failed", ui::Health::Bad, what + ' ' + ui::errorDetails(error));
}

void Desk::rememberSession() {
    QStringList files;
    for (const auto& each : m_sessions) {
        if (!each->document().path().isEmpty()) {
            files << each->document().path();
        }
    }
    m_shared.settings.setValue(kSessionKey, files);
}

void Desk::quit() {
    rememberSession();
    m_quitting = true;
    closeNext();
}

void Desk::closeNext() {
    if (m_sessions.empty()) {
        QCoreApplication::quit();
        return;
    }
    m_sessions.back()->window().close();
}

void Desk::shutDown() {
    rememberSession();
    m_toStop = m_sessions.size();
    if (m_toStop == 0) {
        QCoreApplication::exit();
    }
    for (const auto& each : m_sessions) {
        each->shutDown();
    }
}

void Desk::countStopped() {
    if (m_toStop > 0 && --m_toStop == 0) {
        QCoreApplication::exit();  // quit() would ask each window, and a window may ask a person
    }
}

}  // namespace tributary::app
