#pragma once

#include "core/link/topicplan.h"
#include "core/topology/topologyspec.h"

#include <cstdint>

namespace tributary {

/// How long a stop waits for what may not come.
struct StopPatience {
    int drainMs = 30'000;  ///< for the target's answers
    int commitMs = 8'000;  ///< for the last commit, then
};

/// What may change while a stream runs.
struct StreamOrders {
    TopicPlanPtr plan;
    bool paused = false;
    std::int64_t commitIntervalMs = 60'000;
    SendFailurePolicy onSendFailure = SendFailurePolicy::Abort;
};

}  // namespace tributary
