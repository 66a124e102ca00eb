#include "core/mirror/linkcounters.h"

namespace tributary {

namespace {

constexpr std::int64_t kLongTransactionMs = 60'000;

bool counts(const PartitionCounters& counters) {
    return !counters.halted.load(std::memory_order_relaxed) && !counters.retired.load(std::memory_order_relaxed);
}

bool isKnown(const PartitionCounters& counters) {
    return counters.end.load(std::memory_order_relaxed) >= 0 && counters.committed.load(std::memory_order_relaxed) >= 0;
}

bool isBehind(const PartitionCounters& counters) {
    return counters.end.load(std::memory_order_relaxed) > counters.watermark.load(std::memory_order_relaxed) &&
           counts(counters);
}

}  // namespace

bool LinkCounters::known() const {
    const std::scoped_lock lock{m_mutex};
    return std::ranges::all_of(
        m_partitions, [](const std::shared_ptr<PartitionCounters>& each) { return !counts(*each) || isKnown(*each); });
}

LinkCounters::Work LinkCounters::work() const {
    const std::scoped_lock lock{m_mutex};
    Work work;
    for (const std::shared_ptr<PartitionCounters>& each : m_partitions) {
        const bool sent = each->inFlightRecords.load(std::memory_order_relaxed) > 0;
        work.waiting = work.waiting || sent || isBehind(*each) || (counts(*each) && !isKnown(*each));
        work.done += each->watermark.load(std::memory_order_relaxed);
    }
    return work;
}

bool LinkCounters::catchingUp() const {
    const std::scoped_lock lock{m_mutex};
    return std::ranges::any_of(m_partitions, [](const std::shared_ptr<PartitionCounters>& each) {
        const bool behind = isBehind(*each) || (counts(*each) && !isKnown(*each));
        return behind && !each->live.load(std::memory_order_relaxed);
    });
}

bool LinkCounters::lagging(std::int64_t nowMs, std::int64_t limitMs) const {
    const std::scoped_lock lock{m_mutex};
    return std::ranges::any_of(m_partitions, [=](const std::shared_ptr<PartitionCounters>& each) {
        const std::int64_t oldest = each->oldestUnackedMs.load(std::memory_order_relaxed);
        // Both have to be long ago: records may be old when they are written, and a busy partition is never quite at
        // its end.
        const std::int64_t since = std::max(oldest, each->atEndMs.load(std::memory_order_relaxed));
        return isBehind(*each) && each->live.load(std::memory_order_relaxed) && since > 0 && nowMs - since > limitMs;
    });
}

std::vector<kafka::TopicPartition> LinkCounters::behindTransactions(std::int64_t nowMs) const {
    const std::scoped_lock lock{m_mutex};
    std::vector<kafka::TopicPartition> out;
    for (const std::shared_ptr<PartitionCounters>& each : m_partitions) {
        const std::int64_t since = each->openSinceMs.load(std::memory_order_relaxed);
        if (since != 0 && nowMs - since > kLongTransactionMs && !each->retired.load(std::memory_order_relaxed)) {
            out.push_back({each->topic, each->partition});
        }
    }
    return out;
}

LinkState LinkCounters::pace(const LinkSpec& link, bool lagged, std::int64_t nowMs) const {
    constexpr std::int64_t kLagLimitMs = 60'000;
    const double seconds = link.alert ? link.alert->lagSeconds : 0;
    const std::int64_t limit = seconds > 0 ? static_cast<std::int64_t>(std::min(seconds, 1e9) * 1000) : kLagLimitMs;
    if (lagging(nowMs, lagged ? limit / 4 : limit)) {
        return LinkState::Lagging;
    }
    return catchingUp() ? LinkState::CatchingUp : LinkState::Running;
}

}  // namespace tributary
