#pragma once

#include "core/kafka/admin.h"
#include "core/mirror/partitiontracker.h"
#include "core/mirror/streamhost.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace tributary {

/// What becomes of partitions whose positions their source refused: read on where that was an error of the moment, pass
/// over what is gone where the link skips (into the gap ledger first), halt otherwise.
///
/// Stream thread only; asks the source for all of them at once and waits up to twice 5 s for it.
class RangeCheck {
public:
    RangeCheck(std::shared_ptr<kafka::AdminClient> source, StreamHost& host)
        : m_source(std::move(source)), m_host(host) {}

    /// Settles those that are out of range and of which nothing is in flight, and returns them.
    std::vector<PartitionTracker*> settle(const std::vector<PartitionTracker*>& partitions,
                                          SendFailurePolicy policy) const;

private:
    /// `first` and `last`: what the source has; -1: not known now.
    void settleOne(PartitionTracker& tracker, std::int64_t first, std::int64_t last, SendFailurePolicy policy) const;

    const std::shared_ptr<kafka::AdminClient> m_source;
    StreamHost& m_host;
};

}  // namespace tributary
