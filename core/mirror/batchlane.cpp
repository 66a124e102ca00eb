#include "core/mirror/batchlane.h"

#include "core/wire/errors.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <string>
#include <utility>

namespace tributary {

namespace {

using namespace std::chrono_literals;

constexpr auto kStuckAfter = 1s;
constexpr auto kFetchAgain = 5s;
constexpr auto kTryTargetAgain = 2s;
std::int64_t wallClockUs() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

}  // namespace

/// Which producers' transactions the broker says were aborted, as a read_committed consumer applies it (KIP-98).
class BatchLane::Aborted {
public:
    explicit Aborted(const std::vector<wire::AbortedTransaction>& list) : m_coming(list.begin(), list.end()) {
        std::ranges::sort(m_coming, {}, &wire::AbortedTransaction::firstOffset);
    }

    [[nodiscard]] bool drops(const wire::RecordBatch& batch) {
        while (!m_coming.empty() && m_coming.front().firstOffset <= batch.lastOffset()) {
            m_open.insert(m_coming.front().producerId);
            m_coming.pop_front();
        }
        if (batch.abortMarker()) {
            m_open.erase(batch.producerId());
        }
        return batch.control() || (batch.transactional() && m_open.contains(batch.producerId()));
    }

private:
    std::deque<wire::AbortedTransaction> m_coming;
    std::set<std::int64_t> m_open;
};

BatchLane::BatchLane(PartitionTracker& tracker, BatchLaneHost& host, wire::Fetcher& fetcher,
                     wire::BatchProducer& producer, std::int32_t targetPartition, Limits limits)
    : m_tracker(tracker),
      m_host(host),
      m_fetcher(fetcher),
      m_producer(producer),
      m_target(producer.target(tracker.route().targetTopic, targetPartition)),
      m_limits(limits),
      m_source(fetcher.add(tracker.at().topic, tracker.at().partition, *this)),
      m_lastProgress(MonotonicClock::now()),
      m_mergeBytes(limits.mergeBytes) {}

BatchLane::~BatchLane() {
    if (m_sourceError != wire::code::kNone || m_targetError != wire::code::kNone) {
        m_host.laneWaits(m_tracker, Side::Source, wire::code::kNone);  // whoever goes on tells anew
    }
    m_producer.abandon(m_target, *this);
    m_fetcher.remove(m_source);
    m_tracker.batchesOut = {};
}

void BatchLane::start() {
    assert(idle());
    m_running = true;
    m_detour.reset();
    m_outOfRange = false;
    m_stuck = false;
    m_position = m_tracker.position();
    m_lastProgress = MonotonicClock::now();
    m_tracker.counters()->openLatency();
    m_fetcher.seek(*m_source, m_position, m_tracker.leaderEpoch());
    refreshWant();
}

void BatchLane::stop() {
    m_running = false;
    m_detour.reset();
    takeBackUnsent();
    refreshWant();
}

void BatchLane::refreshWant() {
    m_held = m_bytes >= (m_held ? m_limits.shareBytes / 2 : m_limits.shareBytes);
    const bool closed =
        !m_running || m_detour || m_outOfRange || (m_stuck && m_batches != 0) || m_fetchAgainAt != MonotonicTime::max();
    m_fetcher.want(*m_source, closed ? wire::Want::No : m_held ? wire::Want::Held : wire::Want::Yes);
}

wire::FetchedUpTo BatchLane::fetched(const wire::FetchedPartition& partition, const wire::BufferPtr& buffer) {
    waits(Side::Source, wire::code::kNone);
    PartitionCounters& counters = *m_tracker.counters();
    const std::int64_t end =
        m_limits.readCommitted && partition.lastStable >= 0 ? partition.lastStable : partition.highWatermark;
    counters.noteEnd(end, partition.highWatermark - end, wallClockMs());

    std::optional<Aborted> aborted;
    std::span<std::byte> rest = partition.records;
    bool broken = false;
    std::int64_t previousEnd = 0;  // of the batch before, in this answer
    while (!m_detour && !(m_stuck && m_batches != 0)) {
        const std::optional<wire::RecordBatch> batch = wire::takeBatch(rest, broken);
        if (!batch) {
            break;
        }
        if (batch->magic() == 2 && !batch->checksumHolds()) {
            broken = true;
            break;
        }
        if (const RecordPathReason reason = ineligible(*batch, m_position); reason == RecordPathReason::OldFormat) {
            // Its length in offsets is not in its header: as far as the rest of this answer goes.
            leave(reason, std::max(m_position, batch->baseOffset()) + 1);
            break;
        } else if (m_limits.readCommitted && !aborted) {
            aborted.emplace(partition.aborted);
        }
        const bool drops = batch->recordCount() == 0 || (aborted ? aborted->drops(*batch) : batch->control());
        if (!follows(*batch, previousEnd)) {
            break;
        }
        previousEnd = batch->lastOffset() + 1;
        if (batch->lastOffset() < m_position) {
            continue;
        }
        if (drops) {
            skipTo(batch->lastOffset() + 1, batch->leaderEpoch());
        } else if (const RecordPathReason reason = ineligible(*batch, m_position); reason != RecordPathReason::None) {
            leave(reason, batch->lastOffset() + 1);
        } else {
            forward(*batch, buffer);
        }
    }
    if (broken && !m_detour) {
        // librdkafka reads it again, and knows what to say of it.
        leave(RecordPathReason::Damaged, m_position + 1);
    }
    if (!counters.live.load(std::memory_order_relaxed) && m_position >= end) {
        counters.live.store(true, std::memory_order_relaxed);
    }
    pass();
    refreshWant();
    return {m_position, readEpoch()};
}

// Offsets stand outside a batch's checksum.
bool BatchLane::follows(const wire::RecordBatch& batch, std::int64_t previousEnd) {
    if (batch.baseOffset() < previousEnd) {
        return m_host.laneJumps(m_tracker, previousEnd, batch.baseOffset());
    }
    return batch.baseOffset() <= m_position || !m_tracker.route().sourceWhole ||
           m_host.laneJumps(m_tracker, m_position, batch.baseOffset());
}

std::int32_t BatchLane::readEpoch() const {
    return m_entries.empty() ? m_tracker.leaderEpoch() : m_entries.back().leaderEpoch;
}

RecordPathReason BatchLane::ineligible(const wire::RecordBatch& batch, std::int64_t position) const {
    if (batch.magic() != 2) {
        return RecordPathReason::OldFormat;
    }
    if (batch.baseOffset() < position) {
        return RecordPathReason::PartOfBatch;
    }
    if (batch.lastOffset() - batch.baseOffset() + 1 != batch.recordCount()) {
        return RecordPathReason::Compacted;
    }
    if (batch.logAppendTime() && !m_tracker.route().targetAppendTime) {
        return RecordPathReason::AppendTime;
    }
    const std::int64_t most = m_tracker.route().targetMaxBytes;
    if (most > 0 && static_cast<std::int64_t>(batch.bytes().size()) > most) {
        return RecordPathReason::TooLarge;
    }
    return RecordPathReason::None;
}

void BatchLane::forward(const wire::RecordBatch& batch, const wire::BufferPtr& buffer) {
    Entry entry;
    entry.next = batch.lastOffset() + 1;
    entry.records = batch.recordCount();
    entry.bytes = static_cast<std::uint32_t>(batch.bytes().size());
    entry.leaderEpoch = batch.leaderEpoch();
    entry.baseTimestampMs = batch.baseTimestampMs();
    entry.maxTimestampMs = batch.maxTimestampMs();
    entry.live = m_tracker.counters()->live.load(std::memory_order_relaxed);
    if (m_entries.empty()) {
        m_lastProgress = MonotonicClock::now();
    }
    noteEntry(entry, m_producer.add(m_target, batch, buffer, *this, mergeBytes(batch)));
    if (m_stuck) {
        m_producer.shrink(m_target, *this);
    }
}

void BatchLane::noteEntry(Entry entry, bool joined) {
    const std::int64_t from = m_position;
    m_position = entry.next;
    m_bytes += entry.bytes;
    m_records += static_cast<std::uint64_t>(entry.records);
    m_batches += joined ? 0 : 1;
    Entry* last = joined ? &m_entries.back() : nullptr;
    if (joined && !last->skip && last->next == from && from + entry.records == entry.next &&
        last->leaderEpoch == entry.leaderEpoch && last->live == entry.live) {
        last->next = entry.next;
        last->records += entry.records;
        last->bytes += entry.bytes;
        last->baseTimestampMs = std::min(last->baseTimestampMs, entry.baseTimestampMs);
        last->maxTimestampMs = std::max(last->maxTimestampMs, entry.maxTimestampMs);
        ++last->batches;
        return;
    }
    entry.joined = joined;
    m_entries.push_back(entry);
}

std::size_t BatchLane::mergeBytes(const wire::RecordBatch& batch) const {
    if (batch.baseOffset() < m_wholeUpTo) {
        return 0;
    }
    const std::int64_t most = m_tracker.route().targetMaxBytes;
    return most > 0 ? std::min(m_mergeBytes, static_cast<std::size_t>(most)) : m_mergeBytes;
}

void BatchLane::skipTo(std::int64_t next, std::int32_t leaderEpoch) {
    m_position = next;
    Entry entry;
    entry.next = next;
    entry.leaderEpoch = leaderEpoch;
    entry.skip = true;
    m_entries.push_back(entry);
}

void BatchLane::leave(RecordPathReason reason, std::int64_t until) {
    m_detour = Detour{reason, until};
    if (m_entries.empty()) {
        m_host.laneChanged(m_tracker);
    }
}

// Takes what is done off the front.
void BatchLane::pass() {
    while (!m_entries.empty() && m_entries.front().skip) {
        const Entry entry = m_entries.front();
        m_entries.pop_front();
        m_tracker.batchesDone(entry.next, 0, 0, entry.leaderEpoch);
    }
    publish();
    if (m_entries.empty() && (m_detour || m_outOfRange || !m_running)) {
        m_host.laneChanged(m_tracker);
    }
}

void BatchLane::batchAcknowledged(std::int64_t targetOffset) {
    while (m_entries.front().skip) {
        pass();
    }
    --m_batches;
    m_lastProgress = MonotonicClock::now();
    m_stuck = false;
    do {
        acknowledge(targetOffset);
        pass();
    } while (!m_entries.empty() && m_entries.front().joined);
    refreshWant();
    if (m_tracker.problem()) {
        m_host.laneChanged(m_tracker);
    }
}

void BatchLane::acknowledge(std::int64_t& targetOffset) {
    const Entry entry = m_entries.front();
    m_entries.pop_front();
    m_bytes -= entry.bytes;
    m_records -= static_cast<std::uint64_t>(entry.records);
    m_tracker.noteOffsets({entry.next - entry.records, targetOffset, entry.records});
    targetOffset += targetOffset < 0 ? 0 : entry.records;
    noteLatency(entry);
    m_tracker.batchesDone(entry.next, static_cast<std::uint64_t>(entry.records), entry.bytes, entry.leaderEpoch);
}

// An estimate: the records of a batch are taken to be spread evenly between its first and its last timestamp.
void BatchLane::noteLatency(const Entry& entry) {
    if (!entry.live || entry.baseTimestampMs < 0) {
        return;
    }
    LatencyHistogram& histogram = *m_tracker.counters()->latency.load(std::memory_order_relaxed);
    constexpr std::int32_t kMostSamples = 16;
    const std::int32_t samples = std::min(entry.records, kMostSamples);
    const std::int64_t now = wallClockUs();
    // Timestamps may be any number, also far in the future.
    const std::int64_t first = std::min(entry.baseTimestampMs, now / 1000) * 1000;
    const std::int64_t last = std::clamp<std::int64_t>(entry.maxTimestampMs, 0, now / 1000) * 1000;
    const std::int64_t spread = std::max<std::int64_t>(0, last - first);
    for (std::int32_t i = 0; i < samples; ++i) {
        const std::int64_t at = first + (samples > 1 ? spread * i / (samples - 1) : spread);
        const std::int32_t count = entry.records / samples + (i < entry.records % samples ? 1 : 0);
        histogram.add(now > at ? static_cast<std::uint64_t>(now - at) : 0, static_cast<std::uint32_t>(count));
    }
}

void BatchLane::takeBackUnsent(std::size_t keep) {
    std::size_t back = m_producer.takeBack(m_target, *this, keep);
    while (back != 0 || (!m_entries.empty() && m_entries.back().skip && m_batches == 0)) {
        const Entry entry = m_entries.back();
        m_entries.pop_back();
        if (!entry.skip) {
            m_bytes -= entry.bytes;
            m_records -= static_cast<std::uint64_t>(entry.records);
            m_batches -= entry.joined ? 0 : 1;
            back -= entry.joined ? 0 : 1;
        }
    }
    m_position = m_entries.empty() ? m_tracker.watermark() : m_entries.back().next;
    m_detour.reset();
    m_fetcher.seek(*m_source, m_position, readEpoch());
    publish();
}

// All that was not acknowledged has been taken back by the producer.
void BatchLane::batchRefused(std::int16_t error) {
    const auto refused = std::ranges::find_if(m_entries, [](const Entry& each) { return !each.skip; });
    const Entry first = *refused;
    std::int64_t until = first.next;
    bool several = first.batches > 1;
    for (auto each = std::next(refused); each != m_entries.end() && (each->skip || each->joined); ++each) {
        until = each->joined ? each->next : until;
        several = several || each->joined;
    }
    m_entries.erase(refused, m_entries.end());
    m_bytes = 0;
    m_records = 0;
    m_batches = 0;
    if (several) {
        m_mergeBytes /= error == wire::code::kMessageTooLarge ? 2 : 1;
        m_position = first.next - first.records;
        readWholeUpTo(until);
        return;
    }
    m_position = until;
    m_detour =
        Detour{error == wire::code::kMessageTooLarge ? RecordPathReason::TooLarge : RecordPathReason::Refused, until};
    refreshWant();
    pass();
}

// Which of several was refused is not known before they are sent one by one.
void BatchLane::readWholeUpTo(std::int64_t end) {
    m_wholeUpTo = end;
    m_detour.reset();
    m_fetcher.seek(*m_source, m_position, readEpoch());
    refreshWant();
    pass();
}

void BatchLane::targetLostRecords() {
    m_entries.clear();
    m_bytes = 0;
    m_records = 0;
    m_batches = 0;
    m_running = false;
    m_position = m_tracker.watermark();
    m_tracker.halt(Error{ErrorCode::TargetLostRecords}
                       .with("topic", m_tracker.route().targetTopic)
                       .with("source", m_tracker.at().topic)
                       .with("partition", std::to_string(m_tracker.at().partition))
                       .with("offset", std::to_string(m_tracker.watermark())));
    refreshWant();
    pass();
}

void BatchLane::batchesWait(std::int16_t error) { waits(Side::Target, error); }

void BatchLane::waits(Side side, std::int16_t error) {
    std::int16_t& own = side == Side::Source ? m_sourceError : m_targetError;
    const std::int16_t other = side == Side::Source ? m_targetError : m_sourceError;
    if (std::exchange(own, error) == wire::code::kNone && error == wire::code::kNone) {
        return;
    }
    if (error == wire::code::kNone && other != wire::code::kNone) {
        m_host.laneWaits(m_tracker, side == Side::Source ? Side::Target : Side::Source, other);
    } else {
        m_host.laneWaits(m_tracker, side, error);
    }
}

void BatchLane::fetchRefused(std::int16_t error, std::int64_t /*logStart*/) {
    if (error == wire::code::kOffsetOutOfRange) {
        m_outOfRange = true;
        pass();
    } else {
        m_fetchAgainAt = MonotonicClock::now() + kFetchAgain;
        waits(Side::Source, error);
    }
}

void BatchLane::truncated(std::int64_t end) {
    m_running = false;
    const std::int64_t read = m_position;
    takeBackUnsent();
    m_host.laneCut(m_tracker, end, read);
    m_host.laneChanged(m_tracker);
}

void BatchLane::tick(MonotonicTime now, bool scarce) {
    if (now >= m_fetchAgainAt) {
        m_fetchAgainAt = MonotonicTime::max();
    }
    const bool still = m_batches != 0 && now - m_lastProgress > kStuckAfter;
    if (still && m_running && (scarce || !m_stuck)) {
        // What is not sent would only hold memory that others could use; one batch stays, to try with, or is read again
        // for that. What a detour is for is met again.
        m_stuck = true;
        takeBackUnsent(scarce ? 0 : 1);
        if (m_batches == 0) {
            m_fetchAgainAt = now + kTryTargetAgain;
        }
    }
    if (still || m_stuck) {
        m_producer.shrink(m_target, *this);
    }
    refreshWant();
    publish();
}

void BatchLane::publish() {
    const auto oldest = std::ranges::find_if(m_entries, [](const Entry& each) { return !each.skip; });
    m_tracker.batchesOut = {m_batches, m_records, m_bytes,
                            oldest == m_entries.end() ? 0 : std::max<std::int64_t>(0, oldest->baseTimestampMs)};
}

}  // namespace tributary
