#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace tributary::ui {

/// "60 s", "500 ms", "5 min": what parseDuration() reads back to the same number of milliseconds.
[[nodiscard]] QString durationText(std::int64_t milliseconds);
/// Milliseconds of "90", "90 s", "500 ms", "1.5 min", "2 h"; a number alone is seconds.
[[nodiscard]] std::optional<std::int64_t> parseDuration(const QString& text);

}  // namespace tributary::ui
