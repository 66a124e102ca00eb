#pragma once

#include "core/base/error.h"
#include "core/base/id.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

enum class LinkState {
    Stopped,
    Starting,
    Running,
    CatchingUp,  ///< reads history and has not come to its end since it started
    Degraded,
    Paused,
    Backoff,
    Failed,
    Stopping,
    Lagging,  ///< had kept up, and is behind by more than its limit now
};

inline constexpr std::size_t kLinkStates = static_cast<std::size_t>(LinkState::Lagging) + 1;

[[nodiscard]] std::string_view linkStateName(LinkState state);

/// Does the engine do something for a link in this state, if only wait or drain?
[[nodiscard]] constexpr bool isActive(LinkState state) {
    return state != LinkState::Stopped && state != LinkState::Failed;
}

/// Goes on only when an operator has chosen a position.
[[nodiscard]] bool asksForPosition(const Error& error);

/// A topic or partition that does not run although its link does; partition -1 means the whole topic.
struct PartitionProblem {
    std::string topic;  ///< source name
    std::int32_t partition = -1;
    Error error;

    bool operator==(const PartitionProblem&) const = default;
};

/// The duties of a link. Each is carried out by a LinkTask (core/link), and the first of these that a link has leads:
/// its state is the link's.
enum class TaskKind {
    Mirror,      ///< copies records, in this process
    Connectors,  ///< keeps the link's connectors on a Kafka Connect cluster
};

inline constexpr std::size_t kTaskKinds = static_cast<std::size_t>(TaskKind::Connectors) + 1;

[[nodiscard]] std::string_view taskKindName(TaskKind kind);

/// How one task of a link does.
struct TaskStatus {
    TaskKind task = TaskKind::Mirror;
    LinkState state = LinkState::Stopped;
    std::optional<Error> error = {};              ///< Backoff, Failed; else what keeps it from all of its work
    std::int64_t retryAtMs = 0;                   ///< Backoff: wall clock of the next try, 0 when unknown
    std::int64_t sinceMs = 0;                     ///< wall clock: since when it is in this state; 0: ever
    std::vector<PartitionProblem> problems = {};  ///< Degraded

    bool operator==(const TaskStatus&) const = default;
};

/// A link's state with its reason, as one value.
struct LinkStatus {
    LinkState state = LinkState::Stopped;
    std::optional<Error> error = {};              ///< Backoff, Failed; else what keeps the link from all of its work
    std::int64_t retryAtMs = 0;                   ///< Backoff: wall clock of the next try, 0 when unknown
    std::vector<PartitionProblem> problems = {};  ///< Degraded: of all its tasks
    std::vector<TaskStatus> tasks = {};           ///< the leading one first; their problems are above

    bool operator==(const LinkStatus&) const = default;
};

/// A link's status from those of its tasks, the leading one first: that one's, but degraded where the link would simply
/// run and another task does not.
[[nodiscard]] LinkStatus linkStatus(std::vector<TaskStatus> tasks);

}  // namespace tributary
