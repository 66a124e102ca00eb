#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/engine/metrics.h"
#include "core/link/linkclusters.h"
#include "core/link/topicplan.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace tributary {

/// Throughput and lag of a link whose connectors say nothing of them, from the clusters' own offsets.
///
/// What the target's partitions grow by is what was mirrored. Where the connector stands in the source lies between two
/// things: it commits an offset about once a minute; and from then on it moves as the target's end does. So per
/// partition `position = target's end + shift`, and every commit that is seen narrows the shift: the target's end at
/// the moment of the commit was between those of the two looks around it. Control records, compaction or a repetition
/// move the shift; the next commit sets it right.
///
/// Belongs to one thread.
class ConnectSampler {
public:
    /// Which topics, from now on; partitions that stay keep their totals.
    void follow(const TopicPlan& plan);
    /// The next source offset of each partition, as the connector committed it.
    void committed(const std::map<kafka::TopicPartition, std::int64_t>& positions);
    /// Asks both clusters for ends; blocks up to some seconds. `readCommitted`: as the connector reads.
    [[nodiscard]] Status sample(const LinkClusters& clusters, bool readCommitted);

    /// Nothing is known of the present any more, until it has been asked for again.
    void lose();

    /// Fills in what is known, with topics and partitions where they are asked for.
    void fill(LinkMetrics& metrics, bool topics, bool partitions) const;

private:
    struct Partition {
        std::string target;
        std::int64_t sourceEnd = -1;
        std::int64_t targetEnd = -1;
        std::int64_t targetEndBefore = -1;  ///< when the committed offset was last looked at
        std::int64_t committed = -1;
        std::optional<std::int64_t> shift;
        std::uint64_t records = 0;
        double recordsPerSecond = 0;
        std::uint64_t commits = 0;
        std::deque<std::pair<std::int64_t, std::int64_t>> ends;  ///< of the source: when (ms), and where
    };

    [[nodiscard]] Status findTargets(const LinkClusters& clusters);
    [[nodiscard]] static std::int64_t position(const Partition& partition);
    [[nodiscard]] static FlowMetrics flow(const Partition& partition, std::int64_t nowMs);

    std::map<kafka::TopicPartition, Partition> m_partitions;
    std::map<kafka::TopicPartition, kafka::TopicPartition> m_targets;  ///< by source
    std::set<kafka::TopicPartition> m_there;  ///< targets that have been seen: others cannot be asked for
    MonotonicTime m_nextLook;
    MonotonicTime m_sampledAt;
};

}  // namespace tributary
