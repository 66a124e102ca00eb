#include "core/engine/linkcounters.h"

namespace tributary {

namespace {

constexpr std::int64_t kHistoryMs = 30'000;  // older unacknowledged records than this mean: catching up

}  // namespace

bool LinkCounters::catchingUp(std::int64_t nowMs) const {
    const std::scoped_lock lock{m_mutex};
    return std::ranges::any_of(m_partitions, [nowMs](const std::shared_ptr<PartitionCounters>& each) {
        const std::int64_t oldest = each->oldestUnackedMs.load(std::memory_order_relaxed);
        const bool behind = each->end.load(std::memory_order_relaxed) > each->watermark.load(std::memory_order_relaxed);
        return behind && !each->halted.load(std::memory_order_relaxed) &&
               (!each->live.load(std::memory_order_relaxed) || (oldest > 0 && nowMs - oldest > kHistoryMs));
    });
}

}  // namespace tributary
