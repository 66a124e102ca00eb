#include "core/link/keptpositions.h"

#include "core/link/offsetrecords.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace tributary {

std::string keptName(const std::string& sourceClusterId, const std::string& group) {
    return sourceClusterId + "/" + group;
}

KeptPositions KeptPositions::of(const std::vector<StateRecord>& records, const std::string& group) {
    std::optional<std::string> link;
    for (const StateRecord& each : records) {
        const std::optional<std::string> of = OffsetRecords::linkOf(each.key);
        if (of && each.value && of->ends_with("/" + group)) {
            link = of;
        }
    }
    KeptPositions out;
    if (!link) {
        return out;
    }
    OffsetRecords kept{*link};
    out.m_link = *link;
    for (const StateRecord& each : records) {
        static_cast<void>(kept.take(each));
    }
    std::set<kafka::TopicPartition> shared;
    for (const kafka::TopicPartition& at : kept.partitions()) {
        std::optional<KeptOffsets> here = kept.at(at);
        if (!here) {
            continue;
        }
        auto map = std::make_unique<OffsetMap>(std::max(OffsetMap::kFewestRuns, here->state.runs.size()));
        const bool doubtful = here->state.doubtful;
        map->restore(std::move(here->state));
        if (!doubtful) {
            map->confirm();
        }
        const kafka::TopicPartition target{here->head.targetTopic, at.partition};
        if (!out.m_sources.emplace(target, at).second) {
            shared.insert(target);
        }
        out.m_partitions.emplace(at, Partition{target.topic, std::move(map)});
    }
    for (const kafka::TopicPartition& each : shared) {
        out.m_sources.erase(each);
    }
    return out;
}

std::optional<std::string> KeptPositions::targetTopic(const kafka::TopicPartition& source) const {
    const auto found = m_partitions.find(source);
    return found == m_partitions.end() ? std::nullopt : std::optional{found->second.targetTopic};
}

std::optional<KeptPositions::Place> KeptPositions::toTarget(const kafka::TopicPartition& source, std::int64_t offset,
                                                            std::string& why) const {
    const auto found = m_partitions.find(source);
    if (found == m_partitions.end()) {
        why = "nothing is kept of this partition";
        return std::nullopt;
    }
    const std::optional<TargetOffset> at = found->second.map->at(offset);
    if (!at) {
        why = "it lies before what is kept";
        return std::nullopt;
    }
    return Place{found->second.targetTopic, *at};
}

std::optional<KeptPositions::Place> KeptPositions::toSource(const kafka::TopicPartition& target, std::int64_t offset,
                                                            std::string& why) const {
    const auto found = m_sources.find(target);
    if (found == m_sources.end()) {
        why = "nothing is kept of this partition of the target, or several go into it";
        return std::nullopt;
    }
    const std::optional<TargetOffset> at = m_partitions.at(found->second).map->sourceAt(offset);
    if (!at) {
        why = "it lies before what is kept";
        return std::nullopt;
    }
    return Place{found->second.topic, *at};
}

}  // namespace tributary
