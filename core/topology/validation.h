#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/topology/topicorigins.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// One thing that validation has to say. Its stable code is error.code.
struct Finding {
    enum class Severity {
        Error,    ///< the link (or each link of the cluster) is not started
        Warning,  ///< may be meant
    };

    Severity severity = Severity::Error;
    ClusterId cluster;  ///< the cluster it is about; empty when it is about a link or the document
    LinkId link;        ///< the link it is about; empty otherwise
    std::string place;  ///< JSON Pointer (RFC 6901) into the document: "/links/0/streams"
    Error error;        ///< what is wrong, with named arguments; its context is the object: "link eu-agg"

    bool operator==(const Finding&) const = default;
};

inline constexpr int kMaxStreams = 256;
inline constexpr int kMinMemoryMiB = 8;
inline constexpr int kMaxMemoryMiB = 65'536;
inline constexpr std::int64_t kMinCommitIntervalMs = 100;
inline constexpr std::int64_t kMaxCommitIntervalMs = 86'400'000;
inline constexpr std::int64_t kMinTopicRefreshMs = 1'000;
inline constexpr std::int64_t kMaxTopicRefreshMs = 86'400'000;
inline constexpr int kMaxReplicationFactor = 32'767;

/// All that can be said of a topology without a connection, in the order of the document. Pure, thread-safe, bounded.
///
/// Circles: a link is in one when topics that it mirrors may return to its source, over links whose selections may let
/// them in, and be selected by it again. Clusters that share a bootstrap address count as one. The patterns are not
/// run: what cannot be ruled out counts as possible. When every link of the circle keeps the names it is an Error (an
/// endless echo); when one of them renames, a Warning. A circle is ruled out by prefixes that the other links exclude
/// (`A\..*`), by selections that begin differently, or by excluding word for word what another link includes.
/// A link that does not start by itself keeps no other from running: it is the one that is refused, also where it would
/// close a circle with links that do not start either (another process may have started those), writes the topic of
/// another link, or shares its group. Overlaps at a target are reported only where they are certain; selection's
/// report knows more once topics are known.
///
/// Prefixes need no excludes: no link takes topics back to the cluster that they came from (TopicOrigins).
/// `known` are the cluster ids that have been learned: clusters that turned out to be one count as one.
[[nodiscard]] std::vector<Finding> validate(const TopologySpec& spec, const KafkaClusterIds& known = {});

/// Does the finding concern the link of that id: is it its own, or of one of its clusters, or of the document? `spec`
/// is the link itself; null when there is none.
[[nodiscard]] bool concerns(const Finding& finding, const LinkId& link, const LinkSpec* spec);

/// The findings that concern a link: its own, and those of its two clusters and the document. A start is refused when
/// one of them is an Error.
[[nodiscard]] std::vector<Finding> findingsForLink(const TopologySpec& spec, const std::vector<Finding>& findings,
                                                   const LinkId& link);

[[nodiscard]] bool hasErrors(const std::vector<Finding>& findings);

}  // namespace tributary
