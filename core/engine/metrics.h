#pragma once

#include "core/base/id.h"
#include "core/engine/connectdetail.h"
#include "core/engine/datapath.h"
#include "core/engine/linkstate.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tributary {

/// Latency from a record's timestamp to the target's acknowledgement, in milliseconds. All 0 when `count` is 0.
struct LatencyMetrics {
    std::uint64_t count = 0;
    double p50Ms = 0;
    double p95Ms = 0;
    double p99Ms = 0;
};

/// What every level (link, stream, topic, partition) has in common. Counters are totals since the link started; rates
/// are over the last sampling interval.
struct FlowMetrics {
    std::uint64_t records = 0;  ///< acknowledged by the target
    std::uint64_t bytes = 0;    ///< their keys and values
    double recordsPerSecond = 0;
    double bytesPerSecond = 0;          ///< -1: not known, as of a link on Kafka Connect; nor is then what is in flight
    std::uint64_t inFlightRecords = 0;  ///< read and not yet acknowledged
    std::uint64_t inFlightBytes = 0;
    std::uint64_t errors = 0;      ///< records or partitions refused, requests failed
    std::uint64_t commits = 0;     ///< offsets committed at the source
    std::int64_t lagRecords = -1;  ///< source end - last acknowledged position; -1: not known yet of all parts
    double lagSeconds = -1;        ///< age of the oldest unacknowledged record, of the parts of which that is known (0
                                   ///< only where no part can lag); -1: not known; see catchingUp
    bool catchingUp = false;       ///< reads history: lagSeconds says how old the record at the watermark is
    LatencyMetrics latency;        ///< of records that were not read as history
};

/// Adds `part`, the `first` or a further one, to the figures of a level above: sums add up, ages and states take the
/// worst. A lag that is not known of one part is not known of the sum.
void accumulate(FlowMetrics& sum, const FlowMetrics& part, bool first);

struct PartitionMetrics {
    std::string topic;  ///< source name
    std::int32_t partition = 0;
    int stream = -1;
    FlowMetrics flow;
    std::int64_t watermark = -1;       ///< next source offset not yet acknowledged
    std::int64_t committed = -1;       ///< last committed source offset
    std::int64_t targetOffset = -1;    ///< where the target put the record before the watermark; -1: nothing
                                       ///< acknowledged since the start, or partitioned by key
    std::int64_t sourceEnd = -1;       ///< end offset as the link's isolation level sees it
    std::int64_t openTransaction = 0;  ///< records behind the last stable offset
    bool halted = false;
    RecordPathReason recordPath = RecordPathReason::None;  ///< None: its batches go over whole
};

struct TopicMetrics {
    std::string topic;  ///< source name
    std::string targetTopic;
    int partitions = 0;
    FlowMetrics flow;
};

struct StreamMetrics {
    int stream = 0;
    int partitions = 0;
    FlowMetrics flow;
};

struct LinkMetrics {
    LinkId link;
    LinkStatus status;
    int topics = 0;
    int partitions = 0;
    int wholeBatches = 0;                                  ///< partitions on the batch path
    RecordPathReason recordPath = RecordPathReason::None;  ///< why others are not: of one of them
    double readySeconds = -1;  ///< estimate until it has caught up; -1: not catching up or not known
    FlowMetrics flow;
    std::vector<StreamMetrics> streams;
    std::shared_ptr<const ConnectDetail> connect;    ///< of a link that runs on Kafka Connect; null: it runs here
    std::vector<TopicMetrics> topicMetrics;          ///< only while somebody subscribes to topics
    std::vector<PartitionMetrics> partitionMetrics;  ///< only while somebody subscribes to partitions
};

/// Everything the engine knows about itself at one moment. Immutable once published.
struct MetricsSnapshot {
    std::uint64_t sequence = 0;
    std::int64_t timeMs = 0;     ///< wall clock, UTC
    double intervalSeconds = 0;  ///< what the rates were measured over
    std::vector<LinkMetrics> links;

    [[nodiscard]] const LinkMetrics* link(const LinkId& id) const;
};

using MetricsPtr = std::shared_ptr<const MetricsSnapshot>;

}  // namespace tributary
