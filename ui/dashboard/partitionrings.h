#pragma once

#include "ui/dashboard/historyquery.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tributary::ui {

/// The last quarter of an hour of partitions, ten seconds a slot, in memory only: 1.5 KB for each partition that
/// somebody looks at. Rates and lags; no latencies. Used by one thread.
class PartitionRings {
public:
    void add(std::int64_t timeMs, const LinkMetrics& link);
    /// The partitions of a topic in the cells [firstCellMs, firstCellMs + cells · 10 s).
    [[nodiscard]] std::vector<DenseSeries> series(const LinkId& link, const std::string& topic, Measure measure,
                                                  std::int64_t firstCellMs, std::size_t cells) const;
    /// Forgets topics that had no sample since then.
    void dropBefore(std::int64_t timeMs);

private:
    static constexpr std::int64_t kSlots = 90;
    static constexpr std::size_t kMeasures = 4;
    struct Ring {
        std::int64_t slot = -1;  ///< the newest one, counted since 1970; -1: nothing yet
        int count = 0;           ///< samples in it
        std::array<std::array<float, kSlots>, kMeasures> values{};
    };
    struct Topic {
        std::int64_t lastMs = 0;
        std::vector<Ring> partitions;
    };
    static void put(Ring& ring, std::int64_t slot, const Sample& sample);

    std::map<std::pair<LinkId, std::string>, Topic> m_topics;
};

}  // namespace tributary::ui
