#include "core/kafka/internal.h"

#include <cstring>

#include "core/base/connectionstage.h"
#include "core/kafka/clientfault.h"

namespace tributary::kafka {

namespace {

/// What a broker's answer, or what the client says of its own state, means for the request.
ErrorCode classify(rd_kafka_resp_err_t code) {
    switch (code) {
        case RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE:
        case RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE:
        case RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS:
            return ErrorCode::KafkaUnreachable;
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
        case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
        case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
        case RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED: return ErrorCode::KafkaAuthorization;
        default: return ErrorCode::KafkaRequest;
    }
}

bool mayPass(rd_kafka_resp_err_t code) {
    switch (code) {
        case RD_KAFKA_RESP_ERR__TRANSPORT:
        case RD_KAFKA_RESP_ERR__RESOLVE:
        case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
        case RD_KAFKA_RESP_ERR__TIMED_OUT:
        case RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE:
        case RD_KAFKA_RESP_ERR__WAIT_COORD:
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
        case RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE:
        case RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION:
        case RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT:
        case RD_KAFKA_RESP_ERR_NOT_COORDINATOR:
        case RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS:
        case RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS:
        case RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND:
        case RD_KAFKA_RESP_ERR_NOT_CONTROLLER:
        case RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR:
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_ID:
        case RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT: return true;
        default:
            return classify(code) != ErrorCode::KafkaRequest;
    }
}

}  // namespace

Error kafkaError(rd_kafka_resp_err_t code, std::string_view request, std::string_view reason) {
    // Whoever knows the cluster's name puts it in place of this one.
    Error error = clientFault(code, reason);
    if (error.code == ErrorCode::KafkaRequest) {
        error = unreached(classify(code), {}, error.arg("reason"));
        error.kafkaCode = code;
    }
    error.retriable = mayPass(code) || error.code == ErrorCode::NotKafka || error.code == ErrorCode::TokenUnreachable ||
                      error.code == ErrorCode::KafkaUnreachable;
    error.fatal = code == RD_KAFKA_RESP_ERR__FATAL;
    error.with("request", request.empty() ? "The connection" : request);
    error.with("resource", request);
    if (error.arg("reason").empty()) {
        error.with("reason", plainReason(rd_kafka_err2str(code)));
    }
    return error;
}

Error kafkaError(const rd_kafka_error_t& error, std::string_view request) {
    Error out = kafkaError(rd_kafka_error_code(&error), request, rd_kafka_error_string(&error));
    out.fatal = out.fatal || rd_kafka_error_is_fatal(&error) != 0;
    out.retriable = out.retriable || rd_kafka_error_is_retriable(&error) != 0;
    return out;
}

ListHandle toList(std::span<const TopicPartition> partitions) {
    ListHandle list{rd_kafka_topic_partition_list_new(static_cast<int>(partitions.size()))};
    for (const TopicPartition& each : partitions) {
        rd_kafka_topic_partition_list_add(list.get(), each.topic.c_str(), each.partition);
    }
    return list;
}

ListHandle toList(std::span<const CommittedOffset> offsets) {
    ListHandle list{rd_kafka_topic_partition_list_new(static_cast<int>(offsets.size()))};
    for (const CommittedOffset& each : offsets) {
        rd_kafka_topic_partition_t* entry =
            rd_kafka_topic_partition_list_add(list.get(), each.at.topic.c_str(), each.at.partition);
        entry->offset = each.offset < 0 ? RD_KAFKA_OFFSET_INVALID : each.offset;
        if (each.leaderEpoch >= 0) {
            rd_kafka_topic_partition_set_leader_epoch(entry, each.leaderEpoch);
        }
        if (!each.metadata.empty()) {
            // librdkafka frees the metadata with the list, with free(): it must come from malloc.
            entry->metadata = strdup(each.metadata.c_str());
            entry->metadata_size = each.metadata.size();
        }
    }
    return list;
}

std::vector<TopicPartition> fromList(const rd_kafka_topic_partition_list_t& list) {
    std::vector<TopicPartition> out;
    out.reserve(static_cast<std::size_t>(list.cnt));
    for (int i = 0; i < list.cnt; ++i) {
        out.push_back({list.elems[i].topic, list.elems[i].partition});
    }
    return out;
}

std::vector<CommittedOffset> offsetsFromList(const rd_kafka_topic_partition_list_t& list) {
    std::vector<CommittedOffset> out;
    out.reserve(static_cast<std::size_t>(list.cnt));
    for (int i = 0; i < list.cnt; ++i) {
        const rd_kafka_topic_partition_t& entry = list.elems[i];
        CommittedOffset offset;
        offset.at = {entry.topic, entry.partition};
        offset.offset = entry.offset < 0 ? -1 : entry.offset;
        offset.leaderEpoch = rd_kafka_topic_partition_get_leader_epoch(&entry);
        if (entry.metadata != nullptr) {
            offset.metadata.assign(static_cast<const char*>(entry.metadata), entry.metadata_size);
        }
        out.push_back(std::move(offset));
    }
    return out;
}

}  // namespace tributary::kafka
