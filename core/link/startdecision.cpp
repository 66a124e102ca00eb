#include "core/link/startdecision.h"

#include "core/link/atcluster.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace tributary {

namespace {

constexpr int kDecisionTimeoutMs = 15'000;

std::vector<kafka::TopicPartition> partitionsOf(const TopicPlan& plan) {
    std::vector<kafka::TopicPartition> out;
    for (const auto& [name, route] : plan.routes) {
        for (std::int32_t partition = 0; partition < route.sourcePartitions; ++partition) {
            out.push_back({name, partition});
        }
    }
    return out;
}

std::int64_t offsetQuery(const StartSpec& start) {
    switch (start.position) {
        case StartPosition::Latest:
            return static_cast<std::int64_t>(kafka::OffsetAt::Latest);
        case StartPosition::Timestamp:
            return start.timestampMs;
        case StartPosition::Earliest:
        case StartPosition::Committed:
            break;
    }
    return static_cast<std::int64_t>(kafka::OffsetAt::Earliest);
}

}  // namespace

Result<bool> StartDecision::isFirst(const std::vector<kafka::CommittedOffset>& committed, bool ranBefore) const {
    for (const kafka::CommittedOffset& each : committed) {
        if (std::optional<Error> refusal = m_verdict.refusal(each, nullptr)) {
            return std::unexpected(std::move(*refusal));
        }
    }
    if (committed.empty() && (ranBefore || m_link.start.position == StartPosition::Committed)) {
        return std::unexpected(Error{ErrorCode::PositionLost}.with("group", m_group));
    }
    return committed.empty();
}

Status StartDecision::prepare(const TopicPlan& plan, bool ranBefore, const std::optional<StartSpec>& chosen,
                              const std::set<kafka::TopicPartition>& halted) const {
    Result<std::vector<kafka::CommittedOffset>> committed = m_source.groupOffsets(m_group, kDecisionTimeoutMs);
    if (!committed) {
        return std::unexpected(atCluster(std::move(committed.error()), m_link.source.str()));
    }
    const Result<bool> fresh = isFirst(*committed, ranBefore);
    if (!fresh && !chosen) {
        return std::unexpected(fresh.error());
    }
    std::map<kafka::TopicPartition, bool> good;
    for (const kafka::CommittedOffset& each : *committed) {
        good[each.at] =
            m_verdict.fit(each, plan.route(each.at.topic)) == PositionFit::Good && !halted.contains(each.at);
    }
    std::vector<kafka::TopicPartition> toSet;
    for (const kafka::TopicPartition& each : partitionsOf(plan)) {
        const auto found = good.find(each);
        if (chosen ? (found == good.end() || !found->second) : *fresh) {
            toSet.push_back(each);
        }
    }
    Status written = commitAt(plan, toSet, chosen.value_or(m_link.start), *committed);
    // Another process of this link was quicker: it wrote the positions before it joined the group.
    if (!written && written.error().code == ErrorCode::GroupInUse && !chosen) {
        return {};
    }
    // Many positions are set in several steps. Those that were set would let the others begin at their first records.
    if (!written && !chosen) {
        static_cast<void>(m_source.deleteGroup(m_group, kDecisionTimeoutMs));
    }
    return written;
}

Status StartDecision::commitAt(const TopicPlan& plan, const std::vector<kafka::TopicPartition>& partitions,
                               const StartSpec& start, const std::vector<kafka::CommittedOffset>& before) const {
    if (partitions.empty()) {
        return {};
    }
    Result<std::map<kafka::TopicPartition, std::int64_t>> offsets =
        m_source.listOffsets(partitions, offsetQuery(start), true, kDecisionTimeoutMs);
    if (!offsets) {
        return std::unexpected(atCluster(std::move(offsets.error()), m_link.source.str()));
    }
    const auto missing =
        std::ranges::find_if(partitions, [&](const kafka::TopicPartition& at) { return !offsets->contains(at); });
    // One without a leader gets its first offset when it has one again; any other start has to be known now.
    if (missing != partitions.end() && start.position != StartPosition::Earliest) {
        Error incomplete{ErrorCode::KafkaRequest};
        incomplete.retriable = true;
        incomplete.with("request", "Reading the start offsets")
            .with("reason", missing->topic + " [" + std::to_string(missing->partition) + "] has no leader");
        return std::unexpected(std::move(incomplete));
    }
    if (offsets->empty()) {
        return {};
    }
    std::vector<kafka::CommittedOffset> commits;
    for (const auto& [at, offset] : *offsets) {
        commits.push_back({at, offset, -1, writeCommitMetadata(forTopic(m_verdict.expected(), *plan.route(at.topic)))});
    }
    if (Status kept = keepGaps(*offsets, before); !kept) {
        return kept;
    }
    Status set = m_source.setGroupOffsets(m_group, commits, kDecisionTimeoutMs);
    if (set && m_tellAgain) {
        tellAgain(plan, *offsets, before);
    }
    return set ? set : std::unexpected(atCluster(std::move(set.error()), m_link.source.str()));
}

void StartDecision::tellAgain(const TopicPlan& plan, const std::map<kafka::TopicPartition, std::int64_t>& offsets,
                              const std::vector<kafka::CommittedOffset>& before) const {
    std::map<kafka::TopicPartition, std::string> topicIds;
    for (const kafka::CommittedOffset& each : before) {
        if (CommitMetadata found; parseCommitMetadata(each.metadata, found)) {
            topicIds[each.at] = found.topicId;
        }
    }
    std::vector<ReadAgain> again;
    for (const auto& [at, offset] : offsets) {
        const auto was = topicIds.find(at);
        const bool same = was != topicIds.end() && !was->second.empty() &&
                          was->second == forTopic(m_verdict.expected(), *plan.route(at.topic)).topicId;
        again.push_back({at.topic, at.partition, offset, same, 0});
    }
    m_tellAgain(std::move(again));
}

// Positions of another target, program or incarnation say nothing of what has been mirrored here.
Status StartDecision::keepGaps(const std::map<kafka::TopicPartition, std::int64_t>& offsets,
                               const std::vector<kafka::CommittedOffset>& before) const {
    for (const kafka::CommittedOffset& each : before) {
        const auto next = offsets.find(each.at);
        CommitMetadata found;
        if (!m_keepGap || next == offsets.end() || next->second <= each.offset ||
            m_verdict.fit(each, nullptr) != PositionFit::Good || !parseCommitMetadata(each.metadata, found)) {
            continue;
        }
        if (Status kept = m_keepGap(each.at, each.offset, next->second); !kept) {
            return kept;
        }
    }
    return {};
}

}  // namespace tributary
