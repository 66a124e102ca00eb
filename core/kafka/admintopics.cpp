#include "core/kafka/adminimpl.h"
#include "core/kafka/requestpieces.h"

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace tributary::kafka {

namespace {

using NewTopicHandle = std::unique_ptr<rd_kafka_NewTopic_t, Deleter<rd_kafka_NewTopic_destroy>>;
using NewPartitionsHandle = std::unique_ptr<rd_kafka_NewPartitions_t, Deleter<rd_kafka_NewPartitions_destroy>>;
using DeleteTopicHandle = std::unique_ptr<rd_kafka_DeleteTopic_t, Deleter<rd_kafka_DeleteTopic_destroy>>;

Status topicOutcome(const rd_kafka_topic_result_t& result, std::string_view request, bool existsIsFine) {
    const rd_kafka_resp_err_t code = rd_kafka_topic_result_error(&result);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR || (existsIsFine && code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)) {
        return {};
    }
    const char* reason = rd_kafka_topic_result_error_string(&result);
    return std::unexpected(kafkaError(code, request, reason == nullptr ? "" : reason));
}

// Asks for one piece after the other. What stands in a piece that got no answer, and behind it, has its error.
template <class Item, class Weight, class Ask>
Result<TopicOutcomes> askInPieces(const std::vector<Item>& items, std::size_t limit, Weight weight, Ask ask) {
    TopicOutcomes out;
    std::optional<Error> failed;
    for (const std::span<const Item> piece : inPieces(items, limit, weight)) {
        Result<TopicOutcomes> answered = failed ? std::unexpected(*failed) : ask(piece);
        if (answered) {
            out.merge(*answered);
            continue;
        }
        if (out.empty()) {
            return answered;
        }
        failed = std::move(answered.error());
        for (const Item& each : piece) {
            out.insert_or_assign(each.name, std::unexpected(*failed));
        }
    }
    return out;
}

TopicOutcomes topicOutcomes(std::span<const rd_kafka_topic_result_t*> results, std::string_view request,
                            bool existsIsFine) {
    TopicOutcomes out;
    for (const rd_kafka_topic_result_t* each : results) {
        const std::string name = rd_kafka_topic_result_name(each);
        out.insert_or_assign(name, topicOutcome(*each, std::string{request} + name, existsIsFine));
    }
    return out;
}

}  // namespace

Result<TopicOutcomes> RdAdminClient::createTopics(const std::vector<NewTopic>& topics, int timeoutMs,
                                                  Creation creation) const {
    return askInPieces(topics, kMadeAtOnce, madeWeight, [&](std::span<const NewTopic> piece) {
        return m_requests->makeTopics(piece, creation == Creation::OnlyCheck, timeoutMs);
    });
}

Result<TopicOutcomes> AdminRequests::makeTopics(std::span<const NewTopic> topics, bool onlyCheck, int timeoutMs) const {
    TopicOutcomes out;
    std::array<char, 256> reason{};
    std::vector<NewTopicHandle> handles;
    for (const NewTopic& topic : topics) {
        NewTopicHandle handle{rd_kafka_NewTopic_new(topic.name.c_str(), topic.partitions, topic.replicationFactor,
                                                    reason.data(), reason.size())};
        if (!handle) {
            out[topic.name] = std::unexpected(
                kafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, "Creating topic " + topic.name, reason.data()));
            continue;
        }
        for (const auto& [name, value] : topic.config) {
            rd_kafka_NewTopic_set_config(handle.get(), name.c_str(), value.c_str());
        }
        handles.push_back(std::move(handle));
    }
    if (handles.empty()) {
        return out;
    }
    std::vector<rd_kafka_NewTopic_t*> pointers = rawPointers<rd_kafka_NewTopic_t>(handles);
    const AdminOptionsHandle chosen = options(RD_KAFKA_ADMIN_OP_CREATETOPICS, timeoutMs);
    rd_kafka_AdminOptions_set_operation_timeout(chosen.get(), timeoutMs, reason.data(), reason.size());
    rd_kafka_AdminOptions_set_validate_only(chosen.get(), onlyCheck ? 1 : 0, reason.data(), reason.size());
    const Result<EventHandle> event = request("Creating topics", timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_CreateTopics(client, pointers.data(), pointers.size(), chosen.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_topic_result_t** results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event->get()), &count);
    out.merge(topicOutcomes({results, count}, "Creating topic ", true));
    return out;
}

Result<TopicOutcomes> RdAdminClient::growTopics(const std::vector<TopicSize>& topics, int timeoutMs) const {
    const auto weight = [](const TopicSize& each) { return static_cast<std::size_t>(each.partitions); };
    return askInPieces(topics, kMadeAtOnce, weight,
                       [&](std::span<const TopicSize> piece) { return m_requests->growTopics(piece, timeoutMs); });
}

Result<TopicOutcomes> AdminRequests::growTopics(std::span<const TopicSize> topics, int timeoutMs) const {
    TopicOutcomes out;
    std::array<char, 256> reason{};
    std::vector<NewPartitionsHandle> handles;
    for (const TopicSize& topic : topics) {
        NewPartitionsHandle handle{rd_kafka_NewPartitions_new(
            topic.name.c_str(), static_cast<std::size_t>(topic.partitions), reason.data(), reason.size())};
        if (!handle) {
            out[topic.name] = std::unexpected(
                kafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, "Adding partitions to " + topic.name, reason.data()));
            continue;
        }
        handles.push_back(std::move(handle));
    }
    if (handles.empty()) {
        return out;
    }
    std::vector<rd_kafka_NewPartitions_t*> pointers = rawPointers<rd_kafka_NewPartitions_t>(handles);
    const AdminOptionsHandle chosen = options(RD_KAFKA_ADMIN_OP_CREATEPARTITIONS, timeoutMs);
    const Result<EventHandle> event = request("Adding partitions", timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_CreatePartitions(client, pointers.data(), pointers.size(), chosen.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_topic_result_t** results =
        rd_kafka_CreatePartitions_result_topics(rd_kafka_event_CreatePartitions_result(event->get()), &count);
    out.merge(topicOutcomes({results, count}, "Adding partitions to ", false));
    return out;
}

Status RdAdminClient::deleteTopic(const std::string& topic, int timeoutMs) const {
    const std::string what = "Deleting topic " + topic;
    const DeleteTopicHandle handle{rd_kafka_DeleteTopic_new(topic.c_str())};
    rd_kafka_DeleteTopic_t* pointer = handle.get();
    const AdminOptionsHandle options = m_requests->options(RD_KAFKA_ADMIN_OP_DELETETOPICS, timeoutMs);
    const Result<EventHandle> event = m_requests->request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_DeleteTopics(m_requests->client, &pointer, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_topic_result_t** results =
        rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event->get()), &count);
    return count == 1 ? topicOutcome(*results[0], what, false) : Status{};
}

Result<TopicOutcomes> RdAdminClient::changeConfigs(const std::vector<ConfigChange>& changes, int timeoutMs) const {
    const auto weight = [](const ConfigChange&) { return std::size_t{1}; };
    return askInPieces(changes, kTopicsAsked, weight, [&](std::span<const ConfigChange> piece) {
        return m_requests->changeConfigs(piece, timeoutMs);
    });
}

Result<TopicOutcomes> AdminRequests::changeConfigs(std::span<const ConfigChange> changes, int timeoutMs) const {
    std::vector<ConfigResourceHandle> handles;
    for (const ConfigChange& topic : changes) {
        handles.emplace_back(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.name.c_str()));
        for (const auto& [name, value] : topic.properties) {
            const ErrorHandle bad{rd_kafka_ConfigResource_add_incremental_config(
                handles.back().get(), name.c_str(),
                value ? RD_KAFKA_ALTER_CONFIG_OP_TYPE_SET : RD_KAFKA_ALTER_CONFIG_OP_TYPE_DELETE,
                value ? value->c_str() : nullptr)};
            if (bad) {
                return std::unexpected(kafkaError(*bad, "Setting " + name + " of topic " + topic.name));
            }
        }
    }
    std::vector<rd_kafka_ConfigResource_t*> pointers = rawPointers<rd_kafka_ConfigResource_t>(handles);
    const AdminOptionsHandle chosen = options(RD_KAFKA_ADMIN_OP_INCREMENTALALTERCONFIGS, timeoutMs);
    const Result<EventHandle> event = request("Setting topic properties", timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_IncrementalAlterConfigs(client, pointers.data(), pointers.size(), chosen.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    TopicOutcomes out;
    std::size_t count = 0;
    const rd_kafka_ConfigResource_t** results = rd_kafka_IncrementalAlterConfigs_result_resources(
        rd_kafka_event_IncrementalAlterConfigs_result(event->get()), &count);
    for (const rd_kafka_ConfigResource_t* each : std::span{results, count}) {
        const std::string name = rd_kafka_ConfigResource_name(each);
        Status outcome;
        if (const rd_kafka_resp_err_t code = rd_kafka_ConfigResource_error(each); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
            const char* reason = rd_kafka_ConfigResource_error_string(each);
            outcome = std::unexpected(
                kafkaError(code, "Setting properties of topic " + name, reason == nullptr ? "" : reason));
        }
        out.insert_or_assign(name, std::move(outcome));
    }
    return out;
}

Status RdAdminClient::setTopicConfig(const std::string& topic, const std::string& property, const std::string& value,
                                     int timeoutMs) const {
    const Result<TopicOutcomes> outcome = changeConfigs({{topic, {{property, value}}}}, timeoutMs);
    if (!outcome) {
        return std::unexpected(outcome.error());
    }
    const auto found = outcome->find(topic);
    return found == outcome->end() ? Status{} : found->second;
}

}  // namespace tributary::kafka
