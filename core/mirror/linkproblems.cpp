#include "core/mirror/linkproblems.h"

namespace tributary {

bool LinkProblems::setPartition(const kafka::TopicPartition& at, const std::optional<Error>& problem) {
    const std::scoped_lock lock{m_mutex};
    if (!problem) {
        return m_partitions.erase(at) != 0;
    }
    const auto [entry, fresh] = m_partitions.try_emplace(at, *problem);
    const bool changed = fresh || entry->second != *problem;
    entry->second = *problem;
    return changed;
}

void LinkProblems::setDuty(int stream, StreamDuty duty, const std::optional<Error>& problem) {
    const std::scoped_lock lock{m_mutex};
    if (problem) {
        m_duties.insert_or_assign({stream, duty}, *problem);
    } else {
        m_duties.erase({stream, duty});
    }
}

void LinkProblems::clear() {
    const std::scoped_lock lock{m_mutex};
    m_partitions.clear();
    m_duties.clear();
}

std::set<kafka::TopicPartition> LinkProblems::lost(const TopicPlan* plan) const {
    const std::scoped_lock lock{m_mutex};
    std::set<kafka::TopicPartition> out;
    for (const auto& [at, error] : m_partitions) {
        if (at.partition >= 0) {
            if (error.code == ErrorCode::TargetLostRecords ||
                (asksForPosition(error) && error.code != ErrorCode::TopicRecreated)) {
                out.insert(at);
            }
            continue;
        }
        const TopicRoute* route = plan == nullptr ? nullptr : plan->route(at.topic);
        for (std::int32_t i = 0; route != nullptr && route->recreated && i < route->sourcePartitions; ++i) {
            out.insert({at.topic, i});
        }
    }
    return out;
}

void LinkProblems::describe(TaskStatus& status) const {
    const std::scoped_lock lock{m_mutex};
    for (const auto& [at, error] : m_partitions) {
        status.problems.push_back({at.topic, at.partition, error});
    }
    if (!m_duties.empty()) {
        status.error = m_duties.begin()->second;
    }
}

}  // namespace tributary
