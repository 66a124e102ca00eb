#pragma once

#include "core/base/error.h"
#include "core/engine/linkstate.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/topicplan.h"
#include "core/mirror/streamhost.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace tributary {

/// What keeps a running link from all of its work: partitions and topics that have stopped, and what its streams cannot
/// do. Thread-safe.
class LinkProblems {
public:
    /// Partition -1 is the whole topic; no `problem`: there is none any longer. True when that is news.
    [[nodiscard]] bool setPartition(const kafka::TopicPartition& at, const std::optional<Error>& problem);
    void setDuty(int stream, StreamDuty duty, const std::optional<Error>& problem);
    void clear();

    /// Partitions whose positions are none to go on from, although they look good. `plan` may be null.
    [[nodiscard]] std::set<kafka::TopicPartition> lost(const TopicPlan* plan) const;

    /// Into a status: the partitions, and the worst of what the streams cannot do.
    void describe(TaskStatus& status) const;

private:
    mutable std::mutex m_mutex;
    std::map<kafka::TopicPartition, Error> m_partitions;
    std::map<std::pair<int, StreamDuty>, Error> m_duties;
};

}  // namespace tributary
