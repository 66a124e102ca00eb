#include "core/mirror/partitionpauses.h"

#include <chrono>

namespace tributary {

namespace {

constexpr std::chrono::seconds kPauseStuckAfter{1};

// Of what is before position(); -1 where that is not acknowledged yet, which the watermark's epoch says nothing of.
std::int32_t epochBefore(const PartitionTracker& tracker) {
    return tracker.position() == tracker.watermark() ? tracker.leaderEpoch() : -1;
}

}  // namespace

bool PartitionPauses::wanted(const PartitionTracker& tracker) const {
    return m_relieving || tracker.unsettled || tracker.crowding || tracker.disturbed || tracker.outOfRange ||
           tracker.onBatches() || tracker.limitReached() || tracker.mode() == SendMode::Closing ||
           tracker.mode() == SendMode::Halted || tracker.mode() == SendMode::Waiting;
}

void PartitionPauses::sync(PartitionTracker& tracker) {
    tracker.crowding = tracker.crowding && !tracker.idle() && tracker.lastProgress() < m_lookedAt;
    const bool pause = wanted(tracker);
    if (!tracker.pausedHere && (pause || tracker.missed())) {
        m_consumer->pause({tracker.at()});
        tracker.pausedHere = true;
    }
    if (pause || !tracker.pausedHere) {
        return;
    }
    // Before it reads on, not after: nothing between the two places may be delivered as if it were the next record.
    if (tracker.missed()) {
        if (!m_consumer->seek({tracker.at(), tracker.position(), epochBefore(tracker), {}})) {
            return;  // the next tick tries again
        }
        tracker.noteSeek();
    }
    m_consumer->resume({tracker.at()});
    tracker.pausedHere = false;
}

bool PartitionPauses::full() const {
    const PartitionSet::Held held = m_partitions.held();
    return held.moving >= m_room.forMoving(held.crowding);
}

void PartitionPauses::syncAll() {
    for (const auto& [at, tracker] : m_partitions.all()) {
        sync(*tracker);
    }
}

void PartitionPauses::tick(MonotonicTime now) {
    m_lookedAt = now;
    const PartitionSet::Held held = m_partitions.held();
    const bool scarce = (held.moving + held.crowding) * 2 >= m_room.budget();
    bool moving = false;
    std::size_t stuckBytes = 0;
    for (PartitionTracker* tracker : m_partitions.active()) {
        const bool stuck = !tracker->idle() && now - tracker->lastProgress() > kPauseStuckAfter;
        moving = moving || (!tracker->idle() && !stuck);
        tracker->crowding = stuck && (tracker->crowding || scarce);
        if (tracker->crowding) {
            tracker->dropUnsent();
            stuckBytes += tracker->sentBytes();
        }
    }
    m_room.setStuck(stuckBytes);
    m_relieving = full() && (m_relieving || !moving);
    syncAll();
}

}  // namespace tributary
