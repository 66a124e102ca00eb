#pragma once

#include "core/engine/linkstate.h"
#include "core/kafka/kafkatypes.h"
#include "core/mirror/partitioncounters.h"
#include "core/topology/topologyspec.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

namespace tributary {

/// The partitions of a link whose counters the sampler reads. Streams add on assignment; retired ones disappear when
/// the sampler has read them a last time.
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

    /// Are position and end known of each that is here? Those that have halted do not count.
    [[nodiscard]] bool known() const;

    /// What is to be done, and a sum that changes whenever something of it is.
    struct Work {
        bool waiting = false;
        std::int64_t done = 0;
    };
    [[nodiscard]] Work work() const;

    /// Does a partition read history, and has not come to its end yet?
    [[nodiscard]] bool catchingUp() const;

    /// Is there a partition that has come to its end since it started, and whose oldest record waits for longer now?
    [[nodiscard]] bool lagging(std::int64_t nowMs, std::int64_t limitMs) const;

    /// Partitions whose records have waited for a while behind the same open transaction.
    [[nodiscard]] std::vector<kafka::TopicPartition> behindTransactions(std::int64_t nowMs) const;

    /// Lagging, CatchingUp or Running, by the threshold of the link or a minute. Who `lagged` has to come well below it
    /// before it runs again: a state that changes to and fro says nothing.
    [[nodiscard]] LinkState pace(const LinkSpec& link, bool lagged, std::int64_t nowMs) const;

    /// Sampler: these have been read a last time.
    void forget(const std::vector<const PartitionCounters*>& sampled) {
        const std::scoped_lock lock{m_mutex};
        std::erase_if(m_partitions,
                      [&](const auto& each) { return std::ranges::find(sampled, each.get()) != sampled.end(); });
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<PartitionCounters>> m_partitions;
};

}  // namespace tributary
