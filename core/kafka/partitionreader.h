#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/kafka/kafkatypes.h"
#include "core/kafka/record.h"

namespace tributary::kafka {

/// Reads named partitions from given offsets, outside any consumer group and without committing: for looking at
/// records, not for mirroring them. Sees RecordKind::EndOfPartition each time a partition's end is reached.
///
/// Owned and used by one thread; only wake() may be called from others.
class PartitionReader {
public:
    /// `from`: where to begin; a negative offset means the beginning of the partition.
    [[nodiscard]] static Result<std::unique_ptr<PartitionReader>> create(ClientSettings settings,
                                                                         const std::vector<CommittedOffset>& from);
    ~PartitionReader();
    PartitionReader(const PartitionReader&) = delete;
    PartitionReader& operator=(const PartitionReader&) = delete;

    /// Waits up to `timeoutMs` for the first message and takes what is there besides. The caller releases each message.
    [[nodiscard]] std::size_t poll(std::span<RawMessage*> out, int timeoutMs);
    /// Makes a waiting poll() return. Any thread.
    void wake();

private:
    struct Impl;
    explicit PartitionReader(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace tributary::kafka
