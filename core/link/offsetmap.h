#pragma once

#include "core/engine/targetoffset.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/offsetmapstate.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
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
/// Bounded: the oldest runs are put together before any is forgotten, to one that says between which offsets its
/// records stand and how many are missing at most on either side. Where a reader stands within such a one it goes on
/// too early by no more than that number, and never too late; the newest runs stay as they are. No I/O. The stream that
/// owns the partition tells, once per batch; any thread asks.
class OffsetMap {
public:
    static constexpr std::size_t kFewestRuns = 512;
    static constexpr std::size_t kNewest = 4'096;  ///< are never put together, or half of what there may be

    explicit OffsetMap(std::size_t mostRuns = kFewestRuns) : m_mostRuns(mostRuns) {}

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
    /// The other way: where a reader of the target that has read everything before `target` goes on at the source. Of a
    /// record that stands twice at the target the last copy counts, so that it is never too late.
    [[nodiscard]] std::optional<TargetOffset> sourceAt(std::int64_t target) const;

    /// How many runs there may be; at least kFewestRuns.
    void setMostRuns(std::size_t runs);

    /// Nothing is known of what was mirrored: reading begins at `source`, and the target ends at `target`.
    void found(std::int64_t source, std::int64_t target);
    /// What was kept of it, by whoever mirrored before. Before begin(), which is still to say where reading goes on.
    void restore(OffsetMapState state);
    /// The target's log says that nobody has mirrored anything that is not told of here, and that the source still has:
    /// what begins next, not before what was told of, leaves nothing in doubt.
    void confirm();
    /// The target has lost what stood from `target` on, which is what was read from `source` on.
    void targetCut(std::int64_t target, std::int64_t source);
    /// All but the runs.
    [[nodiscard]] OffsetMapState tip() const;
    /// What has changed since it was asked the last time: its end, from the source offset on that `from` makes of the
    /// first one that changed. None: nothing has.
    [[nodiscard]] std::optional<OffsetMapState> takeChange(const std::function<std::int64_t(std::int64_t)>& from);

private:
    using Run = OffsetMapRun;
    enum class What { All, Unbounded };
    enum class Order { None, Rising, Exact };  ///< of the target offsets; Exact: and each is known

    [[nodiscard]] OffsetMapState head() const;
    void clear(std::int64_t source);
    void read(std::int64_t source);
    void cut(std::int64_t from, std::int64_t to, What what);
    void insert(const Run& run);
    void trim();
    void putTogether();
    void changed(std::int64_t source);
    [[nodiscard]] Order order() const;
    [[nodiscard]] bool doubtful(std::int64_t source) const;

    mutable std::mutex m_mutex;
    std::size_t m_mostRuns;
    std::deque<Run> m_runs;          // by source offset; each is in one at most: that of its last copy
    std::int64_t m_changedFrom = 0;  // ... and what stands behind it is not what it was when it was last asked
    mutable std::optional<Order> m_order = Order::Exact;  // if that was looked at since it changed
    std::int64_t m_floor = -1;  // below it nothing is known; -1: nothing at all
    std::int64_t m_read = 0;    // up to here this reading has told of all
    std::int64_t m_reach = 0;   // ... and any reading
    std::int64_t m_committed = 0;
    std::int64_t m_doubt = -1;      // until reading is there, somebody else may have mirrored more; -1: not known yet
    std::int64_t m_targetEnd = -1;  // of the last copy; -1: not known
    std::int64_t m_lostTarget = 0;  // of runs that were forgotten, the end of those that stood farthest
    bool m_endExact = true;
    bool m_confirmed = false;
};

/// The maps of a link's partitions; they outlive the partitions' changes from stream to stream, and share their room.
/// Any thread.
class LinkOffsets {
public:
    static constexpr std::size_t kRoomBytes = 8 * 1024 * 1024;

    /// The runs of all maps together may take so much; each may have OffsetMap::kFewestRuns, whatever that comes to.
    explicit LinkOffsets(std::size_t roomBytes = kRoomBytes) : m_roomBytes(roomBytes) {}

    [[nodiscard]] std::shared_ptr<OffsetMap> of(const kafka::TopicPartition& at);
    [[nodiscard]] std::optional<TargetOffset> at(const kafka::TopicPartition& at, std::int64_t source) const;
    /// Of all partitions.
    void forget();

private:
    void share();

    const std::size_t m_roomBytes;
    mutable std::mutex m_mutex;
    std::map<kafka::TopicPartition, std::shared_ptr<OffsetMap>> m_maps;
};

}  // namespace tributary
