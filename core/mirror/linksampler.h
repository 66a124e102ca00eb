#pragma once

#include "core/engine/metrics.h"
#include "core/mirror/latencywindow.h"
#include "core/mirror/linkrunner.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace tributary {

/// Turns one link's counters into metrics: differences with the sample before, sums by stream and topic. Reads the
/// counters without a lock. Sampler thread only.
class LinkSampler {
public:
    struct Detail {
        bool topics = false;
        bool partitions = false;
    };

    /// `seconds`: since the sample before.
    [[nodiscard]] LinkMetrics sample(LinkRunner& runner, Detail detail, double seconds, std::int64_t nowMs);

private:
    struct Before {
        std::uint64_t records = 0;
        std::uint64_t bytes = 0;
        std::uint64_t errors = 0;
        std::uint64_t commits = 0;
        std::array<std::uint32_t, latencybuckets::kCount> latency{};
        LatencyWindow window;
        bool hasLatency = false;
    };

    [[nodiscard]] PartitionMetrics partition(const PartitionCounters& counters, Before& before, double seconds,
                                             std::int64_t nowMs);
    void estimateReady(LinkMetrics& metrics, double seconds);

    std::unordered_map<const PartitionCounters*, std::unique_ptr<Before>> m_before;
    FlowMetrics m_gone;  ///< totals of partitions that are no longer here
    LatencyWindow m_window;
    std::int64_t m_lastLag = -1;
    double m_lagPerSecond = 0;  ///< how fast the lag shrinks, smoothed
};

}  // namespace tributary
