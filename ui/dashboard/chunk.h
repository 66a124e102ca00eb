#pragma once

#include "ui/dashboard/grain.h"
#include "ui/dashboard/measure.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tributary::ui {

/// Sixty cells of one series at one grain: a minute, ten minutes or an hour. A cell of a coarse grain has the least,
/// mean and greatest value of its samples; one of a second has a single value. What is not known is NaN. A value; any
/// thread.
class Chunk {
public:
    static constexpr int kCells = 60;
    enum class Part { Mean, Least, Greatest };

    Chunk(Grain grain, std::int64_t startMs);

    [[nodiscard]] static std::int64_t spanMs(Grain grain) { return kCells * stepMs(grain); }
    [[nodiscard]] static std::int64_t startOf(Grain grain, std::int64_t timeMs) {
        return floorTo(timeMs, spanMs(grain));
    }

    [[nodiscard]] Grain grain() const { return m_grain; }
    [[nodiscard]] std::int64_t startMs() const { return m_startMs; }
    [[nodiscard]] float value(Measure measure, Part part, int cell) const {
        return m_values[place(measure, part, cell)];
    }
    /// The same for all its cells. Valid as long as the chunk.
    [[nodiscard]] std::span<const float, kCells> values(Measure measure, Part part) const {
        return std::span<const float, kCells>(&m_values[place(measure, part, 0)], kCells);
    }
    void set(Measure measure, int cell, float mean, float least, float greatest);
    /// Takes the other's cells where this one knows nothing.
    void fillFrom(const Chunk& other);

    /// About two bytes a value. Values are rounded to 13 significant bits: whole numbers up to 8,192 stay exact.
    [[nodiscard]] QByteArray pack() const;
    /// Nothing when `data` is not a packed chunk.
    [[nodiscard]] static std::optional<Chunk> unpack(Grain grain, std::int64_t startMs, const QByteArray& data);

    /// For bounding a cache.
    [[nodiscard]] int bytes() const { return static_cast<int>(m_values.size() * sizeof(float) + sizeof(Chunk)); }

private:
    [[nodiscard]] std::size_t place(Measure measure, Part part, int cell) const {
        const std::size_t row = m_grain == Grain::Second ? 0 : static_cast<std::size_t>(part);
        return (row * kMeasureCount + indexOf(measure)) * kCells + static_cast<std::size_t>(cell);
    }

    Grain m_grain;
    std::int64_t m_startMs;
    std::vector<float> m_values;  // part by part, measure by measure, cell by cell
};

}  // namespace tributary::ui
