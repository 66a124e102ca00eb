#pragma once

#include <cstdint>

namespace tributary {

/// Where a reader goes on at the target. Plain value.
struct TargetOffset {
    std::int64_t offset = 0;
    bool exact = true;  ///< false: it may stand further back than it has to, never further on

    bool operator==(const TargetOffset&) const = default;
};

}  // namespace tributary
