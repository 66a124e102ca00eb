#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tributary::daemon {

// Numbers for people. English forms: "," groups thousands, "." is the decimal point.

/// "1,204"
[[nodiscard]] std::string grouped(std::uint64_t number);
/// "1 link", "3 links"
[[nodiscard]] std::string counted(std::size_t count, const char* what);
/// A rate without its unit: "0", "0.4", "38", "1,204".
[[nodiscard]] std::string rateText(double perSecond);
/// "12.4 MB", "900 B"; 1 MB is a million bytes.
[[nodiscard]] std::string bytesText(double bytes);
/// "0.8 s", "42 s", "3 min", "2 h 05 min", "3 d 4 h".
[[nodiscard]] std::string durationText(double seconds);
/// "0.4", "2", "1,204": milliseconds without the unit.
[[nodiscard]] std::string milliText(double milliseconds);
/// "2026-03-01T08:30:00.250Z"
[[nodiscard]] std::string timeText(std::int64_t milliseconds);
/// "08:30:00"
[[nodiscard]] std::string clockText(std::int64_t milliseconds);

}  // namespace tributary::daemon
