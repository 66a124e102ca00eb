#include "core/link/topicplanner.h"

#include "core/kafka/errorcodes.h"
#include "core/link/copiedconfig.h"
#include "core/link/targetmaker.h"
#include "core/selection/topicmatcher.h"

#include <cstdlib>
#include <string_view>
#include <utility>

namespace tributary {

namespace {

constexpr int kPlanningTimeoutMs = 20'000;

Error unusable(const TopicRoute& route, std::string_view reason) {
    return Error{ErrorCode::TargetTopicUnusable}.with("topic", route.targetTopic).with("reason", reason);
}

Event topicEvent(EventKind kind, const std::string& topic) {
    Event event;
    event.kind = kind;
    event.topic = topic;
    return event;
}

Event warning(const std::string& topic, Error error) {
    Event event = topicEvent(EventKind::Warning, topic);
    event.error = std::move(error);
    return event;
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& each : words) {
        out += (out.empty() ? "" : ", ") + each;
    }
    return out;
}

Error followed(const std::string& source, const std::string& target, const ConfigFollowing& steps) {
    std::vector<std::string> changes;
    for (const auto& [name, value] : steps.changes) {
        changes.push_back(name + "=" + value.value_or("default"));
    }
    return Error{ErrorCode::TargetConfigFollows}
        .with("source", source)
        .with("topic", target)
        .with("changes", listed(changes));
}

Error kept(const std::string& source, const std::string& target, const ConfigFollowing& steps) {
    return Error{ErrorCode::TargetConfigKept}
        .with("source", source)
        .with("topic", target)
        .with("properties", listed(steps.kept));
}

Status outcomeOf(const Result<kafka::TopicOutcomes>& answered, const std::string& topic) {
    if (!answered) {
        return std::unexpected(answered.error());
    }
    const auto found = answered->find(topic);
    return found != answered->end() ? found->second
                                    : std::unexpected(Error{ErrorCode::KafkaRequest}
                                                          .with("request", "Changing topic " + topic)
                                                          .with("reason", "the target did not answer for it"));
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

void blockRecreated(std::map<std::string, TopicRoute>& routes, const TopicIds& known) {
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
      m_source(std::move(source)),
      m_target(std::move(target)),
      m_configsGood(configsGood) {}

Result<TopicPlanner::Outcome> TopicPlanner::plan(const TopicPlan* previous, const LinkMemory& memory) {
    auto plan = std::make_shared<TopicPlan>();
    Result<std::map<std::string, TopicRoute>> routes = selectRoutes(expected(previous, memory), plan->hidden);
    if (!routes) {
        return std::unexpected(std::move(routes.error()));
    }
    Outcome outcome;
    blockClashes(*routes);
    blockRecreated(*routes, memory.topicIds());
    Result<std::map<std::string, kafka::TopicConfig>> changed = loadConfigs(*routes);
    if (!changed) {
        return std::unexpected(std::move(changed.error()));
    }
    if (Status ready = prepareTargets(*routes, memory.targetIds(), outcome.events); !ready) {
        return std::unexpected(std::move(ready.error()));
    }
    followConfigs(*routes, std::move(*changed), outcome.events);
    if (Status read = readLimits(*routes); !read) {
        return std::unexpected(std::move(read.error()));
    }
    plan->version = previous == nullptr ? 1 : previous->version + 1;
    plan->routes = std::move(*routes);
    tellChanges(previous, *plan, outcome.events);
    outcome.plan = std::move(plan);
    return outcome;
}

// A cluster does not list what may not be seen; asked by name it says so.
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

Result<std::map<std::string, TopicRoute>> TopicPlanner::selectRoutes(const std::set<std::string>& expected,
                                                                     std::map<std::string, Error>& hidden) const {
    const Result<TopicMatcher> matcher = TopicMatcher::compile(m_link, m_echoes->origins(m_link));
    if (!matcher) {
        return std::unexpected(matcher.error());
    }
    Result<std::vector<kafka::TopicDescription>> listed = m_source->listTopics(kPlanningTimeoutMs);
    if (!listed) {
        return std::unexpected(std::move(listed.error()));
    }
    std::set<std::string> candidates = expected;
    for (const kafka::TopicDescription& topic : *listed) {
        candidates.insert(topic.name);
    }
    std::vector<std::string> selected;
    for (const std::string& name : candidates) {
        if (matcher->decide(name).decision == TopicDecision::Mirrored) {
            selected.push_back(name);
        }
    }
    Result<std::vector<kafka::TopicDescription>> described = m_source->describeTopics(selected, kPlanningTimeoutMs);
    if (!described) {
        return std::unexpected(std::move(described.error()));
    }
    std::map<std::string, TopicRoute> routes;
    for (const kafka::TopicDescription& topic : *described) {
        if (topic.error && topic.error->kafkaCode == kafka::code::kTopicAuthorizationFailed) {
            hidden.emplace(
                topic.name,
                Error{ErrorCode::SourceTopicHidden}.with("topic", topic.name).with("cluster", m_link.source.str()));
        }
        if (topic.error) {
            continue;  // not there, or deleted between the two requests: the next refresh decides
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

Result<std::map<std::string, kafka::TopicConfig>> TopicPlanner::loadConfigs(
    const std::map<std::string, TopicRoute>& routes) {
    const MonotonicTime now = MonotonicClock::now();
    const bool again = now >= m_configsGoodUntil;
    if (again) {
        m_limits.clear();
        m_appendTime.clear();
        m_configsGoodUntil = now + m_configsGood;
    }
    std::vector<std::string> asked;
    for (const auto& [name, route] : routes) {
        if (again || !m_configs.contains(name)) {
            asked.push_back(name);
        }
    }
    m_unread.clear();
    Result<std::map<std::string, kafka::TopicConfig>> read =
        m_source->topicConfigs(asked, kPlanningTimeoutMs, &m_unread);
    if (!read) {
        return read;
    }
    std::map<std::string, kafka::TopicConfig> changed;
    for (auto& [name, config] : *read) {
        const auto known = m_configs.find(name);
        if (known != m_configs.end() && copiedConfig(known->second) != copiedConfig(config)) {
            changed.emplace(name, std::move(config));
        } else {
            m_configs.insert_or_assign(name, std::move(config));
        }
    }
    std::erase_if(m_configs, [&](const auto& each) { return !routes.contains(each.first); });
    return changed;
}

// What could not be done is found different again when the configurations are read the next time.
void TopicPlanner::followConfigs(const std::map<std::string, TopicRoute>& routes,
                                 std::map<std::string, kafka::TopicConfig> changed, std::vector<Event>& events) {
    std::erase_if(changed, [&](const auto& each) { return routes.at(each.first).blocked.has_value(); });
    std::vector<std::string> targets;
    for (const auto& [name, config] : changed) {
        targets.push_back(routes.at(name).targetTopic);
    }
    const Result<std::map<std::string, kafka::TopicConfig>> there = m_target->topicConfigs(targets, kPlanningTimeoutMs);
    if (!there) {
        events.push_back(warning({}, Error{there.error()}.with("cluster", m_link.target.str())));
        return;
    }
    std::vector<kafka::ConfigChange> changes;
    std::map<std::string, ConfigFollowing> following;
    for (const auto& [name, config] : changed) {
        const std::string& target = routes.at(name).targetTopic;
        if (const auto found = there->find(target); found != there->end()) {
            following[name] = followConfig(m_configs.at(name), config, found->second);
            if (!following[name].changes.empty()) {
                changes.push_back({target, following[name].changes});
            }
        }
    }
    if (m_cancelled.load(std::memory_order_relaxed)) {
        return;
    }
    const Result<kafka::TopicOutcomes> done = m_target->changeConfigs(changes, kPlanningTimeoutMs);
    for (const auto& [name, steps] : following) {
        const std::string& target = routes.at(name).targetTopic;
        if (!steps.changes.empty()) {
            if (Status outcome = outcomeOf(done, target); !outcome) {
                events.push_back(warning(name, outcome.error().with("cluster", m_link.target.str())));
                continue;
            }
            events.push_back(warning(name, followed(name, target, steps)));
            m_limits.erase(target);
        }
        if (!steps.kept.empty()) {
            events.push_back(warning(name, kept(name, target, steps)));
        }
        m_configs.insert_or_assign(name, std::move(changed.at(name)));
    }
}

Status TopicPlanner::readLimits(std::map<std::string, TopicRoute>& routes) {
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

bool TopicPlanner::keepsAll(const std::string& topic) const {
    const auto config = m_configs.find(topic);
    if (config == m_configs.end()) {
        return false;
    }
    const auto policy = config->second.find("cleanup.policy");
    return policy != config->second.end() && policy->second.value.find("compact") == std::string::npos;
}

Status TopicPlanner::prepareTargets(std::map<std::string, TopicRoute>& routes, const TopicIds& known,
                                    std::vector<Event>& events) {
    const Result<std::vector<kafka::TopicDescription>> listed = m_target->listTopics(kPlanningTimeoutMs);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    std::map<std::string, std::int32_t> partitions;
    for (const kafka::TopicDescription& topic : *listed) {
        partitions[topic.name] = static_cast<std::int32_t>(topic.partitions.size());
    }
    std::vector<std::string> missing;
    std::vector<std::string> small;
    for (auto& [name, route] : routes) {
        route.codec = codecFor(name);
        route.sourceWhole = keepsAll(name);
        if (route.blocked) {
            continue;
        }
        const auto found = partitions.find(route.targetTopic);
        if (found == partitions.end() && known.contains(route.targetTopic)) {
            blockGone(route);
            continue;
        }
        m_gone.erase(route.targetTopic);
        if (found == partitions.end()) {
            const auto unread = m_unread.find(name);
            if (unread != m_unread.end() && !m_configs.contains(name)) {
                route.blocked = configUnread(name, unread->second);
            } else {
                missing.push_back(name);
            }
            continue;
        }
        route.targetPartitions = found->second;
        if (m_link.partitioning == Partitioning::Preserve && route.targetPartitions < route.sourcePartitions) {
            small.push_back(name);
        }
    }
    if (m_cancelled.load(std::memory_order_relaxed)) {
        return {};
    }
    growTargets(routes, small, events);
    createMissing(routes, missing, events);
    return checkTargets(routes, known);
}

// A broker that has just started may not know all topics yet: what is not there has to be missed twice.
void TopicPlanner::blockGone(TopicRoute& route) {
    route.recreated = !m_gone.insert(route.targetTopic).second;
    route.blocked = Error{ErrorCode::TargetReplaced}.with("topic", route.targetTopic);
}

Status TopicPlanner::checkTargets(std::map<std::string, TopicRoute>& routes, const TopicIds& known) const {
    std::vector<std::string> targets;
    for (const auto& [name, route] : routes) {
        if (!route.blocked) {
            targets.push_back(route.targetTopic);
        }
    }
    const Result<std::vector<kafka::TopicDescription>> described =
        m_target->describeTopics(targets, kPlanningTimeoutMs);
    if (!described) {
        return std::unexpected(described.error());
    }
    TopicIds now;
    for (const kafka::TopicDescription& topic : *described) {
        now[topic.name] = topic.topicId;
    }
    for (auto& [name, route] : routes) {
        if (route.blocked) {
            continue;
        }
        route.targetTopicId = now[route.targetTopic];
        if (wasRecreated(known, route.targetTopic, route.targetTopicId)) {
            route.blocked = Error{ErrorCode::TargetReplaced}.with("topic", route.targetTopic);
            route.recreated = true;
        }
    }
    return {};
}

void TopicPlanner::growTargets(std::map<std::string, TopicRoute>& routes, const std::vector<std::string>& small,
                               std::vector<Event>& events) const {
    std::vector<kafka::TopicSize> wanted;
    for (const std::string& name : small) {
        wanted.push_back({routes.at(name).targetTopic, routes.at(name).sourcePartitions});
    }
    const Result<kafka::TopicOutcomes> grown = m_target->growTopics(wanted, kPlanningTimeoutMs);
    for (const std::string& name : small) {
        TopicRoute& route = routes.at(name);
        if (const Status outcome = outcomeOf(grown, route.targetTopic); !outcome) {
            route.noMorePartitions = unusable(route, outcome.error().message());
            continue;
        }
        Event event = topicEvent(EventKind::PartitionsAdded, name);
        event.count = static_cast<std::uint64_t>(route.sourcePartitions - route.targetPartitions);
        events.push_back(std::move(event));
        route.targetPartitions = route.sourcePartitions;
    }
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
    const std::map<std::string, MadeTarget> made = makeTargets(*m_target, topics, kPlanningTimeoutMs);
    for (const std::string& name : missing) {
        TopicRoute& route = routes.at(name);
        const MadeTarget& target = made.at(route.targetTopic);
        if (!target.outcome) {
            route.blocked = unusable(route, target.outcome.error().arg("reason"));
            continue;
        }
        route.targetPartitions = route.sourcePartitions;
        events.push_back(topicEvent(EventKind::TargetTopicMade, name));
        if (!target.dropped.empty()) {
            events.push_back(warning(name, Error{ErrorCode::TargetConfigRefused}
                                               .with("topic", route.targetTopic)
                                               .with("properties", listed(target.dropped))));
        }
    }
}

}  // namespace tributary
