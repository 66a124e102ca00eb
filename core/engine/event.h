#pragma once

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/engine/linkstate.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tributary {

enum class EventKind {
    StateChanged,     ///< `status` is the new state
    TopicAdded,       ///< a topic joined the running link
    TopicRemoved,     ///< a topic left it
    TargetTopicMade,  ///< created at the target
    PartitionsAdded,  ///< the target was given more partitions
    Gap,              ///< records in [from, to) of the source are not mirrored: kept in the gap ledger
    PartitionHalted,  ///< `error` says why
    PartitionResumed,
    ProducerReplaced,  ///< after a fatal error; `error` says which
    Applied,           ///< a link took over a new configuration
    Rejected,          ///< a command or a link of an applied document was refused; `error` says why
    Warning,           ///< something failed that is tried again or has been got round; `error` says what
    Overflow,          ///< `count` older events were not kept: the reader was too slow
};

[[nodiscard]] std::string_view eventKindName(EventKind kind);

/// One line of the event log. Events are never overwritten silently and never merged: `sequence` has no holes, save
/// after an Overflow event, which counts them.
struct Event {
    std::uint64_t sequence = 0;
    std::int64_t timeMs = 0;  ///< wall clock, UTC
    EventKind kind = EventKind::StateChanged;
    LinkId link;
    std::string topic;           ///< source name, where the event is about one
    std::int32_t partition = -1;
    std::int64_t from = -1;      ///< Gap: first offset not mirrored
    std::int64_t to = -1;        ///< Gap: the offset after the last one not mirrored
    std::uint64_t count = 0;     ///< Overflow, PartitionsAdded; Gap: of how many offsets in [from, to)
    std::optional<LinkStatus> status;
    std::optional<Error> error;
};

/// Gap: how many offsets in [from, to) are not mirrored; all of them where the event does not say.
[[nodiscard]] inline std::int64_t offsetsOf(const Event& gap) {
    return gap.count != 0 ? static_cast<std::int64_t>(gap.count) : gap.to - gap.from;
}

}  // namespace tributary
