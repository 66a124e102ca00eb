#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/mirror/partitionset.h"
#include "core/mirror/streamhost.h"

#include <atomic>
#include <optional>
#include <string>
#include <utility>

namespace tributary {

/// Notices when a stream, although nothing fails, does not get on: its group does not take it in, or the target answers
/// nothing of what it was sent. Stream thread only.
class StreamDuties {
public:
    StreamDuties(int stream, std::string group, PartitionSet& partitions, StreamHost& host)
        : m_stream(stream), m_group(std::move(group)), m_partitions(partitions), m_host(host) {}

    /// The stream waits for its group to take it in (again).
    void beginJoin();
    void joined() { m_joining = false; }
    /// ... and has given it its share of the partitions, be it none.
    void shared() { m_shared.store(true, std::memory_order_relaxed); }
    /// Any thread.
    [[nodiscard]] bool hasShare() const { return m_shared.load(std::memory_order_relaxed); }
    [[nodiscard]] bool joining() const { return m_joining; }
    /// The group, or its coordinator, says why not.
    void groupError(const Error& why) { m_groupError = why; }

    /// Once a second.
    void tick(MonotonicTime now);

private:
    void watchGroup(MonotonicTime now);
    void watchTarget(MonotonicTime now);

    const int m_stream;
    const std::string m_group;
    PartitionSet& m_partitions;
    StreamHost& m_host;
    bool m_joining = false;
    std::atomic<bool> m_shared{false};
    MonotonicTime m_joiningSince;
    std::optional<Error> m_groupError;
    bool m_toldOfGroup = false;
    bool m_toldOfSilence = false;
};

}  // namespace tributary
