#pragma once

#include "core/engine/metrics.h"
#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"
#include "ui/canvas/lagtrend.h"
#include "ui/text/statetext.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tributary::ui {

/// What there is to know of a link when its face is made.
struct LinkFacts {
    QString title;
    LinkStatus status;
    const LinkMetrics* metrics = nullptr;  ///< null: none yet
    std::int64_t staleMs = 0;              ///< age of the metrics when they are too old to be trusted, else 0
    std::int64_t nowMs = 0;                ///< wall clock
    LagTrend::Direction trend = LagTrend::Direction::Steady;
    std::vector<Finding> findings;
    bool pending = false;  ///< the document differs from what the engine was given
    bool ghost = false;    ///< not in the document any more, and runs until Apply
};

/// What a link's curve and label say. A plain value: where two are equal nothing has to be painted.
struct LinkFace {
    QString title;
    Health health = Health::Idle;
    QString icon;
    QString first;                ///< "12.4 MB/s · 38k msg/s", or the state
    QString second;               ///< "lag 1,204 · 0.8 s ▲", or the reason
    bool secondIsHealth = false;  ///< the second line has the colour of the health
    QString state;                ///< the state in words, for screen readers
    QString detail;
    qreal width = 1.5;
    bool dashed = false;
    bool stale = false;
    bool flowing = false;  ///< records move: marks may too
    qreal speed = 0;       ///< of the marks, units a second
    bool pending = false;
    bool ghost = false;
    int errors = 0;
    int warnings = 0;
    QStringList reasons;

    bool operator==(const LinkFace&) const = default;
};

[[nodiscard]] LinkFace linkFace(const LinkSpec& link, const LinkFacts& facts);
/// All of it for a tool tip (rich text).
[[nodiscard]] QString linkTip(const LinkFace& face);
/// 1.5 to 6 units, by the logarithm of bytes/s between 1 kB/s and 100 MB/s; in steps, so that curves are not stroked
/// anew for every tick.
[[nodiscard]] qreal linkWidth(double bytesPerSecond);

}  // namespace tributary::ui
