#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/kafka/kafkatypes.h"
#include "core/sandbox/mirrorchecker.h"

namespace tributary::soak {

/// The name of the source cluster in stamps.
inline constexpr const char* kSourceName = "source";
inline constexpr std::uint32_t kNoSequence = 0xFFFFFFFF;

enum class Side { Source, Target };

/// By offset: the sequence that stands there; kNoSequence where none of ours does.
using SequenceLog = std::vector<std::uint32_t>;

/// What the source acknowledged of a partition, and what stands in its log and in that of the target's partition of the
/// same name. Costs 16 bytes a record, for as long as the soak takes. Thread-safe.
class PartitionBooks {
public:
    PartitionBooks(kafka::TopicPartition at, sandbox::PartitionLedger& ledger)
        : m_at(std::move(at)), m_ledger(ledger) {}

    [[nodiscard]] const kafka::TopicPartition& at() const { return m_at; }

    /// `offset`: negative when the source did not tell it.
    void sent(std::uint64_t sequence, std::uint32_t hash, std::int64_t offset);
    /// In the order of the source's offsets; what has been deleted before it was read is not known.
    void stands(std::int64_t sourceOffset, std::uint64_t sequence);
    /// In the order of the target's offsets. What was seen already is ignored.
    void seen(std::int64_t targetOffset, std::uint64_t sequence, std::uint32_t hash);

    /// Where the source has this record; -1 when that is not known.
    [[nodiscard]] std::int64_t sourceOffset(std::uint32_t sequence) const;
    [[nodiscard]] SequenceLog sourceLog() const;
    [[nodiscard]] SequenceLog targetLog() const;
    /// The target offset after the last one that was read.
    [[nodiscard]] std::int64_t readUpTo() const;

private:
    const kafka::TopicPartition m_at;
    sandbox::PartitionLedger& m_ledger;
    mutable std::mutex m_mutex;
    std::vector<std::int64_t> m_sourceOffsets;
    SequenceLog m_sourceLog;
    SequenceLog m_targetLog;
};

/// The books of all partitions, by number. What is in it does not change once the threads run.
class Books {
public:
    explicit Books(sandbox::MirrorChecker& checker) : m_checker(checker) {}

    /// Returns the number of the topic's first partition; the others follow.
    std::size_t open(const std::string& topic, int partitions);
    [[nodiscard]] std::size_t size() const { return m_partitions.size(); }
    [[nodiscard]] PartitionBooks& operator[](std::size_t number) { return m_partitions[number]; }
    [[nodiscard]] const PartitionBooks& operator[](std::size_t number) const { return m_partitions[number]; }
    /// The number of a partition; size() when it is not known.
    [[nodiscard]] std::size_t find(std::string_view topic, std::int32_t partition) const;
    [[nodiscard]] std::vector<kafka::TopicPartition> partitions() const;

private:
    sandbox::MirrorChecker& m_checker;
    std::deque<PartitionBooks> m_partitions;
};

}  // namespace tributary::soak
