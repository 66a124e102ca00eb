#pragma once

#include "core/base/id.h"
#include "core/engine/metrics.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <map>
#include <vector>

namespace tributary {

/// A link's lag has been above its threshold for as long as that asks, or that is over.
struct LagAlert {
    LinkId link;
    bool raised = false;  ///< false: it is over, and what follows has no meaning
    LagThreshold limit;   ///< which one
    bool byAge = false;   ///< lagSeconds is above its limit; else lagRecords is
    double lagSeconds = 0;
    std::int64_t lagRecords = 0;
};

/// Holds each snapshot against the thresholds of a document's links, and says once when one has been exceeded for as
/// long as it asks, and once when that is over. Time is the snapshots' own: a gap of more than ten seconds (sleep)
/// begins anew. Figures that are not known change nothing. One thread at a time.
class LagAlerts {
public:
    [[nodiscard]] std::vector<LagAlert> take(const TopologySpec& spec, const MetricsSnapshot& snapshot);

    /// Of every link that has a threshold and has not stopped: is it exceeded, and for long enough?
    [[nodiscard]] const std::map<LinkId, bool>& states() const { return m_states; }
    [[nodiscard]] bool isRaised(const LinkId& link) const;

private:
    void judge(const LinkSpec& link, const LinkMetrics& metrics, std::int64_t timeMs, std::vector<LagAlert>& changes);

    std::map<LinkId, bool> m_states;
    std::map<LinkId, std::int64_t> m_exceededSince;  ///< wall clock, milliseconds
    std::int64_t m_lastMs = 0;
};

}  // namespace tributary
