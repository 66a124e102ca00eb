#include "core/kafka/admin.h"

#include "core/kafka/internal.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <span>
#include <utility>

namespace tributary::kafka {

namespace {

using ConfigResourceHandle = std::unique_ptr<rd_kafka_ConfigResource_t, Deleter<rd_kafka_ConfigResource_destroy>>;
using NewTopicHandle = std::unique_ptr<rd_kafka_NewTopic_t, Deleter<rd_kafka_NewTopic_destroy>>;
using NewPartitionsHandle = std::unique_ptr<rd_kafka_NewPartitions_t, Deleter<rd_kafka_NewPartitions_destroy>>;
using DeleteTopicHandle = std::unique_ptr<rd_kafka_DeleteTopic_t, Deleter<rd_kafka_DeleteTopic_destroy>>;
using DeleteGroupHandle = std::unique_ptr<rd_kafka_DeleteGroup_t, Deleter<rd_kafka_DeleteGroup_destroy>>;
using TopicCollectionHandle = std::unique_ptr<rd_kafka_TopicCollection_t, Deleter<rd_kafka_TopicCollection_destroy>>;
using ListGroupHandle =
    std::unique_ptr<rd_kafka_ListConsumerGroupOffsets_t, Deleter<rd_kafka_ListConsumerGroupOffsets_destroy>>;
using AlterGroupHandle =
    std::unique_ptr<rd_kafka_AlterConsumerGroupOffsets_t, Deleter<rd_kafka_AlterConsumerGroupOffsets_destroy>>;
using MetadataHandle = std::unique_ptr<const rd_kafka_metadata_t, Deleter<rd_kafka_metadata_destroy>>;

// Requests about many topics are cut into pieces of this size, so that no single answer grows without a bound.
constexpr std::size_t kChunk = 500;

template <class T>
std::vector<T*> rawPointers(const auto& handles) {
    std::vector<T*> out;
    out.reserve(handles.size());
    for (const auto& handle : handles) {
        out.push_back(handle.get());
    }
    return out;
}

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

// It passes: members that have just left, or crashed, are forgotten after a while.
Error groupInUse(const std::string& group) {
    Error error{ErrorCode::GroupInUse};
    error.retriable = true;
    error.with("group", group);
    return error;
}

Status topicOutcome(const rd_kafka_topic_result_t& result, std::string_view request, bool existsIsFine) {
    const rd_kafka_resp_err_t code = rd_kafka_topic_result_error(&result);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR || (existsIsFine && code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)) {
        return {};
    }
    const char* reason = rd_kafka_topic_result_error_string(&result);
    return std::unexpected(kafkaError(code, request, reason == nullptr ? "" : reason));
}

}  // namespace

struct AdminClient::Impl {
    ClientSettings settings;
    rd_kafka_t* client = nullptr;
    // Simulated clusters have no controller, and requests would wait for one: this broker gets them instead. -1: there
    // is one.
    std::atomic<std::int32_t> insteadOfController{-1};
    std::mutex errorMutex;
    std::optional<Error> lastError;

    Impl() = default;
    ~Impl() {
        if (client != nullptr) {
            rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
        }
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] static Result<std::unique_ptr<Impl>> open(rd_kafka_type_t type, ClientSettings settings) {
        settings["enable.metrics.push"] = "false";
        settings["allow.auto.create.topics"] = "false";
        // Its metadata is asked for when it is needed; a quiet cluster is not asked all the time.
        settings.try_emplace("topic.metadata.refresh.interval.ms", "-1");
        Result<ConfHandle> conf = makeConf(settings);
        if (!conf) {
            return std::unexpected(std::move(conf.error()));
        }
        auto impl = std::make_unique<Impl>();
        rd_kafka_conf_set_opaque(conf->get(), impl.get());
        rd_kafka_conf_set_error_cb(conf->get(), Impl::onError);
        Result<rd_kafka_t*> client = makeClient(type, std::move(*conf));
        if (!client) {
            return std::unexpected(std::move(client.error()));
        }
        impl->settings = std::move(settings);
        impl->client = *client;
        return impl;
    }

    static void onError(rd_kafka_t* /*rk*/, int code, const char* reason, void* opaque) {
        auto* self = static_cast<Impl*>(opaque);
        const std::scoped_lock lock{self->errorMutex};
        // "All brokers are down" only repeats what the connection's own error said better.
        if (code != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || !self->lastError) {
            self->lastError = kafkaError(static_cast<rd_kafka_resp_err_t>(code), {}, reason);
        }
    }

    [[nodiscard]] AdminOptionsHandle options(rd_kafka_admin_op_t operation, int timeoutMs) const {
        AdminOptionsHandle out{rd_kafka_AdminOptions_new(client, operation)};
        std::array<char, 256> reason{};
        rd_kafka_AdminOptions_set_request_timeout(out.get(), timeoutMs, reason.data(), reason.size());
        if (const std::int32_t broker = insteadOfController.load(); broker >= 0) {
            rd_kafka_AdminOptions_set_broker(out.get(), broker, reason.data(), reason.size());
        }
        return out;
    }

    /// Runs `submit(queue)` and waits for its one answer.
    template <class Submit>
    [[nodiscard]] Result<EventHandle> request(std::string_view what, int timeoutMs, Submit submit) const {
        const QueueHandle queue{rd_kafka_queue_new(client)};
        submit(queue.get());
        // The request carries its own time-out; the margin only guards against a lost answer.
        EventHandle event{rd_kafka_queue_poll(queue.get(), timeoutMs + 2000)};
        if (!event) {
            return std::unexpected(kafkaError(RD_KAFKA_RESP_ERR__TIMED_OUT, what, {}));
        }
        if (const rd_kafka_resp_err_t code = rd_kafka_event_error(event.get()); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return std::unexpected(kafkaError(code, what, rd_kafka_event_error_string(event.get())));
        }
        return event;
    }
};

AdminClient::AdminClient(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

AdminClient::~AdminClient() = default;

Result<std::unique_ptr<AdminClient>> AdminClient::create(ClientSettings settings) {
    Result<std::unique_ptr<Impl>> impl = Impl::open(RD_KAFKA_PRODUCER, std::move(settings));
    if (!impl) {
        return std::unexpected(std::move(impl.error()));
    }
    return std::unique_ptr<AdminClient>{new AdminClient{std::move(*impl)}};  // NOLINT: private constructor
}

Result<ClusterDescription> AdminClient::describeCluster(int timeoutMs) const {
    ClusterDescription out;
    const rd_kafka_metadata_t* raw = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_metadata(m_impl->client, 0, nullptr, &raw, timeoutMs);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) {
        const std::optional<Error> detail = takeError();
        return std::unexpected(kafkaError(detail ? static_cast<rd_kafka_resp_err_t>(detail->kafkaCode) : code,
                                          "The connection", detail ? detail->arg("reason") : std::string_view{}));
    }
    const MetadataHandle metadata{raw};
    out.brokers = metadata->broker_cnt;
    if (char* id = rd_kafka_clusterid(m_impl->client, timeoutMs)) {
        out.clusterId = id;
        rd_kafka_mem_free(m_impl->client, id);
    }
    out.controllerId = rd_kafka_controllerid(m_impl->client, timeoutMs);
    const std::span brokers{metadata->brokers, static_cast<std::size_t>(metadata->broker_cnt)};
    const bool controlled = std::ranges::any_of(brokers, [&](const auto& each) { return each.id == out.controllerId; });
    m_impl->insteadOfController = controlled || brokers.empty() ? -1 : brokers.front().id;
    return out;
}

Result<std::vector<TopicDescription>> AdminClient::listTopics(int timeoutMs) const {
    const rd_kafka_metadata_t* raw = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_metadata(m_impl->client, 1, nullptr, &raw, timeoutMs);
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

Result<std::vector<TopicDescription>> AdminClient::describeTopics(const std::vector<std::string>& names,
                                                                  int timeoutMs) const {
    std::vector<TopicDescription> out;
    out.reserve(names.size());
    for (std::size_t begin = 0; begin < names.size(); begin += kChunk) {
        std::vector<const char*> chunk;
        for (std::size_t i = begin; i < names.size() && i < begin + kChunk; ++i) {
            chunk.push_back(names[i].c_str());
        }
        const TopicCollectionHandle topics{rd_kafka_TopicCollection_of_topic_names(chunk.data(), chunk.size())};
        const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_DESCRIBETOPICS, timeoutMs);
        const Result<EventHandle> event = m_impl->request("Describing topics", timeoutMs, [&](rd_kafka_queue_t* queue) {
            rd_kafka_DescribeTopics(m_impl->client, topics.get(), options.get(), queue);
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

Result<std::map<std::string, TopicConfig>> AdminClient::topicConfigs(const std::vector<std::string>& names,
                                                                     int timeoutMs) const {
    std::map<std::string, TopicConfig> out;
    for (std::size_t begin = 0; begin < names.size(); begin += kChunk) {
        std::vector<ConfigResourceHandle> handles;
        for (std::size_t i = begin; i < names.size() && i < begin + kChunk; ++i) {
            handles.emplace_back(rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, names[i].c_str()));
        }
        std::vector<rd_kafka_ConfigResource_t*> pointers = rawPointers<rd_kafka_ConfigResource_t>(handles);
        const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeoutMs);
        const Result<EventHandle> event =
            m_impl->request("Reading topic configurations", timeoutMs, [&](rd_kafka_queue_t* queue) {
                rd_kafka_DescribeConfigs(m_impl->client, pointers.data(), pointers.size(), options.get(), queue);
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
            if (rd_kafka_ConfigResource_error(resource) != RD_KAFKA_RESP_ERR_NO_ERROR) {
                continue;
            }
            TopicConfig& config = out[rd_kafka_ConfigResource_name(resource)];
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

Result<std::map<std::string, Status>> AdminClient::createTopics(const std::vector<NewTopic>& topics,
                                                                int timeoutMs) const {
    std::map<std::string, Status> out;
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
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_CREATETOPICS, timeoutMs);
    rd_kafka_AdminOptions_set_operation_timeout(options.get(), timeoutMs, reason.data(), reason.size());
    const Result<EventHandle> event = m_impl->request("Creating topics", timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_CreateTopics(m_impl->client, pointers.data(), pointers.size(), options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_topic_result_t** results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event->get()), &count);
    for (const rd_kafka_topic_result_t* each : std::span{results, count}) {
        const std::string name = rd_kafka_topic_result_name(each);
        out[name] = topicOutcome(*each, "Creating topic " + name, true);
    }
    return out;
}

Status AdminClient::growTopic(const std::string& topic, int partitions, int timeoutMs) const {
    const std::string what = "Adding partitions to " + topic;
    std::array<char, 256> reason{};
    const NewPartitionsHandle handle{
        rd_kafka_NewPartitions_new(topic.c_str(), static_cast<std::size_t>(partitions), reason.data(), reason.size())};
    if (!handle) {
        return std::unexpected(kafkaError(RD_KAFKA_RESP_ERR__INVALID_ARG, what, reason.data()));
    }
    rd_kafka_NewPartitions_t* pointer = handle.get();
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_CREATEPARTITIONS, timeoutMs);
    const Result<EventHandle> event = m_impl->request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_CreatePartitions(m_impl->client, &pointer, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_topic_result_t** results =
        rd_kafka_CreatePartitions_result_topics(rd_kafka_event_CreatePartitions_result(event->get()), &count);
    return count == 1 ? topicOutcome(*results[0], what, false) : Status{};
}

Status AdminClient::deleteTopic(const std::string& topic, int timeoutMs) const {
    const std::string what = "Deleting topic " + topic;
    const DeleteTopicHandle handle{rd_kafka_DeleteTopic_new(topic.c_str())};
    rd_kafka_DeleteTopic_t* pointer = handle.get();
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_DELETETOPICS, timeoutMs);
    const Result<EventHandle> event = m_impl->request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_DeleteTopics(m_impl->client, &pointer, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_topic_result_t** results =
        rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event->get()), &count);
    return count == 1 ? topicOutcome(*results[0], what, false) : Status{};
}

Status AdminClient::setTopicConfig(const std::string& topic, const std::string& property, const std::string& value,
                                   int timeoutMs) const {
    const std::string what = "Setting " + property + " of topic " + topic;
    const ConfigResourceHandle resource{rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str())};
    const ErrorHandle bad{rd_kafka_ConfigResource_add_incremental_config(
        resource.get(), property.c_str(), RD_KAFKA_ALTER_CONFIG_OP_TYPE_SET, value.c_str())};
    if (bad) {
        return std::unexpected(kafkaError(*bad, what));
    }
    rd_kafka_ConfigResource_t* pointer = resource.get();
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_INCREMENTALALTERCONFIGS, timeoutMs);
    const Result<EventHandle> event = m_impl->request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_IncrementalAlterConfigs(m_impl->client, &pointer, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_ConfigResource_t** results = rd_kafka_IncrementalAlterConfigs_result_resources(
        rd_kafka_event_IncrementalAlterConfigs_result(event->get()), &count);
    for (const rd_kafka_ConfigResource_t* each : std::span{results, count}) {
        if (const rd_kafka_resp_err_t code = rd_kafka_ConfigResource_error(each); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
            const char* reason = rd_kafka_ConfigResource_error_string(each);
            return std::unexpected(kafkaError(code, what, reason == nullptr ? "" : reason));
        }
    }
    return {};
}

Status AdminClient::deleteGroup(const std::string& group, int timeoutMs) const {
    const std::string what = "Deleting group " + group;
    const DeleteGroupHandle handle{rd_kafka_DeleteGroup_new(group.c_str())};
    rd_kafka_DeleteGroup_t* pointer = handle.get();
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_DELETEGROUPS, timeoutMs);
    const Result<EventHandle> event = m_impl->request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_DeleteGroups(m_impl->client, &pointer, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_group_result_t** results =
        rd_kafka_DeleteGroups_result_groups(rd_kafka_event_DeleteGroups_result(event->get()), &count);
    for (const rd_kafka_group_result_t* each : std::span{results, count}) {
        if (const rd_kafka_error_t* failure = rd_kafka_group_result_error(each)) {
            return std::unexpected(kafkaError(*failure, what));
        }
    }
    return {};
}

Result<std::map<TopicPartition, std::int64_t>> AdminClient::listOffsets(const std::vector<TopicPartition>& partitions,
                                                                        std::int64_t at, bool readCommitted,
                                                                        int timeoutMs) const {
    std::map<TopicPartition, std::int64_t> out;
    if (partitions.empty()) {
        return out;
    }
    const ListHandle list = toList(partitions);
    for (rd_kafka_topic_partition_t& each : std::span{list->elems, static_cast<std::size_t>(list->cnt)}) {
        each.offset = at;
    }
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_LISTOFFSETS, timeoutMs);
    const ErrorHandle bad{rd_kafka_AdminOptions_set_isolation_level(
        options.get(),
        readCommitted ? RD_KAFKA_ISOLATION_LEVEL_READ_COMMITTED : RD_KAFKA_ISOLATION_LEVEL_READ_UNCOMMITTED)};
    const Result<EventHandle> event = m_impl->request("Reading offsets", timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_ListOffsets(m_impl->client, list.get(), options.get(), queue);
    });
    if (!event) {
        // Some without a leader are left out of the answer; when all are, there is none.
        if (event.error().kafkaCode == RD_KAFKA_RESP_ERR__NOENT) {
            return out;
        }
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_ListOffsetsResultInfo_t** infos =
        rd_kafka_ListOffsets_result_infos(rd_kafka_event_ListOffsets_result(event->get()), &count);
    std::vector<TopicPartition> beyond;
    for (const rd_kafka_ListOffsetsResultInfo_t* info : std::span{infos, count}) {
        const rd_kafka_topic_partition_t* entry = rd_kafka_ListOffsetsResultInfo_topic_partition(info);
        if (entry->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            continue;
        }
        if (entry->offset < 0) {
            beyond.push_back({entry->topic, entry->partition});
        } else {
            out[{entry->topic, entry->partition}] = entry->offset;
        }
    }
    // No record is as young as the timestamp: the answer is the end.
    if (!beyond.empty() && at >= 0) {
        Result<std::map<TopicPartition, std::int64_t>> ends =
            listOffsets(beyond, static_cast<std::int64_t>(OffsetAt::Latest), readCommitted, timeoutMs);
        if (!ends) {
            return ends;
        }
        out.merge(*ends);
    }
    return out;
}

Result<std::vector<CommittedOffset>> AdminClient::groupOffsets(const std::string& group, int timeoutMs) const {
    // Asked by a client of that very group: where the coordinator has moved or is still loading, librdkafka (2.12)
    // tells the client's group of it, and a client without one crashes.
    ClientSettings settings = m_impl->settings;
    settings["group.id"] = group;
    settings["enable.auto.commit"] = "false";
    const Result<std::unique_ptr<Impl>> member = Impl::open(RD_KAFKA_CONSUMER, std::move(settings));
    if (!member) {
        return std::unexpected(member.error());
    }
    const Impl& asking = **member;
    const ListGroupHandle handle{rd_kafka_ListConsumerGroupOffsets_new(group.c_str(), nullptr)};
    rd_kafka_ListConsumerGroupOffsets_t* pointer = handle.get();
    const AdminOptionsHandle options = asking.options(RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, timeoutMs);
    const std::string what = "Reading the positions of group " + group;
    const Result<EventHandle> event = asking.request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_ListConsumerGroupOffsets(asking.client, &pointer, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_group_result_t** groups = rd_kafka_ListConsumerGroupOffsets_result_groups(
        rd_kafka_event_ListConsumerGroupOffsets_result(event->get()), &count);
    std::vector<CommittedOffset> out;
    for (const rd_kafka_group_result_t* each : std::span{groups, count}) {
        if (const rd_kafka_error_t* failure = rd_kafka_group_result_error(each)) {
            return std::unexpected(kafkaError(*failure, what));
        }
        for (CommittedOffset& offset : offsetsFromList(*rd_kafka_group_result_partitions(each))) {
            if (offset.offset >= 0) {
                out.push_back(std::move(offset));
            }
        }
    }
    return out;
}

Status AdminClient::setGroupOffsets(const std::string& group, const std::vector<CommittedOffset>& offsets,
                                    int timeoutMs) const {
    if (offsets.empty()) {
        return {};
    }
    const std::string what = "Setting the positions of group " + group;
    const ListHandle list = toList(offsets);
    const AlterGroupHandle handle{rd_kafka_AlterConsumerGroupOffsets_new(group.c_str(), list.get())};
    rd_kafka_AlterConsumerGroupOffsets_t* pointer = handle.get();
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_ALTERCONSUMERGROUPOFFSETS, timeoutMs);
    const Result<EventHandle> event = m_impl->request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_AlterConsumerGroupOffsets(m_impl->client, &pointer, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_group_result_t** groups = rd_kafka_AlterConsumerGroupOffsets_result_groups(
        rd_kafka_event_AlterConsumerGroupOffsets_result(event->get()), &count);
    for (const rd_kafka_group_result_t* each : std::span{groups, count}) {
        const rd_kafka_error_t* failure = rd_kafka_group_result_error(each);
        if (failure != nullptr && rd_kafka_error_code(failure) == RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID) {
            return std::unexpected(groupInUse(group));
        }
        if (failure != nullptr) {
            return std::unexpected(kafkaError(*failure, what));
        }
        const rd_kafka_topic_partition_list_t* partitions = rd_kafka_group_result_partitions(each);
        for (int i = 0; i < partitions->cnt; ++i) {
            if (const rd_kafka_resp_err_t code = partitions->elems[i].err; code != RD_KAFKA_RESP_ERR_NO_ERROR) {
                if (code == RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID) {
                    return std::unexpected(groupInUse(group));
                }
                return std::unexpected(kafkaError(code, what, {}));
            }
        }
    }
    return {};
}

Status AdminClient::requireEmptyGroup(const std::string& group, int timeoutMs) const {
    const std::string what = "Describing the group " + group;
    const char* name = group.c_str();
    const AdminOptionsHandle options = m_impl->options(RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeoutMs);
    const Result<EventHandle> event = m_impl->request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_DescribeConsumerGroups(m_impl->client, &name, 1, options.get(), queue);
    });
    if (!event) {
        return std::unexpected(event.error());
    }
    std::size_t count = 0;
    const rd_kafka_ConsumerGroupDescription_t** groups = rd_kafka_DescribeConsumerGroups_result_groups(
        rd_kafka_event_DescribeConsumerGroups_result(event->get()), &count);
    for (const rd_kafka_ConsumerGroupDescription_t* each : std::span{groups, count}) {
        const rd_kafka_error_t* failure = rd_kafka_ConsumerGroupDescription_error(each);
        if (failure != nullptr && rd_kafka_error_code(failure) != RD_KAFKA_RESP_ERR_NO_ERROR) {
            return std::unexpected(kafkaError(*failure, what));
        }
        if (rd_kafka_ConsumerGroupDescription_member_count(each) != 0) {
            return std::unexpected(groupInUse(group));
        }
    }
    return {};
}

std::optional<Error> AdminClient::takeError() const {
    rd_kafka_poll(m_impl->client, 0);
    const std::scoped_lock lock{m_impl->errorMutex};
    return std::exchange(m_impl->lastError, std::nullopt);
}

}  // namespace tributary::kafka
