#include "core/kafka/admin.h"

#include "core/kafka/adminimpl.h"
#include "core/kafka/requestpieces.h"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <span>
#include <utility>

namespace tributary::kafka {

namespace {

using TopicCollectionHandle = std::unique_ptr<rd_kafka_TopicCollection_t, Deleter<rd_kafka_TopicCollection_destroy>>;
using MetadataHandle = std::unique_ptr<const rd_kafka_metadata_t, Deleter<rd_kafka_metadata_destroy>>;

TopicDescription describe(const rd_kafka_metadata_topic& topic) {
    TopicDescription out;
    out.name = topic.topic;
    if (topic.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        out.error = kafkaError(topic.err, "Topic " + out.name, {});
    }
    for (const rd_kafka_metadata_partition& each :
         std::span{topic.partitions, static_cast<std::size_t>(topic.partition_cnt)}) {
        out.partitions.push_back({each.id, each.leader, each.replica_cnt, each.isr_cnt});
    }
    return out;
}

TopicDescription describe(const rd_kafka_TopicDescription_t& topic) {
    TopicDescription out;
    out.name = rd_kafka_TopicDescription_name(&topic);
    const rd_kafka_error_t* failure = rd_kafka_TopicDescription_error(&topic);
    if (failure != nullptr && rd_kafka_error_code(failure) != RD_KAFKA_RESP_ERR_NO_ERROR) {
        out.error = kafkaError(*failure, "Topic " + out.name);
        return out;
    }
    out.internal = rd_kafka_TopicDescription_is_internal(&topic) != 0;
    if (const rd_kafka_Uuid_t* id = rd_kafka_TopicDescription_topic_id(&topic)) {
        const bool zero = rd_kafka_Uuid_least_significant_bits(id) == 0 && rd_kafka_Uuid_most_significant_bits(id) == 0;
        out.topicId = zero ? "" : rd_kafka_Uuid_base64str(id);
    }
    std::size_t count = 0;
    const rd_kafka_TopicPartitionInfo_t** partitions = rd_kafka_TopicDescription_partitions(&topic, &count);
    for (const rd_kafka_TopicPartitionInfo_t* each : std::span{partitions, count}) {
        std::size_t replicas = 0;
        std::size_t inSync = 0;
        static_cast<void>(rd_kafka_TopicPartitionInfo_replicas(each, &replicas));
        static_cast<void>(rd_kafka_TopicPartitionInfo_isr(each, &inSync));
        const rd_kafka_Node_t* leader = rd_kafka_TopicPartitionInfo_leader(each);
        out.partitions.push_back({rd_kafka_TopicPartitionInfo_partition(each),
                                  leader == nullptr ? -1 : rd_kafka_Node_id(leader), static_cast<int>(replicas),
                                  static_cast<int>(inSync)});
    }
    return out;
}

}  // namespace

Result<std::unique_ptr<AdminClient>> AdminClient::create(ClientSettings settings) {
    Result<std::unique_ptr<AdminRequests>> requests = AdminRequests::open(RD_KAFKA_PRODUCER, std::move(settings));
    if (!requests) {
        return std::unexpected(std::move(requests.error()));
    }
    return std::make_unique<RdAdminClient>(std::move(*requests));
}

const ClientSettings& RdAdminClient::settings() const { return m_requests->settings; }

Result<ClusterDescription> RdAdminClient::describeCluster(int timeoutMs) const {
    ClusterDescription out;
    const rd_kafka_metadata_t* raw = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_metadata(m_requests->client, 0, nullptr, &raw, timeoutMs);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(takeError().value_or(kafkaError(code, "The connection", {})));
    }
    const MetadataHandle metadata{raw};
    out.brokers = metadata->broker_cnt;
    if (char* id = rd_kafka_clusterid(m_requests->client, timeoutMs)) {
        out.clusterId = id;
        rd_kafka_mem_free(m_requests->client, id);
    }
    out.controllerId = rd_kafka_controllerid(m_requests->client, timeoutMs);
    const std::span brokers{metadata->brokers, static_cast<std::size_t>(metadata->broker_cnt)};
    const bool controlled = std::ranges::any_of(brokers, [&](const auto& each) { return each.id == out.controllerId; });
    m_requests->insteadOfController = controlled || brokers.empty() ? -1 : brokers.front().id;
    return out;
}

Result<std::vector<TopicDescription>> RdAdminClient::listTopics(int timeoutMs) const {
    const rd_kafka_metadata_t* raw = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_metadata(m_requests->client, 1, nullptr, &raw, timeoutMs);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        return std::unexpected(kafkaError(code, "Listing topics", {}));
    }
    const MetadataHandle metadata{raw};
    std::vector<TopicDescription> out;
    out.reserve(static_cast<std::size_t>(metadata->topic_cnt));
    for (const rd_kafka_metadata_topic& topic :
         std::span{metadata->topics, static_cast<std::size_t>(metadata->topic_cnt)}) {
        out.push_back(describe(topic));
    }
    return out;
}

Result<std::vector<TopicDescription>> RdAdminClient::describeTopics(const std::vector<std::string>& names,
                                                                    int timeoutMs) const {
    std::vector<TopicDescription> out;
    out.reserve(names.size());
    for (const std::span<const std::string> piece : inPieces(names, kTopicsAsked)) {
        std::vector<const char*> chunk;
        for (const std::string& name : piece) {
            chunk.push_back(name.c_str());
        }
        const TopicCollectionHandle topics{rd_kafka_TopicCollection_of_topic_names(chunk.data(), chunk.size())};
        const AdminOptionsHandle options = m_requests->options(RD_KAFKA_ADMIN_OP_DESCRIBETOPICS, timeoutMs);
        const Result<EventHandle> event =
            m_requests->request("Describing topics", timeoutMs, [&](rd_kafka_queue_t* queue) {
                rd_kafka_DescribeTopics(m_requests->client, topics.get(), options.get(), queue);
            });
        if (!event) {
            return std::unexpected(event.error());
        }
        std::size_t count = 0;
        const rd_kafka_TopicDescription_t** found =
            rd_kafka_DescribeTopics_result_topics(rd_kafka_event_DescribeTopics_result(event->get()), &count);
        for (const rd_kafka_TopicDescription_t* each : std::span{found, count}) {
            out.push_back(describe(*each));
        }
    }
    return out;
}

Result<std::map<std::string, TopicConfig>> RdAdminClient::topicConfigs(const std::vector<std::string>& names,
                                                                       int timeoutMs,
                                                                       std::map<std::string, Error>* refused) const {
    std::map<std::string, TopicConfig> out;
    for (const std::span<const std::string> piece : inPieces(names, kTopicsAsked)) {
        std::vector<ConfigResourceHandle> handles;
        for (const std::string& name : piece) {
            handles.emplace_back(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, name.c_str()));
        }
        std::vector<rd_kafka_ConfigResource_t*> pointers = rawPointers<rd_kafka_ConfigResource_t>(handles);
        const AdminOptionsHandle options = m_requests->options(RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeoutMs);
        const Result<EventHandle> event =
            m_requests->request("Reading topic configurations", timeoutMs, [&](rd_kafka_queue_t* queue) {
                rd_kafka_DescribeConfigs(m_requests->client, pointers.data(), pointers.size(), options.get(), queue);
            });
        if (!event) {
            if (event.error().kafkaCode == RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE) {
                return out;
            }
            return std::unexpected(event.error());
        }
        std::size_t count = 0;
        const rd_kafka_ConfigResource_t** resources =
            rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event->get()), &count);
        for (const rd_kafka_ConfigResource_t* resource : std::span{resources, count}) {
            const std::string name = rd_kafka_ConfigResource_name(resource);
            if (const rd_kafka_resp_err_t code = rd_kafka_ConfigResource_error(resource);
                code != RD_KAFKA_RESP_ERR_NO_ERROR) {
                if (refused != nullptr) {
                    const char* reason = rd_kafka_ConfigResource_error_string(resource);
                    refused->emplace(name, kafkaError(code, "Reading the configuration of topic " + name,
                                                      reason == nullptr ? "" : reason));
                }
                continue;
            }
            TopicConfig& config = out[name];
            std::size_t entries = 0;
            const rd_kafka_ConfigEntry_t** list = rd_kafka_ConfigResource_configs(resource, &entries);
            for (const rd_kafka_ConfigEntry_t* entry : std::span{list, entries}) {
                const char* value = rd_kafka_ConfigEntry_value(entry);
                const bool own = rd_kafka_ConfigEntry_source(entry) == RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG;
                config[rd_kafka_ConfigEntry_name(entry)] = {value == nullptr ? "" : value, !own};
            }
        }
    }
    return out;
}

std::optional<Error> RdAdminClient::takeError() const {
    rd_kafka_poll(m_requests->client, 0);
    const std::scoped_lock lock{m_requests->errorMutex};
    return std::exchange(m_requests->lastError, std::nullopt);
}

}  // namespace tributary::kafka
