#pragma once

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/link/offsetmap.h"
#include "core/mirror/linkcounters.h"
#include "core/mirror/linkproducer.h"
#include "core/mirror/runningstreams.h"
#include "core/mirror/streamhost.h"
#include "core/mirror/streamworker.h"
#include "core/topology/topologyspec.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace tributary {

/// Streams over librdkafka and core/wire.
class LinkStreams final : public RunningStreams {
public:
    /// StartStreams.
    [[nodiscard]] static Result<std::unique_ptr<RunningStreams>> start(const LinkStreamsSetup& setup,
                                                                       const StreamOrders& orders, StreamHost& host,
                                                                       LinkCounters& counters, LinkOffsets& offsets);
    ~LinkStreams() override;

    void stop(StopPatience patience) override;
    void setOrders(const StreamOrders& orders) override;
    [[nodiscard]] bool haveShares() const override;
    [[nodiscard]] bool pauseSettled() const override;
    void limitBatch(std::int64_t largestBatch) override { m_producer.limitBatch(largestBatch); }
    [[nodiscard]] std::optional<Error> takeError() override { return m_producer.takeError(); }

private:
    LinkStreams(kafka::ClientSettings producer, StreamHost& host);
    [[nodiscard]] Status startOne(int number, const LinkStreamsSetup& setup, const StreamOrders& orders,
                                  LinkCounters& counters, LinkOffsets& offsets);
    void chooseBatches(StreamSetup& setup);

    StreamHost& m_host;
    const kafka::ClientSettings m_settings;  ///< of the producer
    const std::shared_ptr<UnsettledStreams> m_unsettled = std::make_shared<UnsettledStreams>(0);
    LinkProducer m_producer;
    std::vector<std::unique_ptr<StreamWorker>> m_streams;
};

}  // namespace tributary
