#include "core/engine/clusterwatch.h"

#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kEndsEvery = 10s;
constexpr auto kEndsEveryPaused = 5s;
constexpr auto kLookEvery = 20s;

}  // namespace

void ClusterWatch::begin(std::shared_ptr<const LinkClusters> clusters, MonotonicTime now) {
    end();
    m_clusters = std::move(clusters);
    m_backoff.reset();
    m_nextEnds = now;
    m_nextLook = now + kLookEvery;
}

void ClusterWatch::end() {
    m_asking.giveUp();
    m_ends.giveUp();
    m_clusters.reset();
    m_away.clear();
}

void ClusterWatch::trouble(Side side, const Error& why) {
    if (m_clusters != nullptr && m_away.try_emplace(side, why).second) {
        m_retryAt = MonotonicClock::now();
    }
}

std::optional<Error> ClusterWatch::reason() const {
    return m_away.empty() ? std::nullopt : std::optional{m_away.begin()->second};
}

std::optional<Error> ClusterWatch::reason(Side side) const {
    const auto found = m_away.find(side);
    return found == m_away.end() ? std::nullopt : std::optional{found->second};
}

void ClusterWatch::tick(MonotonicTime now, const LinkCounters& counters, bool paused) {
    if (std::optional<Result<Probes>> answer = m_asking.take(); answer && *answer) {
        take(std::move(**answer));
    }
    if (!m_asking.running()) {
        look(now);
    }
    static_cast<void>(m_ends.take());
    if (m_ends.running() || now < m_nextEnds || away(Side::Source)) {
        return;
    }
    const bool all = paused || away(Side::Target);
    m_nextEnds = now + (all ? kEndsEveryPaused : kEndsEvery);
    m_ends.run([clusters = m_clusters, partitions = counters.partitions(), all]() -> Status {
        clusters->refreshEnds(partitions, all);
        return {};
    });
}

void ClusterWatch::look(MonotonicTime now) {
    const std::vector<Side> sides = sidesToAsk(now);
    if (sides.empty()) {
        return;
    }
    m_asking.run([clusters = m_clusters, sides]() -> Result<Probes> {
        Probes probes;
        for (const Side side : sides) {
            probes.emplace(side, clusters->probe(side));
        }
        return probes;
    });
}

std::vector<Side> ClusterWatch::sidesToAsk(MonotonicTime now) {
    const bool look = now >= m_nextLook;
    if (look) {
        m_nextLook = now + kLookEvery;
    }
    std::vector<Side> sides;
    for (const Side side : {Side::Source, Side::Target}) {
        if (away(side) ? now >= m_retryAt : look) {
            sides.push_back(side);
        }
    }
    return sides;
}

void ClusterWatch::take(Probes probes) {
    for (auto& [side, outcome] : probes) {
        if (outcome) {
            m_away.erase(side);
        } else {
            m_away.insert_or_assign(side, std::move(outcome.error()));
        }
    }
    if (m_away.empty()) {
        m_backoff.reset();
        return;
    }
    const auto wait = m_backoff.next();
    m_retryAt = MonotonicClock::now() + wait;
    m_retryAtMs = wallClockMs() + wait.count();
}

}  // namespace tributary
