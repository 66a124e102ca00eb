#pragma once

#include <QString>

#include <cstdint>

namespace tributary::ui {

// Numbers and units for people, in the locale of the application (QLocale()). Pure functions.

[[nodiscard]] QString countText(std::int64_t count);              ///< "1,204"
[[nodiscard]] QString offsetText(std::int64_t offset);            ///< "1,204"; "—" below 0: not known
[[nodiscard]] QString shortCountText(double count);               ///< "38k", "1.2M", "864"
[[nodiscard]] QString byteRateText(double bytesPerSecond);        ///< "12.4 MB/s"; "–" below 0: not known
[[nodiscard]] QString recordRateText(double recordsPerSecond);    ///< "38k msg/s"
[[nodiscard]] QString bytesText(std::uint64_t bytes);             ///< "58 MiB"
[[nodiscard]] QString secondsText(double seconds);                ///< "0.8 s", "4 min 10 s", "2 h 5 min", "3 d"
[[nodiscard]] QString millisecondsText(double milliseconds);      ///< "2.6 ms", "1.3 s"
[[nodiscard]] QString lagText(std::int64_t records, double seconds);  ///< "lag 1,204 · 0.8 s"; "lag unknown"
[[nodiscard]] QString timeText(std::int64_t wallClockMs);         ///< local time of day with seconds
[[nodiscard]] QString dateTimeText(std::int64_t wallClockMs);     ///< local date and time

}  // namespace tributary::ui
