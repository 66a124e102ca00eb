#pragma once

#include "core/base/clock.h"
#include "core/engine/datapath.h"
#include "core/mirror/partitiontracker.h"
#include "core/mirror/streamhost.h"
#include "core/wire/batchproducer.h"
#include "core/wire/fetcher.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <vector>

namespace tributary {

/// What a lane cannot decide alone. Stream thread only; called from within the lane.
class BatchLaneHost {
public:
    virtual ~BatchLaneHost() = default;
    /// The watermark moved, or the lane stopped: look at it.
    virtual void laneChanged(PartitionTracker& tracker) = 0;
    /// The source's log was cut at `end` (-1: it is another log) although it was read up to `position`.
    virtual void laneCut(PartitionTracker& tracker, std::int64_t end, std::int64_t position) = 0;
    /// The source passes from offset `from` to `to` although nothing was ever taken out there; where `to` is less, its
    /// log is out of order. False: the lane must not go on.
    [[nodiscard]] virtual bool laneJumps(PartitionTracker& tracker, std::int64_t from, std::int64_t to) = 0;
    /// One side keeps the lane waiting, for a broker's error; 0: neither does any longer.
    virtual void laneWaits(PartitionTracker& tracker, Side side, std::int16_t error) = 0;
};

/// The batch path of one source partition: fetched batches in, the same bytes out to the target partition, and the
/// watermark behind what is acknowledged.
///
/// Forwards what ../README.md calls eligible, passes over what has nothing to mirror, and stops before anything else;
/// the record path then takes the range that detour() names. Stream thread only. Must not be destroyed while
/// outstanding.
class BatchLane final : public wire::FetchSink, public wire::BatchSource {
public:
    struct Limits {
        bool readCommitted = true;
        std::size_t mergeBytes = 0;  ///< small batches that wait are put together up to this size; 0: none are
        std::size_t shareBytes = 0;  ///< of batches read and not acknowledged; above that nothing more is fetched
    };

    BatchLane(PartitionTracker& tracker, BatchLaneHost& host, wire::Fetcher& fetcher, wire::BatchProducer& producer,
              std::int32_t targetPartition, Limits limits);
    ~BatchLane() override;
    BatchLane(const BatchLane&) = delete;
    BatchLane& operator=(const BatchLane&) = delete;

    /// Reads on from the tracker's position. Only while idle().
    void start();
    /// Reads nothing more and takes back what was not sent. What is out is still awaited.
    void stop();
    [[nodiscard]] bool running() const { return m_running; }
    /// Nothing is out.
    [[nodiscard]] bool idle() const { return m_entries.empty(); }

    /// The range before which the lane has stopped by itself, for the record path. Valid once idle().
    struct Detour {
        RecordPathReason reason = RecordPathReason::None;
        std::int64_t until = 0;
    };
    [[nodiscard]] const std::optional<Detour>& detour() const { return m_detour; }
    /// The source no longer (or not yet) has the position.
    [[nodiscard]] bool outOfRange() const { return m_outOfRange; }

    /// Once a second: figures, and memory of a partition that does not get on: as `scarce` as it is.
    void tick(MonotonicTime now, bool scarce);
    /// Bytes that it holds while its target takes nothing.
    [[nodiscard]] std::size_t stuckBytes() const { return m_stuck ? m_bytes : 0; }

    wire::FetchedUpTo fetched(const wire::FetchedPartition& partition, const wire::BufferPtr& buffer) override;
    void fetchRefused(std::int16_t error, std::int64_t logStart) override;
    void truncated(std::int64_t end) override;
    void batchAcknowledged(std::int64_t targetOffset) override;
    void batchRefused(std::int16_t error) override;
    void targetLostRecords() override;
    void batchesWait(std::int16_t error) override;

private:
    struct Entry {
        std::int64_t next = 0;  ///< position behind it
        std::int32_t records = 0;
        std::uint32_t bytes = 0;
        std::int32_t leaderEpoch = -1;
        std::int64_t baseTimestampMs = -1;
        std::int64_t maxTimestampMs = -1;
        std::uint32_t batches = 1;  ///< that were put together and follow each other without a gap
        bool joined = false;        ///< goes in one batch with the one before, behind a gap or in another epoch
        bool live = false;
        bool skip = false;  ///< nothing to send
    };

    class Aborted;

    [[nodiscard]] bool follows(const wire::RecordBatch& batch, std::int64_t previousEnd);
    [[nodiscard]] RecordPathReason ineligible(const wire::RecordBatch& batch, std::int64_t position) const;
    void forward(const wire::RecordBatch& batch, const wire::BufferPtr& buffer);
    void skipTo(std::int64_t next, std::int32_t leaderEpoch);
    void leave(RecordPathReason reason, std::int64_t until);
    void pass();
    void noteEntry(Entry entry, bool joined);
    void acknowledge(std::int64_t& targetOffset);
    [[nodiscard]] std::size_t mergeBytes(const wire::RecordBatch& batch) const;
    void readWholeUpTo(std::int64_t end);
    void noteLatency(const Entry& entry);
    void takeBackUnsent(std::size_t keep = 0);
    void refreshWant();
    void publish();
    void waits(Side side, std::int16_t error);
    [[nodiscard]] std::int32_t readEpoch() const;  ///< leader epoch of the last batch before m_position

    PartitionTracker& m_tracker;
    BatchLaneHost& m_host;
    wire::Fetcher& m_fetcher;
    wire::BatchProducer& m_producer;
    wire::BatchProducer::Target& m_target;
    const Limits m_limits;
    wire::Fetcher::Partition* m_source;
    std::deque<Entry> m_entries;
    std::size_t m_bytes = 0;
    std::uint64_t m_records = 0;
    std::uint64_t m_batches = 0;  ///< as the target gets them
    std::int64_t m_position = 0;
    bool m_running = false;
    bool m_stuck = false;  ///< holds no more than one batch, or what is sent, until something is acknowledged
    bool m_held = false;
    bool m_outOfRange = false;
    std::optional<Detour> m_detour;
    MonotonicTime m_lastProgress;
    MonotonicTime m_fetchAgainAt = MonotonicTime::max();
    std::int16_t m_sourceError = 0;
    std::int16_t m_targetError = 0;
    std::size_t m_mergeBytes;      ///< halved each time that it was too much
    std::int64_t m_wholeUpTo = 0;  ///< batches before it are not put together: of some the target refused one
};

}  // namespace tributary
