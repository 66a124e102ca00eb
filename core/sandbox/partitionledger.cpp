#include "core/sandbox/partitionledger.h"

#include <algorithm>
#include <iterator>

namespace tributary::sandbox {

bool PartitionLedger::closed(std::uint64_t number) const {
    const auto after = m_closed.upper_bound(number);
    return after != m_closed.begin() && number < std::prev(after)->second;
}

PartitionLedger::Block* PartitionLedger::block(std::uint64_t number) {
    if (number == m_cachedNumber) {
        return m_cached;
    }
    auto found = m_open.find(number);
    if (found == m_open.end()) {
        if (closed(number)) {
            return nullptr;
        }
        found = m_open.emplace(number, std::make_unique<Block>()).first;
    }
    m_cachedNumber = number;
    m_cached = found->second.get();
    return m_cached;
}

void PartitionLedger::sent(std::uint64_t sequence, std::uint32_t hash) {
    const std::lock_guard lock(m_mutex);
    Block* in = block(sequence / kBlock);
    const std::size_t at = sequence % kBlock;
    if (in == nullptr || in->sent[at]) {
        return;
    }
    m_end = std::max(m_end, sequence + 1);
    in->sent[at] = true;
    ++m_counts.sent;
    if (in->seen[at]) {
        m_counts.altered += in->hash[at] != hash ? 1 : 0;
        finish(sequence / kBlock, *in);
    }
    in->hash[at] = hash;
    closeOld();
}

void PartitionLedger::seen(std::int32_t targetPartition, std::uint64_t sequence, std::uint32_t hash) {
    const std::lock_guard lock(m_mutex);
    Block* in = block(sequence / kBlock);
    const std::size_t at = sequence % kBlock;
    if (in == nullptr || in->seen[at]) {
        ++m_counts.duplicated;
        m_counts.altered += in != nullptr && in->hash[at] != hash ? 1 : 0;
        noteOrder(targetPartition, sequence, false);
        return;
    }
    m_end = std::max(m_end, sequence + 1);
    in->seen[at] = true;
    ++m_seenDistinct;
    noteOrder(targetPartition, sequence, true);
    if (in->sent[at]) {
        m_counts.altered += in->hash[at] != hash ? 1 : 0;
        finish(sequence / kBlock, *in);
    } else {
        in->hash[at] = hash;
    }
    closeOld();
}

void PartitionLedger::noteOrder(std::int32_t targetPartition, std::uint64_t sequence, bool first) {
    auto highest = std::ranges::find(m_highest, targetPartition, &std::pair<std::int32_t, std::uint64_t>::first);
    if (highest == m_highest.end()) {
        highest = m_highest.emplace(m_highest.end(), targetPartition, 0);
    }
    if (sequence >= highest->second) {
        highest->second = sequence + 1;
    } else if (first) {
        ++m_counts.reordered;
    } else {
        m_counts.largestRewind = std::max(m_counts.largestRewind, highest->second - sequence);
    }
}

void PartitionLedger::finish(std::uint64_t number, Block& block) {
    ++m_counts.mirrored;
    if (++block.complete == kBlock) {
        m_complete.push_back(number);
    }
}

void PartitionLedger::closeOld() {
    while (!m_complete.empty() && (m_complete.front() + 1) * kBlock + m_retained <= m_end) {
        const std::uint64_t number = m_complete.front();
        m_complete.erase(m_complete.begin());
        m_open.erase(number);
        if (m_cachedNumber == number) {
            m_cachedNumber = ~std::uint64_t{0};
        }
        const auto next = m_closed.find(number + 1);
        std::uint64_t end = number + 1;
        if (next != m_closed.end()) {
            end = next->second;
            m_closed.erase(next);
        }
        const auto after = m_closed.upper_bound(number);
        if (after != m_closed.begin() && std::prev(after)->second == number) {
            std::prev(after)->second = end;
        } else {
            m_closed.emplace(number, end);
        }
    }
}

MirrorVerdict PartitionLedger::verdict() const {
    const std::lock_guard lock(m_mutex);
    MirrorVerdict verdict = m_counts;
    verdict.lost = m_counts.sent - m_counts.mirrored;
    verdict.unexpected = m_seenDistinct - m_counts.mirrored;
    return verdict;
}

std::vector<SequenceRange> PartitionLedger::lost(std::size_t limit) const {
    const std::lock_guard lock(m_mutex);
    std::vector<SequenceRange> ranges;
    for (const auto& [number, block] : m_open) {
        for (std::uint64_t at = 0; at < kBlock; ++at) {
            if (!block->sent[at] || block->seen[at]) {
                continue;
            }
            const std::uint64_t sequence = number * kBlock + at;
            if (!ranges.empty() && ranges.back().end == sequence) {
                ++ranges.back().end;
            } else if (ranges.size() < limit) {
                ranges.push_back({sequence, sequence + 1});
            } else {
                return ranges;
            }
        }
    }
    return ranges;
}

std::size_t PartitionLedger::openBlocks() const {
    const std::lock_guard lock(m_mutex);
    return m_open.size();
}

}  // namespace tributary::sandbox
