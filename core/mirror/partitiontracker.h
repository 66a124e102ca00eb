#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/engine/datapath.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/gapledger.h"
#include "core/link/offsetmap.h"
#include "core/link/topicplan.h"
#include "core/mirror/ackgate.h"
#include "core/mirror/linkproducer.h"
#include "core/mirror/partitioncounters.h"
#include "core/mirror/recordring.h"
#include "core/mirror/sendroom.h"
#include "core/topology/topologyspec.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tributary {

/// How a partition's records leave.
enum class SendMode {
    Flowing,  ///< as fast as the target takes them
    Solo,     ///< one by one, to find the record that the target refuses
    Waiting,  ///< the target topic or its partition is not there or not writable (yet)
    Halted,   ///< stopped before a record, or by the plan; the error says why
    Closing,  ///< nothing more is sent; what is out is awaited
};

/// What a partition needs from the outside after service().
struct TrackerNews {
    std::size_t released = 0;      ///< records that left the ring
    std::optional<Error> problem;  ///< newly halted or waiting, with the reason
    bool solved = false;           ///< runs again after a problem
    bool refreshTopics = false;    ///< the plan may be out of date
    std::vector<Gap> gaps;         ///< policy skip: these are to go to the ledger, then call skipped()
};

/// One assigned source partition: the records read and not yet acknowledged, in order, and the watermark behind them.
///
/// Invariants: records are sent in offset order, by one producer at a time; the watermark is the offset below which
/// every record is acknowledged (or in the gap ledger); a record behind a failed one is not sent before the failed one
/// is resolved. Stream thread only, but for the slots' answers (AckGate). Must not be destroyed before outstanding() is
/// 0.
class PartitionTracker {
public:
    PartitionTracker(kafka::TopicPartition at, int stream, AckSignal& signal, LinkProducer& producer, SendRoom& room,
                     Partitioning partitioning, std::int64_t position, std::shared_ptr<OffsetMap> offsets);
    ~PartitionTracker();
    PartitionTracker(const PartitionTracker&) = delete;
    PartitionTracker& operator=(const PartitionTracker&) = delete;

    [[nodiscard]] const kafka::TopicPartition& at() const { return m_at; }
    [[nodiscard]] const std::shared_ptr<PartitionCounters>& counters() const { return m_counters; }

    /// A record just read; takes the message over. False: it is in the ring already (a fetch after a resume may
    /// repeat).
    [[nodiscard]] bool push(kafka::RawMessage* message, const kafka::RecordFields& fields);
    /// The consumer stands at `position`: what it passed over without delivering (control and aborted records) counts
    /// as done once nothing is in flight. `leaderEpoch`: of what is before it; -1: not known.
    void passedTo(std::int64_t position, std::int32_t leaderEpoch);

    // Which data path moves the partition. On the batch path the ring is empty and a BatchLane tells what it achieved.

    /// Whole batches from position() on. Nothing may be in flight.
    void useBatches();
    /// Records from position() on; with an `until` only those before it. Nothing may be in flight on the batch path.
    void useRecords(RecordPathReason reason, std::int64_t until = kForGood);
    static constexpr std::int64_t kForGood = -1;
    [[nodiscard]] bool onBatches() const { return m_reason == RecordPathReason::None; }
    [[nodiscard]] RecordPathReason recordPathReason() const { return m_reason; }
    /// Everything before the limit of useRecords() has been read.
    [[nodiscard]] bool limitReached() const { return m_until >= 0 && m_position >= m_until; }
    /// ... and acknowledged: batches may go on.
    [[nodiscard]] bool limitDone() const {
        return !onBatches() && limitReached() && m_ring.empty() && outstanding() == 0 && !m_gate.hasFailures();
    }
    /// The batch path: everything before `watermark` is acknowledged, of that newly so many records.
    void batchesDone(std::int64_t watermark, std::uint64_t records, std::uint64_t bytes, std::int32_t leaderEpoch);
    /// Either path: where the target has put records just acknowledged, as far as it said.
    void noteOffsets(const OffsetRun& run);
    /// The batch path: what is read and not yet acknowledged there.
    struct BatchesOut {
        std::uint64_t batches = 0;  ///< sent
        std::uint64_t records = 0;
        std::uint64_t bytes = 0;
        std::int64_t oldestMs = 0;  ///< timestamp; 0: none
    };
    BatchesOut batchesOut;

    /// Sends what can be sent. True when the producer's queue is full.
    bool send();
    /// Takes answers in: advances the watermark, frees records, handles failures.
    [[nodiscard]] TrackerNews service(SendFailurePolicy policy);
    /// The refused records that service() told of are in the ledger: the watermark may pass them.
    void skipped();

    void setRoute(const TopicRoute& route);
    [[nodiscard]] const TopicRoute& route() const { return m_route; }
    /// Tries again after Waiting or Halted (by a refused record).
    void retry();
    void halt(Error why);
    /// Stops sending and drops what was read but not sent. position() says where to read on.
    void closeIntake();
    /// Drops what was read but not sent, as long as the target takes nothing.
    void dropUnsent();
    /// Undoes closeIntake(); what has halted meanwhile or before stays so.
    void reopen();

    [[nodiscard]] SendMode mode() const { return m_mode; }
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    /// Tells of a problem with what is to be read next; taken back when that has been mirrored.
    void complain(Error why);
    /// It waits for another route.
    [[nodiscard]] bool refusedByRoute() const { return routeRefusal() != nullptr; }
    [[nodiscard]] std::int64_t watermark() const { return m_watermark; }
    [[nodiscard]] std::int64_t position() const { return m_position; }
    [[nodiscard]] std::int32_t leaderEpoch() const { return m_leaderEpoch; }
    [[nodiscard]] std::int64_t committed() const { return m_committed; }
    /// watermark() is being committed.
    void noteCommitting() { m_recordsCommitting = m_records; }
    /// ... and is.
    void setCommitted(std::int64_t offset);
    /// Records acknowledged since the last commit: they come again when nobody commits them.
    [[nodiscard]] std::uint64_t uncommitted() const { return m_records - m_recordsCommitted; }
    /// What is committed for it is known; with a `refusal` it must not go on. `leaderEpoch`, of what is before
    /// position(), is what a source that has lost records since is found out by (KIP-320).
    void settle(std::int64_t committed, std::int32_t leaderEpoch, const std::optional<Error>& refusal);
    [[nodiscard]] std::uint64_t outstanding() const { return m_sent - m_gate.resolved() + batchesOut.batches; }
    [[nodiscard]] bool idle() const { return m_ring.empty(); }
    /// The source has more than is acknowledged, or its end is not known.
    [[nodiscard]] bool behind() const {
        const std::int64_t end = m_counters->end.load(std::memory_order_relaxed);
        return end < 0 || m_watermark < end;
    }
    /// An answer waits to be taken in by service().
    [[nodiscard]] bool answered() {
        return m_gate.hasFailures() ||
               (!m_ring.empty() && m_ring.front().state.load(std::memory_order_acquire) == SlotState::Acknowledged);
    }
    /// The consumer delivered a record that was not taken in: it has to seek back before it reads on.
    void noteMissed() { m_missed = true; }
    [[nodiscard]] bool missed() const { return m_missed; }
    /// The consumer has been told to read on at position().
    void noteSeek() {
        m_missed = false;
        m_positionTrusted = false;
    }
    /// Consumer::positions() says where this partition's consumer stands.
    [[nodiscard]] bool positionTrusted() const { return m_positionTrusted; }
    /// Nothing is in flight and reading goes on at `offset`: what was between is gone at the source.
    void jumpTo(std::int64_t offset);
    /// The source refuses position(); `cut`: what it has there now is something else.
    void loseRange(bool cut) {
        outOfRange = true;
        truncated = cut;
    }
    [[nodiscard]] std::size_t ringRecords() const { return m_ring.size(); }
    [[nodiscard]] std::size_t ringBytes() const { return m_bytes; }
    /// Of these, sent.
    [[nodiscard]] std::size_t sentBytes() const { return m_sentBytes; }
    /// When the watermark last moved, or the ring last began to fill.
    [[nodiscard]] MonotonicTime lastProgress() const { return m_lastProgress; }
    [[nodiscard]] MonotonicTime haltedSince() const { return m_haltedSince; }
    /// Once a second: for how long the target has answered nothing of what it was sent.
    [[nodiscard]] std::chrono::seconds silentFor(MonotonicTime now);
    /// Refreshes the figures that change without records.
    void publish(std::int64_t nowMs);

    // Book-keeping of the stream.
    bool active = false;      ///< in the stream's list of partitions with records
    bool pausedHere = false;  ///< paused at the consumer
    bool revoked = false;     ///< to be given up when drained
    bool hasRoute = false;
    bool crowding = false;    ///< does not progress while memory is short: paused until it does
    bool unsettled = false;   ///< assigned, but its position could not be read or committed yet: nothing is taken in
    bool disturbed = false;   ///< the consumer reported an error for it: paused until it has been told where to read on
    bool outOfRange = false;  ///< the source no longer (or not yet) has position()
    bool truncated = false;   ///< and what it has there now is something else
    std::int64_t cachedEnd = -1;  ///< what the consumer knew of the source's end when it was last asked

private:
    [[nodiscard]] bool takeGeneration();
    [[nodiscard]] std::int32_t targetPartition(const kafka::RecordFields& fields) const;
    enum class Sent { Yes, No, QueueFull };
    [[nodiscard]] Sent sendSlot(Slot& slot);
    void failHere(Slot& slot, int error, const char* why);
    void advance(TrackerNews& news);
    void noteOffsetOf(const Slot& slot, OffsetRun& run);
    /// By key, the records of one partition go to many, and the offset of one of these says nothing.
    [[nodiscard]] bool tellsOffsets() const { return m_partitioning != Partitioning::KeyHash; }
    void leaveBrokenProducer();
    void resolveFailures(TrackerNews& news, SendFailurePolicy policy);
    [[nodiscard]] bool surelyRefused(const Slot& slot) const;
    void putAside(TrackerNews& news);
    void stopBefore(const Slot& slot);
    void dropFrom(std::size_t index);
    void moveCursor(std::size_t to);
    void stopWith(SendMode mode, Error why);
    void obeyRoute();
    /// For a reason that neither time nor a new plan takes away: an operator decides.
    [[nodiscard]] bool firmlyHalted() const {
        return m_mode == SendMode::Halted && m_problem && m_problem->code != ErrorCode::RecordRefused;
    }

    const kafka::TopicPartition m_at;
    LinkProducer& m_producer;
    SendRoom& m_room;
    const Partitioning m_partitioning;
    const std::shared_ptr<OffsetMap> m_offsets;
    std::shared_ptr<PartitionCounters> m_counters;
    AckGate m_gate;
    RecordRing m_ring;
    TopicRoute m_route;
    GenerationPtr m_generation;
    kafka::ProducerTopic* m_topic = nullptr;
    std::size_t m_cursor = 0;  ///< index in the ring of the next record to send
    std::size_t m_bytes = 0;
    std::size_t m_sentBytes = 0;  ///< of those before the cursor, as m_room has them
    std::uint64_t m_sent = 0;
    std::uint64_t m_records = 0;
    std::uint64_t m_recordsSilent = 0;
    MonotonicTime m_silentSince = MonotonicClock::now();
    std::uint64_t m_recordsCommitting = 0;
    std::uint64_t m_recordsCommitted = 0;
    std::uint64_t m_recordBytes = 0;
    std::int64_t m_watermark = -1;
    std::int64_t m_position = -1;
    std::int64_t m_committed = -1;
    std::int64_t m_soloUntil = -1;
    std::int32_t m_leaderEpoch = -1;
    std::int64_t m_until = kForGood;
    RecordPathReason m_reason = RecordPathReason::Chosen;
    bool m_flowed = false;  ///< batches were acknowledged since service()
    bool m_missed = false;
    bool m_positionTrusted = true;
    SendMode m_mode = SendMode::Flowing;
    bool m_haltedBefore = false;  ///< when the intake was closed
    [[nodiscard]] const Error* routeRefusal() const;

    std::optional<Error> m_problem;
    std::int64_t m_problemAt = -1;   ///< solved is it behind this offset
    std::optional<Error> m_pending;  ///< a problem found while sending, not yet told
    MonotonicTime m_lastProgress;
    MonotonicTime m_haltedSince;
};

}  // namespace tributary
