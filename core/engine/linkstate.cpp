#include "core/engine/linkstate.h"

#include "core/engine/event.h"
#include "core/engine/metrics.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tributary {

std::string_view linkStateName(LinkState state) {
    switch (state) {
        case LinkState::Stopped: return "stopped";
        case LinkState::Starting: return "starting";
        case LinkState::Running: return "running";
        case LinkState::CatchingUp: return "catching-up";
        case LinkState::Degraded: return "degraded";
        case LinkState::Paused: return "paused";
        case LinkState::Backoff: return "backoff";
        case LinkState::Failed: return "failed";
        case LinkState::Stopping: return "stopping";
        case LinkState::Lagging:
            return "lagging";
    }
    return "unknown";
}

std::string_view taskKindName(TaskKind kind) {
    switch (kind) {
        case TaskKind::Mirror:
            return "mirror";
        case TaskKind::Connectors:
            return "connectors";
    }
    return "unknown";
}

namespace {

bool runs(LinkState state) {
    return state == LinkState::Running || state == LinkState::CatchingUp || state == LinkState::Lagging;
}

bool isInTrouble(LinkState state) {
    return state == LinkState::Degraded || state == LinkState::Backoff || state == LinkState::Failed;
}

}  // namespace

LinkStatus linkStatus(std::vector<TaskStatus> tasks) {
    LinkStatus link;
    if (tasks.empty()) {
        return link;
    }
    link.state = tasks.front().state;
    link.error = tasks.front().error;
    link.retryAtMs = tasks.front().retryAtMs;
    for (TaskStatus& each : tasks) {
        if (runs(link.state) && isInTrouble(each.state)) {
            link.state = LinkState::Degraded;
            link.error = each.error;
        }
        std::ranges::move(each.problems, std::back_inserter(link.problems));
        each.problems.clear();
    }
    link.tasks = std::move(tasks);
    return link;
}

std::string_view eventKindName(EventKind kind) {
    switch (kind) {
        case EventKind::StateChanged: return "state-changed";
        case EventKind::TopicAdded: return "topic-added";
        case EventKind::TopicRemoved: return "topic-removed";
        case EventKind::TargetTopicMade: return "target-topic-made";
        case EventKind::PartitionsAdded: return "partitions-added";
        case EventKind::Gap: return "gap";
        case EventKind::PartitionHalted: return "partition-halted";
        case EventKind::PartitionResumed: return "partition-resumed";
        case EventKind::ProducerReplaced: return "producer-replaced";
        case EventKind::Applied: return "applied";
        case EventKind::Rejected: return "rejected";
        case EventKind::Warning: return "warning";
        case EventKind::Overflow: return "overflow";
    }
    return "unknown";
}

void accumulate(FlowMetrics& sum, const FlowMetrics& part, bool first) {
    sum.records += part.records;
    sum.bytes += part.bytes;
    sum.recordsPerSecond += part.recordsPerSecond;
    sum.bytesPerSecond += part.bytesPerSecond;
    sum.inFlightRecords += part.inFlightRecords;
    sum.inFlightBytes += part.inFlightBytes;
    sum.errors += part.errors;
    sum.commits += part.commits;
    const bool known = part.lagRecords >= 0 && (first || sum.lagRecords >= 0);
    sum.lagRecords = known ? part.lagRecords + (first ? 0 : sum.lagRecords) : -1;
    sum.lagSeconds = std::max(sum.lagSeconds, part.lagSeconds);
    if (!known && sum.lagSeconds <= 0) {
        sum.lagSeconds = -1;
    }
    sum.catchingUp = sum.catchingUp || part.catchingUp;
    // Percentiles cannot be added; the slowest part is what an operator looks for.
    sum.latency.count += part.latency.count;
    sum.latency.p50Ms = std::max(sum.latency.p50Ms, part.latency.p50Ms);
    sum.latency.p95Ms = std::max(sum.latency.p95Ms, part.latency.p95Ms);
    sum.latency.p99Ms = std::max(sum.latency.p99Ms, part.latency.p99Ms);
}

const LinkMetrics* MetricsSnapshot::link(const LinkId& id) const {
    const auto found = std::ranges::find(links, id, &LinkMetrics::link);
    return found == links.end() ? nullptr : &*found;
}

bool asksForPosition(const Error& error) {
    switch (error.code) {
        case ErrorCode::PositionForeign:
        case ErrorCode::PositionLost:
        case ErrorCode::PositionOutOfRange:
        case ErrorCode::TopicRecreated:
        case ErrorCode::SourceReplaced:
        case ErrorCode::TargetReplaced:
        case ErrorCode::SourceOutOfOrder:
            return true;
        default:
            return false;
    }
}

}  // namespace tributary
