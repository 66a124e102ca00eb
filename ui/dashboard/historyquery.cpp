#include "ui/dashboard/historyquery.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace tributary::ui {

namespace {

double meanOf(const std::vector<float>& values) {
    double sum = 0;
    int known = 0;
    for (const float value : values) {
        if (!std::isnan(value)) {
            sum += static_cast<double>(value);
            ++known;
        }
    }
    return known == 0 ? -1 : sum / known;
}

void addTo(DenseSeries& rest, const DenseSeries& one, bool addUp) {
    for (std::size_t i = 0; i < rest.mean.size(); ++i) {
        const float value = one.mean[i];
        if (std::isnan(value)) {
            continue;
        }
        float& into = rest.mean[i];
        if (std::isnan(into)) {
            into = value;
        } else {
            into = addUp ? into + value : std::max(into, value);
        }
    }
}

/// Collects points and the gaps between them.
class Points {
public:
    Points(Grain grain, std::size_t expected) : m_bridged(grain == Grain::Second ? 2 : 0) {
        m_points.reserve(expected);
    }

    void put(std::int64_t timeMs, float value) {
        // A gap has its own point, so that the line breaks there.
        if (m_missing > m_bridged && !m_points.empty()) {
            m_points.push_back({m_gapMs, kUnknown});
        }
        m_missing = 0;
        m_points.push_back({timeMs, value});
    }
    void miss(std::int64_t timeMs, int cells) {
        if (m_missing == 0) {
            m_gapMs = timeMs;
        }
        m_missing += cells;
    }
    void end(std::int64_t timeMs, float value) {
        if (m_points.back().timeMs < timeMs) {
            m_points.push_back({timeMs, value});
        }
    }
    [[nodiscard]] std::vector<SeriesPoint> take() { return std::move(m_points); }

private:
    int m_bridged;
    int m_missing = 0;
    std::int64_t m_gapMs = 0;
    std::vector<SeriesPoint> m_points;
};

}  // namespace

Grain grainFor(std::int64_t fromMs, std::int64_t toMs, int pixels, std::int64_t nowMs) {
    for (const Grain grain : kGrains) {
        if (grain == Grain::Minute) {
            return grain;
        }
        const Grain coarser = kGrains[static_cast<std::size_t>(grain) + 1];
        const bool tooFine = pixels > 0 && stepMs(coarser) * pixels <= toMs - fromMs;
        const bool tooOld = fromMs < nowMs - keepMs(grain);
        if (!tooFine && !tooOld) {
            return grain;
        }
    }
    return Grain::Minute;
}

std::vector<DenseSeries> topSeries(std::vector<DenseSeries> all, int top, bool addUp, int& others) {
    others = 0;
    std::vector<std::pair<double, std::size_t>> ranks;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double mean = meanOf(all[i].mean);
        if (mean >= 0) {
            ranks.emplace_back(mean, i);
        }
    }
    std::ranges::stable_sort(ranks, [](const auto& a, const auto& b) { return a.first > b.first; });
    const std::size_t kept = std::min(ranks.size(), static_cast<std::size_t>(std::max(top, 0)));
    // One that is left over is shown by itself: "others" of one would only hide its name.
    const std::size_t shown = ranks.size() == kept + 1 ? kept + 1 : kept;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < shown; ++i) {
        chosen.push_back(ranks[i].second);
    }
    std::ranges::sort(chosen);
    std::vector<DenseSeries> result;
    result.reserve(shown + 1);
    for (const std::size_t i : chosen) {
        result.push_back(std::move(all[i]));
    }
    if (shown < ranks.size()) {
        DenseSeries rest;
        rest.mean.assign(result.empty() ? 0 : result.front().mean.size(), kUnknown);
        for (std::size_t i = shown; i < ranks.size(); ++i) {
            addTo(rest, all[ranks[i].second], addUp);
        }
        others = static_cast<int>(ranks.size() - shown);
        result.push_back(std::move(rest));
    }
    return result;
}

std::vector<SeriesPoint> decimate(const DenseSeries& series, Grain grain, std::int64_t firstCellMs, int pixels) {
    const auto cells = static_cast<std::int64_t>(series.mean.size());
    const std::int64_t step = stepMs(grain);
    if (pixels <= 0 || cells <= 2 * std::int64_t{pixels}) {
        Points points(grain, series.mean.size() + 8);
        for (std::int64_t i = 0; i < cells; ++i) {
            const float value = series.mean[static_cast<std::size_t>(i)];
            const std::int64_t at = firstCellMs + i * step;
            if (std::isnan(value)) {
                points.miss(at, 1);
            } else {
                points.put(at, value);
            }
        }
        return points.take();
    }
    Points points(grain, static_cast<std::size_t>(pixels) * 2 + 8);
    // Buckets begin at multiples of their width, so that a scrolling view does not shimmer.
    const std::vector<float>& lows = series.least.empty() ? series.mean : series.least;
    const std::vector<float>& highs = series.greatest.empty() ? series.mean : series.greatest;
    const std::int64_t most = std::max(pixels - 2, 1);
    const std::int64_t width = (cells + most - 1) / most;
    const std::int64_t offset = (firstCellMs / step) % width;
    for (std::int64_t begin = -offset; begin < cells; begin += width) {
        std::int64_t lowAt = -1;
        std::int64_t highAt = -1;
        int missing = 0;
        for (std::int64_t i = std::max<std::int64_t>(begin, 0); i < std::min(begin + width, cells); ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (std::isnan(series.mean[at])) {
                ++missing;
                continue;
            }
            if (lowAt < 0 || lows[at] < lows[static_cast<std::size_t>(lowAt)]) {
                lowAt = i;
            }
            if (highAt < 0 || highs[at] > highs[static_cast<std::size_t>(highAt)]) {
                highAt = i;
            }
        }
        if (lowAt < 0) {
            points.miss(firstCellMs + std::max<std::int64_t>(begin, 0) * step, missing);
            continue;
        }
        const SeriesPoint low{firstCellMs + lowAt * step, lows[static_cast<std::size_t>(lowAt)]};
        const SeriesPoint high{firstCellMs + highAt * step, highs[static_cast<std::size_t>(highAt)]};
        const bool lowFirst = lowAt <= highAt;
        points.put((lowFirst ? low : high).timeMs, (lowFirst ? low : high).value);
        if (low != high) {
            points.put((lowFirst ? high : low).timeMs, (lowFirst ? high : low).value);
        }
    }
    // The present value is read off the end, so it ends there and not at an extreme before it.
    std::int64_t last = cells - 1;
    while (last >= 0 && std::isnan(series.mean[static_cast<std::size_t>(last)])) {
        --last;
    }
    if (last >= 0) {
        points.end(firstCellMs + last * step, series.mean[static_cast<std::size_t>(last)]);
    }
    return points.take();
}

}  // namespace tributary::ui
