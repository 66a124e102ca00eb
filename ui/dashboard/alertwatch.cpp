#include "ui/dashboard/alertwatch.h"

#include "core/engine/metrics.h"
#include "ui/bridge/enginebridge.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/text/numbertext.h"

#include <vector>

namespace tributary::ui {

namespace {

constexpr std::int64_t kGapMs = 10'000;

/// More than the limit; 0 is no limit, a negative value is not known.
template <class Number>
bool over(Number value, Number limit) {
    return limit > 0 && value > limit;
}

}  // namespace

AlertWatch::AlertWatch(TopologyDocument& document, EngineBridge& bridge, QObject* parent)
    : QObject(parent), m_document(document), m_bridge(bridge) {
    connect(&m_bridge, &EngineBridge::metricsChanged, this, &AlertWatch::takeSnapshot);
}

bool AlertWatch::isRaised(const LinkId& link) const {
    const auto known = m_watched.find(link);
    return known != m_watched.end() && known->second.raised;
}

void AlertWatch::takeSnapshot() {
    const MetricsPtr snapshot = m_bridge.metrics();
    const std::int64_t timeMs = snapshot->timeMs;
    if (timeMs - m_lastMs > kGapMs || timeMs < m_lastMs) {
        for (auto& [link, watched] : m_watched) {
            watched.sinceMs = -1;
        }
    }
    m_lastMs = timeMs;
    std::vector<LinkId> gone;
    for (const auto& [id, watched] : m_watched) {
        const LinkSpec* link = m_document.spec().link(id);
        const LinkMetrics* metrics = snapshot->link(id);
        if (link == nullptr || !link->alert || metrics == nullptr || metrics->status.state == LinkState::Stopped) {
            gone.push_back(id);
        }
    }
    for (const LinkId& link : gone) {
        forget(link);
    }
    for (const LinkMetrics& metrics : snapshot->links) {
        const LinkSpec* link = m_document.spec().link(metrics.link);
        if (link != nullptr && link->alert && metrics.status.state != LinkState::Stopped) {
            judge(*link, metrics, timeMs);
        }
    }
}

void AlertWatch::judge(const LinkSpec& link, const LinkMetrics& metrics, std::int64_t timeMs) {
    const LagThreshold& limit = *link.alert;
    const bool age = over(metrics.flow.lagSeconds, limit.lagSeconds);
    const bool records = over(metrics.flow.lagRecords, limit.lagRecords);
    Watched& watched = m_watched[link.id];
    if (!age && !records) {
        const bool known = (limit.lagSeconds <= 0 || metrics.flow.lagSeconds >= 0) &&
                           (limit.lagRecords <= 0 || metrics.flow.lagRecords >= 0);
        if (known) {
            watched.sinceMs = -1;
            if (watched.raised) {
                watched.raised = false;
                emit cleared(link.id);
            }
        }
        return;
    }
    if (watched.sinceMs < 0) {
        watched.sinceMs = timeMs;
    }
    if (watched.raised || timeMs - watched.sinceMs < std::int64_t{limit.forSeconds} * 1000) {
        return;
    }
    watched.raised = true;
    const QString title = QString::fromStdString(linkTitle(m_document.spec(), link));
    const QString lag = age ? secondsText(metrics.flow.lagSeconds)
                            : tr("%n record(s)", nullptr,
                                 static_cast<int>(std::min<std::int64_t>(metrics.flow.lagRecords, 2'000'000'000)));
    const QString bound = age ? secondsText(limit.lagSeconds) : countText(limit.lagRecords);
    emit raised(link.id, tr("%1 lags by %2 (limit %3, for %4)")
                             .arg(title, lag, bound, secondsText(static_cast<double>(limit.forSeconds))));
}

void AlertWatch::forget(const LinkId& link) {
    const auto known = m_watched.find(link);
    const bool wasRaised = known->second.raised;
    m_watched.erase(known);
    if (wasRaised) {
        emit cleared(link);
    }
}

QString thresholdText(const QString& limit, int forSeconds) {
    return forSeconds > 0
               ? AlertWatch::tr("alert at %1 for %2").arg(limit, secondsText(static_cast<double>(forSeconds)))
               : AlertWatch::tr("alert at %1").arg(limit);
}

}  // namespace tributary::ui
