#include "ui/dashboard/seriesrecorder.h"

#include <algorithm>
#include <cmath>

namespace tributary::ui {

void SeriesRecorder::add(std::int64_t timeMs, const Sample& sample, const Load& load, const Closed& closed) {
    m_lastMs = timeMs;
    for (const Grain grain : m_grains) {
        const std::int64_t start = Chunk::startOf(grain, timeMs);
        auto open = std::ranges::find_if(m_open, [grain](const Open& one) { return one.chunk.grain() == grain; });
        if (open == m_open.end() || open->chunk.startMs() != start) {
            if (open != m_open.end()) {
                closed(open->chunk);
                m_open.erase(open);
            }
            const std::shared_ptr<const Chunk> kept = load(grain, start);
            m_open.push_back({Chunk(grain, start)});
            open = m_open.end() - 1;
            if (kept) {
                open->chunk.fillFrom(*kept);
            }
        }
        put(*open, timeMs, sample);
    }
}

void SeriesRecorder::put(Open& open, std::int64_t timeMs, const Sample& sample) {
    const auto cell = static_cast<int>((timeMs - open.chunk.startMs()) / stepMs(open.chunk.grain()));
    if (cell != open.cell) {
        open.cell = cell;
        open.sum.fill(0);
        open.count.fill(0);
        ++open.unwritten;
    }
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const float value = sample[i];
        if (std::isnan(value)) {
            continue;
        }
        open.least[i] = open.count[i] == 0 ? value : std::min(open.least[i], value);
        open.greatest[i] = open.count[i] == 0 ? value : std::max(open.greatest[i], value);
        open.sum[i] += static_cast<double>(value);
        ++open.count[i];
        open.chunk.set(static_cast<Measure>(i), cell, static_cast<float>(open.sum[i] / open.count[i]), open.least[i],
                       open.greatest[i]);
    }
}

const Chunk* SeriesRecorder::openChunk(Grain grain) const {
    const auto open = std::ranges::find_if(m_open, [grain](const Open& one) { return one.chunk.grain() == grain; });
    return open == m_open.end() ? nullptr : &open->chunk;
}

}  // namespace tributary::ui
