#include "core/engine/topicplanner.h"

#include "core/engine/copiedconfig.h"
#include "core/engine/linkmemory.h"

#include <chrono>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace tributary {

namespace {

constexpr int kPlanningTimeoutMs = 20'000;
constexpr auto kLimitsGood = std::chrono::minutes{5};

Error unusable(const TopicRoute& route, std::string_view reason) {
    return Error{ErrorCode::TargetTopicUnusable}.with("topic", route.targetTopic).with("reason", reason);
}

Event topicEvent(EventKind kind, const std::string& topic) {
    Event event;
    event.kind = kind;
    event.topic = topic;
    return event;
}

const char* codecName(Compression compression) {
    switch (compression) {
        case Compression::Gzip:
            return "gzip";
        case Compression::Snappy:
            return "snappy";
        case Compression::Lz4:
            return "lz4";
        case Compression::Zstd:
            return "zstd";
        case Compression::Source:
        case Compression::None:
            break;
    }
    return "none";
}

void blockRecreated(std::map<std::string, TopicRoute>& routes, const std::map<std::string, std::string>& known) {
    for (auto& [name, route] : routes) {
        if (wasRecreated(known, name, route.topicId)) {
            route.blocked = Error{ErrorCode::TopicRecreated}.with("topic", name);
            route.recreated = true;
            route.topicId = known.at(name);
        }
    }
}

void blockClashes(std::map<std::string, TopicRoute>& routes) {
    std::map<std::string, std::string> owner;
    for (auto& [name, route] : routes) {
        const auto [first, fresh] = owner.emplace(route.targetTopic, name);
        if (!fresh) {
            route.blocked = unusable(route, "the source topic " + first->second + " is mirrored into it already");
        }
    }
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
        if (!plan.routes.contains(name)) {
            events.push_back(topicEvent(EventKind::TopicRemoved, name));
        }
    }
}

}  // namespace

TopicPlanner::TopicPlanner(LinkSpec link, TopicMatcher matcher, std::shared_ptr<kafka::AdminClient> source,
                           std::shared_ptr<kafka::AdminClient> target)
    : m_link(std::move(link)),
      m_matcher(std::move(matcher)),
      m_source(std::move(source)),
      m_target(std::move(target)) {}

Result<TopicPlanner::Outcome> TopicPlanner::plan(const TopicPlan* previous,
                                                 const std::map<std::string, std::string>& known) {
    Result<std::map<std::string, TopicRoute>> routes = selectRoutes();
    if (!routes) {
        return std::unexpected(std::move(routes.error()));
    }
    Outcome outcome;
    blockClashes(*routes);
    blockRecreated(*routes, known);
    if (Status loaded = loadConfigs(*routes); !loaded) {
        return std::unexpected(std::move(loaded.error()));
    }
    if (Status ready = prepareTargets(*routes, outcome.events); !ready) {
        return std::unexpected(std::move(ready.error()));
    }
    if (Status read = readLimits(*routes); !read) {
        return std::unexpected(std::move(read.error()));
    }
    auto plan = std::make_shared<TopicPlan>();
    plan->version = previous == nullptr ? 1 : previous->version + 1;
    plan->routes = std::move(*routes);
    tellChanges(previous, *plan, outcome.events);
    outcome.plan = std::move(plan);
    return outcome;
}

Result<std::map<std::string, TopicRoute>> TopicPlanner::selectRoutes() const {
    Result<std::vector<kafka::TopicDescription>> listed = m_source->listTopics(kPlanningTimeoutMs);
    if (!listed) {
        return std::unexpected(std::move(listed.error()));
    }
    std::vector<std::string> selected;
    for (const kafka::TopicDescription& topic : *listed) {
        if (!topic.error && m_matcher.decide(topic.name).decision == TopicDecision::Mirrored) {
            selected.push_back(topic.name);
        }
    }
    Result<std::vector<kafka::TopicDescription>> described = m_source->describeTopics(selected, kPlanningTimeoutMs);
    if (!described) {
        return std::unexpected(std::move(described.error()));
    }
    std::map<std::string, TopicRoute> routes;
    for (const kafka::TopicDescription& topic : *described) {
        if (topic.error) {
            continue;  // deleted between the two requests: the next refresh decides
        }
        TopicRoute route;
        route.sourceTopic = topic.name;
        route.topicId = topic.topicId;
        route.sourcePartitions = static_cast<std::int32_t>(topic.partitions.size());
        route.targetTopic = targetTopic(m_link, topic.name);
        routes.emplace(topic.name, std::move(route));
    }
    return routes;
}

Status TopicPlanner::loadConfigs(const std::map<std::string, TopicRoute>& routes) {
    std::vector<std::string> fresh;
    for (const auto& [name, route] : routes) {
        if (!m_configs.contains(name)) {
            fresh.push_back(name);
        }
    }
    Result<std::map<std::string, kafka::TopicConfig>> configs = m_source->topicConfigs(fresh, kPlanningTimeoutMs);
    if (!configs) {
        return std::unexpected(std::move(configs.error()));
    }
    m_configs.merge(*configs);
    std::erase_if(m_configs, [&](const auto& each) { return !routes.contains(each.first); });
    return {};
}

Status TopicPlanner::readLimits(std::map<std::string, TopicRoute>& routes) {
    if (const MonotonicTime now = MonotonicClock::now(); now >= m_limitsGoodUntil) {
        m_limits.clear();
        m_appendTime.clear();
        m_limitsGoodUntil = now + kLimitsGood;
    }
    std::vector<std::string> fresh;
    for (const auto& [name, route] : routes) {
        if (!route.blocked && !m_limits.contains(route.targetTopic)) {
            fresh.push_back(route.targetTopic);
        }
    }
    const Result<std::map<std::string, kafka::TopicConfig>> configs = m_target->topicConfigs(fresh, kPlanningTimeoutMs);
    if (!configs) {
        return std::unexpected(configs.error());
    }
    for (const auto& [topic, config] : *configs) {
        if (const auto limit = config.find("max.message.bytes"); limit != config.end()) {
            m_limits[topic] = std::atoll(limit->second.value.c_str());
        }
        if (const auto type = config.find("message.timestamp.type"); type != config.end()) {
            m_appendTime[topic] = type->second.value == "LogAppendTime";
        }
    }
    for (auto& [name, route] : routes) {
        if (const auto limit = m_limits.find(route.targetTopic); limit != m_limits.end()) {
            route.targetMaxBytes = limit->second;
        }
        route.targetAppendTime = m_appendTime.contains(route.targetTopic) && m_appendTime.at(route.targetTopic);
    }
    return {};
}

std::string TopicPlanner::codecFor(const std::string& topic) const {
    if (m_link.compression != Compression::Source) {
        return codecName(m_link.compression);
    }
    const auto config = m_configs.find(topic);
    if (config == m_configs.end() || !config->second.contains("compression.type")) {
        return "none";
    }
    const std::string& type = config->second.at("compression.type").value;
    return type == "producer" || type == "uncompressed" ? "none" : type;
}

Status TopicPlanner::prepareTargets(std::map<std::string, TopicRoute>& routes, std::vector<Event>& events) {
    const Result<std::vector<kafka::TopicDescription>> listed = m_target->listTopics(kPlanningTimeoutMs);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    std::map<std::string, std::int32_t> partitions;
    for (const kafka::TopicDescription& topic : *listed) {
        partitions[topic.name] = static_cast<std::int32_t>(topic.partitions.size());
    }
    std::vector<std::string> missing;
    for (auto& [name, route] : routes) {
        route.codec = codecFor(name);
        if (route.blocked) {
            continue;
        }
        const auto found = partitions.find(route.targetTopic);
        if (found == partitions.end()) {
            missing.push_back(name);
            continue;
        }
        route.targetPartitions = found->second;
        if (m_link.partitioning == Partitioning::Preserve && route.targetPartitions < route.sourcePartitions) {
            if (const Status grown =
                    m_target->growTopic(route.targetTopic, route.sourcePartitions, kPlanningTimeoutMs)) {
                Event event = topicEvent(EventKind::PartitionsAdded, name);
                event.count = static_cast<std::uint64_t>(route.sourcePartitions - route.targetPartitions);
                events.push_back(std::move(event));
                route.targetPartitions = route.sourcePartitions;
            } else {
                route.noMorePartitions = unusable(route, grown.error().message());
            }
        }
    }
    createMissing(routes, missing, events);
    return {};
}

void TopicPlanner::createMissing(std::map<std::string, TopicRoute>& routes, const std::vector<std::string>& missing,
                                 std::vector<Event>& events) const {
    std::vector<kafka::NewTopic> topics;
    for (const std::string& name : missing) {
        const TopicRoute& route = routes.at(name);
        kafka::NewTopic topic;
        topic.name = route.targetTopic;
        topic.partitions = route.sourcePartitions;
        topic.replicationFactor = m_link.replicationFactor > 0 ? m_link.replicationFactor : -1;
        if (const auto config = m_configs.find(name); config != m_configs.end()) {
            topic.config = copiedConfig(config->second);
        }
        topics.push_back(std::move(topic));
    }
    const Result<std::map<std::string, Status>> created = m_target->createTopics(topics, kPlanningTimeoutMs);
    for (const std::string& name : missing) {
        TopicRoute& route = routes.at(name);
        const Status outcome = !created ? Status{std::unexpected(created.error())}
                               : created->contains(route.targetTopic)
                                   ? created->at(route.targetTopic)
                                   : Status{std::unexpected(unusable(route, "the target did not answer for it"))};
        if (outcome) {
            route.targetPartitions = route.sourcePartitions;
            events.push_back(topicEvent(EventKind::TargetTopicMade, name));
        } else {
            route.blocked = unusable(route, outcome.error().arg("reason"));
        }
    }
}

}  // namespace tributary
