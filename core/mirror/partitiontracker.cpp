#include "core/mirror/partitiontracker.h"

#include "core/kafka/errorcodes.h"
#include "core/mirror/refusals.h"
#include "core/mirror/sendfailure.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

namespace tributary {

namespace {

void release(Slot& slot) {
    if (slot.headers != nullptr) {
        kafka::destroyHeaders(slot.headers);
    }
    kafka::releaseMessage(slot.message);
}

}  // namespace

PartitionTracker::PartitionTracker(kafka::TopicPartition at, int stream, AckSignal& signal, LinkProducer& producer,
                                   SendRoom& room, Partitioning partitioning, std::int64_t position,
                                   std::shared_ptr<OffsetMap> offsets)
    : m_at(std::move(at)),
      m_producer(producer),
      m_room(room),
      m_partitioning(partitioning),
      m_offsets(std::move(offsets)),
      m_counters(std::make_shared<PartitionCounters>(m_at.topic, m_at.partition, stream)),
      m_gate(signal, *m_counters),
      m_watermark(position),
      m_position(position),
      m_lastProgress(MonotonicClock::now()),
      m_haltedSince(m_lastProgress) {
    m_counters->watermark.store(position, std::memory_order_relaxed);
}

PartitionTracker::~PartitionTracker() {
    assert(outstanding() == 0);
    dropFrom(0);
    m_counters->retired.store(true, std::memory_order_relaxed);
}

bool PartitionTracker::push(kafka::RawMessage* message, const kafka::RecordFields& fields) {
    if (fields.offset < m_position) {
        return false;
    }
    if (m_until >= 0 && fields.offset >= m_until) {
        m_position = m_until;
        m_missed = true;
        return false;
    }
    if (m_ring.empty()) {
        m_lastProgress = MonotonicClock::now();
        m_counters->openLatency();
    }
    Slot& slot = m_ring.pushBack();
    slot.message = message;
    slot.gate = &m_gate;
    slot.offset = fields.offset;
    slot.timestampMs = fields.timestampMs;
    slot.bytes = static_cast<std::uint32_t>(fields.keySize + fields.valueSize);
    m_bytes += slot.memory();
    m_position = fields.offset + 1;
    m_positionTrusted = true;
    return true;
}

void PartitionTracker::passedTo(std::int64_t position, std::int32_t leaderEpoch) {
    if (m_ring.empty() && position > m_position) {
        m_position = position;
        m_watermark = position;
        m_leaderEpoch = leaderEpoch;
        m_counters->watermark.store(m_watermark, std::memory_order_relaxed);
    }
}

void PartitionTracker::useBatches() {
    assert(m_ring.empty() && outstanding() == 0);
    m_reason = RecordPathReason::None;
    m_until = kForGood;
    m_counters->path.store(m_reason, std::memory_order_relaxed);
}

void PartitionTracker::useRecords(RecordPathReason reason, std::int64_t until) {
    assert(batchesOut.batches == 0);
    m_missed = m_missed || onBatches();  // the consumer stands anywhere: it seeks before it reads
    m_reason = reason;
    m_until = until;
    m_counters->path.store(m_reason, std::memory_order_relaxed);
}

void PartitionTracker::batchesDone(std::int64_t watermark, std::uint64_t records, std::uint64_t bytes,
                                   std::int32_t leaderEpoch) {
    m_watermark = watermark;
    m_position = watermark;
    m_leaderEpoch = leaderEpoch;
    m_records += records;
    m_recordBytes += bytes;
    m_lastProgress = MonotonicClock::now();
    m_counters->records.store(m_records, std::memory_order_relaxed);
    m_counters->bytes.store(m_recordBytes, std::memory_order_relaxed);
    m_counters->watermark.store(m_watermark, std::memory_order_relaxed);
    m_flowed = m_flowed || records != 0;
}

bool PartitionTracker::takeGeneration() {
    GenerationPtr wanted = m_mode == SendMode::Solo ? m_producer.solo() : m_producer.current();
    if (wanted == m_generation && m_topic != nullptr) {
        return true;
    }
    // Never two producers with unanswered records of one partition.
    if (!wanted || outstanding() != 0) {
        return false;
    }
    Result<kafka::ProducerTopic*> topic = wanted->topic(m_route.targetTopic, m_route.codec);
    if (!topic) {
        stopWith(SendMode::Waiting, std::move(topic.error()));
        return false;
    }
    m_generation = std::move(wanted);
    m_topic = *topic;
    return true;
}

bool PartitionTracker::send() {
    if (m_cursor >= m_ring.size() || (m_mode != SendMode::Flowing && m_mode != SendMode::Solo) ||
        m_gate.hasFailures() || !hasRoute) {
        return false;
    }
    if (m_mode == SendMode::Solo && outstanding() != 0) {
        return false;
    }
    if (!takeGeneration()) {
        return false;
    }
    while (m_cursor < m_ring.size()) {
        Slot& slot = m_ring.at(m_cursor);
        if (slot.state.load(std::memory_order_acquire) == SlotState::Queued) {
            if (!m_room.fits(m_sentBytes, slot.memory())) {
                return false;
            }
            const Sent outcome = sendSlot(slot);
            if (outcome != Sent::Yes) {
                return outcome == Sent::QueueFull;
            }
            if (m_mode == SendMode::Solo) {
                moveCursor(m_cursor + 1);
                return false;
            }
        }
        moveCursor(m_cursor + 1);
    }
    return false;
}

std::int32_t PartitionTracker::targetPartition(const kafka::RecordFields& fields) const {
    switch (m_partitioning) {
        case Partitioning::Preserve:
            break;
        case Partitioning::Modulo:
            return fields.partition % m_route.targetPartitions;
        case Partitioning::KeyHash:
            // Without a key there is nothing to hash; the source partition keeps such records in order.
            return fields.key == nullptr
                       ? fields.partition % m_route.targetPartitions
                       : kafka::murmur2Partition(fields.key, fields.keySize, m_route.targetPartitions);
    }
    return fields.partition;
}

PartitionTracker::Sent PartitionTracker::sendSlot(Slot& slot) {
    const kafka::RecordFields fields = kafka::readFields(*slot.message);
    const std::int32_t partition = targetPartition(fields);
    if (partition >= m_route.targetPartitions) {
        stopWith(SendMode::Waiting,
                 Error{ErrorCode::TargetTopicUnusable}
                     .with("topic", m_route.targetTopic)
                     .with("reason", "it has " + std::to_string(m_route.targetPartitions) + " partitions, partition " +
                                         std::to_string(partition) + " is needed"));
        return Sent::No;
    }
    if (!slot.headersTaken) {
        if (!kafka::detachHeaders(*slot.message, slot.headers)) {
            failHere(slot, kafka::code::kBadMessage, "its headers cannot be read; librdkafka takes up to 100,000");
            return Sent::No;
        }
        slot.headersTaken = true;
    }
    kafka::RawHeaders* headers = std::exchange(slot.headers, nullptr);
    slot.live = m_counters->live.load(std::memory_order_relaxed);
    slot.named = false;
    slot.said.reset();
    // From here on the answer may come at any moment, on another thread.
    slot.state.store(SlotState::Sent, std::memory_order_release);
    int error = 0;
    const kafka::SendOutcome outcome =
        m_generation->producer().send(*m_topic, partition, fields, headers, &slot, error);
    if (outcome == kafka::SendOutcome::Accepted) [[likely]] {
        ++m_sent;
        return Sent::Yes;
    }
    slot.headers = headers;
    slot.state.store(SlotState::Queued, std::memory_order_relaxed);
    switch (outcome) {
        case kafka::SendOutcome::Accepted:
        case kafka::SendOutcome::QueueFull:
            return Sent::QueueFull;
        case kafka::SendOutcome::UnknownPartition: {
            const Status known = m_generation->refresh(*m_topic);
            stopWith(SendMode::Waiting,
                     known ? Error{ErrorCode::TargetTopicUnusable}
                                 .with("topic", m_route.targetTopic)
                                 .with("reason", "partition " + std::to_string(partition) + " is not there yet")
                           : known.error());
            return Sent::No;
        }
        case kafka::SendOutcome::Fatal:
            m_producer.retire(m_generation->number(),
                              m_generation->producer().fatalError().value_or(Error{ErrorCode::ProducerFatal}));
            return Sent::No;
        case kafka::SendOutcome::Refused:
            failHere(slot, error, kafka::errorName(error));
            return Sent::No;
    }
    return Sent::No;
}

// It cannot even be handed to the producer.
void PartitionTracker::failHere(Slot& slot, int error, const char* why) {
    slot.error = error;
    slot.named = true;
    slot.said = std::make_unique<std::string>(why);
    slot.state.store(SlotState::Failed, std::memory_order_relaxed);
    m_gate.noteLocalFailure();
}

// Collects what stands together, so that the map is told once.
void PartitionTracker::noteOffsetOf(const Slot& slot, OffsetRun& run) {
    if (!tellsOffsets()) {
        return;
    }
    const bool behindIt = slot.targetOffset < 0 ? run.target < 0 : run.target + run.count == slot.targetOffset;
    if (run.source + run.count == slot.offset && behindIt) {
        ++run.count;
    } else {
        noteOffsets(run);
        run = {slot.offset, slot.targetOffset, 1};
    }
}

void PartitionTracker::noteOffsets(const OffsetRun& run) {
    if (run.count == 0) {
        return;
    }
    if (run.target >= 0) {
        m_counters->targetOffset.store(run.target + run.count - 1, std::memory_order_relaxed);
    }
    m_offsets->add(run);
}

void PartitionTracker::advance(TrackerNews& news) {
    std::size_t freed = 0;
    OffsetRun run;
    while (!m_ring.empty() && m_ring.front().done()) {
        Slot& slot = m_ring.front();
        if (m_ring.size() == 1 || !m_ring.at(1).done()) {
            m_leaderEpoch = kafka::leaderEpoch(*slot.message);
        }
        if (slot.state.load(std::memory_order_relaxed) == SlotState::Acknowledged) {
            noteOffsetOf(slot, run);
            ++m_records;
            m_recordBytes += slot.bytes;
        }
        m_watermark = slot.offset + 1;
        m_bytes -= slot.memory();
        if (m_cursor != 0) {
            --m_cursor;
            m_sentBytes -= slot.memory();
            m_room.gave(slot.memory());
        }
        release(slot);
        m_ring.popFront();
        ++freed;
    }
    noteOffsets(run);
    if (freed != 0) {
        news.released += freed;
        m_lastProgress = MonotonicClock::now();
        m_counters->records.store(m_records, std::memory_order_relaxed);
        m_counters->bytes.store(m_recordBytes, std::memory_order_relaxed);
    }
    m_counters->watermark.store(m_watermark, std::memory_order_relaxed);
}

TrackerNews PartitionTracker::service(SendFailurePolicy policy) {
    TrackerNews news;
    advance(news);
    leaveBrokenProducer();
    if (m_gate.hasFailures() && outstanding() == 0) {
        advance(news);
        resolveFailures(news, policy);
    }
    if (m_mode == SendMode::Solo && m_watermark > m_soloUntil && outstanding() == 0) {
        m_mode = SendMode::Flowing;
    }
    // Others need the room; it is read again.
    if ((m_mode == SendMode::Halted || m_mode == SendMode::Waiting) && outstanding() == 0) {
        dropFrom(0);
    }
    if (!news.gaps.empty()) {
        return news;  // the rest is told when they are in the ledger
    }
    const bool moved = (news.released != 0 || m_flowed) && m_watermark > m_problemAt;
    const bool nothingToDo = m_mode == SendMode::Flowing && !unsettled && idle() && outstanding() == 0 && !behind();
    if (m_pending) {
        news.problem = std::exchange(m_pending, std::nullopt);
        news.refreshTopics = m_mode == SendMode::Waiting;
    } else if (m_problem && (moved || nothingToDo) && (m_mode == SendMode::Flowing || m_mode == SendMode::Solo)) {
        m_problem.reset();
        m_counters->halted.store(false, std::memory_order_relaxed);
        news.solved = true;
    }
    m_flowed = false;
    return news;
}

void PartitionTracker::leaveBrokenProducer() {
    if (!m_generation || (outstanding() == 0 && !m_gate.hasFailures())) {
        return;
    }
    if (const std::optional<Error> fatal = m_generation->producer().fatalError()) {
        m_producer.retire(m_generation->number(), *fatal);
        m_generation->answerQueued();
    }
}

void PartitionTracker::resolveFailures(TrackerNews& news, SendFailurePolicy policy) {
    m_gate.clearFailures();
    std::optional<std::size_t> first;
    FailureKind worst = FailureKind::Innocent;
    int error = 0;
    std::int64_t lastSuspect = -1;
    bool allSure = true;  // of the suspects
    for (std::size_t i = 0; i < m_ring.size(); ++i) {
        Slot& slot = m_ring.at(i);
        if (slot.state.load(std::memory_order_acquire) != SlotState::Failed) {
            continue;
        }
        const FailureKind kind = failureKind(slot.error);
        if (kind > worst) {
            worst = kind;
            error = slot.error;
        }
        if (kind == FailureKind::Suspect) {
            lastSuspect = slot.offset;
        }
        const bool sure = kind == FailureKind::Suspect && (m_mode == SendMode::Solo || surelyRefused(slot));
        allSure = allSure && (sure || kind != FailureKind::Suspect);
        if (!first) {
            first = i;
        }
        slot.state.store(sure ? SlotState::Refused : SlotState::Queued, std::memory_order_relaxed);
    }
    if (!first) {
        return;
    }
    if (m_mode == SendMode::Closing) {
        dropFrom(*first);
        return;
    }
    moveCursor(*first);
    if (worst == FailureKind::Suspect && allSure && policy == SendFailurePolicy::Skip) {
        return putAside(news);
    }
    for (std::size_t i = *first; i < m_ring.size(); ++i) {
        if (m_ring.at(i).state.load(std::memory_order_relaxed) == SlotState::Refused) {
            m_ring.at(i).state.store(SlotState::Queued, std::memory_order_relaxed);
        }
    }
    if (worst == FailureKind::Suspect && m_mode == SendMode::Solo) {
        stopBefore(m_ring.at(*first));
    } else if (worst == FailureKind::Suspect) {
        m_mode = SendMode::Solo;
        m_soloUntil = lastSuspect;
    } else if (worst == FailureKind::TargetTopic) {
        stopWith(SendMode::Waiting, Error{ErrorCode::TargetTopicUnusable}
                                        .with("topic", m_route.targetTopic)
                                        .with("reason", kafka::errorName(error)));
    }
}

// Without its having been sent alone: the target's answer names it (or the producer does not take it at all), or it is
// larger than the target takes, and so was alone in its batch. A batch that other source partitions share may have been
// refused for one of theirs, and of that this partition's part of the answer does not tell.
bool PartitionTracker::surelyRefused(const Slot& slot) const {
    return (slot.named && m_partitioning == Partitioning::Preserve) ||
           (slot.error == kafka::code::kMessageTooLarge && m_route.targetMaxBytes > 0 &&
            static_cast<std::int64_t>(slot.bytes) > m_route.targetMaxBytes);
}

// All that are refused together go to the ledger together; their neighbours are sent again, as if they had not been
// there.
void PartitionTracker::putAside(TrackerNews& news) {
    RefusedRanges refused{m_at};
    for (std::size_t i = m_cursor; i < m_ring.size(); ++i) {
        if (m_ring.at(i).state.load(std::memory_order_relaxed) == SlotState::Refused) {
            refused.add(m_ring.at(i));
        }
    }
    news.gaps = refused.take();
    m_counters->errors.fetch_add(offsetsIn(news.gaps), std::memory_order_relaxed);
}

void PartitionTracker::skipped() {
    for (std::size_t i = 0; i < m_ring.size(); ++i) {
        if (m_ring.at(i).state.load(std::memory_order_relaxed) == SlotState::Refused) {
            m_ring.at(i).state.store(SlotState::Skipped, std::memory_order_relaxed);
        }
    }
    TrackerNews passed;
    advance(passed);
    m_flowed = m_flowed || passed.released != 0;
}

void PartitionTracker::stopBefore(const Slot& slot) {
    m_counters->errors.fetch_add(1, std::memory_order_relaxed);
    m_soloUntil = slot.offset;
    // service() drops the records behind it: they would only hold memory, and are read again when it goes on.
    stopWith(SendMode::Halted, refusalOf(m_at, slot));
}

void PartitionTracker::stopWith(SendMode mode, Error why) {
    m_mode = mode;
    m_haltedSince = MonotonicClock::now();
    m_counters->halted.store(true, std::memory_order_relaxed);
    if (!m_problem || *m_problem != why) {
        m_pending = why;
    }
    m_problem = std::move(why);
    m_problemAt = -1;
}

void PartitionTracker::complain(Error why) {
    if (m_mode != SendMode::Flowing && m_mode != SendMode::Solo) {
        return;  // what it stands for is worse
    }
    if (!m_problem || *m_problem != why) {
        m_pending = why;
    }
    m_problem = std::move(why);
    m_problemAt = m_position;
}

void PartitionTracker::halt(Error why) { stopWith(SendMode::Halted, std::move(why)); }

void PartitionTracker::retry() {
    if (m_mode == SendMode::Waiting) {
        m_mode = SendMode::Flowing;
    } else if (m_mode == SendMode::Halted && m_problem && m_problem->code == ErrorCode::RecordRefused) {
        // Since then it may have gone over to batches, which find out themselves what is refused.
        m_mode = onBatches() ? SendMode::Flowing : SendMode::Solo;
    }
}

const Error* PartitionTracker::routeRefusal() const {
    if (m_route.blocked) {
        return &*m_route.blocked;
    }
    return m_route.noMorePartitions && at().partition >= m_route.targetPartitions ? &*m_route.noMorePartitions
                                                                                  : nullptr;
}

void PartitionTracker::setRoute(const TopicRoute& route) {
    const bool moved = route.targetTopic != m_route.targetTopic || route.codec != m_route.codec;
    m_route = route;
    hasRoute = true;
    if (moved) {
        m_topic = nullptr;
        m_generation.reset();
    }
    if (m_mode != SendMode::Closing) {
        obeyRoute();
    }
}

void PartitionTracker::obeyRoute() {
    if (m_route.blocked && m_route.recreated) {
        halt(*m_route.blocked);
    } else if (firmlyHalted()) {
        return;
    } else if (const Error* why = routeRefusal()) {
        stopWith(SendMode::Waiting, *why);
    } else if (m_mode == SendMode::Waiting) {
        retry();
    }
}

void PartitionTracker::closeIntake() {
    m_haltedBefore = m_haltedBefore || firmlyHalted();
    m_mode = SendMode::Closing;
    dropUnsent();
}

void PartitionTracker::dropUnsent() {
    std::size_t keep = m_ring.size();
    while (keep > 0 && m_ring.at(keep - 1).state.load(std::memory_order_acquire) == SlotState::Queued) {
        --keep;
    }
    dropFrom(keep);
}

void PartitionTracker::reopen() {
    const bool halted = firmlyHalted() || std::exchange(m_haltedBefore, false);
    m_mode = halted ? SendMode::Halted : SendMode::Flowing;
    m_haltedBefore = false;
    obeyRoute();
}

void PartitionTracker::moveCursor(std::size_t to) {
    for (; m_cursor < to; ++m_cursor) {
        m_sentBytes += m_ring.at(m_cursor).memory();
        m_room.took(m_ring.at(m_cursor).memory());
    }
    for (; m_cursor > to; --m_cursor) {
        m_sentBytes -= m_ring.at(m_cursor - 1).memory();
        m_room.gave(m_ring.at(m_cursor - 1).memory());
    }
}

void PartitionTracker::dropFrom(std::size_t index) {
    moveCursor(std::min(m_cursor, index));
    while (m_ring.size() > index) {
        Slot& slot = m_ring.at(m_ring.size() - 1);
        m_position = slot.offset;
        m_missed = true;
        m_bytes -= slot.memory();
        release(slot);
        m_ring.popBack();
    }
}

void PartitionTracker::jumpTo(std::int64_t offset) {
    assert(m_ring.empty());
    m_position = offset;
    m_watermark = offset;
    m_leaderEpoch = -1;
    m_counters->watermark.store(offset, std::memory_order_relaxed);
}

void PartitionTracker::setCommitted(std::int64_t offset) {
    m_committed = offset;
    m_offsets->committed(offset);
    m_recordsCommitted = m_recordsCommitting;
    m_counters->committed.store(offset, std::memory_order_relaxed);
    m_counters->commits.fetch_add(1, std::memory_order_relaxed);
}

void PartitionTracker::settle(std::int64_t committed, std::int32_t leaderEpoch, const std::optional<Error>& refusal) {
    unsettled = false;
    if (tellsOffsets()) {
        m_offsets->begin(m_watermark);
    }
    setCommitted(committed);
    m_leaderEpoch = leaderEpoch;
    if (refusal) {
        halt(*refusal);
    }
}

std::chrono::seconds PartitionTracker::silentFor(MonotonicTime now) {
    if (outstanding() == 0 || m_records != m_recordsSilent) {
        m_recordsSilent = m_records;
        m_silentSince = now;
    }
    return std::chrono::duration_cast<std::chrono::seconds>(now - m_silentSince);
}

void PartitionTracker::publish(std::int64_t nowMs) {
    m_counters->inFlightRecords.store(m_ring.size() + batchesOut.records, std::memory_order_relaxed);
    m_counters->inFlightBytes.store(m_bytes - m_ring.size() * kRecordOverhead + batchesOut.bytes,
                                    std::memory_order_relaxed);
    m_counters->oldestUnackedMs.store(m_ring.empty() ? batchesOut.oldestMs : m_ring.front().timestampMs,
                                      std::memory_order_relaxed);
    const std::int64_t end = m_counters->end.load(std::memory_order_relaxed);
    if (tellsOffsets() && !unsettled) {
        m_offsets->passed(m_watermark, end);
    }
    if (m_ring.empty() && batchesOut.batches == 0 && end >= 0 && m_watermark >= end) {
        m_counters->atEndMs.store(nowMs, std::memory_order_relaxed);
    }
}

}  // namespace tributary
