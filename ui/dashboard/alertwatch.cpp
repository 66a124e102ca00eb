#include "ui/dashboard/alertwatch.h"

#include "core/engine/metrics.h"
#include "ui/bridge/enginebridge.h"
#include "ui/document/edits.h"
#include "ui/document/topologydocument.h"
#include "ui/text/numbertext.h"

#include <algorithm>
#include <cstdint>

namespace tributary::ui {

AlertWatch::AlertWatch(TopologyDocument& document, EngineBridge& bridge, QObject* parent)
    : QObject(parent), m_document(document), m_bridge(bridge) {
    connect(&m_bridge, &EngineBridge::metricsChanged, this, &AlertWatch::takeSnapshot);
}

void AlertWatch::takeSnapshot() {
    for (const LagAlert& alert : m_alerts.take(m_document.spec(), *m_bridge.metrics())) {
        if (alert.raised) {
            emit raised(alert.link, textOf(alert));
        } else {
            emit cleared(alert.link);
        }
    }
}

QString AlertWatch::textOf(const LagAlert& alert) const {
    const LinkSpec* link = m_document.spec().link(alert.link);
    const QString title = QString::fromStdString(linkTitle(m_document.spec(), *link));
    const QString lag = alert.byAge ? secondsText(alert.lagSeconds)
                                    : tr("%n record(s)", nullptr,
                                         static_cast<int>(std::min<std::int64_t>(alert.lagRecords, 2'000'000'000)));
    const QString bound = alert.byAge ? secondsText(alert.limit.lagSeconds) : countText(alert.limit.lagRecords);
    return tr("%1 lags by %2 (limit %3, for %4)")
        .arg(title, lag, bound, secondsText(static_cast<double>(alert.limit.forSeconds)));
}

QString thresholdText(const QString& limit, int forSeconds) {
    return forSeconds > 0
               ? AlertWatch::tr("alert at %1 for %2").arg(limit, secondsText(static_cast<double>(forSeconds)))
               : AlertWatch::tr("alert at %1").arg(limit);
}

}  // namespace tributary::ui
