#pragma once

#include "core/engine/targetoffset.h"
#include "core/kafka/kafkatypes.h"
#include "core/link/offsetmap.h"
#include "core/link/statestore.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tributary {

/// Which flow into a target a link is, for what is kept of it there: whoever reads from that source in that group.
[[nodiscard]] std::string keptName(const std::string& sourceClusterId, const std::string& group);

/// Where the records of a link stand at its target, by what is kept there alone: neither the source nor the mirror has
/// to be there. As it was when it was read: a mirror that runs keeps it a second later. Any thread, one at a time.
class KeptPositions {
public:
    /// Of the group's links the one that was written last, where its source was another cluster before.
    [[nodiscard]] static KeptPositions of(const std::vector<StateRecord>& records, const std::string& group);

    [[nodiscard]] bool empty() const { return m_partitions.empty(); }
    /// As OffsetKeeperSetup has it; empty: none.
    [[nodiscard]] const std::string& link() const { return m_link; }
    /// None: nothing is kept of the partition.
    [[nodiscard]] std::optional<std::string> targetTopic(const kafka::TopicPartition& source) const;

    /// A position at one side as one at the other.
    struct Place {
        std::string topic;
        TargetOffset at;
    };
    /// None: it is not known; `why` says why.
    [[nodiscard]] std::optional<Place> toTarget(const kafka::TopicPartition& source, std::int64_t offset,
                                                std::string& why) const;
    [[nodiscard]] std::optional<Place> toSource(const kafka::TopicPartition& target, std::int64_t offset,
                                                std::string& why) const;

private:
    struct Partition {
        std::string targetTopic;
        std::unique_ptr<OffsetMap> map;
    };

    std::string m_link;
    std::map<kafka::TopicPartition, Partition> m_partitions;
    std::map<kafka::TopicPartition, kafka::TopicPartition> m_sources;  ///< by target; where several go into one: none
};

}  // namespace tributary
