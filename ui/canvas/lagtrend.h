#pragma once

#include <cstdint>
#include <deque>

namespace tributary::ui {

/// Whether a link's lag grows or shrinks over the last ten seconds or so. A plain value; small changes do not count, so
/// that the arrow does not flicker.
class LagTrend {
public:
    enum class Direction { Steady, Up, Down };

    /// One sample for each metrics tick; a negative lag (not known) forgets everything.
    void add(std::int64_t lagRecords);
    [[nodiscard]] Direction direction() const;

private:
    std::deque<std::int64_t> m_samples;
};

}  // namespace tributary::ui
