#include "ui/dashboard/chartseries.h"

#include "ui/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace tributary::ui {

float ChartSeries::valueAt(std::int64_t timeMs, std::int64_t reachMs) const {
    const auto after = std::ranges::lower_bound(points, timeMs, {}, &SeriesPoint::timeMs);
    float best = kUnknown;
    std::int64_t distance = reachMs;
    const auto consider = [&](const SeriesPoint& point) {
        const std::int64_t away = std::abs(point.timeMs - timeMs);
        if (!std::isnan(point.value) && away <= distance) {
            distance = away;
            best = point.value;
        }
    };
    if (after != points.end()) {
        consider(*after);
    }
    if (after != points.begin()) {
        consider(*(after - 1));
    }
    return best;
}

QPen seriesPen(const Theme& theme, int style) {
    constexpr std::array kDashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    constexpr int kColors = 6;
    QPen pen(style == ChartSeries::kOthers ? theme.color(ColorRole::Dim) : theme.series(style % kColors));
    pen.setWidthF(theme.px(1.5));
    if (style >= kColors) {
        pen.setStyle(kDashes[static_cast<std::size_t>(style / kColors) % kDashes.size()]);
    }
    return pen;
}

}  // namespace tributary::ui
