#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/mirror/batchlane.h"
#include "core/mirror/partitiontracker.h"
#include "core/mirror/streamhost.h"
#include "core/topology/topologyspec.h"
#include "core/wire/batchproducer.h"
#include "core/wire/buffer.h"
#include "core/wire/cluster.h"
#include "core/wire/connectionsettings.h"
#include "core/wire/fetcher.h"
#include "core/wire/loop.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace tributary {

/// How a stream's batch path reaches the two clusters.
struct BatchConnections {
    wire::ConnectionSettings source;
    wire::ConnectionSettings target;
};

/// The batch path of one stream: connections of its own to both clusters, and a lane for each partition whose batches
/// go over whole. Decides for each partition which path it takes, and changes over only when nothing is in flight.
///
/// Stream thread only. The stream's PartitionTrackers keep the watermark on either path; this layer moves no record
/// twice.
class BatchStream final : public BatchLaneHost {
public:
    [[nodiscard]] static Result<std::unique_ptr<BatchStream>> create(const LinkSpec& link, BatchConnections connections,
                                                                     StreamHost& host);
    ~BatchStream() override;
    BatchStream(const BatchStream&) = delete;
    BatchStream& operator=(const BatchStream&) = delete;

    [[nodiscard]] wire::Loop& loop() { return m_loop; }
    /// Some partition is on the batch path: the stream waits in loop().
    [[nodiscard]] bool busy() const { return !m_lanes.empty(); }

    /// Starts or stops the partition's lane, as its tracker says.
    void sync(PartitionTracker& tracker);
    /// The partition is given up.
    void remove(PartitionTracker& tracker);

    /// After the loop ran: sends, changes paths that can be changed. The trackers that need a look at.
    [[nodiscard]] std::vector<PartitionTracker*> service();
    void tick(MonotonicTime now);
    /// When service() has something to do without an event.
    [[nodiscard]] MonotonicTime nextWork() const { return m_producer->retryAt(); }

    void laneChanged(PartitionTracker& tracker) override;
    void laneCut(PartitionTracker& tracker, std::int64_t end, std::int64_t position) override;
    bool laneJumps(PartitionTracker& tracker, std::int64_t from, std::int64_t to) override;
    void laneWaits(PartitionTracker& tracker, Side side, std::int16_t error) override;

private:
    /// What is remembered of a partition's detours over the record path.
    struct Detours {
        std::optional<MonotonicTime> last;
        MonotonicTime backAt = MonotonicTime::max();  ///< on the record path for a while
    };

    BatchStream(const LinkSpec& link, BatchConnections connections, StreamHost& host);
    [[nodiscard]] Status open();
    [[nodiscard]] bool mayRun(const PartitionTracker& tracker) const;
    void beginDetour(PartitionTracker& tracker, const BatchLane::Detour& detour);
    void trouble(Side side, const Error& error);
    [[nodiscard]] wire::Cluster::Listener listener(Side side);
    void tellOfIdempotence();

    const LinkSpec m_link;
    const BatchConnections m_connections;
    StreamHost& m_host;
    wire::Loop m_loop;
    wire::BufferPool m_buffers;
    std::unique_ptr<wire::Cluster> m_source;
    std::unique_ptr<wire::Cluster> m_target;
    std::unique_ptr<wire::Fetcher> m_fetcher;
    std::unique_ptr<wire::BatchProducer> m_producer;
    BatchLane::Limits m_limits;
    std::map<PartitionTracker*, std::unique_ptr<BatchLane>> m_lanes;
    std::map<PartitionTracker*, Detours> m_detours;
    std::set<PartitionTracker*> m_changed;
    bool m_toldOfIdempotence = false;
};

}  // namespace tributary
