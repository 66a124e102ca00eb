#pragma once

#include "core/base/error.h"
#include "core/engine/targetoffset.h"
#include "core/kafka/admin.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/groupfilter.h"
#include "core/link/groupside.h"
#include "core/link/statestore.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

/// How a group stands in one partition at both sides, looked at from outside.
struct GroupLine {
    enum class State {
        Synced,     ///< the target has what the source's position comes to
        Behind,     ///< it has less, or nothing: it is to follow
        TakenOver,  ///< somebody else has written it there: it is left alone
        Unknown,    ///< what the source's position comes to is not known
    };

    std::string group;
    kafka::TopicPartition source;
    std::string targetTopic;
    std::int64_t position = -1;
    std::optional<std::int64_t> sourceLag;
    std::optional<TargetOffset> wanted;
    std::optional<std::int64_t> atTarget;
    std::optional<std::int64_t> targetLag;
    State state = State::Unknown;
};

[[nodiscard]] std::string_view nameOf(GroupLine::State state);

/// What is asked, by whom.
struct GroupReportSetup {
    GroupFilter filter;
    std::string linkGroup;  ///< of the link
    std::unique_ptr<GroupSide> sourceGroups;
    std::unique_ptr<GroupSide> targetGroups;
    std::shared_ptr<kafka::AdminClient> source;
    std::shared_ptr<kafka::AdminClient> target;
    std::unique_ptr<StateStore> store;
};

/// The groups that follow a link, by what both clusters and the state topic say. In the order of their names. Blocks.
[[nodiscard]] Result<std::vector<GroupLine>> readGroupLines(const GroupReportSetup& setup);

}  // namespace tributary
