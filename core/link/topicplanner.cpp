#include "core/link/topicplanner.h"

#include "core/base/joinedwords.h"
#include "core/link/atcluster.h"
#include "core/link/sourcetopics.h"
#include "core/link/targetmaker.h"
#include "core/link/topicevents.h"
#include "core/selection/topicmatcher.h"

#include <string_view>
#include <utility>

namespace tributary {

namespace {

Error unusable(const TopicRoute& route, std::string_view reason) {
    return Error{ErrorCode::TargetTopicUnusable}.with("topic", route.targetTopic).with("reason", reason);
}

void tellChanges(const TopicPlan* previous, const TopicPlan& plan, std::vector<Event>& events) {
    for (const auto& [name, route] : plan.routes) {
        if (previous == nullptr || !previous->routes.contains(name)) {
            events.push_back(topicEvent(EventKind::TopicAdded, name));
        }
    }
    if (previous == nullptr) {
        return;
    }
    for (const auto& [name, route] : previous->routes) {
        if (!plan.routes.contains(name) && !plan.hidden.contains(name)) {
            events.push_back(topicEvent(EventKind::TopicRemoved, name));
        }
    }
}

}  // namespace

TopicPlanner::TopicPlanner(LinkSpec link, std::shared_ptr<const EchoGuard> echoes,
                           std::shared_ptr<kafka::AdminClient> source, std::shared_ptr<kafka::AdminClient> target,
                           std::chrono::milliseconds configsGood)
    : m_link(std::move(link)),
      m_echoes(std::move(echoes)),
      m_source(source),
      m_target(target),
      m_configs(m_link.target, std::move(source), std::move(target), configsGood) {}

Result<TopicSteps> TopicPlanner::decide(const TopicPlan* previous, const LinkMemory& memory) {
    const Result<TopicMatcher> matcher = TopicMatcher::compile(m_link, m_echoes->origins(m_link));
    if (!matcher) {
        return std::unexpected(matcher.error());
    }
    Result<SourceTopics> looked = lookAtSource(*m_source, *matcher, expected(previous, memory), kPlanningTimeoutMs);
    if (!looked) {
        return std::unexpected(atCluster(std::move(looked.error()), m_link.source.str()));
    }
    TopicView view{.source = std::move(looked->topics), .hidden = {}, .target = {}};
    for (const std::string& name : looked->hidden) {
        view.hidden.emplace(
            name, Error{ErrorCode::SourceTopicHidden}.with("topic", name).with("cluster", m_link.source.str()));
    }
    std::vector<std::string> names;
    for (const auto& [name, topic] : view.source) {
        names.push_back(name);
    }
    if (Status loaded = m_configs.load(names); !loaded) {
        return std::unexpected(atCluster(std::move(loaded.error()), m_link.source.str()));
    }
    if (Status seen = lookAtTarget(view); !seen) {
        return std::unexpected(atCluster(std::move(seen.error()), m_link.target.str()));
    }
    TopicSteps steps =
        decideTopics(m_link, std::move(view), m_configs.source(), {memory.topicIds(), memory.targetIds(), m_missed});
    m_missed.clear();
    for (const auto& [name, route] : steps.routes) {
        if (route.targetPartitions == 0 && route.blocked && route.blocked->code == ErrorCode::TargetReplaced) {
            m_missed.insert(route.targetTopic);
        }
    }
    return steps;
}

Result<TopicPlanner::Outcome> TopicPlanner::plan(const TopicPlan* previous, const LinkMemory& memory) {
    Result<TopicSteps> steps = decide(previous, memory);
    if (!steps) {
        return std::unexpected(std::move(steps.error()));
    }
    Outcome outcome;
    if (!isCancelled()) {
        grow(*steps, outcome.events);
        if (Status made = create(*steps, outcome.events); !made) {
            return std::unexpected(atCluster(std::move(made.error()), m_link.target.str()));
        }
    }
    m_configs.follow(steps->routes, m_cancelled, outcome.events);
    if (Status read = m_configs.readLimits(steps->routes); !read) {
        return std::unexpected(atCluster(std::move(read.error()), m_link.target.str()));
    }
    auto plan = std::make_shared<TopicPlan>();
    plan->version = previous == nullptr ? 1 : previous->version + 1;
    plan->routes = std::move(steps->routes);
    plan->hidden = std::move(steps->hidden);
    tellChanges(previous, *plan, outcome.events);
    outcome.plan = std::move(plan);
    return outcome;
}

std::set<std::string> TopicPlanner::expected(const TopicPlan* previous, const LinkMemory& memory) const {
    std::set<std::string> out;
    for (const TopicEntry& entry : m_link.topics.include) {
        if (entry.kind == TopicEntry::Kind::Literal) {
            out.insert(entry.text);
        }
    }
    for (const auto& [name, id] : memory.topicIds()) {
        out.insert(name);
    }
    if (previous != nullptr) {
        for (const auto& [name, route] : previous->routes) {
            out.insert(name);
        }
        for (const auto& [name, why] : previous->hidden) {
            out.insert(name);
        }
    }
    return out;
}

Status TopicPlanner::lookAtTarget(TopicView& view) const {
    const Result<std::vector<kafka::TopicDescription>> listed = m_target->listTopics(kPlanningTimeoutMs);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    std::set<std::string> wanted;
    for (const auto& [name, topic] : view.source) {
        wanted.insert(targetTopic(m_link, name));
    }
    std::vector<std::string> there;
    for (const kafka::TopicDescription& topic : *listed) {
        if (wanted.contains(topic.name)) {
            view.target[topic.name].partitions = static_cast<std::int32_t>(topic.partitions.size());
            there.push_back(topic.name);
        }
    }
    const Result<std::map<std::string, std::string>> ids = targetIds(there);
    if (!ids) {
        return std::unexpected(ids.error());
    }
    for (const auto& [name, id] : *ids) {
        view.target[name].topicId = id;
    }
    return {};
}

Result<TopicIds> TopicPlanner::targetIds(const std::vector<std::string>& names) const {
    const Result<std::vector<kafka::TopicDescription>> described = m_target->describeTopics(names, kPlanningTimeoutMs);
    if (!described) {
        return std::unexpected(described.error());
    }
    TopicIds ids;
    for (const kafka::TopicDescription& topic : *described) {
        ids[topic.name] = topic.topicId;
    }
    return ids;
}

void TopicPlanner::grow(TopicSteps& steps, std::vector<Event>& events) const {
    std::vector<kafka::TopicSize> wanted;
    for (const PlannedGrowth& each : steps.grow) {
        wanted.push_back({each.target, each.to});
    }
    const Result<kafka::TopicOutcomes> grown = m_target->growTopics(wanted, kPlanningTimeoutMs);
    for (const PlannedGrowth& each : steps.grow) {
        TopicRoute& route = steps.routes.at(each.source);
        if (const Status outcome = outcomeOf(grown, each.target); !outcome) {
            route.noMorePartitions = unusable(route, outcome.error().message());
            continue;
        }
        Event event = topicEvent(EventKind::PartitionsAdded, each.source);
        event.count = static_cast<std::uint64_t>(each.to - each.from);
        events.push_back(std::move(event));
        route.targetPartitions = each.to;
    }
}

Status TopicPlanner::create(TopicSteps& steps, std::vector<Event>& events) const {
    std::vector<kafka::NewTopic> topics;
    for (const PlannedTopic& each : steps.create) {
        topics.push_back(
            {each.target, each.partitions, each.replicationFactor > 0 ? each.replicationFactor : -1, each.config});
    }
    const std::map<std::string, MadeTarget> made = makeTargets(*m_target, topics, kPlanningTimeoutMs);
    std::vector<std::string> names;
    for (const PlannedTopic& each : steps.create) {
        TopicRoute& route = steps.routes.at(each.source);
        const MadeTarget& target = made.at(each.target);
        if (!target.outcome) {
            route.blocked = unusable(route, target.outcome.error().arg("reason"));
            continue;
        }
        route.targetPartitions = each.partitions;
        names.push_back(each.target);
        events.push_back(topicEvent(EventKind::TargetTopicMade, each.source));
        if (!target.dropped.empty()) {
            events.push_back(topicWarning(each.source, Error{ErrorCode::TargetConfigRefused}
                                                           .with("topic", each.target)
                                                           .with("properties", joinedWords(target.dropped))));
        }
    }
    const Result<TopicIds> ids = targetIds(names);
    if (!ids) {
        return std::unexpected(ids.error());
    }
    for (const PlannedTopic& each : steps.create) {
        if (const auto id = ids->find(each.target); id != ids->end()) {
            steps.routes.at(each.source).targetTopicId = id->second;
        }
    }
    return {};
}

}  // namespace tributary
