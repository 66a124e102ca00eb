#include "core/mirror/linksampler.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace tributary {

namespace {

double lagSeconds(const PartitionCounters& counters, std::int64_t lag, std::int64_t nowMs) {
    if (lag < 0) {
        return -1;
    }
    if (lag == 0) {
        return 0;
    }
    const std::int64_t oldest = counters.oldestUnackedMs.load(std::memory_order_relaxed);
    const std::int64_t since = oldest > 0 ? oldest : counters.atEndMs.load(std::memory_order_relaxed);
    return since > 0 ? static_cast<double>(std::max<std::int64_t>(0, nowMs - since)) / 1000.0 : -1;
}

}  // namespace

PartitionMetrics LinkSampler::partition(const PartitionCounters& counters, Before& before, double seconds,
                                        std::int64_t nowMs) {
    PartitionMetrics out;
    out.topic = counters.topic;
    out.partition = counters.partition;
    out.stream = counters.stream;
    out.watermark = counters.watermark.load(std::memory_order_relaxed);
    out.committed = counters.committed.load(std::memory_order_relaxed);
    out.targetOffset = counters.targetOffset.load(std::memory_order_relaxed);
    out.sourceEnd = counters.end.load(std::memory_order_relaxed);
    out.openTransaction = counters.openTransaction.load(std::memory_order_relaxed);
    out.recordPath = counters.path.load(std::memory_order_relaxed);
    out.halted = counters.halted.load(std::memory_order_relaxed);

    FlowMetrics& flow = out.flow;
    flow.records = counters.records.load(std::memory_order_relaxed);
    flow.bytes = counters.bytes.load(std::memory_order_relaxed);
    flow.errors = counters.errors.load(std::memory_order_relaxed);
    flow.commits = counters.commits.load(std::memory_order_relaxed);
    flow.inFlightRecords = counters.inFlightRecords.load(std::memory_order_relaxed);
    flow.inFlightBytes = counters.inFlightBytes.load(std::memory_order_relaxed);
    flow.recordsPerSecond = static_cast<double>(flow.records - before.records) / seconds;
    flow.bytesPerSecond = static_cast<double>(flow.bytes - before.bytes) / seconds;
    flow.lagRecords = out.sourceEnd < 0 ? -1 : std::max<std::int64_t>(0, out.sourceEnd - out.watermark);
    flow.lagSeconds = lagSeconds(counters, flow.lagRecords, nowMs);
    flow.catchingUp = flow.lagRecords > 0 && !counters.live.load(std::memory_order_relaxed) && !out.halted;

    const LatencyHistogram* histogram = counters.latency.load(std::memory_order_acquire);
    if (histogram != nullptr && (flow.records != before.records || before.hasLatency)) {
        before.window.fade();
        for (std::size_t i = 0; i < latencybuckets::kCount; ++i) {
            const std::uint32_t now = histogram->at(i);
            if (const std::uint32_t added = now - std::exchange(before.latency[i], now); added != 0) {
                before.window.add(i, added);
                m_window.add(i, added);
            }
        }
        flow.latency = before.window.metrics();
        before.hasLatency = flow.latency.count != 0;
    }
    before.records = flow.records;
    before.bytes = flow.bytes;
    return out;
}

LinkMetrics LinkSampler::sample(LinkRunner& runner, Detail detail, double seconds, std::int64_t nowMs) {
    LinkMetrics out;
    out.link = runner.id();
    out.status = linkStatus({runner.status()});
    out.flow = m_gone;
    const TopicPlanPtr plan = runner.plan();
    std::map<int, StreamMetrics> streams;
    std::map<std::string, TopicMetrics> topics;
    m_window.fade();
    std::vector<const PartitionCounters*> retired;
    for (const std::shared_ptr<PartitionCounters>& counters : runner.counters().partitions()) {
        std::unique_ptr<Before>& before = m_before[counters.get()];
        if (!before) {
            before = std::make_unique<Before>();
        }
        PartitionMetrics metrics = partition(*counters, *before, seconds, nowMs);
        if (counters->retired.load(std::memory_order_relaxed)) {
            retired.push_back(counters.get());
            m_gone.records += metrics.flow.records;
            m_gone.bytes += metrics.flow.bytes;
            m_gone.errors += metrics.flow.errors;
            m_gone.commits += metrics.flow.commits;
            out.flow.records += metrics.flow.records;
            out.flow.bytes += metrics.flow.bytes;
            out.flow.errors += metrics.flow.errors;
            out.flow.commits += metrics.flow.commits;
            m_before.erase(counters.get());
            continue;
        }
        accumulate(out.flow, metrics.flow, out.partitions == 0);
        ++out.partitions;
        if (metrics.recordPath == RecordPathReason::None) {
            ++out.wholeBatches;
        } else {
            out.recordPath = metrics.recordPath;
        }
        StreamMetrics& stream = streams[metrics.stream];
        stream.stream = metrics.stream;
        accumulate(stream.flow, metrics.flow, stream.partitions == 0);
        ++stream.partitions;
        if (detail.topics) {
            TopicMetrics& topic = topics[metrics.topic];
            accumulate(topic.flow, metrics.flow, topic.partitions == 0);
            ++topic.partitions;
        }
        if (detail.partitions) {
            out.partitionMetrics.push_back(std::move(metrics));
        }
    }
    if (!retired.empty()) {
        runner.counters().forget(retired);
    }
    out.flow.latency = m_window.metrics();
    for (auto& [number, stream] : streams) {
        out.streams.push_back(std::move(stream));
    }
    for (auto& [name, topic] : topics) {
        topic.topic = name;
        if (const TopicRoute* route = plan ? plan->route(name) : nullptr) {
            topic.targetTopic = route->targetTopic;
        }
        out.topicMetrics.push_back(std::move(topic));
    }
    out.topics = plan ? static_cast<int>(plan->routes.size()) : 0;
    estimateReady(out, seconds);
    return out;
}

void LinkSampler::estimateReady(LinkMetrics& metrics, double seconds) {
    const std::int64_t lag = metrics.flow.lagRecords;
    if (lag >= 0 && m_lastLag >= 0) {
        const double shrinks = static_cast<double>(m_lastLag - lag) / seconds;
        m_lagPerSecond = m_lagPerSecond == 0 ? shrinks : m_lagPerSecond * 0.8 + shrinks * 0.2;
    }
    m_lastLag = lag;
    const LinkState state = metrics.status.state;
    if ((state == LinkState::CatchingUp || state == LinkState::Lagging) && lag > 0 && m_lagPerSecond > 0) {
        metrics.readySeconds = static_cast<double>(lag) / m_lagPerSecond;
    }
}

}  // namespace tributary
