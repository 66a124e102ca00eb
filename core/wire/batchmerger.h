#pragma once

#include "core/wire/buffer.h"
#include "core/wire/codec.h"
#include "core/wire/recordbatch.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tributary::wire {

/// Records of several batches on their way to be one. Made and filled by a BatchMerger.
struct MergingBatch {
    BufferPtr buffer;  ///< room for a header, then the records, not compressed
    std::int32_t records = 0;
    std::int64_t baseTimestampMs = 0;
    std::int64_t maxTimestampMs = 0;
    Codec codec = Codec::None;  ///< of the first one that is compressed

    [[nodiscard]] std::size_t bytes() const { return buffer ? buffer->size : 0; }
};

/// Puts record batches of format 2 together to one, without an object for any record: of each record only the distance
/// of its offset and timestamp from the batch's changes, and so its length; all behind them is copied as it is. What
/// was compressed is unpacked, and all is packed as the first compressed one was: clients leave those as they are that
/// would not get smaller (https://kafka.apache.org/documentation/#record). One thread.
class BatchMerger {
public:
    explicit BatchMerger(BufferPool& buffers) : m_buffers(buffers) {}

    /// Appends the batch's records. False: `into` stays as it was, since the records are not what the batch's header
    /// says, or would be more than `most` bytes together. The batch is eligible to be forwarded and its checksum holds.
    [[nodiscard]] bool append(MergingBatch& into, const RecordBatch& batch, std::size_t most);

    /// The finished batch, without a producer: restamp() it.
    struct Merged {
        RecordBatch batch;
        BufferPtr buffer;
    };
    [[nodiscard]] Merged finish(MergingBatch&& merging);

private:
    void reserve(MergingBatch& merging, std::size_t size);

    BufferPool& m_buffers;
    Codecs m_codecs;
    std::vector<std::byte> m_unpacked;
    std::vector<std::byte> m_packed;
};

}  // namespace tributary::wire
