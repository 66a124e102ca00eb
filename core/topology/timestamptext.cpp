#include "core/topology/timestamptext.h"

#include <charconv>
#include <chrono>

namespace tributary {

namespace {

using namespace std::chrono;

/// The digits at [from, from + count) as a number; -1 when one is no digit.
int digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) {
        if (c < '0' || c > '9') {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string padded(std::int64_t value, std::size_t width) {
    std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
}

/// ".25" → 250; -1 when it is no fraction of up to three digits.
int fractionMs(std::string_view fraction) {
    if (fraction.empty()) {
        return 0;
    }
    if (fraction.front() != '.' || fraction.size() < 2 || fraction.size() > 4) {
        return -1;
    }
    int value = digits(fraction, 1, fraction.size() - 1);
    for (std::size_t i = fraction.size(); i < 4 && value >= 0; ++i) {
        value *= 10;
    }
    return value;
}

}  // namespace

std::optional<std::int64_t> timestampFromText(std::string_view text) {
    constexpr std::string_view kShape = "0000-00-00T00:00:00";
    if (text.size() <= kShape.size() || !text.ends_with('Z')) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < kShape.size(); ++i) {
        if (kShape[i] != '0' && text[i] != kShape[i]) {
            return std::nullopt;
        }
    }
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const int ms = fractionMs(text.substr(kShape.size(), text.size() - kShape.size() - 1));
    const int yearNumber = digits(text, 0, 4);
    const int monthNumber = digits(text, 5, 2);
    const int dayNumber = digits(text, 8, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || ms < 0 || yearNumber < 0 ||
        monthNumber < 1 || dayNumber < 1) {
        return std::nullopt;
    }
    const year_month_day date{year(yearNumber), month(static_cast<unsigned>(monthNumber)),
                              day(static_cast<unsigned>(dayNumber))};
    if (!date.ok()) {
        return std::nullopt;
    }
    const auto time =
        sys_days(date).time_since_epoch() + hours(hour) + minutes(minute) + seconds(second) + milliseconds(ms);
    return duration_cast<milliseconds>(time).count();
}

std::optional<std::string> timestampText(std::int64_t ms) {
    constexpr std::int64_t kYear0 = -62'167'219'200'000;
    constexpr std::int64_t kYear10000 = 253'402'300'800'000;
    if (ms < kYear0 || ms >= kYear10000) {
        return std::nullopt;
    }
    const sys_time<milliseconds> time{milliseconds(ms)};
    const auto midnight = floor<days>(time);
    const year_month_day date(midnight);
    const std::int64_t inDay = (time - midnight).count();
    std::string text = padded(int(date.year()), 4) + "-" + padded(unsigned(date.month()), 2) + "-" +
                       padded(unsigned(date.day()), 2) + "T" + padded(inDay / 3'600'000, 2) + ":" +
                       padded(inDay / 60'000 % 60, 2) + ":" + padded(inDay / 1'000 % 60, 2);
    if (inDay % 1'000 != 0) {
        text += "." + padded(inDay % 1'000, 3);
    }
    return text + "Z";
}

}  // namespace tributary
