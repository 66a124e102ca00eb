#pragma once

#include "core/mirror/localengine.h"
#include "tests/support/mirror/engineprobe.h"
#include "tests/support/mirror/mirrorrig.h"
#include "tests/support/mirror/rawlog.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace tributary {

/// A running link of the batch path between two clusters, for one test.
class BatchLink {
public:
    explicit BatchLink(TopologySpec document, LocalEngineOptions options = {})
        : m_spec(std::move(document)), m_engine(std::move(options)), m_probe(m_engine) {
        m_engine.apply(m_spec);
        m_engine.command({m_spec.links[0].id, LinkAction::Start, {}});
    }

    [[nodiscard]] Engine& engine() { return m_engine; }
    [[nodiscard]] EngineProbe& probe() { return m_probe; }
    /// What was said, and where each partition stands.
    [[nodiscard]] std::string log() {
        std::string out = m_probe.log();
        const MetricsPtr now = m_engine.metrics();
        for (const LinkMetrics& link : now->links) {
            for (const PartitionMetrics& each : link.partitionMetrics) {
                out += "\n" + each.topic + "-" + std::to_string(each.partition) + " watermark " +
                       std::to_string(each.watermark) + " committed " + std::to_string(each.committed) + " end " +
                       std::to_string(each.sourceEnd) + (each.halted ? " halted" : "") +
                       (each.recordPath == RecordPathReason::None ? "" : " records");
            }
        }
        return out;
    }
    [[nodiscard]] std::string group() const { return consumerGroup(m_spec, m_spec.links[0]); }

    /// Everything that stands at the source is at the target, and committed.
    [[nodiscard]] bool caughtUp(const std::string& topic, std::chrono::seconds timeout = std::chrono::seconds{60}) {
        return waitForCommits(servers(0), group(), {topic}, timeout);
    }
    /// Empty when the engine knows of each record of the partition where the target has it; else of which it does not.
    [[nodiscard]] std::string wrongOffset(const std::string& topic, std::int32_t partition) {
        const LinkId id = m_spec.links[0].id;
        std::map<std::int64_t, PlainRecord> there;
        for (PlainRecord& each : plainRecords(servers(1), topic, partition)) {
            there.emplace(each.offset, std::move(each));
        }
        const std::vector<PlainRecord> sent = plainRecords(servers(0), topic, partition);
        // It answers once the stream has noticed that it has caught up.
        const bool told = m_probe.waitForMetrics(
            [&](const MetricsSnapshot& /*now*/) {
                return !sent.empty() && m_engine.targetOffset(id, topic, partition, sent.back().offset);
            },
            std::chrono::seconds{20});
        for (const PlainRecord& each : sent) {
            const std::optional<TargetOffset> offset = m_engine.targetOffset(id, topic, partition, each.offset);
            const auto found = offset && offset->exact() ? there.find(offset->offset) : there.end();
            if (found == there.end() || !found->second.sameContent(each)) {
                return topic + " [" + std::to_string(partition) + "], source offset " + std::to_string(each.offset) +
                       ": " + (offset ? "not at " + std::to_string(offset->offset) : "not known");
            }
        }
        return told ? "" : "nothing is known";
    }
    /// Waits until figures of the link hold.
    [[nodiscard]] bool shows(const std::function<bool(const LinkMetrics&)>& wanted,
                             std::chrono::seconds timeout = std::chrono::seconds{60}) {
        return m_probe.waitForMetrics(
            [&](const MetricsSnapshot& now) {
                const LinkMetrics* link = now.link(m_spec.links[0].id);
                return link != nullptr && wanted(*link);
            },
            timeout);
    }
    /// Waits until all of so many partitions are on the batch path.
    [[nodiscard]] bool allOnBatches(int partitions) {
        return shows([&](const LinkMetrics& link) {
            return link.wholeBatches == partitions && static_cast<int>(link.partitionMetrics.size()) == partitions &&
                   std::ranges::all_of(link.partitionMetrics, [](const PartitionMetrics& each) {
                       return each.recordPath == RecordPathReason::None;
                   });
        });
    }
    [[nodiscard]] bool stop() {
        m_engine.command({m_spec.links[0].id, LinkAction::Stop, {}});
        return m_probe.waitForState(m_spec.links[0].id, LinkState::Stopped, std::chrono::seconds{60});
    }

private:
    [[nodiscard]] std::string servers(std::size_t cluster) const {
        std::string out;
        for (const std::string& each : m_spec.clusters[cluster].bootstrap) {
            out += (out.empty() ? "" : ",") + each;
        }
        return out;
    }

    TopologySpec m_spec;
    LocalEngine m_engine;
    EngineProbe m_probe;
};

/// twoClusters() with a link that leaves the batch path only where it must.
[[nodiscard]] inline TopologySpec batchClusters(const std::string& source, const std::string& target,
                                                const std::string& topic) {
    TopologySpec spec = twoClusters(source, target, topic);
    spec.links[0].path = DataPath::Batch;
    return spec;
}

}  // namespace tributary
