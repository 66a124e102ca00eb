#include "ui/dashboard/partitionrings.h"

#include <algorithm>
#include <cmath>

namespace tributary::ui {

void PartitionRings::add(std::int64_t timeMs, const LinkMetrics& link) {
    const std::int64_t slot = floorTo(timeMs, stepMs(Grain::TenSeconds)) / stepMs(Grain::TenSeconds);
    Topic* topic = nullptr;
    const std::string* name = nullptr;
    for (const PartitionMetrics& partition : link.partitionMetrics) {
        if (partition.partition < 0) {
            continue;
        }
        if (name == nullptr || *name != partition.topic) {
            name = &partition.topic;
            topic = &m_topics[{link.link, partition.topic}];
            topic->lastMs = timeMs;
        }
        const auto number = static_cast<std::size_t>(partition.partition);
        if (topic->partitions.size() <= number) {
            topic->partitions.resize(number + 1);
        }
        put(topic->partitions[number], slot, sampleOf(partition.flow));
    }
}

void PartitionRings::put(Ring& ring, std::int64_t slot, const Sample& sample) {
    if (slot < ring.slot || slot >= ring.slot + kSlots || ring.slot < 0) {
        // Nothing of it is recent, or the clock was set back.
        for (auto& values : ring.values) {
            values.fill(kUnknown);
        }
        ring.count = 0;
    } else if (slot > ring.slot) {
        for (std::int64_t missed = ring.slot + 1; missed <= slot; ++missed) {
            for (auto& values : ring.values) {
                values[static_cast<std::size_t>(missed % kSlots)] = kUnknown;
            }
        }
        ring.count = 0;
    }
    ring.slot = slot;
    ++ring.count;
    for (std::size_t i = 0; i < kMeasures; ++i) {
        float& value = ring.values[i][static_cast<std::size_t>(slot % kSlots)];
        if (!std::isnan(sample[i])) {
            value = std::isnan(value) ? sample[i] : value + (sample[i] - value) / static_cast<float>(ring.count);
        }
    }
}

std::vector<DenseSeries> PartitionRings::series(const LinkId& link, const std::string& topic, Measure measure,
                                                std::int64_t firstCellMs, std::size_t cells) const {
    std::vector<DenseSeries> result;
    const auto found = m_topics.find({link, topic});
    if (found == m_topics.end() || indexOf(measure) >= kMeasures) {
        return result;
    }
    const std::int64_t first = firstCellMs / stepMs(Grain::TenSeconds);
    for (std::size_t number = 0; number < found->second.partitions.size(); ++number) {
        const Ring& ring = found->second.partitions[number];
        if (ring.slot < 0) {
            continue;
        }
        DenseSeries one;
        one.name = std::to_string(number);
        one.mean.assign(cells, kUnknown);
        const std::int64_t begin = std::max(first, ring.slot - kSlots + 1);
        const std::int64_t end = std::min(first + static_cast<std::int64_t>(cells) - 1, ring.slot);
        for (std::int64_t slot = begin; slot <= end; ++slot) {
            one.mean[static_cast<std::size_t>(slot - first)] =
                ring.values[indexOf(measure)][static_cast<std::size_t>(slot % kSlots)];
        }
        result.push_back(std::move(one));
    }
    return result;
}

void PartitionRings::dropBefore(std::int64_t timeMs) {
    std::erase_if(m_topics, [timeMs](const auto& entry) { return entry.second.lastMs < timeMs; });
}

}  // namespace tributary::ui
