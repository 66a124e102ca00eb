#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/soak/books.h"
#include "tests/soak/journal.h"
#include "tests/soak/offsetseries.h"

namespace tributary::soak {

/// A place in a target partition's log where the mirror went back and wrote what was there already.
struct Rewind {
    std::size_t partition = 0;
    std::int64_t at = 0;                ///< target offset of the first record that stands there again
    std::uint32_t from = 0;             ///< the highest sequence before it
    std::uint32_t to = 0;               ///< the sequence it went back to
    std::vector<std::int64_t> earlier;  ///< of each repeated record: the target offset where it stood before

    [[nodiscard]] std::uint64_t records() const { return earlier.size(); }
};

/// All rewinds in one partition's log at the target. What a producer's own retry has written more than once at the
/// source may stand as often at the target.
[[nodiscard]] std::vector<Rewind> rewinds(std::size_t partition, const SequenceLog& source, const SequenceLog& target);

/// What may have been written twice, and why. Times are the journal's milliseconds.
struct Excuse {
    enum class Kind {
        Killed,  ///< what was not committed, and that is no more than a commit interval
        Said,    ///< as many records as tributaryd said
    };
    Kind kind = Kind::Killed;
    std::string what;
    std::int64_t begin = 0;     ///< not before this
    std::int64_t end = 0;       ///< nothing that was on its way arrived after this
    std::uint64_t records = 0;  ///< Said: how many
};

/// What the judge knows of the run.
struct Evidence {
    std::vector<OffsetSample> targetEnds;
    std::vector<OffsetSample> committed;
    std::vector<Excuse> excuses;
    std::vector<Happened> faults;
    std::int64_t commitIntervalMs = 0;
    std::function<std::int64_t(std::size_t, std::uint32_t)> sourceOffset;  ///< of a sequence; -1: not known
};

/// How a rewind is accounted for.
struct Finding {
    Rewind rewind;
    std::string excuse;             ///< empty: there is none
    std::uint64_t unexplained = 0;  ///< of its records
    std::string why;                ///< what is wrong with those
};

/// Which repetitions an unclean event accounts for.
///
/// One does where the log went back at the very place where it ended when the event took place, to no record that was
/// committed before it. Of a killed process moreover only records that had come to the target within the commit
/// interval before it (and kGraceMs), unless a cluster was disturbed then and commits or acknowledgements had to wait.
[[nodiscard]] std::vector<Finding> judge(std::vector<Rewind> found, const Evidence& evidence);

/// How late a commit may be on a machine that is busy.
inline constexpr std::int64_t kGraceMs = 5'000;
/// How long after a fault its clusters may take until everything flows again.
inline constexpr std::int64_t kRecoveryMs = 20'000;
/// How long after a process's end what it had sent may still arrive.
inline constexpr std::int64_t kArrivalMs = 2'000;

}  // namespace tributary::soak
