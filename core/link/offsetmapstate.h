#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tributary {

/// Source offsets that were acknowledged in their order, and where they stand at the target.
struct OffsetMapRun {
    std::int64_t source = 0;
    std::int64_t target = 0;      ///< of the first; when not exact the least that it can be, -1: anything
    std::int64_t span = 0;        ///< source offsets from the first record to the last
    std::int64_t targetSpan = 0;  ///< target offsets likewise
    std::int64_t gaps = 0;        ///< among the source offsets at most so many without a record
    bool exact = true;            ///< its first record is known to stand at `target`

    [[nodiscard]] std::int64_t end() const { return source + span; }
    [[nodiscard]] std::int64_t targetEnd() const { return target + targetSpan; }
    /// Target offsets of no record of the run, at most.
    [[nodiscard]] std::int64_t targetGaps() const { return targetSpan - (span - gaps); }
    /// Each record's place is known.
    [[nodiscard]] bool dense() const { return exact && gaps == 0 && targetSpan == span; }

    bool operator==(const OffsetMapRun&) const = default;
};

/// What an OffsetMap is made of, to be kept: all of it, or the end from a source offset on.
struct OffsetMapState {
    std::int64_t floor = -1;     ///< below it nothing is known
    std::int64_t read = 0;       ///< everything below it was told by the last reading
    std::int64_t reach = 0;      ///< ... and by any
    std::int64_t committed = 0;  ///< as far as was known
    std::int64_t targetEnd = -1;
    std::int64_t lostTarget = 0;
    bool endExact = true;
    bool doubtful = false;  ///< somebody else may have mirrored more than is told of
    std::vector<OffsetMapRun> runs;

    bool operator==(const OffsetMapState&) const = default;
};

/// Bytes for a state: variable-length numbers, three to four for a run. Of a version of its own.
[[nodiscard]] std::vector<std::byte> encodeOffsetMap(const OffsetMapState& state);
/// None: damaged, or of a version that is not known.
[[nodiscard]] std::optional<OffsetMapState> decodeOffsetMap(std::span<const std::byte> bytes);

}  // namespace tributary
