#pragma once

#include "ui/dashboard/historytypes.h"

#include <vector>

namespace tributary::ui {

/// The values of one series in consecutive cells; NaN where there are none.
struct DenseSeries {
    std::string name;
    std::vector<float> mean;
    std::vector<float> least;  ///< this and the next: empty where they are the same as the mean
    std::vector<float> greatest;
};

// Pure functions that make what is drawn from what is kept.

/// The grain that shows `fromMs` … `toMs` on `pixels` without loss to the eye, and reaches back far enough at `nowMs`.
[[nodiscard]] Grain grainFor(std::int64_t fromMs, std::int64_t toMs, int pixels, std::int64_t nowMs);

/// Leaves the `top` series of the greatest mean, in their order, and adds one for the others where there are any.
[[nodiscard]] std::vector<DenseSeries> topSeries(std::vector<DenseSeries> all, int top, bool addUp, int& others);

/// At most two points a pixel: where cells are more than that, the least and the greatest value of each pixel in the
/// order in which they come. A missing cell at grain Second is jitter of the sampling when it stands alone or in a
/// pair; any other is a gap.
[[nodiscard]] std::vector<SeriesPoint> decimate(const DenseSeries& series, Grain grain, std::int64_t firstCellMs,
                                                int pixels);

}  // namespace tributary::ui
