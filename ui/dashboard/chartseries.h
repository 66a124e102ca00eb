#pragma once

#include "ui/dashboard/historytypes.h"

#include <QPen>
#include <QString>

#include <string>
#include <vector>

namespace tributary::ui {

class Theme;

/// One line of a chart and its entry in the legend.
struct ChartSeries {
    static constexpr int kOthers = -1;

    std::string key;  ///< link id, topic, partition or percentile; empty: others
    QString name;
    int style = 0;  ///< colour and dashes; kOthers: the neutral line
    std::vector<SeriesPoint> points;

    /// The value at a moment: of the nearest point that is not farther than `reachMs`; NaN otherwise.
    [[nodiscard]] float valueAt(std::int64_t timeMs, std::int64_t reachMs) const;
    [[nodiscard]] float lastValue() const { return points.empty() ? kUnknown : points.back().value; }
};

/// Six colours, then the same ones dashed, dotted and dash-dotted: told apart without colour too.
[[nodiscard]] QPen seriesPen(const Theme& theme, int style);

}  // namespace tributary::ui
