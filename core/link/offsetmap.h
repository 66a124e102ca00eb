#pragma once

#include "core/engine/targetoffset.h"
#include "core/kafka/kafkatypes.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace tributary {

/// Records that were acknowledged together: source offset `source + i` is target offset `target + i`.
struct OffsetRun {
    std::int64_t source = 0;
    std::int64_t target = 0;  ///< negative: acknowledged, but the target did not say where
    std::int64_t count = 0;
};

/// Where the target has put what was read from one source partition, and so where a reader of the source goes on there.
///
/// Rule: who has read every source record below `s` goes on at the smallest offset that the *last* copy of a mirrored
/// record at or behind `s` has; where there is none, at the end of the last copy. That is the largest position that
/// loses nothing, over markers, compaction, records of others and ranges that were mirrored again. Mirrored means
/// acknowledged; for a record that the source itself no longer has nobody waits.
///
/// The source of it are the acknowledgements of this process, in their order, and where its reading began. What it did
/// not see makes the answer unknown or a bound, never one that is ahead: records acknowledged without an offset stand
/// somewhere behind those acknowledged before them; what another process may have mirrored is in doubt until reading
/// has passed what the source had when it began; a target offset that goes back says that the target's log was cut, and
/// all begins anew.
///
/// Bounded: kMostRuns runs, those of the lowest source offsets are forgotten first. No I/O. The stream that owns the
/// partition tells, once per batch; any thread asks.
class OffsetMap {
public:
    static constexpr std::size_t kMostRuns = 512;

    /// Reading (again) begins at `source`. What lies behind it may have been mirrored by somebody else meanwhile.
    void begin(std::int64_t source);
    /// A run behind all that this reading has told of before.
    void add(OffsetRun run);
    /// Whoever reads next begins at `source`, or behind it.
    void committed(std::int64_t source);
    /// Everything below `source` has been read and told; the source ends at `end` (-1: not known).
    void passed(std::int64_t source, std::int64_t end);
    /// The logs are no longer the same.
    void forget();

    /// None: it cannot tell.
    [[nodiscard]] std::optional<TargetOffset> at(std::int64_t source) const;

private:
    /// Each source offset is in one run at most: that of its last copy.
    struct Run {
        std::int64_t source = 0;
        std::int64_t target = 0;  ///< of the first; when not exact the least that it can be, -1: anything
        std::int64_t count = 0;
        bool exact = true;

        [[nodiscard]] std::int64_t end() const { return source + count; }
    };
    enum class What { All, Unbounded };

    void clear(std::int64_t source);
    void read(std::int64_t source);
    void cut(std::int64_t from, std::int64_t to, What what);
    void insert(const Run& run);
    void trim();

    mutable std::mutex m_mutex;
    std::deque<Run> m_runs;     // by source offset
    std::int64_t m_floor = -1;  // below it nothing is known; -1: nothing at all
    std::int64_t m_read = 0;    // up to here this reading has told of all
    std::int64_t m_reach = 0;   // ... and any reading
    std::int64_t m_committed = 0;
    std::int64_t m_doubt = -1;      // until reading is there, somebody else may have mirrored more; -1: not known yet
    std::int64_t m_targetEnd = -1;  // of the last copy; -1: not known
    bool m_endExact = true;
};

/// The maps of a link's partitions; they outlive the partitions' changes from stream to stream. Any thread.
class LinkOffsets {
public:
    [[nodiscard]] std::shared_ptr<OffsetMap> of(const kafka::TopicPartition& at);
    [[nodiscard]] std::optional<TargetOffset> at(const kafka::TopicPartition& at, std::int64_t source) const;
    /// Of all partitions.
    void forget();

private:
    mutable std::mutex m_mutex;
    std::map<kafka::TopicPartition, std::shared_ptr<OffsetMap>> m_maps;
};

}  // namespace tributary
