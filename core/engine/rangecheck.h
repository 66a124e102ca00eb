#pragma once

#include "core/engine/partitiontracker.h"
#include "core/engine/streamhost.h"
#include "core/kafka/admin.h"
#include "core/topology/topologyspec.h"

#include <memory>

namespace tributary {

/// What becomes of a partition whose position its source refused: read on where that was an error of the moment, pass over
/// what is gone where the link skips (into the gap ledger first), halt otherwise.
///
/// Stream thread only; asks the source and waits up to 5 s for it.
class RangeCheck {
public:
    RangeCheck(std::shared_ptr<kafka::AdminClient> source, StreamHost& host)
        : m_source(std::move(source)), m_host(host) {}

    /// Nothing of the partition is in flight.
    void settle(PartitionTracker& tracker, SendFailurePolicy policy) const;

private:
    const std::shared_ptr<kafka::AdminClient> m_source;
    StreamHost& m_host;
};

}  // namespace tributary
