#include "core/kafka/requestpieces.h"

namespace tributary::kafka {

std::size_t madeWeight(const NewTopic& topic) {
    return 1 + static_cast<std::size_t>(topic.partitions < 0 ? 0 : topic.partitions) + topic.config.size();
}

std::size_t commitWeight(std::string_view group, const CommittedOffset& offset) {
    // A record of __consumer_offsets: the group and the topic in its key, the metadata in its value.
    constexpr std::size_t kFixed = 64;
    return kFixed + group.size() + offset.at.topic.size() + offset.metadata.size();
}

}  // namespace tributary::kafka
