#pragma once

#include "core/base/error.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/commitmetadata.h"
#include "core/link/topicplan.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tributary {

/// What a committed position is worth to a link.
enum class PositionFit : std::uint8_t {
    Good,
    OtherProgram,    ///< without our metadata
    OtherTarget,     ///< of another target cluster, or another placement of records there
    HeldByConnect,   ///< a copy: the connector on a Connect cluster has the position
    TopicRecreated,  ///< the source topic has been created again since
    TargetReplaced,  ///< the target topic has been
};

/// Judges committed positions: at the start, when partitions are assigned, and for Kafka Connect. Asks nobody; any
/// thread.
class PositionVerdict {
public:
    /// `expected`: what the link itself writes. `acceptForeign`: positions of another program are where the link is to
    /// go on (start: committed).
    PositionVerdict(std::string group, CommitMetadata expected, bool acceptForeign)
        : m_group(std::move(group)), m_expected(std::move(expected)), m_acceptForeign(acceptForeign) {}

    [[nodiscard]] const CommitMetadata& expected() const { return m_expected; }

    /// `route`: of the position's topic; null where its incarnation does not matter, or is not known.
    [[nodiscard]] PositionFit fit(const kafka::CommittedOffset& committed, const TopicRoute* route) const;
    /// None where it is good; else PositionForeign, TopicRecreated or TargetReplaced, on which the operator chooses.
    [[nodiscard]] std::optional<Error> refusal(const kafka::CommittedOffset& committed, const TopicRoute* route) const;

private:
    const std::string m_group;
    const CommitMetadata m_expected;
    const bool m_acceptForeign;
};

}  // namespace tributary
