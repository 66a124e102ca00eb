#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/link/gapledger.h"
#include "core/link/positionverdict.h"
#include "core/link/topicplan.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace tributary {

/// Decides, before a link's streams exist, whether its committed positions are good and writes the first ones.
///
/// - No positions, and the link never ran: `start` is resolved for every partition and committed before anything is
/// read.
/// - No positions, but it ran: PositionLost, until the operator chooses.
/// - Positions of another target, placement or program, or that a Connect cluster holds: PositionForeign, until the
///   operator chooses.
/// - Some partitions without a position: they joined later and begin at their first record (StreamPositions sees to
/// it).
///
/// With `chosen` the operator's choice replaces what is missing, foreign, or of a topic that was created again; good
/// positions stay.
class StartDecision {
public:
    /// Keeps that records [from, to) are passed over, before their partition begins behind them.
    using KeepGap = std::function<Status(const kafka::TopicPartition&, std::int64_t from, std::int64_t to)>;

    /// Tells which partitions begin anew, once that is committed.
    using TellAgain = std::function<void(std::vector<ReadAgain>)>;

    StartDecision(const LinkSpec& link, std::string group, CommitMetadata expected, const kafka::AdminClient& source,
                  KeepGap keepGap = {}, TellAgain tellAgain = {})
        : m_link(link),
          m_group(group),
          m_verdict(std::move(group), std::move(expected), link.start.position == StartPosition::Committed),
          m_source(source),
          m_keepGap(std::move(keepGap)),
          m_tellAgain(std::move(tellAgain)) {}

    /// What the group's committed positions say: true where there are none yet and the first ones are to be written,
    /// false where they are good, PositionForeign or PositionLost where the operator has to choose. Asks nobody.
    [[nodiscard]] Result<bool> isFirst(const std::vector<kafka::CommittedOffset>& committed, bool ranBefore) const;

    /// Blocks for requests to the source. An error without `retriable` asks the operator. `halted`: partitions that
    /// have stopped where they are, whose positions are chosen anew although they look good.
    [[nodiscard]] Status prepare(const TopicPlan& plan, bool ranBefore, const std::optional<StartSpec>& chosen,
                                 const std::set<kafka::TopicPartition>& halted = {}) const;

private:
    [[nodiscard]] Status commitAt(const TopicPlan& plan, const std::vector<kafka::TopicPartition>& partitions,
                                  const StartSpec& start, const std::vector<kafka::CommittedOffset>& before) const;
    [[nodiscard]] Status keepGaps(const std::map<kafka::TopicPartition, std::int64_t>& offsets,
                                  const std::vector<kafka::CommittedOffset>& before) const;

    void tellAgain(const TopicPlan& plan, const std::map<kafka::TopicPartition, std::int64_t>& offsets,
                   const std::vector<kafka::CommittedOffset>& before) const;

    const LinkSpec& m_link;
    const std::string m_group;
    const PositionVerdict m_verdict;
    const kafka::AdminClient& m_source;
    const KeepGap m_keepGap;
    const TellAgain m_tellAgain;
};

}  // namespace tributary
