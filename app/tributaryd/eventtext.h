#pragma once

#include <string>

#include "core/engine/event.h"

namespace tributary::daemon {

/// An event as a line of a log: "2026-03-01T08:30:00.250Z eu-agg running".
[[nodiscard]] std::string eventLine(const Event& event);

}  // namespace tributary::daemon
