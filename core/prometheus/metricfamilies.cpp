#include "core/prometheus/metricfamilies.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <prometheus/client_metric.h>
#include <prometheus/metric_type.h>

namespace tributary {

namespace {

using Labels = std::vector<prometheus::ClientMetric::Label>;

constexpr std::array kStates{LinkState::Stopped,  LinkState::Starting, LinkState::Running, LinkState::CatchingUp,
                             LinkState::Degraded, LinkState::Paused,   LinkState::Backoff, LinkState::Failed,
                             LinkState::Stopping, LinkState::Lagging};
static_assert(kStates.size() == kLinkStates);

/// One family being filled; appended to the others only when it has samples.
class Family {
public:
    Family(std::string name, std::string help, prometheus::MetricType type) {
        m_family.name = std::move(name);
        m_family.help = std::move(help);
        m_family.type = type;
    }

    void add(const Labels& labels, double value) {
        prometheus::ClientMetric& metric = m_family.metric.emplace_back();
        metric.label = labels;
        if (m_family.type == prometheus::MetricType::Counter) {
            metric.counter.value = value;
        } else {
            metric.gauge.value = value;
        }
    }

    void moveTo(std::vector<prometheus::MetricFamily>& families) {
        if (!m_family.metric.empty()) {
            families.push_back(std::move(m_family));
        }
    }

private:
    prometheus::MetricFamily m_family;
};

Family counter(const std::string& name, std::string help) {
    return {name, std::move(help), prometheus::MetricType::Counter};
}
Family gauge(const std::string& name, std::string help) {
    return {name, std::move(help), prometheus::MetricType::Gauge};
}

Labels with(Labels labels, std::string name, std::string value) {
    labels.push_back({std::move(name), std::move(value)});
    return labels;
}

/// What every level has in common, under names that begin with `prefix`.
class FlowFamilies {
public:
    explicit FlowFamilies(const std::string& prefix)
        : m_records(counter(prefix + "records_total", "Records acknowledged by the target since the link started.")),
          m_bytes(counter(prefix + "bytes_total", "Bytes of their keys and values.")),
          m_errors(counter(prefix + "errors_total", "Records or partitions refused, requests failed.")),
          m_inFlight(gauge(prefix + "in_flight_records", "Records read and not yet acknowledged.")),
          m_inFlightBytes(gauge(prefix + "in_flight_bytes", "Bytes read and not yet acknowledged.")),
          m_lag(gauge(prefix + "lag_records", "End of the source minus the last acknowledged position.")),
          m_lagSeconds(gauge(prefix + "lag_seconds", "Age of the oldest record not yet acknowledged.")),
          m_latency(gauge(prefix + "latency_seconds",
                          "From a record's timestamp to the target's acknowledgement, over the last interval.")) {}

    void add(const Labels& labels, const FlowMetrics& flow) {
        m_records.add(labels, static_cast<double>(flow.records));
        m_errors.add(labels, static_cast<double>(flow.errors));
        if (flow.bytesPerSecond >= 0) {
            m_bytes.add(labels, static_cast<double>(flow.bytes));
            m_inFlight.add(labels, static_cast<double>(flow.inFlightRecords));
            m_inFlightBytes.add(labels, static_cast<double>(flow.inFlightBytes));
        }
        if (flow.lagRecords >= 0) {
            m_lag.add(labels, static_cast<double>(flow.lagRecords));
        }
        if (flow.lagSeconds >= 0) {
            m_lagSeconds.add(labels, flow.lagSeconds);
        }
        if (flow.latency.count > 0) {
            m_latency.add(with(labels, "quantile", "0.5"), flow.latency.p50Ms / 1000);
            m_latency.add(with(labels, "quantile", "0.95"), flow.latency.p95Ms / 1000);
            m_latency.add(with(labels, "quantile", "0.99"), flow.latency.p99Ms / 1000);
        }
    }

    void moveTo(std::vector<prometheus::MetricFamily>& families) {
        for (Family* family :
             {&m_records, &m_bytes, &m_errors, &m_inFlight, &m_inFlightBytes, &m_lag, &m_lagSeconds, &m_latency}) {
            family->moveTo(families);
        }
    }

private:
    Family m_records;
    Family m_bytes;
    Family m_errors;
    Family m_inFlight;
    Family m_inFlightBytes;
    Family m_lag;
    Family m_lagSeconds;
    Family m_latency;
};

void addLinks(const MetricsSnapshot& snapshot, std::vector<prometheus::MetricFamily>& families) {
    FlowFamilies flow("tributary_link_");
    Family state = gauge("tributary_link_state", "1 for the state that the link is in, 0 for the others.");
    Family taskState =
        gauge("tributary_link_task_state", "1 for the state that a task of the link is in, 0 for the others.");
    Family taskSince =
        gauge("tributary_link_task_since_seconds", "Since when the task is in its state, in seconds since the epoch.");
    Family catchingUp = gauge("tributary_link_catching_up", "1 while the link reads history.");
    Family commits = counter("tributary_link_commits_total", "Offsets committed at the source.");
    Family topics = gauge("tributary_link_topics", "Topics that the link mirrors.");
    Family partitions = gauge("tributary_link_partitions", "Source partitions that the link mirrors.");
    Family wholeBatches =
        gauge("tributary_link_whole_batch_partitions", "Partitions whose record batches are not taken apart.");
    Family problems =
        gauge("tributary_link_problems", "Topics and partitions that do not run although their link does.");
    for (const LinkMetrics& link : snapshot.links) {
        const Labels labels{{"link", link.link.str()}};
        flow.add(labels, link.flow);
        for (const LinkState each : kStates) {
            state.add(with(labels, "state", std::string{linkStateName(each)}), link.status.state == each ? 1 : 0);
        }
        for (const TaskStatus& task : link.status.tasks) {
            const Labels own = with(labels, "task", std::string{taskKindName(task.task)});
            for (const LinkState each : kStates) {
                taskState.add(with(own, "state", std::string{linkStateName(each)}), task.state == each ? 1 : 0);
            }
            if (task.sinceMs != 0) {
                taskSince.add(own, static_cast<double>(task.sinceMs) / 1000);
            }
        }
        catchingUp.add(labels, link.flow.catchingUp ? 1 : 0);
        commits.add(labels, static_cast<double>(link.flow.commits));
        topics.add(labels, link.topics);
        partitions.add(labels, link.partitions);
        wholeBatches.add(labels, link.wholeBatches);
        problems.add(labels, static_cast<double>(link.status.problems.size()));
    }
    flow.moveTo(families);
    for (Family* family :
         {&state, &taskState, &taskSince, &catchingUp, &commits, &topics, &partitions, &wholeBatches, &problems}) {
        family->moveTo(families);
    }
}

void addAlerts(const std::map<LinkId, bool>& lagAlerts, std::vector<prometheus::MetricFamily>& families) {
    Family alert = gauge("tributary_link_lag_alert",
                         "1 while the lag has been above the threshold of the document for as long as that asks.");
    for (const auto& [link, raised] : lagAlerts) {
        alert.add({{"link", link.str()}}, raised ? 1 : 0);
    }
    alert.moveTo(families);
}

void addDetails(const MetricsSnapshot& snapshot, std::vector<prometheus::MetricFamily>& families) {
    FlowFamilies streams("tributary_stream_");
    FlowFamilies topics("tributary_topic_");
    FlowFamilies partitions("tributary_partition_");
    Family watermark = gauge("tributary_partition_watermark", "Next source offset not yet acknowledged.");
    Family committed = gauge("tributary_partition_committed", "Last committed source offset.");
    Family targetOffset = gauge("tributary_partition_target_offset", "Target offset of the last acknowledged record.");
    Family sourceEnd = gauge("tributary_partition_source_end", "End offset of the source partition.");
    Family halted = gauge("tributary_partition_halted", "1 while the partition is halted.");
    Family recordPath = gauge("tributary_partition_record_path",
                              "1 while the partition's batches are taken apart, with the reason.");
    for (const LinkMetrics& link : snapshot.links) {
        const Labels labels{{"link", link.link.str()}};
        for (const StreamMetrics& stream : link.streams) {
            streams.add(with(labels, "stream", std::to_string(stream.stream)), stream.flow);
        }
        for (const TopicMetrics& topic : link.topicMetrics) {
            topics.add(with(with(labels, "topic", topic.topic), "target_topic", topic.targetTopic), topic.flow);
        }
        for (const PartitionMetrics& partition : link.partitionMetrics) {
            const Labels place =
                with(with(labels, "topic", partition.topic), "partition", std::to_string(partition.partition));
            partitions.add(place, partition.flow);
            const auto addKnown = [&place](Family& family, std::int64_t offset) {
                if (offset >= 0) {
                    family.add(place, static_cast<double>(offset));
                }
            };
            addKnown(watermark, partition.watermark);
            addKnown(committed, partition.committed);
            addKnown(targetOffset, partition.targetOffset);
            addKnown(sourceEnd, partition.sourceEnd);
            halted.add(place, partition.halted ? 1 : 0);
            if (partition.recordPath != RecordPathReason::None) {
                recordPath.add(with(place, "reason", std::string{recordPathReasonName(partition.recordPath)}), 1);
            }
        }
    }
    streams.moveTo(families);
    topics.moveTo(families);
    partitions.moveTo(families);
    for (Family* family : {&watermark, &committed, &targetOffset, &sourceEnd, &halted, &recordPath}) {
        family->moveTo(families);
    }
}

}  // namespace

std::vector<prometheus::MetricFamily> metricFamilies(const MetricsSnapshot& snapshot,
                                                     const std::map<LinkId, bool>& lagAlerts) {
    std::vector<prometheus::MetricFamily> families;
    addLinks(snapshot, families);
    addAlerts(lagAlerts, families);
    addDetails(snapshot, families);
    Family time =
        gauge("tributary_snapshot_timestamp_seconds", "When these figures were taken; older than seconds: stale.");
    time.add({}, static_cast<double>(snapshot.timeMs) / 1000);
    time.moveTo(families);
    return families;
}

}  // namespace tributary
