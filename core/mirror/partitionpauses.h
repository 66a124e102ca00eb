#pragma once

#include "core/base/clock.h"
#include "core/kafka/consumer.h"
#include "core/mirror/partitionset.h"
#include "core/mirror/sendroom.h"

namespace tributary {

/// Decides which partitions are paused at the consumer, and resumes each exactly where its tracker stands.
///
/// Back-pressure is waiting, as long as the target takes records. When it takes none for a second, everything is
/// paused, so that the consumer can be polled (its group counts on that) without reading more; when memory is short,
/// those that do not move are paused, and drop what is not sent. Stream thread only.
class PartitionPauses {
public:
    PartitionPauses(PartitionSet& partitions, SendRoom& room) : m_partitions(partitions), m_room(room) {}

    void attach(kafka::Consumer& consumer) { m_consumer = &consumer; }

    /// Nothing is read until the target takes records again.
    [[nodiscard]] bool relieving() const { return m_relieving; }

    /// No more is to be read before something is acknowledged.
    [[nodiscard]] bool full() const;

    void sync(PartitionTracker& tracker);
    void syncAll();
    /// Once a second.
    void tick(MonotonicTime now);

private:
    [[nodiscard]] bool wanted(const PartitionTracker& tracker) const;

    PartitionSet& m_partitions;
    SendRoom& m_room;
    kafka::Consumer* m_consumer = nullptr;
    bool m_relieving = false;
    MonotonicTime m_lookedAt;
};

}  // namespace tributary
