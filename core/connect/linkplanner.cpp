#include "core/connect/linkplanner.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include "core/connect/connectorplan.h"
#include "core/link/linkclusters.h"
#include "core/link/linkmemory.h"
#include "core/link/startdecision.h"
#include "core/link/topicplanner.h"

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
        const auto echoes = std::make_shared<EchoGuard>();
        echoes->setTopology(m_spec);
        if (Status distinct = clusters.refuseEcho(m_link, *echoes); !distinct) {
            m_plan.problems.push_back(distinct.error());
            return std::move(m_plan);
        }
        const LinkMemory memory(m_stateDirectory, m_group, clusters.sourceId(), clusters.targetId());
        if (const Status intact = memory.intact(); !intact) {
            m_plan.problems.push_back(intact.error());
            return std::move(m_plan);
        }
        TopicPlanner planner(m_link, echoes, clusters.source(), clusters.target());
        Result<TopicSteps> steps = planner.decide(nullptr, memory);
        if (!steps) {
            return std::unexpected(std::move(steps.error()));
        }
        take(std::move(*steps));
        if (Status planned = planPositions(*clusters.source(), clusters.targetId(), memory); !planned) {
            return std::unexpected(std::move(planned.error()));
        }
        return std::move(m_plan);
    }

    /// After plan(): the id of the Connect cluster that holds the link's positions; empty: none.
    [[nodiscard]] const std::string& holder() const { return m_holder; }

private:
    void take(TopicSteps steps) {
        m_plan.topics = steps.routes.size();
        for (const auto& [name, why] : steps.hidden) {
            m_plan.problems.push_back(why);
        }
        for (const auto& [name, route] : steps.routes) {
            m_plan.partitions += static_cast<std::size_t>(route.sourcePartitions);
            if (route.blocked) {
                m_plan.problems.push_back(*route.blocked);
            }
        }
        if (steps.routes.empty()) {
            m_plan.problems.push_back(Error{ErrorCode::NothingSelected}.with("cluster", m_link.source.str()));
        }
        m_plan.create = std::move(steps.create);
        m_plan.grow = std::move(steps.grow);
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

    const TopologySpec& m_spec;
    const LinkSpec& m_link;
    std::string m_holder;  ///< the Connect cluster that holds the positions
    const std::string m_group;
    const std::filesystem::path m_stateDirectory;
    LinkPlan m_plan;
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
