#include "core/sandbox/mirrorchecker.h"

#include <mutex>

namespace tributary::sandbox {

PartitionLedger& MirrorChecker::ledger(const SourcePartition& from) {
    const std::unique_lock lock(m_mutex);
    std::unique_ptr<PartitionLedger>& ledger = m_ledgers[from];
    if (!ledger) {
        ledger = std::make_unique<PartitionLedger>(m_retained);
    }
    return *ledger;
}

PartitionLedger* MirrorChecker::find(std::string_view cluster, std::string_view topic, std::int32_t partition) const {
    const std::shared_lock lock(m_mutex);
    const auto found = m_ledgers.find(Names{cluster, topic, partition});
    return found == m_ledgers.end() ? nullptr : found->second.get();
}

MirrorVerdict MirrorChecker::verdict() const {
    const std::shared_lock lock(m_mutex);
    MirrorVerdict sum;
    for (const auto& [from, ledger] : m_ledgers) {
        sum += ledger->verdict();
    }
    return sum;
}

MirrorVerdict MirrorChecker::verdictOf(std::string_view cluster) const {
    const std::shared_lock lock(m_mutex);
    MirrorVerdict sum;
    for (const auto& [from, ledger] : m_ledgers) {
        if (from.cluster == cluster) {
            sum += ledger->verdict();
        }
    }
    return sum;
}

std::map<SourcePartition, MirrorVerdict> MirrorChecker::verdicts() const {
    const std::shared_lock lock(m_mutex);
    std::map<SourcePartition, MirrorVerdict> all;
    for (const auto& [from, ledger] : m_ledgers) {
        all.emplace(from, ledger->verdict());
    }
    return all;
}

std::vector<LostRecords> MirrorChecker::lost(std::size_t limit) const {
    const std::shared_lock lock(m_mutex);
    std::vector<LostRecords> missing;
    for (const auto& [from, ledger] : m_ledgers) {
        for (const SequenceRange& range : ledger->lost(limit - missing.size())) {
            missing.push_back({from, range});
        }
        if (missing.size() == limit) {
            break;
        }
    }
    return missing;
}

}  // namespace tributary::sandbox
