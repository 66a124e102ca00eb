#include "core/connect/connectsampler.h"

#include <algorithm>
#include <chrono>

namespace tributary {

namespace {

constexpr int kEndsTimeoutMs = 5'000;
constexpr std::chrono::seconds kLookEvery{2};
constexpr std::size_t kEndsKept = 60;
constexpr double kMillisecondsPerSecond = 1000;
constexpr double kUnknownRate = -1;  // offsets count records; how large these are only the worker knows

}  // namespace

void ConnectSampler::follow(const TopicPlan& plan) {
    std::map<kafka::TopicPartition, Partition> next;
    m_targets.clear();
    for (const auto& [name, route] : plan.routes) {
        for (std::int32_t i = 0; i < route.sourcePartitions; ++i) {
            const kafka::TopicPartition at{name, i};
            const auto known = m_partitions.find(at);
            Partition& made = next[at];
            if (known != m_partitions.end()) {
                made = std::move(known->second);
            }
            made.target = route.targetTopic;
            m_targets.emplace(at, kafka::TopicPartition{route.targetTopic, i});
        }
    }
    m_partitions = std::move(next);
}

void ConnectSampler::committed(const std::map<kafka::TopicPartition, std::int64_t>& positions) {
    for (auto& [at, partition] : m_partitions) {
        const auto found = positions.find(at);
        if (found == positions.end() || partition.targetEnd < 0) {
            continue;
        }
        if (found->second != partition.committed) {
            const bool first = partition.committed < 0;
            partition.committed = found->second;
            partition.commits += first ? 0 : 1;
            const std::int64_t least = partition.committed - partition.targetEnd;
            const std::int64_t most =
                first || partition.targetEndBefore < 0 ? least : partition.committed - partition.targetEndBefore;
            partition.shift = std::clamp(partition.shift.value_or(least), least, std::max(least, most));
        }
        partition.targetEndBefore = partition.targetEnd;
    }
}

/// The connector makes the topics at the target, in its own time. What is not there yet has no records.
Status ConnectSampler::findTargets(const LinkClusters& clusters) {
    const auto isMissing = [this](const auto& each) { return !m_there.contains(each.second); };
    const MonotonicTime now = MonotonicClock::now();
    if (now < m_nextLook || std::ranges::none_of(m_targets, isMissing)) {
        return {};
    }
    m_nextLook = now + kLookEvery;
    const auto listed = clusters.target()->listTopics(kEndsTimeoutMs);
    if (!listed) {
        return std::unexpected(listed.error());
    }
    m_there.clear();
    for (const kafka::TopicDescription& topic : *listed) {
        for (const kafka::PartitionDescription& each : topic.partitions) {
            m_there.insert({topic.name, each.id});
        }
    }
    for (auto& [at, partition] : m_partitions) {
        if (!m_there.contains(m_targets.at(at))) {
            partition.targetEnd = 0;
        }
    }
    return {};
}

Status ConnectSampler::sample(const LinkClusters& clusters, bool readCommitted) {
    std::vector<kafka::TopicPartition> sources;
    std::vector<kafka::TopicPartition> targets;
    if (Status found = findTargets(clusters); !found) {
        return found;
    }
    for (const auto& [source, target] : m_targets) {
        sources.push_back(source);
        if (m_there.contains(target)) {
            targets.push_back(target);
        }
    }
    if (sources.empty()) {
        return {};
    }
    const auto latest = static_cast<std::int64_t>(kafka::OffsetAt::Latest);
    // The target first: a record that arrives in between is lag of a moment, never less than none.
    const auto there = targets.empty() ? Result<std::map<kafka::TopicPartition, std::int64_t>>{}
                                       : clusters.target()->listOffsets(targets, latest, false, kEndsTimeoutMs);
    if (!there) {
        return std::unexpected(there.error());
    }
    const auto here = clusters.source()->listOffsets(sources, latest, readCommitted, kEndsTimeoutMs);
    if (!here) {
        return std::unexpected(here.error());
    }
    const MonotonicTime now = MonotonicClock::now();
    const double seconds = std::max(0.001, std::chrono::duration<double>(now - m_sampledAt).count());
    const std::int64_t nowMs = wallClockMs();
    for (auto& [at, partition] : m_partitions) {
        partition.recordsPerSecond = 0;
        partition.sourceEnd = -1;
        if (const auto end = there->find(m_targets.at(at)); end != there->end()) {
            const bool known = partition.targetEnd >= 0;
            const std::int64_t more = known ? std::max<std::int64_t>(0, end->second - partition.targetEnd) : 0;
            partition.records += static_cast<std::uint64_t>(more);
            partition.recordsPerSecond = static_cast<double>(more) / seconds;
            partition.targetEnd = end->second;
        }
        if (const auto end = here->find(at); end != here->end()) {
            partition.sourceEnd = end->second;
            partition.ends.emplace_back(nowMs, end->second);
            if (partition.ends.size() > kEndsKept) {
                partition.ends.pop_front();
            }
        }
    }
    m_sampledAt = now;
    return {};
}

void ConnectSampler::lose() {
    for (auto& [at, partition] : m_partitions) {
        partition.recordsPerSecond = 0;
        partition.sourceEnd = -1;
    }
}

std::int64_t ConnectSampler::position(const Partition& partition) {
    const std::int64_t moved = std::max<std::int64_t>(partition.targetEnd, 0) + partition.shift.value_or(0);
    return std::min(std::max(moved, partition.committed), partition.sourceEnd);
}

FlowMetrics ConnectSampler::flow(const Partition& partition, std::int64_t nowMs) {
    FlowMetrics flow;
    flow.records = partition.records;
    flow.recordsPerSecond = partition.recordsPerSecond;
    flow.commits = partition.commits;
    if (partition.sourceEnd < 0) {
        return flow;
    }
    const std::int64_t at = position(partition);
    flow.lagRecords = partition.sourceEnd - at;
    flow.lagSeconds = 0;
    if (flow.lagRecords > 0) {
        const auto waits = std::ranges::find_if(partition.ends, [at](const auto& end) { return end.second > at; });
        flow.lagSeconds = static_cast<double>(nowMs - waits->first) / kMillisecondsPerSecond;
        // It waits since before anybody looked: how long is not known, only that it is history.
        flow.catchingUp = waits == partition.ends.begin() && partition.ends.size() == kEndsKept;
    }
    return flow;
}

void ConnectSampler::fill(LinkMetrics& metrics, bool topics, bool partitions) const {
    const std::int64_t nowMs = wallClockMs();
    TopicMetrics topic;
    const auto closeTopic = [&] {
        topic.flow.bytesPerSecond = kUnknownRate;
        if (topics && !topic.topic.empty()) {
            metrics.topicMetrics.push_back(topic);
        }
    };
    for (const auto& [at, partition] : m_partitions) {
        const FlowMetrics flow = ConnectSampler::flow(partition, nowMs);
        accumulate(metrics.flow, flow, metrics.partitions == 0);
        ++metrics.partitions;
        if (topic.topic != at.topic) {
            closeTopic();
            topic = {};
            topic.topic = at.topic;
            topic.targetTopic = partition.target;
            ++metrics.topics;
        }
        accumulate(topic.flow, flow, topic.partitions == 0);
        ++topic.partitions;
        if (partitions) {
            PartitionMetrics out;
            out.topic = at.topic;
            out.partition = at.partition;
            out.flow = flow;
            out.flow.bytesPerSecond = kUnknownRate;
            out.sourceEnd = partition.sourceEnd;
            out.committed = partition.committed;
            out.watermark = partition.sourceEnd < 0 ? -1 : position(partition);
            out.targetOffset = partition.targetEnd > 0 ? partition.targetEnd - 1 : -1;
            metrics.partitionMetrics.push_back(std::move(out));
        }
    }
    closeTopic();
    metrics.flow.bytesPerSecond = kUnknownRate;
}

}  // namespace tributary
