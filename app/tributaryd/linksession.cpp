#include "app/tributaryd/linksession.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string_view>
#include <utility>

namespace tributary::daemon {

namespace {

using namespace std::chrono_literals;

// The engine drains for 30 s at most, streams leave their groups and the last commit is waited for.
constexpr auto kStopBound = 60s;

std::uint64_t countOf(const Error& error) {
    const std::string_view text = error.arg("count");
    std::uint64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

}  // namespace

LinkSession::LinkSession(Engine& engine, Scope scope, Callbacks callbacks)
    : m_engine(engine),
      m_callbacks(std::move(callbacks)),
      m_watch(
          engine, std::move(scope), [this](const std::vector<Event>& events) { onEvents(events); },
          [this](const MetricsPtr& snapshot) { onMetrics(snapshot); }) {
    m_stopBound.setSingleShot(true);
    QObject::connect(&m_stopBound, &QTimer::timeout, &m_stopBound, [this] {
        m_leftover.late = true;
        m_ended = true;
        m_callbacks.stopped();
    });
}

void LinkSession::start(const std::vector<LinkId>& links, std::set<LinkId> elsewhere) {
    m_elsewhere = std::move(elsewhere);
    for (const LinkId& link : links) {
        m_states[link] = LinkState::Starting;
        m_engine.command({link, LinkAction::Start, {}});
    }
}

void LinkSession::goOnAt(const LinkId& link, const StartSpec& position) {
    m_states[link] = LinkState::Starting;
    m_engine.command({link, LinkAction::ChoosePosition, position});
    m_engine.command({link, LinkAction::Start, {}});
}

void LinkSession::stop() {
    if (m_stopping) {
        return;
    }
    m_stopping = true;
    m_stopBound.start(kStopBound);
    for (const auto& [link, state] : m_states) {
        if (!m_elsewhere.contains(link)) {
            m_engine.command({link, LinkAction::Stop, {}});
        }
    }
    judge();
}

void LinkSession::note(const Event& event) {
    const auto known = m_states.find(event.link);
    if (known == m_states.end()) {
        return;
    }
    if (event.kind == EventKind::StateChanged && event.status) {
        known->second = event.status->state;
    } else if (event.kind == EventKind::Rejected) {
        m_rejected.insert(event.link);
    } else if (m_stopping && event.error && event.error->code == ErrorCode::DrainTimeout) {
        m_leftover.unanswered += countOf(*event.error);
    } else if (m_stopping && event.error && event.error->code == ErrorCode::PositionsUncommitted) {
        m_leftover.uncommitted += countOf(*event.error);
    }
}

std::optional<LinkSession::Leftover> LinkSession::leftover() const {
    const bool clean = m_leftover.uncommitted == 0 && m_leftover.unanswered == 0 && !m_leftover.late;
    return clean ? std::nullopt : std::optional{m_leftover};
}

void LinkSession::onEvents(const std::vector<Event>& events) {
    for (const Event& event : events) {
        note(event);
        m_callbacks.event(event);
    }
    judge();
}

void LinkSession::onMetrics(const MetricsPtr& snapshot) {
    m_callbacks.metrics(snapshot);
    if (!m_stopping) {
        return;
    }
    // A link that was stopped before it had begun to start has no event to tell.
    for (const LinkMetrics& link : snapshot->links) {
        if (const auto known = m_states.find(link.link);
            known != m_states.end() && link.status.state == LinkState::Stopped) {
            known->second = LinkState::Stopped;
        }
    }
    judge();
}

void LinkSession::judge() {
    if (m_ended) {
        return;
    }
    const auto all = [this](auto is) {
        return std::ranges::all_of(m_states, [&](const auto& each) {
            const bool ours = !m_stopping || !m_elsewhere.contains(each.first);
            return m_rejected.contains(each.first) || !ours || is(each.second);
        });
    };
    if (m_stopping) {
        if (all([](LinkState state) { return !isActive(state); })) {
            m_ended = true;
            m_stopBound.stop();
            m_callbacks.stopped();
        }
    } else if (all([](LinkState state) { return state == LinkState::Failed; })) {
        m_callbacks.allFailed();
    }
}

}  // namespace tributary::daemon
