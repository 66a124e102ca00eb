#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/link/clusterconnections.h"
#include "core/link/commitmetadata.h"
#include "core/link/offsetkeeper.h"
#include "core/link/offsetmap.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/streamhost.h"
#include "core/mirror/streamorders.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tributary {

/// What the streams of a link are made of.
struct LinkStreamsSetup {
    LinkSpec link;
    std::string group;
    std::string instanceId;  ///< empty: no static members
    CommitMetadata position;
    ClusterAccess source;
    ClusterAccess target;
    std::shared_ptr<kafka::AdminClient> sourceAdmin;
    int drainTimeoutMs = 30'000;
    std::shared_ptr<OffsetKeeper> keeper{};  ///< null: nothing is kept but what is committed
};

/// The running streams of a link and the producer that they share, as its supervisor knows them: LinkStreams, but in
/// tests of the supervisor. Destroying it is the clean stop: streams drain, commit and leave their group, side by side;
/// then the producer ends. Blocks for that. Supervisor thread only.
class RunningStreams {
public:
    RunningStreams() = default;
    virtual ~RunningStreams() = default;
    RunningStreams(const RunningStreams&) = delete;
    RunningStreams& operator=(const RunningStreams&) = delete;

    /// The clean stop with another patience than the usual one. Blocks for it.
    virtual void stop(StopPatience patience) = 0;
    virtual void setOrders(const StreamOrders& orders) = 0;
    /// All have been given their share of the group's partitions.
    [[nodiscard]] virtual bool haveShares() const = 0;
    /// All have drained and committed after a pause.
    [[nodiscard]] virtual bool pauseSettled() const = 0;
    /// A target that takes less in a batch (bytes) has joined.
    virtual void limitBatch(std::int64_t largestBatch) = 0;
    /// What the producer says of its cluster, since the last call.
    [[nodiscard]] virtual std::optional<Error> takeError() = 0;
};

/// `host`, `counters` and `offsets` outlive the streams.
using StartStreams = std::function<Result<std::unique_ptr<RunningStreams>>(
    const LinkStreamsSetup& setup, const StreamOrders& orders, StreamHost& host, LinkCounters& counters,
    LinkOffsets& offsets)>;

}  // namespace tributary
