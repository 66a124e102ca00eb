#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tributary {

/// Records [from, to) of a source partition that a link has not mirrored when it was kept, as GapLedger kept it.
struct LedgerGap {
    std::int64_t timeMs = 0;  ///< wall clock, UTC, when it was kept
    std::string topic;        ///< source name
    std::int32_t partition = 0;
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::string reason;           ///< English
    std::int64_t againFrom = -1;  ///< from here on it was read again later; -1: it was not
    std::int64_t againMs = 0;     ///< wall clock, UTC, since when

    bool operator==(const LedgerGap&) const = default;
};

/// All that the ledger of a consumer group holds, oldest first; empty where there is none. StateDamaged, with the line,
/// for what is not one of ours. Any thread; a process that appends meanwhile does no harm.
[[nodiscard]] Result<std::vector<LedgerGap>> readGaps(const std::filesystem::path& directory, const std::string& group);

}  // namespace tributary
