#pragma once

#include "app/tributary/windowsession.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace tributary::app {

/// The open windows: opens documents in them, closes all, shuts down. GUI thread.
class Desk final : public QObject {
    Q_OBJECT

public:
    explicit Desk(Shared shared);
    ~Desk() override;

    /// A window with the start page, where none is open yet.
    void openStart();
    void openEmpty();
    /// Opens the file in a window of its own, or shows the window that has it. `run`: starts its links.
    void openFile(const QString& path, bool run = false);
    void openSample(const QString& resource);
    void openSandbox(bool run = true);
    /// Simulated clusters for this topology.
    void openSimulated(TopologySpec spec, const QString& path, bool run);
    /// The documents of the last session; false when there were none.
    bool reopenLast();
    /// Unsaved work that a killed process left behind.
    void offerRecovered();

    /// Closes window after window, asking; ends the program after the last one.
    void quit();
    /// Log-out and signals: stops all links cleanly, keeps unsaved work, asks nothing, ends the program.
    void shutDown();

    [[nodiscard]] const std::vector<std::unique_ptr<WindowSession>>& sessions() const { return m_sessions; }

signals:
    void preferencesRequested(tributary::app::WindowSession& session);

private:
    WindowSession& add(EngineParts parts, const QString& path);
    void place(WindowSession& session);
    [[nodiscard]] WindowSession* startPage() const;
    void remove(WindowSession* session);
    void connectWindow(WindowSession& session);
    void simulate(TopologySpec spec, const QString& path, std::function<void(WindowSession&)> opened);
    /// In the window that has its file, else in the last one.
    void offer(const ui::RecoveredWork& work);
    /// What was offered in a window that goes is offered in another one.
    void offerElsewhere(WindowSession& gone);
    void openRecovered(const ui::RecoveredWork& work);
    void askToDiscard(const ui::RecoveredWork& work);
    void forget(const ui::RecoveredWork& work);
    [[nodiscard]] static QString nameOf(const ui::RecoveredWork& work);
    [[nodiscard]] WindowSession* sessionOf(const QString& path) const;
    /// Makes the sandbox anew, for its document as it is now, in a window that takes the place of the old one.
    void restartSandbox(WindowSession& session);
    void startAll(WindowSession& session);
    void fail(const QString& what, const Error& error);
    void rememberSession();
    void closeNext();
    void countStopped();

    Shared m_shared;
    std::vector<std::unique_ptr<WindowSession>> m_sessions;
    std::vector<ui::RecoveredWork> m_offers;  // neither opened nor discarded yet
    bool m_quitting = false;
    std::size_t m_toStop = 0;
};

}  // namespace tributary::app
