#pragma once

#include "core/kafka/kafkatypes.h"
#include "core/link/offsetmapstate.h"
#include "core/link/statestore.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

/// What belongs to the map of a partition beside its runs.
struct OffsetRecordHead {
    std::string writer;         ///< which process wrote it last
    std::string sourceTopicId;  ///< empty: not known
    std::string targetTopic;
    std::string targetTopicId;

    bool operator==(const OffsetRecordHead&) const = default;
};

/// The map of a partition as it is kept.
struct KeptOffsets {
    OffsetRecordHead head;
    OffsetMapState state;
};

/// The offset maps of one link as records of a StateStore, and back. Each map is a head and segments of some hundred
/// runs each, so that what has changed since the last second is written alone. Does no I/O; one thread at a time.
///
/// Keys: INT8 1, INT8 kind (1), STRING link, STRING topic, INT32 partition, INT32 segment, big-endian, a STRING with
/// its length as INT16 before it; the head has segment -1. Values are variable-length numbers (encodeOffsetMap).
///
/// Each segment says where the one before it ends, and the head where the last one does: whoever reads while somebody
/// writes may find segments of two moments. Then nothing counts that stands before the break.
class OffsetRecords {
public:
    static constexpr std::size_t kRunsInSegment = 128;

    /// `link`: which flow into this cluster; the same for all processes that share its work.
    explicit OffsetRecords(std::string link) : m_link(std::move(link)) {}

    /// Takes one in that was read. Of other links, kinds and versions: nothing. The partition that it is about, if any.
    std::optional<kafka::TopicPartition> take(const StateRecord& record);

    /// What is kept of a partition.
    [[nodiscard]] std::optional<KeptOffsets> at(const kafka::TopicPartition& partition) const;
    [[nodiscard]] std::vector<kafka::TopicPartition> partitions() const;
    /// Everything, as it would be written.
    [[nodiscard]] std::vector<StateRecord> all() const;
    /// Which process wrote it last; empty: nobody.
    [[nodiscard]] std::string writer(const kafka::TopicPartition& partition) const;

    /// Where the segment begins that a change at `source` is in: for OffsetMap::takeChange().
    [[nodiscard]] std::int64_t segmentStart(const kafka::TopicPartition& partition, std::int64_t source) const;
    /// What is to be written for a change that begins `from` a segmentStart(), the head last; from now on it counts as
    /// kept.
    [[nodiscard]] std::vector<StateRecord> change(const kafka::TopicPartition& partition, const OffsetRecordHead& head,
                                                  const OffsetMapState& change, std::int64_t from);
    /// Nothing of the link is to be kept any longer.
    [[nodiscard]] std::vector<StateRecord> forget();

    /// Of a key: which link it belongs to. None: of another kind.
    [[nodiscard]] static std::optional<std::string> linkOf(std::string_view key);

private:
    static constexpr std::int32_t kHead = -1;
    static constexpr std::int64_t kNone = -1;
    struct Segment {
        std::int64_t begins = 0;  ///< the source offset of its first run
        std::int64_t ends = 0;    ///< ... and behind its last one
        std::string value;
    };
    struct Kept {
        std::optional<OffsetRecordHead> head;
        OffsetMapState state;       ///< without runs
        std::int64_t ends = kNone;  ///< its last segment, as the head says
        std::map<std::int32_t, Segment> segments;
    };

    [[nodiscard]] std::string key(const kafka::TopicPartition& partition, std::int32_t segment) const;

    const std::string m_link;
    std::map<kafka::TopicPartition, Kept> m_kept;
};

}  // namespace tributary
