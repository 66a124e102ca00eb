#pragma once

#include "core/link/linkclusters.h"
#include "core/link/offsetkeeper.h"
#include "core/mirror/runningstreams.h"
#include "core/topology/topologyspec.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace tributary {

/// The keeper of a link's offset maps, which are kept at its target, or in `directory` where there may be no topic for
/// them. Null where there is nothing to keep: of records that are placed by key the target offsets say nothing, and
/// simulated clusters do not outlive the program. Asks nobody yet.
[[nodiscard]] std::shared_ptr<OffsetKeeper> keepOffsets(const LinkStreamsSetup& setup, const ClusterSpec& target,
                                                        const LinkClusters& clusters,
                                                        const std::filesystem::path& directory,
                                                        std::function<void(const Error&)> warn);

}  // namespace tributary
