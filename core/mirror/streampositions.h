#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/kafka/consumer.h"
#include "core/link/offsetkeeper.h"
#include "core/link/positionverdict.h"
#include "core/link/topicplan.h"
#include "core/mirror/partitionset.h"
#include "core/mirror/partitiontracker.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tributary {

/// Where one assigned partition begins, or why it must not.
struct PartitionStart {
    kafka::CommittedOffset at;    ///< what is committed
    kafka::CommittedOffset from;  ///< to read on from: that, or what has been mirrored beyond it
    std::optional<Error> refusal;
};

/// Reads and writes the positions of one stream's partitions.
///
/// Invariant: a partition is read only from an offset that is committed already, so that no crash can move its start.
/// Stream thread only.
class StreamPositions {
public:
    /// `keeper` null: nothing is kept of this link but what is committed.
    StreamPositions(PositionVerdict verdict, std::shared_ptr<kafka::AdminClient> source, LinkOffsets& offsets,
                    std::shared_ptr<OffsetKeeper> keeper)
        : m_verdict(std::move(verdict)), m_source(std::move(source)), m_offsets(offsets), m_keeper(std::move(keeper)) {}

    struct Resolved {
        std::vector<PartitionStart> starts;
        std::map<kafka::TopicPartition, Error> open;  ///< those whose position cannot be had yet
    };
    /// The committed positions; a partition without one begins at its first record, and that is committed first.
    [[nodiscard]] Result<Resolved> resolve(kafka::Consumer& consumer, const TopicPlan& plan,
                                           const std::vector<kafka::TopicPartition>& partitions);
    /// The partition was lost before what it had reached was committed. All before that is at the target: should it
    /// come back with nothing committed beyond it meanwhile, it goes on from there, and nothing comes twice.
    void remember(const PartitionTracker& tracker);

    /// What to commit: of the partitions whose watermark has moved, all or those to be given up.
    [[nodiscard]] std::vector<kafka::CommittedOffset> committable(const PartitionSet& partitions,
                                                                  bool onlyRevoked) const;

private:
    /// Commits the first offsets of partitions that have no position.
    [[nodiscard]] Result<std::vector<kafka::CommittedOffset>> begin(kafka::Consumer& consumer, const TopicPlan& plan,
                                                                    const std::vector<kafka::TopicPartition>& fresh,
                                                                    std::map<kafka::TopicPartition, Error>& open) const;
    /// What the target has of them beyond, or no longer has.
    void noteCuts(const Resolved& resolved, std::vector<OffsetKeeper::Start>& asked) const;
    void goOn(kafka::Consumer& consumer, const TopicPlan& plan, Resolved& resolved);
    [[nodiscard]] kafka::CommittedOffset commitOf(const PartitionTracker& tracker) const;
    [[nodiscard]] std::string metadataFor(const TopicRoute* route) const;

    /// What was committed, and what was reached, when a partition was lost.
    struct Left {
        std::int64_t committed = -1;
        kafka::CommittedOffset reached;
    };
    [[nodiscard]] kafka::CommittedOffset furthest(const kafka::CommittedOffset& committed);

    const PositionVerdict m_verdict;
    const std::shared_ptr<kafka::AdminClient> m_source;
    LinkOffsets& m_offsets;
    const std::shared_ptr<OffsetKeeper> m_keeper;
    std::map<kafka::TopicPartition, Left> m_left;
};

}  // namespace tributary
