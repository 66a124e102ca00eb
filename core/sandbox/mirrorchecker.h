#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/sandbox/mirrorverdict.h"
#include "core/sandbox/partitionledger.h"

namespace tributary::sandbox {

/// Where a record comes from. Under identity naming several clusters write topics of one name into one target, so the
/// cluster is a part of it.
struct SourcePartition {
    std::string cluster;
    std::string topic;
    std::int32_t partition = 0;

    auto operator<=>(const SourcePartition&) const = default;
};

/// Sent and not seen.
struct LostRecords {
    SourcePartition from;
    SequenceRange range;

    bool operator==(const LostRecords&) const = default;
};

/// The judge of a mirror, of the sandbox and of the tests: is every acknowledged record at the target, unaltered, in
/// the order of its source partition, and how often was one delivered again?
///
/// It knows nothing of Kafka. Writers give every record of a source partition a sequence (0, 1, 2 …), send it along
/// with the record and report it once the source has acknowledged it; a reader of the target reports what it sees. One
/// checker judges one place of reading. Any thread may call any method; ledger() is the slow one, so callers keep the
/// reference, which stays good for the checker's life.
class MirrorChecker {
public:
    /// `retained`: per partition, how many of the newest records stay comparable by content when all is well.
    explicit MirrorChecker(std::uint64_t retained = 8192) : m_retained(retained) {}

    /// The books of one source partition, opened at the first call.
    [[nodiscard]] PartitionLedger& ledger(const SourcePartition& from);
    /// The same without copying the names; null when nobody opened them.
    [[nodiscard]] PartitionLedger* find(std::string_view cluster, std::string_view topic, std::int32_t partition) const;

    [[nodiscard]] MirrorVerdict verdict() const;
    /// Of the records that `cluster` was the source of.
    [[nodiscard]] MirrorVerdict verdictOf(std::string_view cluster) const;
    [[nodiscard]] std::map<SourcePartition, MirrorVerdict> verdicts() const;

    /// Up to `limit` ranges that are missing, for a person to look at.
    [[nodiscard]] std::vector<LostRecords> lost(std::size_t limit) const;

private:
    using Names = std::tuple<std::string_view, std::string_view, std::int32_t>;
    struct ByNames {
        using is_transparent = void;
        static Names names(const SourcePartition& from) { return {from.cluster, from.topic, from.partition}; }
        static Names names(const Names& from) { return from; }
        template <class Left, class Right>
        bool operator()(const Left& left, const Right& right) const {
            return names(left) < names(right);
        }
    };

    const std::uint64_t m_retained;
    mutable std::shared_mutex m_mutex;
    std::map<SourcePartition, std::unique_ptr<PartitionLedger>, ByNames> m_ledgers;
};

}  // namespace tributary::sandbox
