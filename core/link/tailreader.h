#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/tailmatch.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace tributary {

/// What to read of one partition, for its records to be compared with those of another.
struct TailRequest {
    kafka::TopicPartition at;
    std::int64_t from = 0;
    std::size_t most = 0;    ///< records
    bool timestamps = true;  ///< false: the target stamps what it is given, so they say nothing
};

struct Tail {
    std::vector<TailRecord> records;
    bool whole = false;  ///< up to the present end, or as many as were asked for
};
using Tails = std::map<kafka::TopicPartition, Tail>;

/// Reads partitions from an offset to their present end, with a client of its own, outside any group. What is not read
/// by `deadline`, or cannot be, is left out at the end. `committedOnly`: without records of transactions that were
/// aborted or are open. Blocks.
[[nodiscard]] Result<Tails> readTails(kafka::ClientSettings settings, const std::vector<TailRequest>& requests,
                                      bool committedOnly, MonotonicTime deadline);

}  // namespace tributary
