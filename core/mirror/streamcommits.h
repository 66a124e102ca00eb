#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/kafka/consumer.h"
#include "core/mirror/partitionset.h"
#include "core/mirror/streamhost.h"
#include "core/mirror/streampositions.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tributary {

/// When one stream commits, and what became of it.
///
/// One commit is under way at a time, so that no older position is written over a newer one. One that fails is tried
/// again soon, whatever the reason: coordinators move, and a group that is just being put together refuses for a
/// moment. Stream thread only.
class StreamCommits {
public:
    StreamCommits(int stream, const StreamPositions& positions, PartitionSet& partitions, StreamHost& host)
        : m_stream(stream), m_positions(positions), m_partitions(partitions), m_host(host) {}

    void attach(kafka::Consumer& consumer) { m_consumer = &consumer; }

    /// From now on every `interval`; the next one no later than that.
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] MonotonicTime next() const { return m_next; }

    /// Commits what the target has acknowledged, when it is time.
    void tick(MonotonicTime now);

    /// To be called, and the consumer polled, until it returns true: all positions, or those of the partitions to be
    /// given up, are committed.
    [[nodiscard]] bool settle(MonotonicTime now, bool onlyRevoked);

    /// ConsumerListener::commitFinished().
    void finished(const std::vector<kafka::CommittedOffset>& offsets, const Status& outcome);

    /// These are given up as they are: what they have mirrored since their last commit comes again.
    void abandon(const PartitionTracker& tracker) { m_repeated += tracker.uncommitted(); }
    /// Says how many records were sent and not answered within the time to drain: of all partitions, or of those to be
    /// given up.
    void reportUnanswered(bool onlyRevoked, int drainTimeoutMs);
    /// Says how much has been abandoned, if anything.
    void reportAbandoned();

private:
    void begin(bool onlyRevoked);

    const int m_stream;
    const StreamPositions& m_positions;
    PartitionSet& m_partitions;
    StreamHost& m_host;
    kafka::Consumer* m_consumer = nullptr;
    std::chrono::milliseconds m_interval{60'000};
    MonotonicTime m_next = MonotonicTime::max();
    MonotonicTime m_again;                 ///< not sooner, after one that failed
    std::size_t m_underWay = 0;            ///< positions not answered
    std::optional<Error> m_failed;         ///< of the commit under way
    std::optional<Error> m_trouble;        ///< why the last commit failed
    std::optional<MonotonicTime> m_since;  ///< since when all commits have failed
    bool m_told = false;
    std::uint64_t m_repeated = 0;
};

}  // namespace tributary
