#include "core/link/topicconfigs.h"

#include "core/base/joinedwords.h"
#include "core/link/copiedconfig.h"
#include "core/link/topicevents.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

namespace tributary {

namespace {

Error followed(const std::string& source, const std::string& target, const ConfigFollowing& steps) {
    std::vector<std::string> changes;
    for (const auto& [name, value] : steps.changes) {
        changes.push_back(name + "=" + value.value_or("default"));
    }
    return Error{ErrorCode::TargetConfigFollows}
        .with("source", source)
        .with("topic", target)
        .with("changes", joinedWords(changes));
}

Error kept(const std::string& source, const std::string& target, const ConfigFollowing& steps) {
    return Error{ErrorCode::TargetConfigKept}
        .with("source", source)
        .with("topic", target)
        .with("properties", joinedWords(steps.kept));
}

}  // namespace

TopicConfigs::TopicConfigs(ClusterId targetCluster, std::shared_ptr<kafka::AdminClient> source,
                           std::shared_ptr<kafka::AdminClient> target, std::chrono::milliseconds good)
    : m_targetCluster(std::move(targetCluster)),
      m_sourceAdmin(std::move(source)),
      m_targetAdmin(std::move(target)),
      m_good(good) {}

Status TopicConfigs::load(const std::vector<std::string>& topics) {
    const MonotonicTime now = MonotonicClock::now();
    const bool again = now >= m_goodUntil;
    if (again) {
        m_limits.clear();
        m_appendTime.clear();
        m_goodUntil = now + m_good;
    }
    std::vector<std::string> asked;
    std::ranges::copy_if(topics, std::back_inserter(asked),
                         [&](const std::string& name) { return again || !m_source.known.contains(name); });
    m_source.unread.clear();
    Result<std::map<std::string, kafka::TopicConfig>> read =
        m_sourceAdmin->topicConfigs(asked, kPlanningTimeoutMs, &m_source.unread);
    if (!read) {
        return std::unexpected(std::move(read.error()));
    }
    m_changed.clear();
    for (auto& [name, config] : *read) {
        const auto known = m_source.known.find(name);
        if (known != m_source.known.end() && copiedConfig(known->second) != copiedConfig(config)) {
            m_changed.emplace(name, std::move(config));
        } else {
            m_source.known.insert_or_assign(name, std::move(config));
        }
    }
    const std::set<std::string> kept{topics.begin(), topics.end()};
    std::erase_if(m_source.known, [&](const auto& each) { return !kept.contains(each.first); });
    return {};
}

// What could not be done is found different again when the configurations are read the next time.
void TopicConfigs::follow(const std::map<std::string, TopicRoute>& routes, const std::atomic<bool>& cancelled,
                          std::vector<Event>& events) {
    std::map<std::string, kafka::TopicConfig> changed = std::exchange(m_changed, {});
    std::erase_if(changed, [&](const auto& each) {
        const auto route = routes.find(each.first);
        return route == routes.end() || route->second.blocked.has_value();
    });
    std::vector<std::string> targets;
    for (const auto& [name, config] : changed) {
        targets.push_back(routes.at(name).targetTopic);
    }
    const Result<std::map<std::string, kafka::TopicConfig>> there =
        m_targetAdmin->topicConfigs(targets, kPlanningTimeoutMs);
    if (!there) {
        events.push_back(topicWarning({}, Error{there.error()}.with("cluster", m_targetCluster.str())));
        return;
    }
    std::vector<kafka::ConfigChange> changes;
    std::map<std::string, ConfigFollowing> following;
    for (const auto& [name, config] : changed) {
        const std::string& target = routes.at(name).targetTopic;
        if (const auto found = there->find(target); found != there->end()) {
            following[name] = followConfig(m_source.known.at(name), config, found->second);
            if (!following[name].changes.empty()) {
                changes.push_back({target, following[name].changes});
            }
        }
    }
    if (cancelled.load(std::memory_order_relaxed)) {
        return;
    }
    const Result<kafka::TopicOutcomes> done = m_targetAdmin->changeConfigs(changes, kPlanningTimeoutMs);
    for (const auto& [name, steps] : following) {
        const std::string& target = routes.at(name).targetTopic;
        if (!steps.changes.empty()) {
            if (Status outcome = outcomeOf(done, target); !outcome) {
                events.push_back(topicWarning(name, outcome.error().with("cluster", m_targetCluster.str())));
                continue;
            }
            events.push_back(topicWarning(name, followed(name, target, steps)));
            m_limits.erase(target);
        }
        if (!steps.kept.empty()) {
            events.push_back(topicWarning(name, kept(name, target, steps)));
        }
        m_source.known.insert_or_assign(name, std::move(changed.at(name)));
    }
}

Status TopicConfigs::readLimits(std::map<std::string, TopicRoute>& routes) {
    std::vector<std::string> fresh;
    for (const auto& [name, route] : routes) {
        if (!route.blocked && !m_limits.contains(route.targetTopic)) {
            fresh.push_back(route.targetTopic);
        }
    }
    const Result<std::map<std::string, kafka::TopicConfig>> configs =
        m_targetAdmin->topicConfigs(fresh, kPlanningTimeoutMs);
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

}  // namespace tributary
