#pragma once

#include "core/engine/metrics.h"

#include <array>
#include <limits>

namespace tributary::ui {

/// What a chart shows and the history keeps of a link, a topic or a partition. The order is the order in stored chunks.
enum class Measure {
    BytesPerSecond,
    RecordsPerSecond,
    LagRecords,
    LagSeconds,
    LatencyP50,  ///< milliseconds, as the other two
    LatencyP95,
    LatencyP99,
};

inline constexpr int kMeasureCount = 7;
inline constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

/// One value for each Measure; NaN where it is not known.
using Sample = std::array<float, kMeasureCount>;

[[nodiscard]] constexpr std::size_t indexOf(Measure measure) { return static_cast<std::size_t>(measure); }

/// The rates of several links are added up. Of lags, ages and percentiles the worst one counts: that is what one looks
/// for, and the sum of many small lags would dwarf the great ones.
[[nodiscard]] constexpr bool addsUp(Measure measure) {
    return measure == Measure::BytesPerSecond || measure == Measure::RecordsPerSecond;
}

[[nodiscard]] inline Sample sampleOf(const FlowMetrics& flow) {
    const bool bytes = flow.bytesPerSecond >= 0;
    const bool lag = flow.lagRecords >= 0;
    const bool age = flow.lagSeconds >= 0;
    const bool latency = flow.latency.count > 0;
    return {bytes ? static_cast<float>(flow.bytesPerSecond) : kUnknown,
            static_cast<float>(flow.recordsPerSecond),
            lag ? static_cast<float>(flow.lagRecords) : kUnknown,
            age ? static_cast<float>(flow.lagSeconds) : kUnknown,
            latency ? static_cast<float>(flow.latency.p50Ms) : kUnknown,
            latency ? static_cast<float>(flow.latency.p95Ms) : kUnknown,
            latency ? static_cast<float>(flow.latency.p99Ms) : kUnknown};
}

}  // namespace tributary::ui
