#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <QTimer>

#include "core/engine/engine.h"
#include "core/engine/enginewatch.h"

namespace tributary::daemon {

/// Starts some links of an engine, follows how they fare, and stops them cleanly. The thread of the event loop.
class LinkSession {
public:
    struct Callbacks {
        std::function<void(const Event&)> event;
        std::function<void(const MetricsPtr&)> metrics;
        /// Every link waits for somebody to do something; called each time that this comes true.
        std::function<void()> allFailed;
        /// After stop(): all links have stopped. Called once.
        std::function<void()> stopped;
    };

    LinkSession(Engine& engine, Scope scope, Callbacks callbacks);
    LinkSession(const LinkSession&) = delete;
    LinkSession& operator=(const LinkSession&) = delete;
    ~LinkSession() = default;

    /// `elsewhere`: those of them that run on a Connect cluster, and go on there when this ends.
    void start(const std::vector<LinkId>& links, std::set<LinkId> elsewhere = {});
    /// Answers a failure that asks for a position, and starts the link again.
    void goOnAt(const LinkId& link, const StartSpec& position);
    /// Asks all links to drain and commit. The engine bounds how long that takes; so does this, a little later.
    void stop();
    [[nodiscard]] bool stopping() const { return m_stopping; }

    /// Records were still unacknowledged when a link had to stop: they will be sent again.
    [[nodiscard]] bool stoppedUncleanly() const { return m_unclean; }

private:
    void onEvents(const std::vector<Event>& events);
    void onMetrics(const MetricsPtr& snapshot);
    void note(const Event& event);
    void judge();

    Engine& m_engine;
    const Callbacks m_callbacks;
    std::map<LinkId, LinkState> m_states;  // of the started links
    std::set<LinkId> m_rejected;
    std::set<LinkId> m_elsewhere;
    bool m_stopping = false;
    bool m_ended = false;
    bool m_unclean = false;
    QTimer m_stopBound;
    EngineWatch m_watch;
};

}  // namespace tributary::daemon
