#pragma once

#include <array>
#include <cstdint>

namespace tributary::ui {

/// How fine a stretch of history is. Each sample goes into all three, so a coarser one holds whatever a finer one
/// holds.
enum class Grain { Second, TenSeconds, Minute };

inline constexpr std::array kGrains{Grain::Second, Grain::TenSeconds, Grain::Minute};

[[nodiscard]] constexpr std::int64_t stepMs(Grain grain) {
    constexpr std::array<std::int64_t, 3> kSteps{1'000, 10'000, 60'000};
    return kSteps[static_cast<std::size_t>(grain)];
}

/// How long it is kept: 2 hours, 24 hours, 30 days.
[[nodiscard]] constexpr std::int64_t keepMs(Grain grain) {
    constexpr std::int64_t kHour = 3'600'000;
    constexpr std::array<std::int64_t, 3> kKept{2 * kHour, 24 * kHour, 30 * 24 * kHour};
    return kKept[static_cast<std::size_t>(grain)];
}

/// Rounded down to a multiple of `step`, before 1970 too.
[[nodiscard]] constexpr std::int64_t floorTo(std::int64_t timeMs, std::int64_t step) {
    const std::int64_t rest = timeMs % step;
    return timeMs - (rest < 0 ? rest + step : rest);
}

}  // namespace tributary::ui
