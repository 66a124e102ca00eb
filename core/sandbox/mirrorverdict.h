#pragma once

#include <algorithm>
#include <cstdint>

namespace tributary::sandbox {

/// What a checker found, after Jepsen's Kafka workload.
struct MirrorVerdict {
    std::uint64_t sent = 0;           ///< acknowledged by the source
    std::uint64_t mirrored = 0;       ///< of those: seen at the target at least once
    std::uint64_t lost = 0;           ///< of those: not seen (yet)
    std::uint64_t duplicated = 0;     ///< sightings beyond a record's first one
    std::uint64_t reordered = 0;      ///< records first seen after a later record of their source partition
    std::uint64_t altered = 0;        ///< sightings whose content differs from what was sent
    std::uint64_t unexpected = 0;     ///< records seen that nobody reported as sent
    std::uint64_t largestRewind = 0;  ///< how many records the furthest duplicate lay behind the newest record

    /// Nothing lost, reordered, altered or invented. Duplicates are allowed, and counted.
    [[nodiscard]] bool clean() const { return lost == 0 && reordered == 0 && altered == 0 && unexpected == 0; }

    MirrorVerdict& operator+=(const MirrorVerdict& other) {
        sent += other.sent;
        mirrored += other.mirrored;
        lost += other.lost;
        duplicated += other.duplicated;
        reordered += other.reordered;
        altered += other.altered;
        unexpected += other.unexpected;
        largestRewind = std::max(largestRewind, other.largestRewind);
        return *this;
    }

    bool operator==(const MirrorVerdict&) const = default;
};

/// Sequences [first, end) of a source partition.
struct SequenceRange {
    std::uint64_t first = 0;
    std::uint64_t end = 0;

    bool operator==(const SequenceRange&) const = default;
};

}  // namespace tributary::sandbox
