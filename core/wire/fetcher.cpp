#include "core/wire/fetcher.h"

#include "core/wire/errors.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <chrono>
#include <optional>
#include <set>
#include <utility>

namespace tributary::wire {

namespace {

// While a partition is held back for a moment a long wait for the others would be a wait for it, too.
constexpr std::int32_t kShortWaitMs = 10;
constexpr std::int16_t kFirstWithSessions = 7;
constexpr std::int32_t kNoSession = -1;
constexpr std::size_t kLargestBatch = std::size_t{100} * 1024 * 1024;  // as much as librdkafka takes of a broker
constexpr std::size_t kAroundBatches = std::size_t{16} * 1024 * 1024;  // headers, and the aborted transactions

// A broker is far when a round trip takes this long, and worth several lanes when it fills an answer in this time: on
// a slow line more at once would only wait longer.
constexpr std::chrono::milliseconds kFar{20};
constexpr std::chrono::seconds kQuick{2};
constexpr std::int32_t kLanes = 6;

// How much may be asked for so that the whole answer takes about `share` of the buffers. A buffer is a power of two:
// what does not fill a small one costs nothing, what does not fill a large one could not be used for others.
std::int32_t farAnswer(std::size_t share, std::size_t bufferBytes) {
    const std::size_t whole = std::bit_ceil(share) <= bufferBytes / 4 ? share : std::bit_floor(share);
    return static_cast<std::int32_t>(whole - whole / 16);
}

// Another leader may have less than the one that was read from (KIP-320), or something else.
bool readsOn(std::int32_t readEpoch, const Leader& leader) {
    return readEpoch < 0 || leader.epoch < 0 || leader.epoch == readEpoch;
}

bool leaderMayHaveMoved(std::int16_t error) {
    switch (error) {
        case code::kNotLeaderOrFollower:
        case code::kLeaderNotAvailable:
        case code::kReplicaNotAvailable:
        case code::kKafkaStorageError:
        case code::kFencedLeaderEpoch:
        case code::kUnknownLeaderEpoch:
        case code::kUnknownTopicOrPartition:
            return true;
        default:
            return false;
    }
}

}  // namespace

class Fetcher::Partition {
public:
    Partition(std::string topicName, std::int32_t partitionNumber, std::size_t turn, FetchSink& to)
        : topic(std::move(topicName)),
          number(partitionNumber),
          lane(static_cast<std::int32_t>(turn % kLanes)),
          sink(to) {}

    const std::string topic;
    const std::int32_t number;
    const std::int32_t lane;  ///< of a far broker
    FetchSink& sink;
    Want want = Want::No;
    std::int64_t position = 0;
    std::int32_t readEpoch = -1;  ///< of the last record before the position
    Leader leader;
    Broker* broker = nullptr;  ///< null: not placed
    bool checking = false;     ///< the new leader's log is being compared
    bool checked = true;
    // As the broker's session knows it.
    bool inSession = false;
    std::int64_t sentPosition = -1;
    std::int32_t sentEpoch = -1;
    bool listed = false;  ///< in Broker::changes
};

struct Fetcher::Broker {
    std::int32_t node = -1;
    std::int32_t lane = 0;
    std::int32_t sessionId = 0;
    std::int32_t sessionEpoch = 0;
    bool asking = false;
    std::size_t asked = 0;  ///< bytes that the answer may hold
    MonotonicTime askedAt;
    std::set<Partition*> partitions;
    std::vector<Partition*> changes;                         ///< to be told to the session
    std::vector<std::pair<std::string, std::int32_t>> gone;  ///< removed, and the session still has them
    std::size_t rotation = 0;
    std::size_t wanted = 0;
    std::size_t held = 0;

    void forgetSession() {
        sessionId = 0;
        sessionEpoch = 0;
        gone.clear();
        for (Partition* each : partitions) {
            each->inSession = false;
        }
    }
};

Fetcher::Fetcher(Cluster& cluster, BufferPool& buffers, FetchSettings settings)
    : m_cluster(cluster), m_buffers(buffers), m_settings(settings) {}

Fetcher::~Fetcher() = default;

Fetcher::Partition* Fetcher::add(const std::string& topic, std::int32_t partition, FetchSink& sink) {
    assert(find(topic, partition) == nullptr);
    m_cluster.follow(topic, partition);
    auto& slot = m_partitions[topic][partition];
    slot = std::make_unique<Partition>(topic, partition, m_added++, sink);
    placeOne(*slot);
    return slot.get();
}

void Fetcher::remove(Partition* partition) {
    want(*partition, Want::No);
    unplace(*partition);
    m_cluster.unfollow(partition->topic, partition->number);
    const auto topic = m_partitions.find(partition->topic);
    topic->second.erase(partition->number);
    if (topic->second.empty()) {
        m_partitions.erase(topic);
    }
}

void Fetcher::seek(Partition& partition, std::int64_t position, std::int32_t epoch) {
    partition.position = position;
    partition.readEpoch = epoch;
    partition.checked = readsOn(epoch, partition.leader);
    changed(partition);
}

void Fetcher::want(Partition& partition, Want want) {
    if (want == partition.want) {
        return;
    }
    if (Broker* broker = partition.broker) {
        broker->wanted -= partition.want == Want::Yes ? 1 : 0;
        broker->held -= partition.want == Want::Held ? 1 : 0;
        broker->wanted += want == Want::Yes ? 1 : 0;
        broker->held += want == Want::Held ? 1 : 0;
    }
    partition.want = want;
    changed(partition);
}

void Fetcher::changed(Partition& partition) {
    if (partition.broker != nullptr && !partition.listed) {
        partition.listed = true;
        partition.broker->changes.push_back(&partition);
    }
}

void Fetcher::placeOne(Partition& partition) {
    const std::optional<Leader> leader = m_cluster.leader(partition.topic, partition.number);
    if (!leader) {
        unplace(partition);
        return;
    }
    const std::int32_t lane = m_far.contains(leader->node) ? partition.lane : 0;
    std::unique_ptr<Broker>& broker = m_brokers[{leader->node, lane}];
    if (!broker) {
        broker = std::make_unique<Broker>();
        broker->node = leader->node;
        broker->lane = lane;
    }
    const bool stays = partition.broker == broker.get();
    if (stays && partition.leader == *leader) {
        return;
    }
    if (!stays) {
        unplace(partition);
    }
    if (partition.leader != *leader) {
        partition.checked = readsOn(partition.readEpoch, *leader);
        partition.leader = *leader;
    }
    if (!stays) {
        partition.broker = broker.get();
        broker->partitions.insert(&partition);
        broker->wanted += partition.want == Want::Yes ? 1 : 0;
        broker->held += partition.want == Want::Held ? 1 : 0;
    }
    changed(partition);
}

void Fetcher::unplace(Partition& partition) {
    if (partition.broker == nullptr) {
        return;
    }
    Broker& broker = *std::exchange(partition.broker, nullptr);
    broker.wanted -= partition.want == Want::Yes ? 1 : 0;
    broker.held -= partition.want == Want::Held ? 1 : 0;
    broker.partitions.erase(&partition);
    std::erase(broker.changes, &partition);
    if (std::exchange(partition.inSession, false)) {
        broker.gone.emplace_back(partition.topic, partition.number);
    }
    partition.listed = false;
    partition.leader = {};
}

void Fetcher::place() {
    for (const auto& [topic, partitions] : m_partitions) {
        for (const auto& [number, partition] : partitions) {
            placeOne(*partition);
        }
    }
    pump();
}

void Fetcher::pump() {
    for (const auto& [node, broker] : m_brokers) {
        pumpBroker(*broker);
    }
}

void Fetcher::pumpBroker(Broker& broker) {
    if (broker.asking || broker.wanted == 0) {
        return;
    }
    Connection* connection = m_cluster.connection(broker.node, Purpose::Fetch, broker.lane);
    const std::size_t moving = m_buffers.lentBytes() - std::min(m_buffers.lentBytes(), m_stuckBytes);
    if (connection == nullptr || moving + static_cast<std::size_t>(answerBytes(broker)) > room()) {
        return;
    }
    const std::int16_t version = connection->version(ApiKey::Fetch);
    if (version < 0) {
        return;
    }
    for (Partition* each : std::vector<Partition*>{broker.changes}) {
        if (!each->checked && each->want == Want::Yes) {
            validate(*each, *connection);
        }
    }
    const FetchOrder order = orderFor(broker, version);
    if (order.positions.empty() && (order.sessionId == 0 || broker.wanted == 0)) {
        return;
    }
    broker.asking = true;
    broker.asked = static_cast<std::size_t>(order.maxBytes);
    broker.askedAt = MonotonicClock::now();
    Request ask = connection->request(ApiKey::Fetch);
    // One batch may be larger than what was asked for: it comes alone then.
    ask.largestAnswer = std::max(broker.asked, kLargestBatch) + kAroundBatches;
    encodeFetch(ask.out, version, order);
    ask.handler = [this, &broker, version, alive = std::weak_ptr{m_alive}](const Result<Answer>& answer) {
        if (!alive.expired()) {
            take(broker, version, answer);
        }
    };
    broker.gone.clear();
    connection->send(std::move(ask));
}

// For what moves.
std::size_t Fetcher::room() const {
    const std::size_t whole = m_settings.bufferBytes;
    return whole - std::min(m_stuckBytes, whole / 8 * 7);
}

// Every broker may answer at the same time.
std::int32_t Fetcher::answerBytes(const Broker& broker) const {
    const auto asked = std::ranges::count_if(m_brokers, [](const auto& each) { return each.second->wanted != 0; });
    const auto sharers = static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, asked));
    if (m_far.contains(broker.node)) {
        return farAnswer(room() / 8 * 7 / sharers, room());
    }
    return static_cast<std::int32_t>(std::min(static_cast<std::size_t>(m_settings.maxBytes), room() / 2 / sharers));
}

// So much that few partitions can fill an answer from far away.
std::int32_t Fetcher::partitionBytes(const Broker& broker) const {
    const std::int32_t answer = answerBytes(broker);
    const std::int32_t usual = std::min(m_settings.partitionBytes, answer);
    return m_far.contains(broker.node)
               ? std::max(usual, answer / static_cast<std::int32_t>(std::max<std::size_t>(1, broker.wanted)))
               : usual;
}

void Fetcher::judgeDistance(const Broker& broker, std::size_t answered) {
    if (m_far.contains(broker.node) || answered < broker.asked / 2 || MonotonicClock::now() - broker.askedAt > kQuick) {
        return;
    }
    const Connection* connection = m_cluster.connection(broker.node, Purpose::Fetch, broker.lane);
    if (connection != nullptr && connection->roundTrip() >= kFar) {
        m_far.insert(broker.node);
        for (const auto& [topic, partitions] : m_partitions) {
            for (const auto& [number, partition] : partitions) {
                placeOne(*partition);
            }
        }
    }
}

void Fetcher::addPosition(FetchOrder& order, Partition& partition) const {
    partition.sentPosition = partition.position;
    partition.sentEpoch = partition.leader.epoch;
    order.positions.push_back({partition.topic, partition.number, partition.leader.epoch, partition.position,
                               partitionBytes(*partition.broker)});
}

FetchOrder Fetcher::orderFor(Broker& broker, std::int16_t version) {
    FetchOrder order;
    order.maxWaitMs = broker.held != 0 ? std::min(kShortWaitMs, m_settings.maxWaitMs) : m_settings.maxWaitMs;
    order.minBytes = m_settings.minBytes;
    order.maxBytes = answerBytes(broker);
    order.readCommitted = m_settings.readCommitted;
    const bool sessions = version >= kFirstWithSessions;
    const bool incremental = sessions && broker.sessionId != 0;
    order.sessionId = incremental ? broker.sessionId : 0;
    order.sessionEpoch = sessions ? broker.sessionEpoch : kNoSession;
    if (incremental) {
        for (Partition* each : broker.changes) {
            each->listed = false;
            const bool wanted = each->want == Want::Yes && each->checked;
            if (wanted &&
                (!each->inSession || each->sentPosition != each->position || each->sentEpoch != each->leader.epoch)) {
                each->inSession = true;
                addPosition(order, *each);
            } else if (!wanted && std::exchange(each->inSession, false)) {
                order.forgotten.push_back({each->topic, each->number});
            }
        }
        for (const auto& [topic, number] : broker.gone) {
            const Partition* again = find(topic, number);
            if (again == nullptr || again->broker != &broker || !again->inSession) {
                order.forgotten.push_back({topic, number});
            }
        }
    } else {
        for (Partition* each : broker.partitions) {
            each->listed = false;
            each->inSession = each->want == Want::Yes && each->checked;
            if (each->inSession) {
                addPosition(order, *each);
            }
        }
    }
    broker.changes.clear();
    const auto place = [](const auto& each) { return std::pair{each.topic, each.partition}; };
    std::ranges::sort(order.positions, {}, place);
    std::ranges::sort(order.forgotten, {}, place);
    if (!incremental && !order.positions.empty()) {
        // Without a session the broker fills the answer in the order of the request: let everyone be first in turn.
        const std::size_t first = broker.rotation++ % order.positions.size();
        std::ranges::rotate(order.positions, order.positions.begin() + static_cast<std::ptrdiff_t>(first));
    }
    return order;
}

void Fetcher::take(Broker& broker, std::int16_t version, const Result<Answer>& answer) {
    broker.asking = false;
    if (!answer) {
        broker.forgetSession();
        m_cluster.refresh();
        pumpBroker(broker);  // asks for the connection again
        return;
    }
    const std::optional<Fetched> fetched = decodeFetch(Reader{answer->body}, version);
    if (!fetched || fetched->error != 0) {
        broker.forgetSession();
        if (!fetched ||
            (fetched->error != code::kFetchSessionIdNotFound && fetched->error != code::kInvalidFetchSessionEpoch)) {
            m_cluster.refresh();
            return;
        }
    } else {
        if (fetched->sessionId != 0) {
            broker.sessionId = fetched->sessionId;
            broker.sessionEpoch = broker.sessionEpoch == INT32_MAX ? 1 : broker.sessionEpoch + 1;
        } else {
            broker.forgetSession();
        }
        for (const FetchedPartition& each : fetched->partitions) {
            takeOne(broker, each, answer->buffer);
        }
        judgeDistance(broker, answer->body.size());
    }
    pump();
}

void Fetcher::takeOne(Broker& broker, const FetchedPartition& fetched, const BufferPtr& buffer) {
    Partition* partition = find(fetched.topic, fetched.partition);
    if (partition == nullptr || partition->broker != &broker || partition->want == Want::No ||
        partition->position != partition->sentPosition) {
        return;
    }
    if (fetched.error != 0) {
        refused(*partition, fetched);
        return;
    }
    const FetchedUpTo next = partition->sink.fetched(fetched, buffer);
    if (next.position != partition->position) {
        partition->position = next.position;
        partition->readEpoch = next.leaderEpoch;
        changed(*partition);
    }
}

void Fetcher::refused(Partition& partition, const FetchedPartition& fetched) {
    if (leaderMayHaveMoved(fetched.error)) {
        // Placed again by the next metadata that names a leader.
        unplace(partition);
        m_cluster.refresh();
    } else if (fetched.error == code::kOffsetNotAvailable) {
        partition.sentPosition = -1;
        changed(partition);
    } else {
        want(partition, Want::No);
        partition.sink.fetchRefused(fetched.error, fetched.logStart);
    }
}

void Fetcher::validate(Partition& partition, Connection& connection) {
    const std::int16_t version = connection.version(ApiKey::OffsetForLeaderEpoch);
    if (version < 0 || partition.leader.epoch < 0) {
        partition.checked = true;
        return;
    }
    if (std::exchange(partition.checking, true)) {
        return;
    }
    Request ask = connection.request(ApiKey::OffsetForLeaderEpoch);
    encodeOffsetForLeaderEpoch(ask.out, version, {partition.topic, partition.number}, partition.leader.epoch,
                               partition.readEpoch);
    ask.handler = [this,
                   checked = Checked{partition.topic, partition.number, partition.position, partition.leader.epoch},
                   alive = std::weak_ptr{m_alive}](const Result<Answer>& answer) {
        if (!alive.expired()) {
            takeEpochEnd(checked, answer);
        }
    };
    connection.send(std::move(ask));
}

void Fetcher::takeEpochEnd(const Checked& checked, const Result<Answer>& answer) {
    Partition* partition = find(checked.topic, checked.partition);
    if (partition == nullptr) {
        return;
    }
    partition->checking = false;
    const std::optional<EpochEnd> end = answer ? decodeOffsetForLeaderEpoch(Reader{answer->body}) : std::nullopt;
    if (end && end->error != 0 && !leaderMayHaveMoved(end->error)) {
        want(*partition, Want::No);
        return partition->sink.fetchRefused(end->error, -1);  // who wants it again has it compared again
    }
    // What another leader says counts no more.
    if (!end || end->error != 0 || partition->position != checked.position ||
        partition->leader.epoch != checked.leaderEpoch) {
        changed(*partition);  // asked again
        if (!end || end->error != 0) {
            unplace(*partition);
            m_cluster.refresh();
        } else {
            pump();
        }
        return;
    }
    partition->checked = true;
    if (end->endOffset < checked.position) {
        want(*partition, Want::No);
        partition->sink.truncated(end->endOffset);
    }
    changed(*partition);
    pump();
}

Fetcher::Partition* Fetcher::find(std::string_view topic, std::int32_t partition) const {
    const auto partitions = m_partitions.find(topic);
    if (partitions == m_partitions.end()) {
        return nullptr;
    }
    const auto found = partitions->second.find(partition);
    return found == partitions->second.end() ? nullptr : found->second.get();
}

}  // namespace tributary::wire
