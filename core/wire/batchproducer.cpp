#include "core/wire/batchproducer.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tributary::wire {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kWindow = 5;  // what a broker remembers of a producer (KIP-98)
constexpr std::int32_t kSequences = INT32_MAX;
// Batches that are put together: a broker takes some 20,000 of a link's in a second, however small they are, and five
// of a partition in one round trip (docs/small-batches.md).
constexpr std::size_t kSmallBytes = 16 * 1024;
constexpr std::int32_t kFewRecords =
    32;                          // of more than these in a batch unpacking and packing costs more than it saves,
constexpr auto kLongWay = 20ms;  // except where an answer takes longer than this

std::int32_t sequenceBehind(std::int32_t sequence, std::int32_t records) {
    const std::int64_t behind = static_cast<std::int64_t>(sequence) + records;
    return static_cast<std::int32_t>(behind > kSequences ? behind - kSequences - 1 : behind);
}

// The answer to this sending says that the leader has not written it. An earlier sending may have been: Item::doubtful.
bool surelyNotWritten(std::int16_t error) {
    switch (error) {
        case code::kUnknownTopicOrPartition:
        case code::kLeaderNotAvailable:
        case code::kNotLeaderOrFollower:
        case code::kNotEnoughReplicas:
        case code::kTopicAuthorizationFailed:
        case code::kClusterAuthorizationFailed:
        case code::kOutOfOrderSequence:
            return true;
        default:
            return false;
    }
}

// A broker waits for replicas, or reports that they are missing, before it looks at the next request.
bool mayHoldUpOthers(std::int16_t error) {
    return error == code::kNotEnoughReplicas || error == code::kNotEnoughReplicasAfterAppend ||
           error == code::kRequestTimedOut;
}

}  // namespace

struct BatchProducer::Item {
    enum class State {
        Waiting,   ///< to be sent, or to be sent again
        OnWire,    ///< an answer will come
        Answered,  ///< with `error`
    };
    RecordBatch batch;
    BufferPtr buffer;
    std::optional<MergingBatch> merging;  ///< not finished: stands for the two before
    bool mergeable = false;               ///< others may be put to it
    BatchSource* source = nullptr;        ///< null: abandoned
    std::int32_t records = 0;
    State state = State::Waiting;
    bool numbered = false;  ///< has a sequence: unresolved
    bool doubtful = false;  ///< the log may have it
    std::int32_t sequence = -1;
    std::int16_t error = 0;
    std::int64_t targetOffset = -1;
    std::uint64_t serial = 0;
    MonotonicTime sentAt;

    [[nodiscard]] std::size_t bytes() const { return merging ? merging->bytes() : batch.bytes().size(); }
};

class BatchProducer::Target {
public:
    Target(std::string topicName, std::int32_t partitionNumber)
        : topic(std::move(topicName)), number(partitionNumber) {}

    const std::string topic;
    const std::int32_t number;
    std::deque<Item> items;  ///< the numbered ones first
    std::size_t numbered = 0;
    std::size_t unresolvedBytes = 0;  ///< of the numbered ones
    std::size_t onWire = 0;
    std::int32_t nextSequence = 0;
    bool known = false;       ///< the broker has state for the producer id
    bool recovering = false;  ///< an answer was an error: nothing is sent until all are there
    std::uint64_t givenUp =
        0;               ///< serial of a numbered one that is dropped, and that the log may or may not have; 0: none
    bool ready = false;  ///< in m_ready
    ProducerIdentity identity;  ///< none: it waits for one
    std::int32_t node = -1;     ///< where what is out has gone; nothing is sent elsewhere before it is answered
    Purpose purpose = Purpose::Produce;
    std::int16_t waitsFor = 0;
    MonotonicTime lastAcknowledged;
    std::chrono::nanoseconds answerTime{0};
    MonotonicTime notBefore;
    Backoff backoff{100ms, 5'000ms};

    [[nodiscard]] std::size_t window(const ProduceSettings& settings) const {
        return known && MonotonicClock::now() - lastAcknowledged < settings.stateMayBeGone ? kWindow : 1;
    }
};

struct BatchProducer::Sent {
    Target* target = nullptr;
    std::uint64_t serial = 0;
};

BatchProducer::BatchProducer(Cluster& cluster, ProduceSettings settings)
    : m_cluster(cluster), m_settings(settings), m_merger(cluster.buffers()) {}

BatchProducer::~BatchProducer() = default;

BatchProducer::Target& BatchProducer::target(const std::string& topic, std::int32_t partition) {
    std::unique_ptr<Target>& slot = m_targets[topic][partition];
    if (!slot) {
        m_cluster.follow(topic, partition);
        slot = std::make_unique<Target>(topic, partition);
        slot->identity = m_identity;
    }
    return *slot;
}

void BatchProducer::noteReady(Target& target) {
    if (!std::exchange(target.ready, true)) {
        m_ready.push_back(&target);
    }
}

bool BatchProducer::add(Target& target, RecordBatch batch, BufferPtr buffer, BatchSource& source,
                        std::size_t mergeBytes) {
    if (mergeBytes != 0 && merged(target, batch, source, mergeBytes)) {
        return true;
    }
    Item item;
    item.batch = batch;
    item.buffer = std::move(buffer);
    item.mergeable = mergeBytes != 0;
    item.source = &source;
    item.records = batch.recordCount();
    item.serial = ++m_serial;
    target.items.push_back(std::move(item));
    noteReady(target);
    return false;
}

bool BatchProducer::merged(Target& target, const RecordBatch& batch, const BatchSource& source,
                           std::size_t mergeBytes) {
    if (target.items.empty()) {
        return false;
    }
    Item& last = target.items.back();
    if (!last.mergeable || last.source != &source || last.state != Item::State::Waiting || last.numbered) {
        return false;
    }
    const auto pays = [&](const RecordBatch& each) {
        const std::size_t size = each.bytes().size();
        return target.answerTime > kLongWay
                   ? size <= mergeBytes / 2
                   : size < kSmallBytes && (each.codec() == Codec::None || each.recordCount() < kFewRecords);
    };
    if (!pays(batch)) {
        return false;
    }
    if (last.merging) {
        if (!m_merger.append(*last.merging, batch, mergeBytes)) {
            return false;
        }
    } else {
        MergingBatch both;
        if (!pays(last.batch) || !m_merger.append(both, last.batch, mergeBytes) ||
            !m_merger.append(both, batch, mergeBytes)) {
            return false;
        }
        last.merging = std::move(both);
        last.batch = {};
        last.buffer.reset();
    }
    last.records += batch.recordCount();
    return true;
}

void BatchProducer::finish(Item& item) {
    if (item.merging) {
        BatchMerger::Merged done = m_merger.finish(std::move(*item.merging));
        item.merging.reset();
        item.batch = done.batch;
        item.buffer = std::move(done.buffer);
    }
}

std::size_t BatchProducer::takeBack(Target& target, const BatchSource& source, std::size_t keep) {
    std::size_t seen = 0;
    return std::erase_if(target.items,
                         [&](const Item& each) { return each.source == &source && ++seen > keep && !each.numbered; });
}

void BatchProducer::shrink(Target& target, const BatchSource& source) {
    for (Item& each : target.items) {
        const std::size_t size = each.bytes();
        if (each.source != &source || each.state != Item::State::Waiting || each.merging ||
            each.buffer->capacity <= 2 * size) {
            continue;
        }
        BufferPtr own = m_cluster.buffers().take(size);
        own->size = size;
        std::ranges::copy(each.batch.bytes(), own->data.get());
        std::span<std::byte> bytes = own->bytes();
        bool broken = false;
        each.batch = *takeBatch(bytes, broken);
        each.buffer = std::move(own);
    }
}

void BatchProducer::abandon(Target& target, const BatchSource& source) {
    for (Item& each : target.items) {
        if (each.source == &source) {
            each.source = nullptr;
        }
    }
    dropAbandoned(target);
    noteReady(target);
}

// What is on its way is answered first. Those behind keep their sequences: only under these can the log tell whether it
// has them already.
void BatchProducer::dropAbandoned(Target& target) {
    std::erase_if(target.items, [&](const Item& each) {
        if (each.source != nullptr || each.state == Item::State::OnWire) {
            return false;
        }
        if (each.numbered) {
            resolved(target, each);
            target.onWire -= each.state == Item::State::Answered ? 1 : 0;
            target.givenUp = std::max(target.givenUp, each.serial);
        }
        return true;
    });
}

MonotonicTime BatchProducer::retryAt() const {
    MonotonicTime at = MonotonicTime::max();
    for (const Target* each : m_ready) {
        if (each->notBefore > MonotonicClock::now()) {
            at = std::min(at, each->notBefore);
        }
    }
    if (m_identityAt > MonotonicClock::now() && anyoneAnonymous()) {
        at = std::min(at, m_identityAt);
    }
    return at;
}

bool BatchProducer::anyoneAnonymous() const {
    return !m_withoutIdempotence &&
           std::ranges::any_of(m_ready, [](const Target* each) { return each->identity.id < 0; });
}

void BatchProducer::askIdentity() {
    if (m_askingIdentity || MonotonicClock::now() < m_identityAt) {
        return;
    }
    Connection* connection = m_cluster.anyConnection();
    if (connection == nullptr || connection->version(ApiKey::InitProducerId) < 0) {
        return;
    }
    m_askingIdentity = true;
    Request ask = connection->request(ApiKey::InitProducerId);
    encodeInitProducerId(ask.out);
    ask.handler = [this, alive = std::weak_ptr{m_alive}](const Result<Answer>& answer) {
        if (!alive.expired()) {
            takeIdentity(answer);
        }
    };
    connection->send(std::move(ask));
}

void BatchProducer::takeIdentity(const Result<Answer>& answer) {
    m_askingIdentity = false;
    const std::optional<NewProducer> made = answer ? decodeInitProducerId(Reader{answer->body}) : std::nullopt;
    if (made && made->error == 0) {
        m_identityBackoff.reset();
        m_identity = {made->id, made->epoch};
        for (const auto& [topic, partitions] : m_targets) {
            for (const auto& [number, each] : partitions) {
                if (each->identity.id < 0) {
                    each->identity = m_identity;
                }
            }
        }
    } else if (made && made->error == code::kClusterAuthorizationFailed) {
        m_withoutIdempotence = true;
    } else {
        m_identityAt = MonotonicClock::now() + m_identityBackoff.next();
        return;
    }
    pump();
}

bool BatchProducer::mayBeSent(const Target& target) const {
    if (target.recovering || target.items.empty() || (target.identity.id < 0 && !m_withoutIdempotence) ||
        MonotonicClock::now() < target.notBefore) {
        return false;
    }
    // One that was sent before, or a new one.
    if (target.onWire >= (m_withoutIdempotence ? 1 : target.window(m_settings)) ||
        target.onWire >= target.items.size()) {
        return false;
    }
    const Item& next = target.items[target.onWire];
    return next.numbered || target.numbered == 0 ||
           target.unresolvedBytes + next.bytes() + m_unresolvedBytes <= m_settings.unresolvedBytes;
}

void BatchProducer::pump() {
    std::erase_if(m_ready, [](Target* each) {
        each->ready = !each->items.empty();
        return !each->ready;
    });
    if (m_ready.empty()) {
        return;
    }
    if (anyoneAnonymous()) {
        askIdentity();
    }
    std::map<std::pair<std::int32_t, Purpose>, std::vector<Target*>> byBroker;
    for (Target* each : m_ready) {
        if (!mayBeSent(*each)) {
            continue;
        }
        const std::optional<Leader> leader = m_cluster.leader(each->topic, each->number);
        if (!leader) {
            m_cluster.refresh();
            continue;
        }
        if (each->onWire == 0) {
            each->node = leader->node;
            each->purpose = mayHoldUpOthers(each->waitsFor) ? Purpose::Retry : Purpose::Produce;
        }
        if (each->node == leader->node) {
            byBroker[{each->node, each->purpose}].push_back(each);
        }
    }
    for (auto& [at, targets] : byBroker) {
        while (sendRound(at.first, at.second, targets)) {
        }
    }
}

// One request with one batch of each target, as far as they go in. False: nothing (more) to send now.
bool BatchProducer::sendRound(std::int32_t node, Purpose purpose, std::vector<Target*>& targets) {
    Connection* connection = m_cluster.connection(node, purpose);
    if (connection == nullptr || connection->unanswered() >= m_settings.requestsInFlight) {
        return false;
    }
    const std::int16_t version = connection->version(ApiKey::Produce);
    if (version < 0) {
        return false;
    }
    std::size_t bytes = 0;
    std::vector<ProducePart> parts;
    std::vector<Sent> sent;
    std::vector<Item*> items;
    for (Target* each : targets) {
        if (!mayBeSent(*each)) {
            continue;
        }
        Item& item = each->items[each->onWire];
        finish(item);
        const std::size_t size = item.bytes();
        if (!parts.empty() && bytes + size > m_settings.requestBytes) {
            continue;
        }
        bytes += size;
        stamp(*each, item);
        parts.push_back({each->topic, each->number, size, 0});
        sent.push_back({each, item.serial});
        items.push_back(&item);
    }
    if (parts.empty()) {
        return false;
    }
    // Those that did not go in are first next time.
    std::ranges::rotate(targets, std::ranges::find(targets, sent.back().target) + 1);

    Request request = connection->request(ApiKey::Produce);
    encodeProduce(request.out, m_settings.timeoutMs, parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        request.inserts.push_back({parts[i].recordsAt, items[i]->batch.bytes()});
    }
    request.handler = [this, sent = std::move(sent), version,
                       alive = std::weak_ptr{m_alive}](const Result<Answer>& answer) {
        if (!alive.expired()) {
            take(sent, version, answer);
        }
    };
    connection->send(std::move(request));
    return true;
}

void BatchProducer::stamp(Target& target, Item& item) {
    if (!item.numbered) {
        item.numbered = true;
        item.sequence = target.nextSequence;
        ++target.numbered;
        target.unresolvedBytes += item.bytes();
        m_unresolvedBytes += item.bytes();
        item.batch.restamp(target.identity, m_withoutIdempotence ? -1 : item.sequence);
        target.nextSequence = sequenceBehind(target.nextSequence, item.records);
    }
    item.state = Item::State::OnWire;
    item.sentAt = MonotonicClock::now();
    ++target.onWire;
}

void BatchProducer::resolved(Target& target, const Item& item) {
    --target.numbered;
    target.unresolvedBytes -= item.bytes();
    m_unresolvedBytes -= item.bytes();
}

void BatchProducer::unstamp(Target& target, Item& item) {
    item.state = Item::State::Waiting;
    if (std::exchange(item.numbered, false)) {
        resolved(target, item);
    }
}

void BatchProducer::take(const std::vector<Sent>& sent, std::int16_t version, const Result<Answer>& answer) {
    const std::optional<ProduceAnswer> decoded = answer ? decodeProduce(Reader{answer->body}, version) : std::nullopt;
    if (!decoded) {
        m_cluster.refresh();
    }
    for (const Sent& each : sent) {
        std::int16_t error = code::kNetworkException;
        std::int64_t offset = -1;
        if (decoded) {
            const auto found = std::ranges::find_if(decoded->partitions, [&](const Produced& produced) {
                return produced.partition == each.target->number && produced.topic == each.target->topic;
            });
            if (found != decoded->partitions.end()) {
                error = found->error;
                offset = found->baseOffset;
            }
        }
        answered(*each.target, each.serial, error, offset);
    }
    pump();
}

void BatchProducer::answered(Target& target, std::uint64_t serial, std::int16_t error, std::int64_t offset) {
    const auto item = std::ranges::find(target.items, serial, &Item::serial);
    if (item == target.items.end()) {
        return;
    }
    assert(item->state == Item::State::OnWire);
    item->state = Item::State::Answered;
    item->error = error;
    item->targetOffset = error == code::kNone ? offset : -1;
    item->doubtful = item->doubtful || !surelyNotWritten(error);
    const auto took = MonotonicClock::now() - item->sentAt;
    target.answerTime = target.answerTime.count() == 0 ? took : (target.answerTime * 7 + took) / 8;
    target.recovering = target.recovering || verdictOf(error) != ProduceVerdict::Acknowledged;
    resolve(target);
}

// onWire counts the items at the front that were sent and not yet popped, answered or not.
void BatchProducer::resolve(Target& target) {
    while (!target.items.empty() && target.items.front().state == Item::State::Answered &&
           verdictOf(target.items.front().error) == ProduceVerdict::Acknowledged) {
        const Item item = std::move(target.items.front());
        target.items.pop_front();
        resolved(target, item);
        --target.onWire;
        target.known = true;
        target.givenUp = item.serial > target.givenUp ? 0 : target.givenUp;
        target.lastAcknowledged = MonotonicClock::now();
        target.backoff.reset();
        if (item.source != nullptr) {
            if (std::exchange(target.waitsFor, std::int16_t{0}) != 0) {
                item.source->batchesWait(0);
            }
            item.source->batchAcknowledged(item.targetOffset);
        }
    }
    const bool anyOut =
        std::ranges::any_of(target.items, [](const Item& each) { return each.state == Item::State::OnWire; });
    if (target.recovering && !anyOut) {
        resolveError(target);
    }
}

// All is answered, and the oldest with an error: nothing behind it is in the log either, since its sequence is missing.
// Where the connection ended nothing is known, and all are sent again.
void BatchProducer::resolveError(Target& target) {
    if (target.numbered == 0) {
        target.recovering = false;
        return;
    }
    const std::int16_t error = target.items.front().error;
    BatchSource* source = target.items.front().source;
    const ProduceVerdict verdict = verdictOf(error);
    dropAbandoned(target);
    if (verdict == ProduceVerdict::Again) {
        repeat(target, error);
        return;
    }
    // Behind one that was given up a gap is no loss: what stands behind it only needs other sequences.
    const bool gap = verdict == ProduceVerdict::Gap && target.givenUp == 0;
    restart(target);
    if (source == nullptr || (verdict != ProduceVerdict::Refused && !gap)) {
        return;
    }
    std::erase_if(target.items, [&](const Item& each) { return each.source == source; });
    if (gap) {
        source->targetLostRecords();
    } else {
        source->batchRefused(error);
    }
}

void BatchProducer::repeat(Target& target, std::int16_t error) {
    const bool doubtful = std::ranges::any_of(target.items, &Item::doubtful);
    if (!doubtful && target.numbered != 0) {
        target.nextSequence = target.items.front().sequence;
    }
    for (std::size_t i = target.numbered; i-- > 0;) {
        Item& each = target.items[i];
        each.state = Item::State::Waiting;
        each.error = code::kNone;  // of an earlier round
        if (!doubtful) {
            unstamp(target, each);
        }
    }
    target.onWire = 0;
    target.recovering = false;
    target.notBefore = MonotonicClock::now() + target.backoff.next();
    m_cluster.refresh();
    if (std::exchange(target.waitsFor, error) != error && !target.items.empty()) {
        target.items.front().source->batchesWait(error);
    }
}

// Nothing of the target is out and nothing numbered is in its log: under a new producer id the sequences begin again.
void BatchProducer::restart(Target& target) {
    target.identity = {};
    target.nextSequence = 0;
    target.known = false;
    target.recovering = false;
    target.givenUp = 0;
    target.onWire = 0;
    for (Item& each : target.items) {
        unstamp(target, each);
        each.doubtful = false;
    }
}

}  // namespace tributary::wire
