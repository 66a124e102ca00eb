#pragma once

#include <cstdint>

namespace tributary {

/// Where a reader goes on at the other side. Plain value.
struct TargetOffset {
    static constexpr std::int64_t kUnknown = -1;

    std::int64_t offset = 0;
    /// It may stand so many records further back than it has to, never further on. 0: exact; kUnknown: nobody knows.
    std::int64_t early = 0;

    [[nodiscard]] bool exact() const { return early == 0; }

    bool operator==(const TargetOffset&) const = default;
};

}  // namespace tributary
