#include "core/alerts/lagalerts.h"

#include <set>

namespace tributary {

namespace {

constexpr std::int64_t kGapMs = 10'000;

/// More than the limit; 0 is no limit, a negative value is not known.
template <class Number>
bool over(Number value, Number limit) {
    return limit > 0 && value > limit;
}

template <class Number>
bool isKnown(Number value, Number limit) {
    return limit <= 0 || value >= 0;
}

LagAlert endOf(const LinkId& link) {
    LagAlert over;
    over.link = link;
    return over;
}

}  // namespace

std::vector<LagAlert> LagAlerts::take(const TopologySpec& spec, const MetricsSnapshot& snapshot) {
    if (snapshot.timeMs - m_lastMs > kGapMs || snapshot.timeMs < m_lastMs) {
        m_exceededSince.clear();
    }
    m_lastMs = snapshot.timeMs;
    std::vector<LagAlert> changes;
    std::set<LinkId> watched;
    for (const LinkMetrics& metrics : snapshot.links) {
        const LinkSpec* link = spec.link(metrics.link);
        if (link != nullptr && link->alert && metrics.status.state != LinkState::Stopped) {
            watched.insert(link->id);
            judge(*link, metrics, snapshot.timeMs, changes);
        }
    }
    std::erase_if(m_states, [&](const auto& each) {
        if (watched.contains(each.first)) {
            return false;
        }
        m_exceededSince.erase(each.first);
        if (each.second) {
            changes.push_back(endOf(each.first));
        }
        return true;
    });
    return changes;
}

bool LagAlerts::isRaised(const LinkId& link) const {
    const auto known = m_states.find(link);
    return known != m_states.end() && known->second;
}

void LagAlerts::judge(const LinkSpec& link, const LinkMetrics& metrics, std::int64_t timeMs,
                      std::vector<LagAlert>& changes) {
    const LagThreshold& limit = *link.alert;
    const FlowMetrics& flow = metrics.flow;
    const bool byAge = over(flow.lagSeconds, limit.lagSeconds);
    bool& raised = m_states[link.id];
    if (!byAge && !over(flow.lagRecords, limit.lagRecords)) {
        if (isKnown(flow.lagSeconds, limit.lagSeconds) && isKnown(flow.lagRecords, limit.lagRecords)) {
            m_exceededSince.erase(link.id);
            if (raised) {
                raised = false;
                changes.push_back(endOf(link.id));
            }
        }
        return;
    }
    const std::int64_t since = m_exceededSince.try_emplace(link.id, timeMs).first->second;
    if (!raised && timeMs - since >= std::int64_t{limit.forSeconds} * 1000) {
        raised = true;
        changes.push_back({link.id, true, limit, byAge, flow.lagSeconds, flow.lagRecords});
    }
}

}  // namespace tributary
