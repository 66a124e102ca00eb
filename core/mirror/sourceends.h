#pragma once

#include "core/base/clock.h"
#include "core/kafka/consumer.h"
#include "core/mirror/partitionset.h"

#include <cstdint>

namespace tributary {

/// Keeps each partition's figures about the source's end, and passes over what is never delivered.
///
/// Control and aborted records reach no consumer; without passing over them they would be a lag that never ends. Uses
/// what the consumer has cached from its fetches: no request. Stream thread only.
class SourceEnds {
public:
    explicit SourceEnds(PartitionSet& partitions) : m_partitions(partitions) {}

    void attach(kafka::Consumer& consumer) { m_consumer = &consumer; }

    /// Once a second: partitions with work or behind; each tenth time all of them.
    void tick(MonotonicTime now, std::int64_t nowMs);

private:
    void note(PartitionTracker& tracker, std::int64_t nowMs);
    void passUndelivered();

    PartitionSet& m_partitions;
    kafka::Consumer* m_consumer = nullptr;
    MonotonicTime m_nextSweep;
};

}  // namespace tributary
