#pragma once

#include "core/engine/partitioncounters.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace tributary {

/// The partitions of a link whose counters the sampler reads. Streams add on assignment; retired ones disappear when the
/// sampler has read them a last time.
class LinkCounters {
public:
    void add(std::shared_ptr<PartitionCounters> counters) {
        const std::scoped_lock lock{m_mutex};
        m_partitions.push_back(std::move(counters));
    }

    [[nodiscard]] std::vector<std::shared_ptr<PartitionCounters>> partitions() const {
        const std::scoped_lock lock{m_mutex};
        return m_partitions;
    }

    /// Does a partition read history, records that were unacknowledged for longer than a link needs that keeps up?
    [[nodiscard]] bool catchingUp(std::int64_t nowMs) const;

    /// Sampler: these have been read a last time.
    void forget(const std::vector<const PartitionCounters*>& sampled) {
        const std::scoped_lock lock{m_mutex};
        std::erase_if(m_partitions, [&](const auto& each) {
            return std::ranges::find(sampled, each.get()) != sampled.end();
        });
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<PartitionCounters>> m_partitions;
};

}  // namespace tributary
