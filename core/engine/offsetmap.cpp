#include "core/engine/offsetmap.h"

#include <algorithm>

namespace tributary {

void OffsetMap::add(OffsetRun run) {
    const std::scoped_lock lock{m_mutex};
    while (!m_runs.empty() && m_runs.back().source >= run.source) {
        m_runs.pop_back();
    }
    if (!m_runs.empty()) {
        OffsetRun& last = m_runs.back();
        last.count = std::min(last.count, run.source - last.source);
        if (last.source + last.count == run.source && last.target + last.count == run.target) {
            last.count += run.count;
            return;
        }
    }
    m_runs.push_back(run);
    if (m_runs.size() > kMostRuns) {
        m_runs.pop_front();
    }
}

std::vector<OffsetRun> OffsetMap::runs() const {
    const std::scoped_lock lock{m_mutex};
    return {m_runs.begin(), m_runs.end()};
}

std::optional<std::int64_t> targetOffset(const std::vector<OffsetRun>& runs, std::int64_t source) {
    // The first run whose last record is at `source` or behind it.
    const auto run =
        std::ranges::lower_bound(runs, source, {}, [](const OffsetRun& each) { return each.source + each.count - 1; });
    if (run == runs.end() || (run == runs.begin() && source < run->source)) {
        return std::nullopt;
    }
    return run->target + std::max<std::int64_t>(0, source - run->source);
}

std::shared_ptr<OffsetMap> LinkOffsets::of(const kafka::TopicPartition& at) {
    const std::scoped_lock lock{m_mutex};
    std::shared_ptr<OffsetMap>& slot = m_maps[at];
    if (!slot) {
        slot = std::make_shared<OffsetMap>();
    }
    return slot;
}

std::vector<OffsetRun> LinkOffsets::runs(const kafka::TopicPartition& at) const {
    const std::scoped_lock lock{m_mutex};
    const auto found = m_maps.find(at);
    return found == m_maps.end() ? std::vector<OffsetRun>{} : found->second->runs();
}

}  // namespace tributary
