#pragma once

#include "core/kafka/kafkatypes.h"
#include "core/kafka/record.h"
#include "core/mirror/partitiontracker.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace tributary {

/// The partitions of one stream: found by name on the control path and by the consumer's topic handle on the hot path.
/// Stream thread only.
class PartitionSet {
public:
    PartitionTracker& add(std::unique_ptr<PartitionTracker> tracker);
    [[nodiscard]] PartitionTracker* find(const kafka::TopicPartition& at);
    /// The tracker of a consumed message. Runs of one partition cost one comparison.
    [[nodiscard]] PartitionTracker* find(const kafka::RawMessage& message, const kafka::RecordFields& fields);

    /// Takes a partition out. One that still has unanswered records is kept aside until reapOrphans().
    void remove(const kafka::TopicPartition& at);
    void reapOrphans();
    [[nodiscard]] bool hasOrphans() const { return !m_orphans.empty(); }

    void markActive(PartitionTracker& tracker);
    /// Partitions that hold records.
    [[nodiscard]] const std::vector<PartitionTracker*>& active() const { return m_active; }
    void dropIdleFromActive();

    [[nodiscard]] const std::map<kafka::TopicPartition, std::unique_ptr<PartitionTracker>>& all() const {
        return m_all;
    }
    /// Memory of what was read and is not acknowledged.
    struct Held {
        std::size_t moving = 0;
        std::size_t crowding = 0;  ///< of partitions that do not get on
    };
    [[nodiscard]] Held held() const;
    /// What is sent and not answered: of all, or of those to be given up.
    [[nodiscard]] std::uint64_t outstanding(bool onlyRevoked) const;

private:
    struct HandleKey {
        const kafka::RawTopic* topic;
        std::int32_t partition;
        bool operator==(const HandleKey&) const = default;
    };
    struct HandleHash {
        std::size_t operator()(const HandleKey& key) const {
            return std::hash<const void*>{}(key.topic) * 31 + static_cast<std::size_t>(key.partition);
        }
    };

    std::map<kafka::TopicPartition, std::unique_ptr<PartitionTracker>> m_all;
    std::unordered_map<HandleKey, PartitionTracker*, HandleHash> m_byHandle;
    std::vector<std::unique_ptr<PartitionTracker>> m_orphans;
    std::vector<PartitionTracker*> m_active;
    HandleKey m_lastKey{nullptr, -1};
    PartitionTracker* m_last = nullptr;
};

}  // namespace tributary
