#include "core/mirror/linkstreams.h"

#include "core/mirror/linksettings.h"

#include <algorithm>
#include <utility>

namespace tributary {

namespace {

Event warning(const Error& error) {
    Event event;
    event.kind = EventKind::Warning;
    event.error = error;
    return event;
}

}  // namespace

LinkStreams::LinkStreams(kafka::ClientSettings producer, StreamHost& host)
    : m_host(host), m_settings(std::move(producer)), m_producer(m_settings, [&host](const Error& error) {
          Event event;
          event.kind = EventKind::ProducerReplaced;
          event.error = error;
          host.report(std::move(event));
      }) {}

LinkStreams::~LinkStreams() { stop({}); }

void LinkStreams::stop(StopPatience patience) {
    for (const auto& stream : m_streams) {
        stream->stop(patience);
    }
    for (const auto& stream : m_streams) {
        stream->join();
    }
    // The producer first: it answers what is still out, and only then may the messages behind it be given back.
    m_producer.shutdown();
}

Result<std::unique_ptr<RunningStreams>> LinkStreams::start(const LinkStreamsSetup& setup, const StreamOrders& orders,
                                                           StreamHost& host, LinkCounters& counters,
                                                           LinkOffsets& offsets) {
    const Result<kafka::ClientSettings> producer = producerSettings(setup.target.settings, setup.link);
    if (!producer) {
        return std::unexpected(producer.error());
    }
    std::unique_ptr<LinkStreams> made{new LinkStreams{*producer, host}};  // NOLINT: private constructor
    if (Status opened = made->m_producer.open(orders.plan->smallestBatch()); !opened) {
        return std::unexpected(std::move(opened.error()));
    }
    for (int number = 0; number < setup.link.streams; ++number) {
        if (Status started = made->startOne(number, setup, orders, counters, offsets); !started) {
            return std::unexpected(std::move(started.error()));
        }
    }
    return made;
}

Status LinkStreams::startOne(int number, const LinkStreamsSetup& setup, const StreamOrders& orders,
                             LinkCounters& counters, LinkOffsets& offsets) {
    Result<kafka::ClientSettings> consumer =
        consumerSettings(setup.source.settings, setup.link, number, setup.instanceId);
    if (!consumer) {
        return std::unexpected(std::move(consumer.error()));
    }
    StreamSetup stream;
    stream.number = number;
    stream.link = setup.link;
    stream.group = setup.group;
    stream.consumer = std::move(*consumer);
    stream.position = setup.position;
    stream.source = setup.sourceAdmin;
    stream.acceptForeign = setup.link.start.position == StartPosition::Committed;
    stream.drainTimeoutMs = setup.drainTimeoutMs;
    stream.keeper = setup.keeper;
    stream.unsettled = m_unsettled;
    chooseBatches(stream);
    auto worker = std::make_unique<StreamWorker>(std::move(stream), m_host, m_producer, counters, offsets);
    if (Status started = worker->start(orders); !started) {
        return started;
    }
    m_streams.push_back(std::move(worker));
    return {};
}

// The batch path needs settings that it can follow on both sides.
void LinkStreams::chooseBatches(StreamSetup& stream) {
    stream.whyRecords = recordPathReason(stream.link);
    if (stream.whyRecords != RecordPathReason::None) {
        return;
    }
    if (Result<BatchConnections> connections = batchConnections(stream.consumer, m_settings)) {
        stream.batches = std::move(*connections);
        return;
    } else if (stream.number == 0) {
        m_host.report(warning(connections.error()));
    }
    stream.whyRecords = RecordPathReason::Settings;
}

void LinkStreams::setOrders(const StreamOrders& orders) {
    for (const auto& stream : m_streams) {
        stream->setOrders(orders);
    }
}

bool LinkStreams::haveShares() const {
    return std::ranges::all_of(m_streams, [](const auto& stream) { return stream->hasShare(); });
}

bool LinkStreams::pauseSettled() const {
    return std::ranges::all_of(m_streams, [](const auto& stream) { return stream->pauseSettled(); });
}

}  // namespace tributary
