#include "core/connect/connectpositions.h"

#include "core/link/linkmemory.h"
#include "core/link/positionverdict.h"
#include "core/link/sourcetopics.h"
#include "core/link/startdecision.h"
#include "core/selection/topicmatcher.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tributary {

namespace {

constexpr int kPositionsTimeoutMs = 15'000;

/// A group whose members are still leaving, or whose coordinator is only just chosen: it passes.
Error passing(Error error) {
    error.retriable = true;
    return error;
}

std::string valueOf(const ConnectorConfig& config, const std::string& key) {
    const auto found = config.find(key);
    return found == config.end() ? std::string{} : found->second;
}

/// As far as a configuration tells: clusters are renamed, and get other addresses.
enum class SameSource { No, Likely, Surely };

SameSource sameSource(const std::optional<ConnectorConfig>& before, const ConnectorSet& set) {
    if (!before) {
        return SameSource::No;
    }
    const ConnectorConfig& wanted = set.connectors.front().config;
    int same = 0;
    for (const char* key : {"source.cluster.alias", "source.cluster.bootstrap.servers"}) {
        same += valueOf(*before, key) == valueOf(wanted, key) ? 1 : 0;
    }
    return same == 2 ? SameSource::Surely : same == 1 ? SameSource::Likely : SameSource::No;
}

}  // namespace

ConnectPositions::ConnectPositions(PositionScope scope)
    : m_scope(std::move(scope)), m_group(consumerGroup(m_scope.spec, m_scope.link)) {}

CommitMetadata ConnectPositions::metadata(const std::string& topicId) const {
    return {m_scope.clusters.targetId(), placementHash(m_scope.link), topicId};
}

Result<ConnectPositions::Holder> ConnectPositions::holder() const {
    const auto committed = m_scope.clusters.source()->groupOffsets(m_group, kPositionsTimeoutMs);
    if (!committed) {
        return std::unexpected(passing(committed.error()));
    }
    Holder holder;
    const PositionVerdict verdict{m_group, metadata({}), false};
    for (const kafka::CommittedOffset& each : *committed) {
        CommitMetadata found;
        holder.known = true;
        if (!parseCommitMetadata(each.metadata, found)) {
            continue;
        }
        if (holder.connect.empty()) {
            holder.connect = found.connect;
        }
        holder.fits = holder.fits && verdict.fit(each, nullptr) != PositionFit::OtherTarget;
    }
    return holder;
}

Result<TopicPlan> ConnectPositions::topics() const {
    const Result<TopicMatcher> matcher = TopicMatcher::compile(m_scope.link, {});
    if (!matcher) {
        return std::unexpected(matcher.error());
    }
    const Result<SourceTopics> looked = lookAtSource(*m_scope.clusters.source(), *matcher, {}, kPositionsTimeoutMs);
    if (!looked) {
        return std::unexpected(passing(looked.error()));
    }
    TopicPlan plan;
    for (const auto& [name, topic] : looked->topics) {
        TopicRoute route;
        route.sourceTopic = name;
        route.topicId = topic.topicId;
        route.sourcePartitions = static_cast<std::int32_t>(topic.partitions.size());
        route.targetTopic = targetTopic(m_scope.link, name);
        plan.routes.emplace(name, std::move(route));
    }
    return plan;
}

Status ConnectPositions::commit(std::vector<kafka::CommittedOffset> offsets, const std::string& connect) const {
    for (kafka::CommittedOffset& each : offsets) {
        CommitMetadata found;
        // What was committed for another placement is not made ours by being moved.
        if (!parseCommitMetadata(each.metadata, found)) {
            found = metadata({});
        }
        found.connect = connect;
        each.metadata = writeCommitMetadata(found);
    }
    if (offsets.empty()) {
        return {};
    }
    Status done = m_scope.clusters.source()->setGroupOffsets(m_group, offsets, kPositionsTimeoutMs);
    return done ? done : std::unexpected(passing(done.error()));
}

Status ConnectPositions::bringOver(ConnectRest& rest, const ConnectorSet& set,
                                   const std::optional<ConnectorConfig>& before,
                                   const std::optional<StartSpec>& chosen) const {
    const Result<TopicPlan> plan = topics();
    if (!plan) {
        return std::unexpected(plan.error());
    }
    const Result<Holder> held = holder();
    if (!held) {
        return std::unexpected(held.error());
    }
    const auto there = rest.positions(set.source());
    if (!there) {
        return std::unexpected(there.error());
    }
    const SameSource same = sameSource(before, set);
    if (!held->known && !there->empty() && !chosen && same == SameSource::Surely) {
        return keep(rest, set.source());  // it mirrored before Tributary came to it
    }
    if (held->connect == rest.spec().id.str()) {
        // From here on the group's positions count: those that the connector has, where it still has them.
        const bool has = same != SameSource::No && !there->empty();
        if (Status unmarked = bringBack(rest, has ? set.source() : std::string{}); !unmarked) {
            return unmarked;
        }
    }
    // The link's own streams may be about to commit for the last time.
    if (Status alone = m_scope.clusters.source()->requireEmptyGroup(m_group, kPositionsTimeoutMs); !alone) {
        return std::unexpected(passing(alone.error()));
    }
    LinkMemory memory{m_scope.stateDirectory, m_group, m_scope.clusters.sourceId()};
    if (Status intact = memory.intact(); !intact && !chosen) {
        return intact;
    }
    const StartDecision decision{m_scope.link, m_group, metadata({}), *m_scope.clusters.source()};
    if (Status settled = decision.prepare(*plan, memory.ranBefore(), chosen); !settled) {
        return settled;
    }
    // Written back as they are: that fails while the link's own streams are still members, and commit more.
    const auto first = m_scope.clusters.source()->groupOffsets(m_group, kPositionsTimeoutMs);
    if (!first) {
        return std::unexpected(passing(first.error()));
    }
    if (Status unused = commit(*first, {}); !unused) {
        return unused;
    }
    std::map<kafka::TopicPartition, std::int64_t> positions;
    for (const kafka::CommittedOffset& each : *first) {
        positions[each.at] = each.offset;
    }
    if (Status set_ = rest.setPositions(set.source(), set.alias, positions); !set_) {
        return set_;
    }
    if (Status remembered = memory.remember(plan->topicIds()); !remembered) {
        return remembered;
    }
    return commit(*first, rest.spec().id.str());
}

Status ConnectPositions::refuseRecreated() const {
    const Result<TopicPlan> plan = topics();
    if (!plan) {
        return std::unexpected(plan.error());
    }
    const LinkMemory memory{m_scope.stateDirectory, m_group, m_scope.clusters.sourceId()};
    if (Status intact = memory.intact(); !intact) {
        return intact;
    }
    for (const auto& [name, route] : plan->routes) {
        if (wasRecreated(memory.topicIds(), name, route.topicId)) {
            return std::unexpected(Error{ErrorCode::TopicRecreated}.with("topic", name));
        }
    }
    return {};
}

Result<std::vector<kafka::CommittedOffset>> ConnectPositions::merged(ConnectRest& rest,
                                                                     const std::string& connector) const {
    const auto committed = m_scope.clusters.source()->groupOffsets(m_group, kPositionsTimeoutMs);
    if (!committed) {
        return std::unexpected(passing(committed.error()));
    }
    std::map<kafka::TopicPartition, std::int64_t> positions;
    if (!connector.empty()) {
        const auto there = rest.positions(connector);
        if (!there) {
            return std::unexpected(there.error());
        }
        positions = *there;
    }
    // A broker forgets a group's positions of a deleted topic and takes no new ones; Connect keeps them.
    const auto listed = m_scope.clusters.source()->listTopics(kPositionsTimeoutMs);
    if (!listed) {
        return std::unexpected(passing(listed.error()));
    }
    std::map<std::string, std::int32_t> partitionsNow;
    for (const kafka::TopicDescription& topic : *listed) {
        partitionsNow[topic.name] = static_cast<std::int32_t>(topic.partitions.size());
    }
    const auto isThere = [&](const kafka::TopicPartition& at) {
        const auto found = partitionsNow.find(at.topic);
        return found != partitionsNow.end() && at.partition < found->second;
    };
    std::erase_if(positions, [&](const auto& each) { return !isThere(each.first); });
    std::vector<kafka::CommittedOffset> out;
    for (kafka::CommittedOffset each : *committed) {
        if (!isThere(each.at)) {
            continue;
        }
        if (const auto found = positions.find(each.at); found != positions.end()) {
            each.offset = found->second;
            each.leaderEpoch = -1;
            positions.erase(found);
        }
        out.push_back(std::move(each));
    }
    if (!positions.empty()) {
        // Of topics that joined meanwhile, or were made again: an id that is remembered is that of the records read.
        const Result<TopicPlan> plan = topics();
        if (!plan) {
            return std::unexpected(plan.error());
        }
        const LinkMemory memory{m_scope.stateDirectory, m_group, m_scope.clusters.sourceId()};
        for (const auto& [at, offset] : positions) {
            const TopicRoute* route = plan->route(at.topic);
            const auto remembered = memory.topicIds().find(at.topic);
            const std::string id = remembered != memory.topicIds().end() ? remembered->second
                                   : route != nullptr                    ? route->topicId
                                                                         : std::string{};
            out.push_back({at, offset, -1, writeCommitMetadata(metadata(id))});
        }
    }
    return out;
}

Status ConnectPositions::keep(ConnectRest& rest, const std::string& connector) const {
    Result<std::vector<kafka::CommittedOffset>> offsets = merged(rest, connector);
    return offsets ? commit(std::move(*offsets), rest.spec().id.str()) : std::unexpected(offsets.error());
}

Status ConnectPositions::bringBack(ConnectRest& rest, const std::string& connector) const {
    Result<std::vector<kafka::CommittedOffset>> offsets = merged(rest, connector);
    return offsets ? commit(std::move(*offsets), {}) : std::unexpected(offsets.error());
}

}  // namespace tributary
