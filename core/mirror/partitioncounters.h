#pragma once

#include "core/engine/datapath.h"
#include "core/mirror/latencyhistogram.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace tributary {

/// The live figures of one source partition. The stream that owns the partition writes, with relaxed stores, once per
/// batch; acknowledgement threads add to the histogram; the sampler reads. Nobody waits for anybody.
struct alignas(64) PartitionCounters {
    PartitionCounters(std::string topicName, std::int32_t partitionNumber, int streamNumber)
        : topic(std::move(topicName)), partition(partitionNumber), stream(streamNumber) {}

    const std::string topic;  ///< source name
    const std::int32_t partition;
    const int stream;

    std::atomic<std::uint64_t> records{0};  ///< acknowledged
    std::atomic<std::uint64_t> bytes{0};
    std::atomic<std::uint64_t> inFlightRecords{0};
    std::atomic<std::uint64_t> inFlightBytes{0};
    std::atomic<std::uint64_t> errors{0};
    std::atomic<std::uint64_t> commits{0};
    std::atomic<std::int64_t> watermark{-1};  ///< next source offset not yet acknowledged
    std::atomic<std::int64_t> committed{-1};
    std::atomic<std::int64_t> targetOffset{-1};    ///< of the last acknowledged record; see PartitionMetrics
    std::atomic<std::int64_t> end{-1};             ///< source end as last seen
    std::atomic<std::int64_t> openTransaction{0};  ///< high watermark - last stable offset, as last asked
    std::atomic<std::int64_t> openSinceMs{0};  ///< wall clock since when the end stands before a transaction; 0: not
    std::atomic<std::int64_t> oldestUnackedMs{0};  ///< timestamp of the oldest unacknowledged record; 0: none
    std::atomic<std::int64_t> atEndMs{0};          ///< wall clock when the watermark last stood at the end; 0: never
    std::atomic<RecordPathReason> path{RecordPathReason::None};  ///< None: whole batches
    std::atomic<bool> live{false};                               ///< has reached the end since it was assigned
    std::atomic<bool> halted{false};
    std::atomic<bool> retired{false};  ///< no longer assigned here: the sampler forgets it

    /// Null until the first record: most partitions of a large cluster are quiet.
    std::atomic<LatencyHistogram*> latency{nullptr};

    /// Where the records end for this link, and how many are behind that in transactions which are still open.
    void noteEnd(std::int64_t newEnd, std::int64_t open, std::int64_t nowMs) {
        const bool moved = end.exchange(newEnd, std::memory_order_relaxed) != newEnd;
        openTransaction.store(open, std::memory_order_relaxed);
        if (open == 0) {
            openSinceMs.store(0, std::memory_order_relaxed);
        } else if (moved || openSinceMs.load(std::memory_order_relaxed) == 0) {
            openSinceMs.store(nowMs, std::memory_order_relaxed);
        }
    }

    /// Owning stream only.
    void openLatency() {
        if (!m_latency) {
            m_latency = std::make_unique<LatencyHistogram>();
            latency.store(m_latency.get(), std::memory_order_release);
        }
    }

private:
    std::unique_ptr<LatencyHistogram> m_latency;
};

}  // namespace tributary
