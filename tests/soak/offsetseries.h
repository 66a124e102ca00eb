#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/kafka/kafkatypes.h"
#include "tests/soak/journal.h"

namespace tributary::soak {

/// Offsets of all partitions, by their numbers, as a cluster told them: asked at `begin`, answered at `end` (journal's
/// milliseconds). -1: not told.
struct OffsetSample {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::vector<std::int64_t> offsets;
};

/// Asks a cluster for offsets again and again, on a thread of its own, until it is destroyed. Methods: any thread.
class OffsetSeries {
public:
    using Ask = std::function<Result<std::map<kafka::TopicPartition, std::int64_t>>()>;

    /// `ask` is called on the series' thread and may wait for some seconds.
    OffsetSeries(const Journal& journal, std::vector<kafka::TopicPartition> partitions, Ask ask);

    [[nodiscard]] std::vector<OffsetSample> samples() const;
    /// The newest answer for one partition; -1: none yet.
    [[nodiscard]] std::int64_t latest(std::size_t partition) const;

private:
    void run(const std::stop_token& stop);

    const Journal& m_journal;
    const std::vector<kafka::TopicPartition> m_partitions;
    const Ask m_ask;
    mutable std::mutex m_mutex;
    std::vector<OffsetSample> m_samples;
    std::jthread m_thread;
};

// Questions to a finished series.

/// What a partition's offset was at least at this moment: from the last answer before it. -1: none.
[[nodiscard]] std::int64_t offsetBefore(const std::vector<OffsetSample>& samples, std::size_t partition,
                                        std::int64_t moment);
/// What it was at most at this moment: from the first question after it. -1: none.
[[nodiscard]] std::int64_t offsetAfter(const std::vector<OffsetSample>& samples, std::size_t partition,
                                       std::int64_t moment);
/// About when the offset was passed: the time of the first answer beyond it. -1: never.
[[nodiscard]] std::int64_t passedAt(const std::vector<OffsetSample>& samples, std::size_t partition,
                                    std::int64_t offset);

}  // namespace tributary::soak
