#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/engine/event.h"
#include "core/kafka/admin.h"
#include "core/link/echoguard.h"
#include "core/link/linkmemory.h"
#include "core/link/topicplan.h"
#include "core/topology/topologyspec.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tributary {

/// Works out what a link mirrors now: selects the source's topics, sees to their targets, and says how each is routed.
///
/// Targets come first: a topic is created and partitions are added at the target before a route allows them. A topic
/// that was created again (another topic id than remembered) at either side, or is gone at the target, is blocked. One
/// that the link may no longer see at the source is hidden.
/// While it lives, what changes in the configuration of a source topic is done at its target too, but for what was set
/// there. One thread at a time, but cancel().
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

    /// `memory`: topic ids of both sides, as mirrored so far. `previous` may be null.
    [[nodiscard]] Result<Outcome> plan(const TopicPlan* previous, const LinkMemory& memory);
    /// Nobody waits for its plan any more: nothing is done at the target from now on, but for what has been sent. Any
    /// thread.
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }

private:
    /// Topics that should be there: mirrored before, or named by the link.
    [[nodiscard]] std::set<std::string> expected(const TopicPlan* previous, const LinkMemory& memory) const;
    [[nodiscard]] Result<std::map<std::string, TopicRoute>> selectRoutes(const std::set<std::string>& expected,
                                                                         std::map<std::string, Error>& hidden) const;
    /// Returns the configurations that are no longer as m_configs has them.
    [[nodiscard]] Result<std::map<std::string, kafka::TopicConfig>> loadConfigs(
        const std::map<std::string, TopicRoute>& routes);
    [[nodiscard]] Status prepareTargets(std::map<std::string, TopicRoute>& routes, const TopicIds& known,
                                        std::vector<Event>& events);
    void blockGone(TopicRoute& route);
    [[nodiscard]] Status checkTargets(std::map<std::string, TopicRoute>& routes, const TopicIds& known) const;
    void growTargets(std::map<std::string, TopicRoute>& routes, const std::vector<std::string>& small,
                     std::vector<Event>& events) const;
    void createMissing(std::map<std::string, TopicRoute>& routes, const std::vector<std::string>& missing,
                       std::vector<Event>& events) const;
    void followConfigs(const std::map<std::string, TopicRoute>& routes,
                       std::map<std::string, kafka::TopicConfig> changed, std::vector<Event>& events);
    [[nodiscard]] Status readLimits(std::map<std::string, TopicRoute>& routes);
    [[nodiscard]] std::string codecFor(const std::string& topic) const;
    [[nodiscard]] bool keepsAll(const std::string& topic) const;

    std::atomic<bool> m_cancelled{false};
    const LinkSpec m_link;
    const std::shared_ptr<const EchoGuard> m_echoes;  ///< asked each time: other links may have connected meanwhile
    const std::shared_ptr<kafka::AdminClient> m_source;
    const std::shared_ptr<kafka::AdminClient> m_target;
    const std::chrono::milliseconds m_configsGood;
    MonotonicTime m_configsGoodUntil;                     ///< of all below; an operator may change them at any time
    std::map<std::string, kafka::TopicConfig> m_configs;  ///< of source topics, as their targets follow them
    std::set<std::string> m_gone;                         ///< targets that were mirrored into and were not listed
    std::map<std::string, Error> m_unread;                ///< source topics whose configuration cannot be read
    std::map<std::string, std::int64_t> m_limits;         ///< max.message.bytes of target topics
    std::map<std::string, bool> m_appendTime;             ///< target topics whose broker stamps the records
};

}  // namespace tributary
