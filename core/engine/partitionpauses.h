#pragma once

#include "core/base/clock.h"
#include "core/engine/partitionset.h"
#include "core/kafka/consumer.h"

#include <cstddef>

namespace tributary {

/// Decides which partitions are paused at the consumer, and resumes each exactly where its tracker stands.
///
/// Back-pressure is waiting, as long as the target takes records. When it takes none for a second, everything is paused,
/// so that the consumer can be polled (its group counts on that) without reading more; a single partition that holds much
/// and does not move is paused alone. Stream thread only.
class PartitionPauses {
public:
    /// `budget`: bytes of records that may be in flight.
    PartitionPauses(PartitionSet& partitions, std::size_t budget) : m_partitions(partitions), m_budget(budget) {}

    void attach(kafka::Consumer& consumer) { m_consumer = &consumer; }

    /// Nothing is read until the target takes records again.
    [[nodiscard]] bool relieving() const { return m_relieving; }

    void sync(PartitionTracker& tracker);
    void syncAll();
    /// Once a second.
    void tick(MonotonicTime now);

private:
    [[nodiscard]] bool wanted(const PartitionTracker& tracker) const;

    PartitionSet& m_partitions;
    const std::size_t m_budget;
    kafka::Consumer* m_consumer = nullptr;
    bool m_relieving = false;
};

}  // namespace tributary
