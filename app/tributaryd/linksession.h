#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
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

    /// What a stop left undone: at most these records are mirrored once more by whoever goes on.
    struct Leftover {
        std::uint64_t uncommitted = 0;  ///< at the target, but their positions are not committed
        std::uint64_t unanswered = 0;   ///< sent, and perhaps at the target
        bool late = false;              ///< the stop took too long to know
    };
    /// None after a clean stop.
    [[nodiscard]] std::optional<Leftover> leftover() const;

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
    Leftover m_leftover;
    QTimer m_stopBound;
    EngineWatch m_watch;
};

}  // namespace tributary::daemon
