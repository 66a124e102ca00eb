#include "core/mirror/latencywindow.h"

namespace tributary {

namespace {

constexpr float kKept = 0.8F;
constexpr float kNothing = 0.01F;

}  // namespace

void LatencyWindow::fade() {
    for (float& weight : m_weights) {
        weight = weight < kNothing ? 0.0F : weight * kKept;
    }
}

LatencyMetrics LatencyWindow::metrics() const {
    LatencyMetrics out;
    double total = 0;
    for (const float weight : m_weights) {
        total += static_cast<double>(weight);
    }
    if (total < 0.5) {
        return out;
    }
    out.count = static_cast<std::uint64_t>(total + 0.5);
    const auto at = [&](double share) {
        double left = total * share;
        for (std::size_t i = 0; i < m_weights.size(); ++i) {
            left -= static_cast<double>(m_weights[i]);
            if (left <= 0) {
                return latencybuckets::valueOf(i) / 1000.0;
            }
        }
        return latencybuckets::valueOf(m_weights.size() - 1) / 1000.0;
    };
    out.p50Ms = at(0.50);
    out.p95Ms = at(0.95);
    out.p99Ms = at(0.99);
    return out;
}

}  // namespace tributary
