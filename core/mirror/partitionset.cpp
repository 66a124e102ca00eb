#include "core/mirror/partitionset.h"

#include <algorithm>
#include <utility>

namespace tributary {

PartitionTracker& PartitionSet::add(std::unique_ptr<PartitionTracker> tracker) {
    remove(tracker->at());
    auto [place, added] = m_all.emplace(tracker->at(), std::move(tracker));
    return *place->second;
}

PartitionTracker* PartitionSet::find(const kafka::TopicPartition& at) {
    const auto found = m_all.find(at);
    return found == m_all.end() ? nullptr : found->second.get();
}

PartitionTracker* PartitionSet::find(const kafka::RawMessage& message, const kafka::RecordFields& fields) {
    const HandleKey key{fields.topicHandle, fields.partition};
    if (m_last != nullptr && key == m_lastKey) [[likely]] {
        return m_last;
    }
    auto found = m_byHandle.find(key);
    if (found == m_byHandle.end()) {
        PartitionTracker* tracker = find({kafka::topicName(message), fields.partition});
        if (tracker == nullptr) {
            return nullptr;
        }
        found = m_byHandle.emplace(key, tracker).first;
    }
    m_lastKey = key;
    m_last = found->second;
    return m_last;
}

void PartitionSet::remove(const kafka::TopicPartition& at) {
    const auto found = m_all.find(at);
    if (found == m_all.end()) {
        return;
    }
    std::unique_ptr<PartitionTracker> tracker = std::move(found->second);
    m_all.erase(found);
    m_byHandle.clear();  // a cache, and handles are used again for other topics
    std::erase(m_active, tracker.get());
    m_last = nullptr;
    tracker->closeIntake();
    tracker->counters()->retired.store(true, std::memory_order_relaxed);
    if (tracker->outstanding() != 0) {
        m_orphans.push_back(std::move(tracker));
    }
}

void PartitionSet::reapOrphans() {
    std::erase_if(m_orphans, [](const auto& each) { return each->outstanding() == 0; });
}

void PartitionSet::markActive(PartitionTracker& tracker) {
    if (!tracker.active) {
        tracker.active = true;
        m_active.push_back(&tracker);
    }
}

void PartitionSet::dropIdleFromActive() {
    std::erase_if(m_active, [](PartitionTracker* each) {
        each->active = !each->idle() || each->problem().has_value();
        return !each->active;
    });
}

PartitionSet::Held PartitionSet::held() const {
    Held out;
    for (const PartitionTracker* each : m_active) {
        (each->crowding ? out.crowding : out.moving) += each->ringBytes();
    }
    return out;
}

std::uint64_t PartitionSet::outstanding(bool onlyRevoked) const {
    std::uint64_t total = 0;
    for (const auto& [at, tracker] : m_all) {
        total += !onlyRevoked || tracker->revoked ? tracker->outstanding() : 0;
    }
    return total;
}

}  // namespace tributary
