#pragma once

#include "ui/dashboard/chunk.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace tributary::ui {

/// Puts the samples of one series into chunks, at each of its grains. Holds one open chunk a grain and hands it on as
/// soon as a sample belongs to another one. Used by one thread.
class SeriesRecorder {
public:
    struct Open {
        Chunk chunk;
        int cell = -1;
        std::array<double, kMeasureCount> sum{};
        std::array<int, kMeasureCount> count{};
        std::array<float, kMeasureCount> least{};
        std::array<float, kMeasureCount> greatest{};
        int unwritten = 0;  ///< cells since the chunk was last written
    };
    /// What is kept already of the chunk that begins there; null: nothing.
    using Load = std::function<std::shared_ptr<const Chunk>(Grain, std::int64_t startMs)>;
    using Closed = std::function<void(const Chunk&)>;

    explicit SeriesRecorder(std::span<const Grain> grains) : m_grains(grains.begin(), grains.end()) {}

    /// `timeMs`: wall clock. Times may jump, forward (sleep) and back (a clock set right).
    void add(std::int64_t timeMs, const Sample& sample, const Load& load, const Closed& closed);

    [[nodiscard]] std::vector<Open>& open() { return m_open; }
    [[nodiscard]] const std::vector<Open>& open() const { return m_open; }
    [[nodiscard]] const Chunk* openChunk(Grain grain) const;
    [[nodiscard]] std::int64_t lastMs() const { return m_lastMs; }

private:
    static void put(Open& open, std::int64_t timeMs, const Sample& sample);

    std::vector<Grain> m_grains;
    std::vector<Open> m_open;
    std::int64_t m_lastMs = 0;
};

}  // namespace tributary::ui
