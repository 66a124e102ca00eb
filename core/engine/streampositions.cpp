#include "core/engine/streampositions.h"

#include <utility>

namespace tributary {

namespace {

constexpr int kTimeoutMs = 8'000;

}  // namespace

std::string StreamPositions::metadataFor(const std::string& topicId) const {
    CommitMetadata metadata = m_expected;
    metadata.topicId = topicId;
    return writeCommitMetadata(metadata);
}

Result<std::vector<PartitionStart>> StreamPositions::resolve(
    kafka::Consumer& consumer, const TopicPlan& plan, const std::vector<kafka::TopicPartition>& partitions) const {
    Result<std::vector<kafka::CommittedOffset>> committed = consumer.committed(partitions, kTimeoutMs);
    if (!committed) {
        return std::unexpected(std::move(committed.error()));
    }
    std::vector<kafka::TopicPartition> fresh;
    for (const kafka::CommittedOffset& each : *committed) {
        if (each.offset < 0) {
            fresh.push_back(each.at);
        }
    }
    std::map<kafka::TopicPartition, std::int64_t> first;
    if (!fresh.empty()) {
        Result<std::map<kafka::TopicPartition, std::int64_t>> earliest =
            m_source->listOffsets(fresh, static_cast<std::int64_t>(kafka::OffsetAt::Earliest), true, kTimeoutMs);
        if (!earliest) {
            return std::unexpected(std::move(earliest.error()));
        }
        first = std::move(*earliest);
        if (first.size() != fresh.size()) {
            Error incomplete{ErrorCode::KafkaRequest};
            incomplete.retriable = true;
            return std::unexpected(incomplete.with("request", "Reading the first offsets")
                                       .with("reason", "not every partition answered"));
        }
    }
    std::vector<PartitionStart> out;
    std::vector<kafka::CommittedOffset> initial;
    for (kafka::CommittedOffset& each : *committed) {
        if (each.offset < 0) {
            const TopicRoute* route = plan.route(each.at.topic);
            each.offset = first.at(each.at);
            each.metadata = metadataFor(route == nullptr ? std::string{} : route->topicId);
            initial.push_back(each);
        }
        PartitionStart start;
        start.refusal = refusal(each, plan);
        start.at = std::move(each);
        out.push_back(std::move(start));
    }
    if (Status written = consumer.commitSync(initial); !written) {
        return std::unexpected(std::move(written.error()));
    }
    return out;
}

std::optional<Error> StreamPositions::refusal(const kafka::CommittedOffset& committed, const TopicPlan& plan) const {
    CommitMetadata found;
    if (!parseCommitMetadata(committed.metadata, found)) {
        if (m_acceptForeign) {
            return std::nullopt;
        }
        return Error{ErrorCode::PositionForeign}
            .with("group", m_group)
            .with("found", "another program")
            .with("expected", "this link");
    }
    if (found.targetClusterId != m_expected.targetClusterId || found.placement != m_expected.placement) {
        return Error{ErrorCode::PositionForeign}
            .with("group", m_group)
            .with("found", "target cluster " + found.targetClusterId + " with placement " + found.placement)
            .with("expected", "target cluster " + m_expected.targetClusterId + " with placement " +
                                  m_expected.placement);
    }
    const TopicRoute* route = plan.route(committed.at.topic);
    if (route != nullptr && !route->topicId.empty() && !found.topicId.empty() && route->topicId != found.topicId) {
        return Error{ErrorCode::TopicRecreated}.with("topic", committed.at.topic);
    }
    return std::nullopt;
}

std::vector<kafka::CommittedOffset> StreamPositions::committable(const PartitionSet& partitions,
                                                                 bool onlyRevoked) const {
    std::vector<kafka::CommittedOffset> offsets;
    for (const auto& [at, tracker] : partitions.all()) {
        if (!tracker->unsettled && tracker->watermark() > tracker->committed() && (!onlyRevoked || tracker->revoked)) {
            offsets.push_back(commitOf(*tracker));
        }
    }
    return offsets;
}

kafka::CommittedOffset StreamPositions::commitOf(const PartitionTracker& tracker) const {
    kafka::CommittedOffset out;
    out.at = tracker.at();
    out.offset = tracker.watermark();
    out.leaderEpoch = tracker.leaderEpoch();
    out.metadata = metadataFor(tracker.route().topicId);
    return out;
}

}  // namespace tributary
