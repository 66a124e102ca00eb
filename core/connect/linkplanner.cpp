#include "core/connect/linkplanner.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <thread>
#include <utility>

#include "core/connect/connectorplan.h"
#include "core/link/copiedconfig.h"
#include "core/link/linkclusters.h"
#include "core/link/linkmemory.h"
#include "core/link/startdecision.h"
#include "core/selection/topicmatcher.h"

namespace tributary {

namespace {

constexpr int kTimeoutMs = 20'000;

/// What a group has committed. A broker that is only just becoming the group's coordinator says so and is asked again.
Result<std::vector<kafka::CommittedOffset>> positionsOf(const kafka::AdminClient& source, const std::string& group) {
    constexpr std::chrono::milliseconds kPause{250};
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{kTimeoutMs};
    while (true) {
        Result<std::vector<kafka::CommittedOffset>> positions = source.groupOffsets(group, kTimeoutMs);
        const bool final =
            positions || !positions.error().retriable || positions.error().code == ErrorCode::KafkaAuthorization;
        if (final || std::chrono::steady_clock::now() > until) {
            return positions;
        }
        std::this_thread::sleep_for(kPause);
    }
}

class LinkPlanner {
public:
    LinkPlanner(const TopologySpec& spec, const LinkSpec& link, std::filesystem::path stateDirectory)
        : m_spec(spec), m_link(link), m_group(consumerGroup(spec, link)), m_stateDirectory(std::move(stateDirectory)) {
        m_plan.link = link.id;
        m_plan.source = link.source;
        m_plan.target = link.target;
    }

    Result<LinkPlan> plan(const LinkClusters& clusters) {
        EchoGuard echoes;
        echoes.setTopology(m_spec);
        if (Status distinct = clusters.refuseEcho(m_link, echoes); !distinct) {
            m_plan.problems.push_back(distinct.error());
            return std::move(m_plan);
        }
        m_origins = echoes.origins(m_link);
        const LinkMemory memory(m_stateDirectory, m_group, clusters.sourceId(), clusters.targetId());
        if (const Status intact = memory.intact(); !intact) {
            m_plan.problems.push_back(intact.error());
            return std::move(m_plan);
        }
        if (Status selected = selectTopics(*clusters.source(), memory); !selected) {
            return std::unexpected(std::move(selected.error()));
        }
        if (Status planned = planTargets(clusters, memory); !planned) {
            return std::unexpected(std::move(planned.error()));
        }
        if (Status planned = planPositions(*clusters.source(), clusters.targetId(), memory); !planned) {
            return std::unexpected(std::move(planned.error()));
        }
        return std::move(m_plan);
    }

    /// After plan(): the id of the Connect cluster that holds the link's positions; empty: none.
    [[nodiscard]] const std::string& holder() const { return m_holder; }

private:
    Status selectTopics(const kafka::AdminClient& source, const LinkMemory& memory) {
        const Result<TopicMatcher> matcher = TopicMatcher::compile(m_link, m_origins);
        if (!matcher) {
            return std::unexpected(matcher.error());
        }
        const Result<std::vector<kafka::TopicDescription>> listed = source.listTopics(kTimeoutMs);
        if (!listed) {
            return std::unexpected(listed.error());
        }
        std::vector<std::string> selected;
        for (const kafka::TopicDescription& topic : *listed) {
            if (!topic.error && matcher->decide(topic.name).decision == TopicDecision::Mirrored) {
                selected.push_back(topic.name);
            }
        }
        std::ranges::sort(selected);
        Result<std::vector<kafka::TopicDescription>> described = source.describeTopics(selected, kTimeoutMs);
        if (!described) {
            return std::unexpected(std::move(described.error()));
        }
        for (kafka::TopicDescription& topic : *described) {
            if (!topic.error) {
                accept(std::move(topic), memory);
            }
        }
        if (m_topics.empty()) {
            m_plan.problems.push_back(Error{ErrorCode::NothingSelected}.with("cluster", m_link.source.str()));
        }
        return {};
    }

    void accept(kafka::TopicDescription topic, const LinkMemory& memory) {
        const auto [owner, fresh] = m_owners.emplace(targetTopic(m_link, topic.name), topic.name);
        if (wasRecreated(memory.topicIds(), topic.name, topic.topicId)) {
            m_plan.problems.push_back(Error{ErrorCode::TopicRecreated}.with("topic", topic.name));
        } else if (!fresh) {
            m_plan.problems.push_back(Error{ErrorCode::TargetNameClash}
                                          .with("first", owner->second)
                                          .with("second", topic.name)
                                          .with("target", owner->first));
        } else {
            m_targets.push_back(topic.name);
        }
        m_plan.partitions += topic.partitions.size();
        ++m_plan.topics;
        m_topics.emplace(topic.name, std::move(topic));
    }

    Status planTargets(const LinkClusters& clusters, const LinkMemory& memory) {
        const Result<std::vector<kafka::TopicDescription>> listed = clusters.target()->listTopics(kTimeoutMs);
        if (!listed) {
            return std::unexpected(listed.error());
        }
        std::map<std::string, int> there;
        for (const kafka::TopicDescription& topic : *listed) {
            there[topic.name] = static_cast<int>(topic.partitions.size());
        }
        std::vector<std::string> missing;
        for (const std::string& name : m_targets) {
            const std::string target = targetTopic(m_link, name);
            const int wanted = partitionsOf(name);
            const auto found = there.find(target);
            if (found == there.end() && memory.targetIds().contains(target)) {
                m_plan.problems.push_back(Error{ErrorCode::TargetReplaced}.with("topic", target));
            } else if (found == there.end()) {
                missing.push_back(name);
            } else if (m_link.partitioning == Partitioning::Preserve && found->second < wanted) {
                m_plan.grow.push_back({name, target, found->second, wanted});
            }
        }
        if (Status same = checkTargets(*clusters.target(), memory.targetIds()); !same) {
            return same;
        }
        return planMissing(*clusters.source(), missing);
    }

    Status checkTargets(const kafka::AdminClient& target, const TopicIds& known) {
        std::vector<std::string> asked;
        for (const std::string& name : m_targets) {
            if (std::string there = targetTopic(m_link, name); known.contains(there)) {
                asked.push_back(std::move(there));
            }
        }
        const Result<std::vector<kafka::TopicDescription>> described = target.describeTopics(asked, kTimeoutMs);
        if (!described) {
            return std::unexpected(described.error());
        }
        for (const kafka::TopicDescription& topic : *described) {
            if (!topic.error && wasRecreated(known, topic.name, topic.topicId)) {
                m_plan.problems.push_back(Error{ErrorCode::TargetReplaced}.with("topic", topic.name));
            }
        }
        return {};
    }

    Status planMissing(const kafka::AdminClient& source, const std::vector<std::string>& missing) {
        std::map<std::string, Error> unread;
        const Result<std::map<std::string, kafka::TopicConfig>> configs =
            source.topicConfigs(missing, kTimeoutMs, &unread);
        if (!configs) {
            return std::unexpected(configs.error());
        }
        for (const std::string& name : missing) {
            if (const auto why = unread.find(name); why != unread.end()) {
                m_plan.problems.push_back(configUnread(name, why->second));
                continue;
            }
            PlannedTopic topic{name, targetTopic(m_link, name), partitionsOf(name), m_link.replicationFactor, {}};
            if (const auto config = configs->find(name); config != configs->end()) {
                topic.config = copiedConfig(config->second);
            }
            m_plan.create.push_back(std::move(topic));
        }
        return {};
    }

    Status planPositions(const kafka::AdminClient& source, const std::string& targetId, const LinkMemory& memory) {
        Result<std::vector<kafka::CommittedOffset>> committed = positionsOf(source, m_group);
        if (!committed) {
            return std::unexpected(committed.error());
        }
        for (kafka::CommittedOffset& each : *committed) {
            CommitMetadata found;
            if (!parseCommitMetadata(each.metadata, found) || found.connect.empty()) {
                continue;
            }
            if (m_holder.empty()) {
                m_holder = found.connect;
            }
            if (isKnown(found.connect)) {
                // A Connect cluster of the document gives them back, or keeps them.
                found.connect.clear();
                each.metadata = writeCommitMetadata(found);
            }
        }
        const StartDecision decision(m_link, m_group, {targetId, placementHash(m_link), {}}, source);
        const Result<bool> first = decision.isFirst(*committed, memory.ranBefore());
        if (!first) {
            m_plan.problems.push_back(first.error());
        } else if (*first && m_plan.partitions > 0) {
            m_plan.positions = PlannedPositions{m_group, m_plan.partitions, m_link.start};
        }
        return {};
    }

    [[nodiscard]] bool isKnown(const std::string& connect) const {
        return std::ranges::find(m_spec.connect, ConnectId{connect}, &ConnectSpec::id) != m_spec.connect.end();
    }

    [[nodiscard]] int partitionsOf(const std::string& topic) const {
        return static_cast<int>(m_topics.at(topic).partitions.size());
    }

    const TopologySpec& m_spec;
    TopicOrigins m_origins;
    const LinkSpec& m_link;
    std::string m_holder;  ///< the Connect cluster that holds the positions
    const std::string m_group;
    const std::filesystem::path m_stateDirectory;
    LinkPlan m_plan;
    std::map<std::string, kafka::TopicDescription> m_topics;  ///< that the link mirrors
    std::map<std::string, std::string> m_owners;              ///< target topic to its first source
    std::vector<std::string> m_targets;                       ///< source topics whose targets are to be there
};

}  // namespace

Result<LinkPlan> planLink(const TopologySpec& spec, const LinkSpec& link, ClusterConnections& connections,
                          const kafka::SecretSource& secrets, const std::filesystem::path& stateDirectory) {
    const ClusterSpec* source = spec.cluster(link.source);
    const ClusterSpec* target = spec.cluster(link.target);
    if (source == nullptr || target == nullptr) {
        return std::unexpected(Error{ErrorCode::LinkEndMissing}
                                   .with("end", source == nullptr ? "source" : "target")
                                   .with("cluster", source == nullptr ? link.source.str() : link.target.str())
                                   .with("known", ""));
    }
    const Result<std::shared_ptr<const LinkClusters>> clusters =
        LinkClusters::connect({std::shared_ptr<void>{}, &connections}, *source, *target);  // gone before this returns
    if (!clusters) {
        return std::unexpected(clusters.error());
    }
    LinkPlanner planner(spec, link, stateDirectory);
    Result<LinkPlan> plan = planner.plan(**clusters);
    if (plan) {
        if (Status asked = planConnectors(spec, link, planner.holder(), secrets, *plan); !asked) {
            return std::unexpected(std::move(asked.error()));
        }
    }
    return plan;
}

}  // namespace tributary
