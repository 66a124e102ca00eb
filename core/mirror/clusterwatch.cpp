#include "core/mirror/clusterwatch.h"

#include "core/base/clock.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr int kEndsTimeoutMs = 3'000;
constexpr auto kEndsEvery = 10s;
constexpr auto kEndsEveryPaused = 5s;
constexpr auto kEndsEveryUnknown = 1s;
constexpr auto kLookEvery = 20s;
constexpr auto kQuiet = 2s;  // what is asked then takes up to two more to be sure

/// Asks for the ends of partitions that do not tell them by being read: paused, halted or behind; and how far the last
/// stable offset is behind the high watermark.
Status refreshEnds(const kafka::AdminClient& source, const std::vector<std::shared_ptr<PartitionCounters>>& partitions,
                   bool all) {
    std::vector<std::shared_ptr<PartitionCounters>> wanted;
    std::vector<kafka::TopicPartition> asked;
    for (const std::shared_ptr<PartitionCounters>& each : partitions) {
        const std::int64_t end = each->end.load(std::memory_order_relaxed);
        const bool behind = end < 0 || each->watermark.load(std::memory_order_relaxed) < end;
        if (all || behind || each->halted.load(std::memory_order_relaxed)) {
            asked.push_back({each->topic, each->partition});
            wanted.push_back(each);
        }
    }
    if (asked.empty()) {
        return {};
    }
    const auto latest = static_cast<std::int64_t>(kafka::OffsetAt::Latest);
    const auto stable = source.listOffsets(asked, latest, true, kEndsTimeoutMs);
    const auto high = source.listOffsets(asked, latest, false, kEndsTimeoutMs);
    if (!stable || !high) {
        return std::unexpected(stable ? high.error() : stable.error());
    }
    for (const std::shared_ptr<PartitionCounters>& each : wanted) {
        const kafka::TopicPartition at{each->topic, each->partition};
        if (stable->contains(at) && high->contains(at)) {
            each->noteEnd(std::max(stable->at(at), each->watermark.load(std::memory_order_relaxed)),
                          high->at(at) - stable->at(at), wallClockMs());
        }
    }
    return {};
}

}  // namespace

void ClusterWatch::begin(std::shared_ptr<const LinkClusters> clusters, MonotonicTime now) {
    end();
    m_clusters = std::move(clusters);
    m_backoff.reset();
    m_nextEnds = now;
    m_nextLook = now + kLookEvery;
    m_endsKnown = false;
    m_movedAt = now;
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
        m_retryAtMs = wallClockMs();
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
        take(std::move(**answer), now);
    }
    if (const std::optional<Status> ends = m_ends.take(); ends && !*ends) {
        suspect();
    }
    followWork(now, counters, paused);
    if (!m_asking.running()) {
        look(now);
    }
    const std::vector<std::shared_ptr<PartitionCounters>> partitions = counters.partitions();
    m_endsKnown = m_endsKnown || (!partitions.empty() && counters.known());
    if (m_ends.running() || now < m_nextEnds || away(Side::Source)) {
        return;
    }
    const bool all = paused || away(Side::Target);
    m_nextEnds = now + (!m_endsKnown ? kEndsEveryUnknown : all ? kEndsEveryPaused : kEndsEvery);
    m_ends.run([clusters = m_clusters, partitions, all] { return refreshEnds(*clusters->source(), partitions, all); });
}

// While work waits and nothing moves, both are asked: one that answers is merely slow.
void ClusterWatch::followWork(MonotonicTime now, const LinkCounters& counters, bool paused) {
    const LinkCounters::Work work = counters.work();
    if (paused || !work.waiting || work.done != m_done) {
        m_done = work.done;
        m_movedAt = now;
    } else if (now - m_movedAt >= kQuiet) {
        m_movedAt = now;
        suspect();
    }
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

void ClusterWatch::take(Probes probes, MonotonicTime now) {
    const bool failed = std::ranges::any_of(probes, [](const auto& each) { return !each.second; });
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
    if (!failed) {
        return;  // who is away has not been asked, and its turn stays what it was
    }
    const auto wait = m_backoff.next();
    m_retryAt = now + wait;
    m_retryAtMs = wallClockMs() + wait.count();
}

}  // namespace tributary
