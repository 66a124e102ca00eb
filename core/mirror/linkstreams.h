#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"
#include "core/link/clusterconnections.h"
#include "core/link/commitmetadata.h"
#include "core/link/offsetmap.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/linkproducer.h"
#include "core/mirror/streamhost.h"
#include "core/mirror/streamworker.h"
#include "core/topology/topologyspec.h"

#include <memory>
#include <string>
#include <vector>

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
};

/// The running streams of a link and the producer that they share. Destroying it is the clean stop: streams drain,
/// commit and leave their group, side by side; then the producer ends. Blocks for that. Supervisor thread only.
class LinkStreams {
public:
    /// `host`, `counters` and `offsets` outlive the streams.
    [[nodiscard]] static Result<std::unique_ptr<LinkStreams>> start(const LinkStreamsSetup& setup,
                                                                    const StreamOrders& orders, StreamHost& host,
                                                                    LinkCounters& counters, LinkOffsets& offsets);
    ~LinkStreams();
    LinkStreams(const LinkStreams&) = delete;
    LinkStreams& operator=(const LinkStreams&) = delete;

    /// The clean stop with another patience than the usual one. Blocks for it.
    void stop(StopPatience patience);
    void setOrders(const StreamOrders& orders);
    /// All have drained and committed after a pause.
    [[nodiscard]] bool pauseSettled() const;
    [[nodiscard]] LinkProducer& producer() { return m_producer; }

private:
    LinkStreams(kafka::ClientSettings producer, StreamHost& host);
    [[nodiscard]] Status startOne(int number, const LinkStreamsSetup& setup, const StreamOrders& orders,
                                  LinkCounters& counters, LinkOffsets& offsets);
    void chooseBatches(StreamSetup& setup);

    StreamHost& m_host;
    const kafka::ClientSettings m_settings;  ///< of the producer
    LinkProducer m_producer;
    std::vector<std::unique_ptr<StreamWorker>> m_streams;
};

}  // namespace tributary
