#pragma once

#include "core/base/error.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/gapledger.h"
#include "core/mirror/recordring.h"

#include <cstdint>
#include <vector>

namespace tributary {

/// Why the target refuses this record, for the link that stops before it.
[[nodiscard]] Error refusalOf(const kafka::TopicPartition& at, const Slot& slot);

/// Refused records of one partition, in order, on their way to the gap ledger: neighbours become one range. Stream
/// thread only.
class RefusedRanges {
public:
    explicit RefusedRanges(const kafka::TopicPartition& at) : m_at(at) {}

    /// The next one; a range says why its first record was refused.
    void add(const Slot& slot);
    [[nodiscard]] std::vector<Gap> take();

private:
    const kafka::TopicPartition& m_at;
    std::vector<Gap> m_gaps;
};

}  // namespace tributary
