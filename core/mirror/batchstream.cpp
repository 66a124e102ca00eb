#include "core/mirror/batchstream.h"

#include "core/base/connectionstage.h"
#include "core/kafka/errorcodes.h"
#include "core/kafka/record.h"
#include "core/wire/errors.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <chrono>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kFrequent = 10s;       // two detours within this time ...
constexpr auto kStayOnRecords = 60s;  // ... and the partition stays on the record path for that long
constexpr std::size_t kMergedBytes = 256 * 1024;
constexpr std::size_t kLargestFetch = 16U << 20U;
constexpr std::size_t kSmallestFetch = 1U << 20U;
constexpr std::int32_t kPartitionFetch = 2 << 20;
constexpr int kFetchWaitMs = 500;

// Three eighths of the link's memory: what the program itself takes and the record path's clients come on top.
std::size_t bufferBytes(const LinkSpec& link) {
    return static_cast<std::size_t>(link.memoryMiB) * 1024 * 1024 * 3 / 8 /
           static_cast<std::size_t>(std::max(1, link.streams));
}

bool readCommitted(const LinkSpec& link) {
    const auto level = link.consumer.find("isolation.level");
    return level == link.consumer.end() || level->second != "read_uncommitted";
}

// Several answers fit into the buffers: some are written while the next is read. A buffer is a power of two, an answer
// a little more than its records.
wire::FetchSettings fetchSettings(const LinkSpec& link) {
    wire::FetchSettings out;
    out.readCommitted = readCommitted(link);
    out.maxWaitMs = kFetchWaitMs;
    out.bufferBytes = bufferBytes(link);
    const std::size_t most = std::clamp(std::bit_floor(out.bufferBytes / 4), kSmallestFetch, kLargestFetch);
    out.maxBytes = static_cast<std::int32_t>(most - most / 16);
    out.partitionBytes = std::min(out.maxBytes, kPartitionFetch);
    return out;
}

}  // namespace

Result<std::unique_ptr<BatchStream>> BatchStream::create(const LinkSpec& link, BatchConnections connections,
                                                         StreamHost& host) {
    std::unique_ptr<BatchStream> out{new BatchStream{link, std::move(connections), host}};  // NOLINT
    if (Status opened = out->open(); !opened) {
        return std::unexpected(std::move(opened.error()));
    }
    return out;
}

BatchStream::BatchStream(const LinkSpec& link, BatchConnections connections, StreamHost& host)
    : m_link(link),
      m_connections(std::move(connections)),
      m_host(host),
      m_buffers(bufferBytes(link)),
      m_limits{readCommitted(link), link.path == DataPath::Auto ? kMergedBytes : 0,
               std::max(bufferBytes(link) / 4, kSmallestFetch)} {}

BatchStream::~BatchStream() = default;

Status BatchStream::open() {
    const auto kit = [this](const wire::ConnectionSettings& settings) -> Result<wire::ConnectionKit> {
        std::shared_ptr<wire::TlsContext> tls;
        if (settings.tls.on) {
            Result<std::shared_ptr<wire::TlsContext>> made = wire::TlsContext::create(settings.tls);
            if (!made) {
                return std::unexpected(std::move(made.error()));
            }
            tls = std::move(*made);
        }
        return wire::ConnectionKit{m_loop, m_buffers, std::make_shared<const wire::ConnectionSettings>(settings), tls};
    };
    Result<wire::ConnectionKit> source = kit(m_connections.source);
    Result<wire::ConnectionKit> target = kit(m_connections.target);
    if (!source || !target) {
        return std::unexpected(source ? target.error() : source.error());
    }
    m_source = std::make_unique<wire::Cluster>(std::move(*source), listener(Side::Source));
    m_target = std::make_unique<wire::Cluster>(std::move(*target), listener(Side::Target));
    m_fetcher = std::make_unique<wire::Fetcher>(*m_source, m_buffers, fetchSettings(m_link));
    m_producer =
        std::make_unique<wire::BatchProducer>(*m_target, wire::ProduceSettings{.unresolvedBytes = bufferBytes(m_link)});
    return {};
}

wire::Cluster::Listener BatchStream::listener(Side side) {
    wire::Cluster::Listener out;
    if (side == Side::Source) {
        out.leadersChanged = [this] { m_fetcher->place(); };
        out.connectionChanged = [this] { m_fetcher->pump(); };
    } else {
        out.leadersChanged = [this] { m_producer->pump(); };
        out.connectionChanged = [this] { m_producer->pump(); };
    }
    out.trouble = [this, side](const Error& error) { trouble(side, error); };
    return out;
}

void BatchStream::trouble(Side side, const Error& error) {
    Error told = error;
    const wire::Cluster& cluster = side == Side::Source ? *m_source : *m_target;
    if (isUnreached(error.code) && !cluster.anyReady()) {
        told.kafkaCode = kafka::code::kAllBrokersDown;
    }
    m_host.clientTrouble(side, told.with("cluster", side == Side::Source ? m_link.source.str() : m_link.target.str()));
}

bool BatchStream::mayRun(const PartitionTracker& tracker) const {
    const TopicRoute& route = tracker.route();
    return tracker.onBatches() && tracker.mode() == SendMode::Flowing && tracker.hasRoute && !route.blocked &&
           !tracker.unsettled && !tracker.revoked && !tracker.outOfRange && tracker.idle() &&
           (m_link.partitioning == Partitioning::Modulo || tracker.at().partition < route.targetPartitions);
}

void BatchStream::sync(PartitionTracker& tracker) {
    const auto found = m_lanes.find(&tracker);
    const bool run = mayRun(tracker);
    if (found == m_lanes.end()) {
        if (run && tracker.outstanding() == 0) {
            const std::int32_t target = m_link.partitioning == Partitioning::Modulo
                                            ? tracker.at().partition % tracker.route().targetPartitions
                                            : tracker.at().partition;
            auto lane = std::make_unique<BatchLane>(tracker, *this, *m_fetcher, *m_producer, target, m_limits);
            lane->start();
            m_lanes.emplace(&tracker, std::move(lane));
            m_changed.insert(&tracker);
        }
        return;
    }
    BatchLane& lane = *found->second;
    if (!run && lane.running()) {
        lane.stop();
        m_changed.insert(&tracker);
    } else if (run && !lane.running() && lane.idle() && !lane.outOfRange()) {
        lane.start();
        m_changed.insert(&tracker);
    }
}

void BatchStream::remove(PartitionTracker& tracker) {
    m_lanes.erase(&tracker);
    m_detours.erase(&tracker);
    m_changed.erase(&tracker);
}

void BatchStream::laneChanged(PartitionTracker& tracker) { m_changed.insert(&tracker); }

void BatchStream::laneCut(PartitionTracker& tracker, std::int64_t end, std::int64_t position) {
    const kafka::TopicPartition& at = tracker.at();
    const Error error = Error{ErrorCode::PositionOutOfRange}
                            .with("topic", at.topic)
                            .with("partition", std::to_string(at.partition))
                            .with("position", std::to_string(position))
                            .with("first", "0")
                            .with("last", end < 0 ? std::string{"another log"} : std::to_string(end));
    if (end >= 0) {
        // What the source writes there from now on is something else. That it cannot be noted changes nothing: it
        // halts.
        static_cast<void>(m_host.recordGap(at.topic, at.partition, end, position, error));
    }
    tracker.halt(error);
}

bool BatchStream::laneJumps(PartitionTracker& tracker, std::int64_t from, std::int64_t to) {
    const kafka::TopicPartition& at = tracker.at();
    const Error error = Error{to < from ? ErrorCode::SourceOutOfOrder : ErrorCode::SourceJumps}
                            .with("topic", at.topic)
                            .with("partition", std::to_string(at.partition))
                            .with("from", std::to_string(from))
                            .with("to", std::to_string(to));
    if (to < from) {
        tracker.halt(error);
        return false;
    }
    if (const Status kept = m_host.recordGap(at.topic, at.partition, from, to, error); !kept) {
        tracker.halt(kept.error());
        return false;
    }
    return true;
}

void BatchStream::laneWaits(PartitionTracker& tracker, Side side, std::int16_t error) {
    const kafka::TopicPartition& at = tracker.at();
    const std::string& topic = side == Side::Source ? at.topic : tracker.route().targetTopic;
    const std::string& cluster = side == Side::Source ? m_link.source.str() : m_link.target.str();
    switch (error) {
        case wire::code::kNone:
            m_host.partitionProblem(at.topic, at.partition, std::nullopt);
            break;
        case wire::code::kNetworkException:
        case wire::code::kNotLeaderOrFollower:
        case wire::code::kLeaderNotAvailable:
            break;  // a broker that is away is told of as such
        case wire::code::kTopicAuthorizationFailed:
        case wire::code::kClusterAuthorizationFailed:
            m_host.partitionProblem(
                at.topic, at.partition,
                Error{ErrorCode::KafkaAuthorization}.with("resource", "topic " + topic).with("cluster", cluster));
            break;
        case wire::code::kUnknownTopicOrPartition:
            m_host.topicsChanged();
            [[fallthrough]];
        default:
            m_host.partitionProblem(at.topic, at.partition,
                                    Error{ErrorCode::KafkaRequest}
                                        .with("request", (side == Side::Source ? "Reading " : "Writing ") + topic)
                                        .with("cluster", cluster)
                                        .with("reason", kafka::errorName(error)));
            break;
    }
}

std::vector<PartitionTracker*> BatchStream::service() {
    m_producer->pump();
    m_fetcher->pump();
    std::vector<PartitionTracker*> out;
    for (PartitionTracker* tracker : std::exchange(m_changed, {})) {
        const auto found = m_lanes.find(tracker);
        if (found != m_lanes.end() && found->second->idle()) {
            BatchLane& lane = *found->second;
            if (lane.outOfRange()) {
                tracker->outOfRange = true;
                m_lanes.erase(found);
            } else if (lane.detour()) {
                const BatchLane::Detour detour = *lane.detour();
                m_lanes.erase(found);
                beginDetour(*tracker, detour);
            } else if (!lane.running() && !mayRun(*tracker)) {
                m_lanes.erase(found);
            }
        }
        out.push_back(tracker);
    }
    for (auto& [tracker, detours] : m_detours) {
        if (tracker->limitDone()) {
            tracker->useBatches();
            out.push_back(tracker);
        }
    }
    return out;
}

void BatchStream::beginDetour(PartitionTracker& tracker, const BatchLane::Detour& detour) {
    const MonotonicTime now = MonotonicClock::now();
    Detours& detours = m_detours[&tracker];
    const bool again = detours.last && now - *detours.last < kFrequent;
    detours.last = now;
    if (again) {
        // For a while, and then it is tried again.
        detours.backAt = now + kStayOnRecords;
        tracker.useRecords(RecordPathReason::Mixed);
    } else {
        tracker.useRecords(detour.reason, detour.until);
    }
}

void BatchStream::tellOfIdempotence() {
    if (!m_producer->withoutIdempotence() || std::exchange(m_toldOfIdempotence, true)) {
        return;
    }
    Event event;
    event.kind = EventKind::Warning;
    event.error = Error{ErrorCode::IdempotenceRefused}.with("cluster", m_link.target.str());
    m_host.report(std::move(event));
}

void BatchStream::tick(MonotonicTime now) {
    tellOfIdempotence();
    const bool scarce = m_buffers.lentBytes() * 2 >= bufferBytes(m_link);
    std::size_t stuck = 0;
    for (auto& [tracker, lane] : m_lanes) {
        lane->tick(now, scarce);
        stuck += lane->stuckBytes();
    }
    m_fetcher->setStuck(stuck);
    for (auto& [tracker, detours] : m_detours) {
        if (now >= detours.backAt) {
            detours.backAt = MonotonicTime::max();
            tracker->useRecords(tracker->recordPathReason(), tracker->position());
        }
    }
}

}  // namespace tributary
