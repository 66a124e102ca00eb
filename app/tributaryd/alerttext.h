#pragma once

#include <cstdint>
#include <string>

#include "core/alerts/lagalerts.h"

namespace tributary::daemon {

/// "lags by 42 s (limit 30 s, for 2 min)": why it was raised.
[[nodiscard]] std::string alertReason(const LagAlert& alert);

/// As a line of the events, without a line break: when, which link, what.
[[nodiscard]] std::string alertLine(const LagAlert& alert, std::int64_t timeMs);

}  // namespace tributary::daemon
