#pragma once

#include "core/kafka/admin.h"
#include "core/link/errand.h"
#include "core/mirror/partitionset.h"
#include "core/mirror/partitiontracker.h"
#include "core/mirror/streamhost.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace tributary {

/// What becomes of partitions whose positions their source refused: read on where that was an error of the moment, pass
/// over what is gone where the link skips (into the gap ledger first), halt otherwise.
///
/// Stream thread only. The source is asked for all of them at once, on a thread of its own: the stream goes on
/// meanwhile.
class RangeCheck {
public:
    RangeCheck(std::shared_ptr<kafka::AdminClient> source, StreamHost& host)
        : m_source(std::move(source)), m_host(host) {}

    /// Asks about those that are out of range and of which nothing is in flight. Settles those of which the source has
    /// told since, and returns them.
    std::vector<PartitionTracker*> settle(PartitionSet& partitions, SendFailurePolicy policy);

private:
    using Offsets = std::map<kafka::TopicPartition, std::int64_t>;
    struct Range {
        Offsets first;
        Offsets last;
    };

    void ask(PartitionSet& partitions);
    /// `first` and `last`: what the source has; -1: not known now.
    void settleOne(PartitionTracker& tracker, std::int64_t first, std::int64_t last, SendFailurePolicy policy) const;

    const std::shared_ptr<kafka::AdminClient> m_source;
    StreamHost& m_host;
    std::vector<kafka::TopicPartition> m_asked;  ///< while it is being asked
    Errand<Result<Range>> m_asking;
};

}  // namespace tributary
