#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/topology/topologyspec.h"
#include "core/topology/validation.h"

namespace tributary {

/// What a link mirrors of the topics that its source has. A plain value.
struct MirroredTopics {
    LinkId link;
    std::shared_ptr<const std::vector<std::string>> topics;  ///< of the source; never null
    std::vector<std::uint32_t> mirrored;                     ///< indices into `topics`
};

/// The links that write a topic which a link before them writes too: an Error (TargetTopicTwice) when both read it from
/// the same source, since every record would arrive twice; else a Warning (TargetTopicShared). One finding of each kind
/// for a link, at the later one, in the order of `links`. Links that `spec` does not have are passed over. Made for a
/// worker thread: empty when `stop` ended it.
[[nodiscard]] std::vector<Finding> targetOverlaps(const TopologySpec& spec, std::span<const MirroredTopics> links,
                                                  const std::stop_token& stop = {});

}  // namespace tributary
