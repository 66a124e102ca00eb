#include "app/tributaryd/numbertext.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string_view>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace tributary::daemon {

namespace {

std::uint64_t rounded(double number) { return static_cast<std::uint64_t>(std::llround(std::max(0.0, number))); }

/// One decimal below ten, none above; no ".0".
std::string shortNumber(double number) {
    if (number < 9.95 && number >= 0.05) {
        const std::string text = fmt::format("{:.1f}", number);
        return text.substr(0, text.ends_with(".0") ? text.size() - 2 : text.size());
    }
    return grouped(rounded(number));
}

}  // namespace

std::string grouped(std::uint64_t number) {
    std::string text = fmt::format("{}", number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), 1, ',');
    }
    return text;
}

std::string counted(std::size_t count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string rateText(double perSecond) { return shortNumber(perSecond); }

std::string milliText(double milliseconds) { return shortNumber(milliseconds); }

std::string bytesText(double bytes) {
    static constexpr std::array<std::string_view, 6> kUnits{"B", "kB", "MB", "GB", "TB", "PB"};
    std::size_t unit = 0;
    while (bytes >= 999.5 && unit + 1 < kUnits.size()) {
        bytes /= 1000;
        ++unit;
    }
    return unit == 0 ? fmt::format("{} B", rounded(bytes))
                     : fmt::format("{:.{}f} {}", bytes, bytes < 99.95 ? 1 : 0, kUnits[unit]);
}

std::string durationText(double seconds) {
    constexpr std::uint64_t kMinute = 60;
    constexpr std::uint64_t kHour = 60 * kMinute;
    constexpr std::uint64_t kDay = 24 * kHour;
    if (seconds < 9.95) {
        return fmt::format("{:.1f} s", std::max(0.0, seconds));
    }
    const std::uint64_t whole = rounded(seconds);
    if (whole < 2 * kMinute) {
        return fmt::format("{} s", whole);
    }
    if (whole < kHour) {
        return fmt::format("{} min", whole / kMinute);
    }
    if (whole < 2 * kDay) {
        return fmt::format("{} h {:02} min", whole / kHour, whole % kHour / kMinute);
    }
    return fmt::format("{} d {} h", whole / kDay, whole % kDay / kHour);
}

std::string timeText(std::int64_t milliseconds) {
    const std::chrono::sys_seconds whole{
        std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds{milliseconds})};
    const auto rest = std::chrono::milliseconds{milliseconds} - whole.time_since_epoch();
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(whole)),
                       rest.count());
}

std::string clockText(std::int64_t milliseconds) { return timeText(milliseconds).substr(11, 8); }

}  // namespace tributary::daemon
