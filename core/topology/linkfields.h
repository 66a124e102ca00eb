#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/topology/impact.h"
#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"

namespace tributary {

/// A field of a link that has one value: what reading, writing, checking and applying it need to know. Its default is
/// LinkSpec's. A new one is a line of forEachLinkField(), its description in resources/schema, and its editor.
template <class Value>
struct LinkField {
    std::string_view name;  ///< in documents
    Value LinkSpec::* member;
    ImpactKind impact = ImpactKind::None;  ///< of changing it while the link runs
    std::int64_t least = 0;                ///< numbers: what makes sense
    std::int64_t most = 0;
};

/// Calls `visit` with each of them, in the order in which documents have them. What has members of its own (topics,
/// naming, bends, alert, groups) and what ties a link to others (id, name, source, target) is no such field.
template <class Visit>
void forEachLinkField(Visit visit) {
    using enum ImpactKind;
    visit(LinkField{"partitioning", &LinkSpec::partitioning, Reposition});
    visit(LinkField{"streams", &LinkSpec::streams, Restart, 1, kMaxStreams});
    visit(LinkField{"commitIntervalMs", &LinkSpec::commitIntervalMs, Live, kMinCommitIntervalMs, kMaxCommitIntervalMs});
    visit(LinkField{"topicRefreshMs", &LinkSpec::topicRefreshMs, Live, kMinTopicRefreshMs, kMaxTopicRefreshMs});
    visit(LinkField{"start", &LinkSpec::start});  // counts for a first start only
    visit(LinkField{"onSendFailure", &LinkSpec::onSendFailure, Live});
    visit(LinkField{"compression", &LinkSpec::compression, Restart});
    visit(LinkField{"path", &LinkSpec::path, Restart});
    visit(LinkField{"memoryMiB", &LinkSpec::memoryMiB, Restart, kMinMemoryMiB, kMaxMemoryMiB});
    visit(LinkField{"replicationFactor", &LinkSpec::replicationFactor, Restart, 0, kMaxReplicationFactor});
    visit(LinkField{"group", &LinkSpec::group});  // by what it comes to: consumerGroup()
    visit(LinkField{"runOn", &LinkSpec::runOn, Restart});
    visit(LinkField{"autoStart", &LinkSpec::autoStart});
    visit(LinkField{"consumer", &LinkSpec::consumer, Restart});
    visit(LinkField{"producer", &LinkSpec::producer, Restart});
}

}  // namespace tributary
