#include "core/mirror/streamcommits.h"

#include <algorithm>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kAgain = 2s;
constexpr auto kAgainSoon = 200ms;  // while somebody waits for it
constexpr auto kTellAfter = 5s;     // what passes sooner is not worth a word

}  // namespace

void StreamCommits::setInterval(std::chrono::milliseconds interval) {
    m_interval = interval;
    m_next = std::min(m_next, MonotonicClock::now() + interval);
}

void StreamCommits::tick(MonotonicTime now) {
    if (now < m_next || m_underWay != 0) {
        return;
    }
    m_next = now + m_interval;
    begin(false);
}

bool StreamCommits::settle(MonotonicTime now, bool onlyRevoked) {
    if (m_underWay == 0 && now >= m_again) {
        begin(onlyRevoked);
    }
    return m_underWay == 0 && m_positions.committable(m_partitions, onlyRevoked).empty();
}

void StreamCommits::begin(bool onlyRevoked) {
    if (m_consumer->assignmentLost()) {
        return;  // they may be another member's: the listener is about to be told
    }
    const std::vector<kafka::CommittedOffset> offsets = m_positions.committable(m_partitions, onlyRevoked);
    m_underWay = offsets.size();
    m_failed.reset();
    for (const kafka::CommittedOffset& each : offsets) {
        m_partitions.find(each.at)->noteCommitting();
    }
    m_again = MonotonicClock::now() + kAgainSoon;
    m_consumer->commit(offsets);
}

void StreamCommits::finished(const std::vector<kafka::CommittedOffset>& offsets, const Status& outcome) {
    m_underWay -= std::min(m_underWay, offsets.size());
    if (outcome) {
        for (const kafka::CommittedOffset& each : offsets) {
            if (PartitionTracker* tracker = m_partitions.find(each.at)) {
                tracker->setCommitted(each.offset);
            }
        }
    } else {
        m_failed = outcome.error();
    }
    if (m_underWay != 0) {
        return;
    }
    const MonotonicTime now = MonotonicClock::now();
    if (!m_failed) {
        m_since.reset();
        m_trouble.reset();
        if (std::exchange(m_told, false)) {
            m_host.streamTrouble(m_stream, StreamDuty::Commit, std::nullopt);
        }
        return;
    }
    m_next = std::min(m_next, now + kAgain);
    m_trouble = std::exchange(m_failed, std::nullopt);
    m_since = m_since.value_or(now);
    if (now - *m_since >= kTellAfter) {
        m_told = true;
        m_host.streamTrouble(m_stream, StreamDuty::Commit,
                             Error{ErrorCode::CommitsFail}.with("reason", m_trouble->arg("reason")));
    }
}

void StreamCommits::reportUnanswered(bool onlyRevoked, int drainTimeoutMs) {
    std::uint64_t count = 0;
    for (const auto& [at, tracker] : m_partitions.all()) {
        if (tracker->revoked || !onlyRevoked) {
            count += tracker->ringRecords() + tracker->batchesOut.records;
        }
    }
    if (count == 0) {
        return;
    }
    Event event;
    event.kind = EventKind::Warning;
    event.error = Error{ErrorCode::DrainTimeout}
                      .with("count", std::to_string(count))
                      .with("seconds", std::to_string((drainTimeoutMs + 999) / 1000));
    m_host.report(std::move(event));
}

void StreamCommits::reportAbandoned() {
    if (m_repeated == 0) {
        return;
    }
    const std::string_view unknown = m_underWay != 0 ? "the group's coordinator has not answered in time"
                                                     : "the group has given the partitions to another member";
    Event event;
    event.kind = EventKind::Warning;
    event.error = Error{ErrorCode::PositionsUncommitted}
                      .with("count", std::to_string(std::exchange(m_repeated, 0)))
                      .with("reason", m_trouble ? m_trouble->arg("reason") : unknown);
    m_host.report(std::move(event));
}

}  // namespace tributary
