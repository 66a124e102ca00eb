#pragma once

#include "core/base/error.h"
#include "core/engine/event.h"
#include "core/kafka/admin.h"
#include "core/link/echoguard.h"
#include "core/link/linkmemory.h"
#include "core/link/topicconfigs.h"
#include "core/link/topicplan.h"
#include "core/link/topicsteps.h"
#include "core/topology/topologyspec.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tributary {

/// Works out what a link mirrors now: selects the source's topics, sees to their targets, and says how each is routed.
///
/// What is to be done is decided in one place (decideTopics()); decide() tells it, plan() does it. Targets come first:
/// a topic is created and partitions are added at the target before a route allows them. One that the link may no
/// longer see at the source is hidden. While it lives, what changes in the configuration of a source topic is done at
/// its target too, but for what was set there. One thread at a time, but cancel().
class TopicPlanner {
public:
    /// `configsGood`: for how long the configurations of topics are not asked for again.
    TopicPlanner(LinkSpec link, std::shared_ptr<const EchoGuard> echoes, std::shared_ptr<kafka::AdminClient> source,
                 std::shared_ptr<kafka::AdminClient> target,
                 std::chrono::milliseconds configsGood = std::chrono::minutes{5});

    struct Outcome {
        TopicPlanPtr plan;
        std::vector<Event> events;
    };

    /// What plan() would do. Asks both clusters and changes nothing. `memory`: topic ids of both sides, as mirrored so
    /// far. `previous` may be null.
    [[nodiscard]] Result<TopicSteps> decide(const TopicPlan* previous, const LinkMemory& memory);
    [[nodiscard]] Result<Outcome> plan(const TopicPlan* previous, const LinkMemory& memory);
    /// Nobody waits for its plan any more: nothing is done at the target from now on, but for what has been sent. Any
    /// thread.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }

private:
    [[nodiscard]] bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    /// Topics that should be there: mirrored before, or named by the link.
    [[nodiscard]] std::set<std::string> expected(const TopicPlan* previous, const LinkMemory& memory) const;
    [[nodiscard]] Status lookAtTarget(TopicView& view) const;
    [[nodiscard]] Result<TopicIds> targetIds(const std::vector<std::string>& names) const;
    void grow(TopicSteps& steps, std::vector<Event>& events) const;
    [[nodiscard]] Status create(TopicSteps& steps, std::vector<Event>& events) const;

    std::atomic<bool> m_cancelled{false};
    const LinkSpec m_link;
    const std::shared_ptr<const EchoGuard> m_echoes;  ///< asked each time: other links may have connected meanwhile
    const std::shared_ptr<kafka::AdminClient> m_source;
    const std::shared_ptr<kafka::AdminClient> m_target;
    TopicConfigs m_configs;
    std::set<std::string> m_missed;  ///< targets that were mirrored into and were not there the last time
};

}  // namespace tributary
