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

/// A link's state with its reason, as one value.
struct LinkStatus {
    LinkState state = LinkState::Stopped;
    std::optional<Error> error;            ///< Backoff, Failed; else what keeps the link from all of its work
    std::int64_t retryAtMs = 0;            ///< Backoff: wall clock of the next try, 0 when unknown
    std::vector<PartitionProblem> problems;  ///< Degraded

    bool operator==(const LinkStatus&) const = default;
};

}  // namespace tributary
