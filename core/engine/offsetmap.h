#pragma once

#include "core/kafka/kafkatypes.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace tributary {

/// Records that stand one behind the other on both sides: source offset `source + i` is target offset `target + i`.
struct OffsetRun {
    std::int64_t source = 0;
    std::int64_t target = 0;
    std::int64_t count = 0;

    bool operator==(const OffsetRun&) const = default;
};

/// Where the target put what was read from one source partition, in runs, oldest first. Bounded: the oldest are
/// forgotten. The stream that owns the partition adds, once per batch; any thread asks.
class OffsetMap {
public:
    static constexpr std::size_t kMostRuns = 512;

    /// A run behind all that came before; it only makes the last one longer where it goes on from there. What begins
    /// before the last one's end was read again: what is known from there on is replaced.
    void add(OffsetRun run);
    [[nodiscard]] std::vector<OffsetRun> runs() const;

private:
    mutable std::mutex m_mutex;
    std::deque<OffsetRun> m_runs;
};

/// The target offset of a source offset. Of one that has no record at the target (a marker, what compaction took): that
/// of the next record behind it. None: before the oldest run or behind the newest.
[[nodiscard]] std::optional<std::int64_t> targetOffset(const std::vector<OffsetRun>& runs, std::int64_t source);

/// The maps of a link's partitions; they outlive the partitions' changes from stream to stream. Any thread.
class LinkOffsets {
public:
    [[nodiscard]] std::shared_ptr<OffsetMap> of(const kafka::TopicPartition& at);
    /// Empty where nothing is known.
    [[nodiscard]] std::vector<OffsetRun> runs(const kafka::TopicPartition& at) const;

private:
    mutable std::mutex m_mutex;
    std::map<kafka::TopicPartition, std::shared_ptr<OffsetMap>> m_maps;
};

}  // namespace tributary
