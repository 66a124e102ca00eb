#include "core/link/topicsteps.h"

#include "core/link/copiedconfig.h"
#include "core/selection/topicmatcher.h"

#include <utility>

namespace tributary {

namespace {

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

class Decider {
public:
    Decider(const LinkSpec& link, const SourceConfigs& configs, const KnownTopics& known)
        : m_link(link), m_configs(configs), m_known(known) {}

    TopicSteps decide(TopicView view) {
        std::map<std::string, std::string> owners;  // target topic to the first source topic with that name
        for (const auto& [name, topic] : view.source) {
            TopicRoute route = routeOf(topic);
            const auto [owner, fresh] = owners.emplace(route.targetTopic, name);
            if (wasRecreated(m_known.source, name, route.topicId)) {
                route.blocked = Error{ErrorCode::TopicRecreated}.with("topic", name);
                route.recreated = true;
                route.topicId = m_known.source.at(name);
            } else if (!fresh) {
                route.blocked = Error{ErrorCode::TargetNameClash}
                                    .with("first", owner->second)
                                    .with("second", name)
                                    .with("target", route.targetTopic);
            } else if (const auto there = view.target.find(route.targetTopic); there != view.target.end()) {
                takeTarget(route, there->second);
            } else {
                missTarget(route);
            }
            m_steps.routes.emplace(name, std::move(route));
        }
        m_steps.hidden = std::move(view.hidden);
        return std::move(m_steps);
    }

private:
    [[nodiscard]] TopicRoute routeOf(const kafka::TopicDescription& topic) const {
        TopicRoute route;
        route.sourceTopic = topic.name;
        route.topicId = topic.topicId;
        route.sourcePartitions = static_cast<std::int32_t>(topic.partitions.size());
        route.sourceWhole = keepsAll(topic.name);
        route.targetTopic = targetTopic(m_link, topic.name);
        route.codec = codecFor(topic.name);
        return route;
    }

    void takeTarget(TopicRoute& route, const TargetTopic& there) {
        route.targetPartitions = there.partitions;
        route.targetTopicId = there.topicId;
        if (wasRecreated(m_known.target, route.targetTopic, there.topicId)) {
            blockReplaced(route, true);
        } else if (m_link.partitioning == Partitioning::Preserve && there.partitions < route.sourcePartitions) {
            m_steps.grow.push_back({route.sourceTopic, route.targetTopic, there.partitions, route.sourcePartitions});
        }
    }

    void missTarget(TopicRoute& route) {
        const auto config = m_configs.known.find(route.sourceTopic);
        const auto unread = m_configs.unread.find(route.sourceTopic);
        if (m_known.target.contains(route.targetTopic)) {
            blockReplaced(route, m_known.missed.contains(route.targetTopic));
        } else if (config == m_configs.known.end() && unread != m_configs.unread.end()) {
            route.blocked = configUnread(route.sourceTopic, unread->second);
        } else {
            PlannedTopic topic{
                route.sourceTopic, route.targetTopic, route.sourcePartitions, m_link.replicationFactor, {}};
            if (config != m_configs.known.end()) {
                topic.config = copiedConfig(config->second);
            }
            m_steps.create.push_back(std::move(topic));
        }
    }

    static void blockReplaced(TopicRoute& route, bool certain) {
        route.blocked = Error{ErrorCode::TargetReplaced}.with("topic", route.targetTopic);
        route.recreated = certain;
    }

    [[nodiscard]] std::string codecFor(const std::string& topic) const {
        if (m_link.compression != Compression::Source) {
            return codecName(m_link.compression);
        }
        const std::string* type = property(topic, "compression.type");
        return type == nullptr || *type == "producer" || *type == "uncompressed" ? "none" : *type;
    }

    [[nodiscard]] bool keepsAll(const std::string& topic) const {
        const std::string* policy = property(topic, "cleanup.policy");
        return policy != nullptr && policy->find("compact") == std::string::npos;
    }

    [[nodiscard]] const std::string* property(const std::string& topic, const char* name) const {
        const auto config = m_configs.known.find(topic);
        if (config == m_configs.known.end()) {
            return nullptr;
        }
        const auto found = config->second.find(name);
        return found == config->second.end() ? nullptr : &found->second.value;
    }

    const LinkSpec& m_link;
    const SourceConfigs& m_configs;
    const KnownTopics& m_known;
    TopicSteps m_steps;
};

}  // namespace

TopicSteps decideTopics(const LinkSpec& link, TopicView view, const SourceConfigs& configs, const KnownTopics& known) {
    return Decider{link, configs, known}.decide(std::move(view));
}

}  // namespace tributary
