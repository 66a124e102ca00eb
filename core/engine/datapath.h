#pragma once

#include "core/topology/topologyspec.h"

#include <cstdint>
#include <string_view>

namespace tributary {

/// Why a partition's records are taken apart although whole batches would be cheaper. `None`: they are not.
enum class RecordPathReason : std::uint8_t {
    None,
    Chosen,        ///< the link asks for it
    KeyHash,       ///< the link partitions by key
    Recompressed,  ///< the link names a codec
    Settings,      ///< a connection setting that the batch path does not follow
    OldFormat,     ///< a batch of message format 0 or 1
    PartOfBatch,   ///< the position is inside a batch
    Compacted,     ///< a batch that compaction has taken records from
    AppendTime,    ///< a batch stamped by the source's broker
    TooLarge,      ///< a batch larger than the target takes
    Refused,       ///< a batch that the target refused as a whole
    Damaged,       ///< a batch whose checksum does not hold
    Mixed,         ///< such batches keep coming
};

/// What already the link's own settings say against whole batches.
[[nodiscard]] RecordPathReason recordPathReason(const LinkSpec& link);

/// A stable name for metrics and JSON.
[[nodiscard]] std::string_view recordPathReasonName(RecordPathReason reason);

}  // namespace tributary
