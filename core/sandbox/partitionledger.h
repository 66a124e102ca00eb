#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/sandbox/mirrorverdict.h"

namespace tributary::sandbox {

/// The books of one source partition: which sequences were sent, which were seen at the target, and in what order.
///
/// Costs 2 bits and a 32-bit hash a record, in blocks of 1,024. A block whose records are all sent and seen is closed:
/// only its range is kept, once `retained` newer records exist, so that memory follows what is outstanding and not what
/// was ever sent. Of a duplicate within a closed block the content is not compared any more; it still counts.
///
/// sent() and seen() may be called by different threads at once and in either order for the same record: an
/// acknowledgement may reach the sender after the reader has already seen the record.
class PartitionLedger {
public:
    explicit PartitionLedger(std::uint64_t retained) : m_retained(retained) {}

    /// The source acknowledged `sequence`. Reporting one twice changes nothing.
    void sent(std::uint64_t sequence, std::uint32_t hash);

    /// The target holds `sequence`, read from `targetPartition`. To be called in the target partition's order: that is
    /// the order that is checked.
    void seen(std::int32_t targetPartition, std::uint64_t sequence, std::uint32_t hash);

    [[nodiscard]] MirrorVerdict verdict() const;

    /// Up to `limit` ranges of what was sent and not seen, lowest first.
    [[nodiscard]] std::vector<SequenceRange> lost(std::size_t limit) const;

    /// Blocks that are held in memory.
    [[nodiscard]] std::size_t openBlocks() const;

private:
    static constexpr std::uint64_t kBlock = 1024;

    struct Block {
        std::bitset<kBlock> sent;
        std::bitset<kBlock> seen;
        std::array<std::uint32_t, kBlock> hash{};
        std::uint32_t complete = 0;  // records both sent and seen
    };

    /// The block of that number, or null when it is closed.
    Block* block(std::uint64_t number);
    [[nodiscard]] bool closed(std::uint64_t number) const;
    void finish(std::uint64_t number, Block& block);
    void closeOld();
    void noteOrder(std::int32_t targetPartition, std::uint64_t sequence, bool first);

    mutable std::mutex m_mutex;
    const std::uint64_t m_retained;
    std::map<std::uint64_t, std::unique_ptr<Block>> m_open;
    std::map<std::uint64_t, std::uint64_t> m_closed;  // first block of a run of closed blocks → the block after it
    std::vector<std::uint64_t> m_complete;            // complete and still open, in the order of completion
    std::uint64_t m_end = 0;                          // the sequence after the highest known one
    std::vector<std::pair<std::int32_t, std::uint64_t>> m_highest;  // by target partition: highest sequence + 1
    std::uint64_t m_seenDistinct = 0;
    std::uint64_t m_cachedNumber = ~std::uint64_t{0};
    Block* m_cached = nullptr;
    MirrorVerdict m_counts;  // lost and unexpected are derived in verdict()
};

}  // namespace tributary::sandbox
