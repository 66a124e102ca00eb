#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tributary {

/// Milliseconds since the epoch from "2026-03-01T08:30:00Z" or "2026-03-01T08:30:00.250Z" (ISO 8601, always UTC).
[[nodiscard]] std::optional<std::int64_t> timestampFromText(std::string_view text);

/// The other way round; nothing for years outside 0 to 9999, which the format cannot express.
[[nodiscard]] std::optional<std::string> timestampText(std::int64_t milliseconds);

}  // namespace tributary
