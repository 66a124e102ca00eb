#include "tests/soak/books.h"

namespace tributary::soak {

namespace {

/// False: it was there already.
bool enter(SequenceLog& log, std::int64_t offset, std::uint64_t sequence) {
    const auto at = static_cast<std::size_t>(offset);
    if (at < log.size()) {
        return false;
    }
    log.resize(at + 1, kNoSequence);
    log[at] = static_cast<std::uint32_t>(sequence);
    return true;
}

}  // namespace

void PartitionBooks::sent(std::uint64_t sequence, std::uint32_t hash, std::int64_t offset) {
    m_ledger.sent(sequence, hash);
    const std::scoped_lock lock{m_mutex};
    if (m_sourceOffsets.size() <= sequence) {
        m_sourceOffsets.resize(sequence + 1, -1);
    }
    m_sourceOffsets[sequence] = offset;
}

void PartitionBooks::stands(std::int64_t sourceOffset, std::uint64_t sequence) {
    const std::scoped_lock lock{m_mutex};
    enter(m_sourceLog, sourceOffset, sequence);
}

void PartitionBooks::seen(std::int64_t targetOffset, std::uint64_t sequence, std::uint32_t hash) {
    {
        const std::scoped_lock lock{m_mutex};
        if (!enter(m_targetLog, targetOffset, sequence)) {
            return;
        }
    }
    m_ledger.seen(m_at.partition, sequence, hash);
}

std::int64_t PartitionBooks::sourceOffset(std::uint32_t sequence) const {
    const std::scoped_lock lock{m_mutex};
    // An acknowledgement of what a retry had written twice comes without an offset: counted back from the next one.
    for (std::size_t next = sequence; next < m_sourceOffsets.size(); ++next) {
        if (m_sourceOffsets[next] >= 0) {
            return m_sourceOffsets[next] - static_cast<std::int64_t>(next - sequence);
        }
    }
    return -1;
}

SequenceLog PartitionBooks::sourceLog() const {
    const std::scoped_lock lock{m_mutex};
    return m_sourceLog;
}

SequenceLog PartitionBooks::targetLog() const {
    const std::scoped_lock lock{m_mutex};
    return m_targetLog;
}

std::int64_t PartitionBooks::readUpTo() const {
    const std::scoped_lock lock{m_mutex};
    return static_cast<std::int64_t>(m_targetLog.size());
}

std::size_t Books::open(const std::string& topic, int partitions) {
    const std::size_t first = m_partitions.size();
    for (int partition = 0; partition < partitions; ++partition) {
        m_partitions.emplace_back(kafka::TopicPartition{topic, partition},
                                  m_checker.ledger({kSourceName, topic, partition}));
    }
    return first;
}

std::size_t Books::find(std::string_view topic, std::int32_t partition) const {
    for (std::size_t number = 0; number < m_partitions.size(); ++number) {
        if (m_partitions[number].at().partition == partition && m_partitions[number].at().topic == topic) {
            return number;
        }
    }
    return m_partitions.size();
}

std::vector<kafka::TopicPartition> Books::partitions() const {
    std::vector<kafka::TopicPartition> all;
    for (const PartitionBooks& each : m_partitions) {
        all.push_back(each.at());
    }
    return all;
}

}  // namespace tributary::soak
