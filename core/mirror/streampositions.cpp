#include "core/mirror/streampositions.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tributary {

namespace {

constexpr int kPositionsTimeoutMs = 8'000;

}  // namespace

std::string StreamPositions::metadataFor(const TopicRoute* route) const {
    return writeCommitMetadata(route == nullptr ? m_verdict.expected() : forTopic(m_verdict.expected(), *route));
}

Result<StreamPositions::Resolved> StreamPositions::resolve(kafka::Consumer& consumer, const TopicPlan& plan,
                                                           const std::vector<kafka::TopicPartition>& partitions) {
    Result<std::vector<kafka::CommittedOffset>> committed = consumer.committed(partitions, kPositionsTimeoutMs);
    if (!committed) {
        return std::unexpected(std::move(committed.error()));
    }
    std::vector<kafka::TopicPartition> fresh;
    for (const kafka::CommittedOffset& each : *committed) {
        if (each.offset < 0) {
            fresh.push_back(each.at);
        }
    }
    Resolved out;
    Result<std::vector<kafka::CommittedOffset>> begun = begin(consumer, plan, fresh, out.open);
    if (!begun) {
        return std::unexpected(std::move(begun.error()));
    }
    std::erase_if(*committed, [](const kafka::CommittedOffset& each) { return each.offset < 0; });
    std::ranges::move(*begun, std::back_inserter(*committed));
    for (kafka::CommittedOffset& each : *committed) {
        PartitionStart start;
        start.refusal = m_verdict.refusal(each, plan.route(each.at.topic));
        start.from = start.refusal ? each : furthest(each);
        start.at = std::move(each);
        out.starts.push_back(std::move(start));
    }
    goOn(consumer, plan, out);
    return out;
}

// Where the source has another leader than at the commit it may have lost, and replaced, what was read since (KIP-320).
// Only the committed position has an epoch that finds that out.
void StreamPositions::noteCuts(const Resolved& resolved, std::vector<OffsetKeeper::Start>& asked) const {
    std::vector<kafka::TopicPartition> partitions;
    std::map<kafka::TopicPartition, std::int32_t> committed;
    for (const PartitionStart& each : resolved.starts) {
        committed.emplace(each.at.at, each.at.leaderEpoch);
    }
    for (const OffsetKeeper::Start& each : asked) {
        partitions.push_back(each.at);
    }
    const auto now = m_source->lastEpochs(partitions, kPositionsTimeoutMs);
    for (OffsetKeeper::Start& each : asked) {
        const std::int32_t epoch = committed.at(each.at);
        each.sourceCut = epoch >= 0 && (!now || !now->contains(each.at) || now->at(each.at) != epoch);
    }
}

void StreamPositions::goOn(kafka::Consumer& consumer, const TopicPlan& plan, Resolved& resolved) {
    std::vector<OffsetKeeper::Start> asked;
    for (const PartitionStart& each : resolved.starts) {
        const TopicRoute* route = plan.route(each.at.at.topic);
        if (m_keeper && route != nullptr && !each.refusal) {
            asked.push_back({each.at.at, each.from.offset, *route, m_offsets.of(each.at.at)});
        }
    }
    if (asked.empty()) {
        return;
    }
    noteCuts(resolved, asked);
    const auto commitBack = [&](const OffsetKeeper::Positions& back) {
        std::vector<kafka::CommittedOffset> offsets;
        for (const auto& [at, offset] : back) {
            offsets.push_back({at, offset, -1, metadataFor(plan.route(at.topic))});
        }
        return consumer.commitSync(offsets);
    };
    const OffsetKeeper::Positions found = m_keeper->resume(asked, commitBack);
    for (PartitionStart& each : resolved.starts) {
        const auto here = found.find(each.at.at);
        if (here == found.end() || here->second == each.from.offset) {
            continue;
        }
        each.from = {each.at.at, here->second, here->second < each.at.offset ? -1 : each.at.leaderEpoch,
                     metadataFor(plan.route(each.at.at.topic))};
        if (each.from.offset < each.at.offset) {
            each.at = each.from;
        }
    }
    for (const OffsetKeeper::Start& each : asked) {
        if (!found.contains(each.at)) {
            Error away{ErrorCode::KafkaRequest};
            away.retriable = true;
            resolved.open.emplace(each.at, away.with("request", "Reading the end of the target")
                                               .with("reason", "the target does not say where it ends"));
        }
    }
    std::erase_if(resolved.starts, [&](const PartitionStart& each) { return resolved.open.contains(each.at.at); });
}

void StreamPositions::remember(const PartitionTracker& tracker) {
    if (!tracker.unsettled && !tracker.outOfRange && tracker.mode() != SendMode::Halted &&
        tracker.watermark() > tracker.committed()) {
        m_left.insert_or_assign(tracker.at(), Left{tracker.committed(), commitOf(tracker)});
    }
}

// Less than what was committed before is somebody's wish.
kafka::CommittedOffset StreamPositions::furthest(const kafka::CommittedOffset& committed) {
    const auto left = m_left.extract(committed.at);
    const bool ours =
        !left.empty() && committed.offset >= left.mapped().committed && committed.offset < left.mapped().reached.offset;
    return ours ? left.mapped().reached : committed;
}

Result<std::vector<kafka::CommittedOffset>> StreamPositions::begin(kafka::Consumer& consumer, const TopicPlan& plan,
                                                                   const std::vector<kafka::TopicPartition>& fresh,
                                                                   std::map<kafka::TopicPartition, Error>& open) const {
    std::vector<kafka::CommittedOffset> out;
    if (fresh.empty()) {
        return out;
    }
    const Result<std::map<kafka::TopicPartition, std::int64_t>> first =
        m_source->listOffsets(fresh, static_cast<std::int64_t>(kafka::OffsetAt::Earliest), true, kPositionsTimeoutMs);
    if (!first) {
        return std::unexpected(first.error());
    }
    for (const kafka::TopicPartition& at : fresh) {
        const auto found = first->find(at);
        if (found == first->end()) {
            Error away{ErrorCode::KafkaRequest};
            away.retriable = true;
            open.emplace(
                at, away.with("request", "Reading the first offset").with("reason", "the partition has no leader"));
            continue;
        }
        const TopicRoute* route = plan.route(at.topic);
        out.push_back({at, found->second, -1, metadataFor(route)});
    }
    std::vector<kafka::TopicPartition> refused;
    if (Status written = consumer.commitSync(out, &refused); !written) {
        return std::unexpected(std::move(written.error()));
    }
    for (const kafka::TopicPartition& at : refused) {
        open.emplace(at, Error{ErrorCode::KafkaAuthorization}.with("resource", "topic " + at.topic));
    }
    std::erase_if(out, [&](const kafka::CommittedOffset& each) { return open.contains(each.at); });
    return out;
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
    out.metadata = metadataFor(&tracker.route());
    return out;
}

}  // namespace tributary
