#pragma once

#include "core/link/offsetmap.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tributary {

/// A record at the end of a log, told from others by what it holds.
struct TailRecord {
    using Digest = std::array<std::byte, 32>;  ///< SHA-256

    std::int64_t offset = 0;
    Digest digest{};

    bool operator==(const TailRecord&) const = default;
};

/// Which of the source's records stand at the target already: those that a mirror has written there without being able
/// to note it. A mirror writes in order and leaves none out, so the target's records are the source's from the first
/// on, with those of other writers among them. What is found is a copy of the source's record, whoever wrote it; where
/// a record is not found, none behind it is looked for, so that nothing is passed over.
[[nodiscard]] std::vector<OffsetRun> matchTails(std::span<const TailRecord> source, std::span<const TailRecord> target);

}  // namespace tributary
