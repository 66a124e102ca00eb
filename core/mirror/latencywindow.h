#pragma once

#include "core/engine/metrics.h"
#include "core/mirror/latencyhistogram.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace tributary {

/// Percentiles of the last few seconds: each sample fades by a fifth a second, so that a quiet link keeps a figure for
/// a while and a busy one follows at once. Sampler thread only.
class LatencyWindow {
public:
    void add(std::size_t bucket, std::uint32_t count) { m_weights[bucket] += static_cast<float>(count); }
    void fade();
    [[nodiscard]] LatencyMetrics metrics() const;

private:
    std::array<float, latencybuckets::kCount> m_weights{};
};

}  // namespace tributary
