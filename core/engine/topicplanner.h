#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/engine/event.h"
#include "core/engine/topicplan.h"
#include "core/kafka/admin.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/topologyspec.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace tributary {

/// Works out what a link mirrors now: selects the source's topics, sees to their targets, and says how each is routed.
///
/// Targets come first: a topic is created and partitions are added at the target before a route allows them. A topic
/// that was created again at the source (another topic id than remembered) is blocked. Link supervisor's thread only.
class TopicPlanner {
public:
    TopicPlanner(LinkSpec link, TopicMatcher matcher, std::shared_ptr<kafka::AdminClient> source,
                 std::shared_ptr<kafka::AdminClient> target);

    struct Outcome {
        TopicPlanPtr plan;
        std::vector<Event> events;
    };

    /// `known`: topic ids as mirrored so far. `previous` may be null.
    [[nodiscard]] Result<Outcome> plan(const TopicPlan* previous, const std::map<std::string, std::string>& known);

private:
    [[nodiscard]] Result<std::map<std::string, TopicRoute>> selectRoutes() const;
    [[nodiscard]] Status loadConfigs(const std::map<std::string, TopicRoute>& routes);
    [[nodiscard]] Status prepareTargets(std::map<std::string, TopicRoute>& routes, std::vector<Event>& events);
    void createMissing(std::map<std::string, TopicRoute>& routes, const std::vector<std::string>& missing,
                       std::vector<Event>& events) const;
    [[nodiscard]] Status readLimits(std::map<std::string, TopicRoute>& routes);
    [[nodiscard]] std::string codecFor(const std::string& topic) const;

    const LinkSpec m_link;
    const TopicMatcher m_matcher;
    const std::shared_ptr<kafka::AdminClient> m_source;
    const std::shared_ptr<kafka::AdminClient> m_target;
    std::map<std::string, kafka::TopicConfig> m_configs;  ///< of source topics, read when a topic is first seen
    std::map<std::string, std::int64_t> m_limits;         ///< max.message.bytes of target topics, likewise
    MonotonicTime m_limitsGoodUntil;                      ///< of both; an operator may change them at any time
    std::map<std::string, bool> m_appendTime;             ///< target topics whose broker stamps the records, likewise
};

}  // namespace tributary
