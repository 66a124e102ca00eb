#include "core/base/clock.h"
#include "core/kafka/adminimpl.h"
#include "core/kafka/requestpieces.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <span>
#include <thread>
#include <utility>

namespace tributary::kafka {

namespace {

using DeleteGroupHandle = std::unique_ptr<rd_kafka_DeleteGroup_t, Deleter<rd_kafka_DeleteGroup_destroy>>;
using ListGroupHandle =
    std::unique_ptr<rd_kafka_ListConsumerGroupOffsets_t, Deleter<rd_kafka_ListConsumerGroupOffsets_destroy>>;
using AlterGroupHandle =
    std::unique_ptr<rd_kafka_AlterConsumerGroupOffsets_t, Deleter<rd_kafka_AlterConsumerGroupOffsets_destroy>>;

constexpr std::chrono::milliseconds kAskAgain{100};

bool movesCoordinator(int code) {
    return code == RD_KAFKA_RESP_ERR_NOT_COORDINATOR || code == RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE ||
           code == RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS;
}

// It passes: members that have just left, or crashed, are forgotten after a while.
Error groupInUse(const std::string& group) {
    Error error{ErrorCode::GroupInUse};
    error.retriable = true;
    error.with("group", group);
    return error;
}

// A cluster that is new, or a coordinator that moves, says so for a moment.
template <class Ask>
auto onceCoordinated(int timeoutMs, Ask ask) -> decltype(ask(timeoutMs)) {
    const MonotonicTime deadline = MonotonicClock::now() + std::chrono::milliseconds{timeoutMs};
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - MonotonicClock::now());
        auto answer = ask(static_cast<int>(std::max<std::int64_t>(left.count(), 1)));
        if (answer || !movesCoordinator(answer.error().kafkaCode) || MonotonicClock::now() + kAskAgain > deadline) {
            return answer;
        }
        std::this_thread::sleep_for(kAskAgain);
    }
}

}  // namespace

Status RdAdminClient::deleteGroup(const std::string& group, int timeoutMs) const {
    return onceCoordinated(timeoutMs, [&](int leftMs) { return m_requests->deleteGroup(group, leftMs); });
}

Status AdminRequests::deleteGroup(const std::string& group, int timeoutMs) const {
    const std::string what = "Deleting group " + group;
    const DeleteGroupHandle handle{rd_kafka_DeleteGroup_new(group.c_str())};
    rd_kafka_DeleteGroup_t* pointer = handle.get();
    const AdminOptionsHandle chosen = options(RD_KAFKA_ADMIN_OP_DELETEGROUPS, timeoutMs);
    const Result<EventHandle> event = request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_DeleteGroups(client, &pointer, 1, chosen.get(), queue);
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

Result<std::map<TopicPartition, std::int64_t>> RdAdminClient::listOffsets(const std::vector<TopicPartition>& partitions,
                                                                          std::int64_t at, bool readCommitted,
                                                                          int timeoutMs) const {
    std::map<TopicPartition, std::int64_t> out;
    std::vector<TopicPartition> beyond;
    for (const std::span<const TopicPartition> piece : inPieces(partitions, kPartitionsAsked)) {
        const ListHandle list = toList(piece);
        for (rd_kafka_topic_partition_t& each : std::span{list->elems, static_cast<std::size_t>(list->cnt)}) {
            each.offset = at;
        }
        const AdminOptionsHandle options = m_requests->options(RD_KAFKA_ADMIN_OP_LISTOFFSETS, timeoutMs);
        const ErrorHandle bad{rd_kafka_AdminOptions_set_isolation_level(
            options.get(),
            readCommitted ? RD_KAFKA_ISOLATION_LEVEL_READ_COMMITTED : RD_KAFKA_ISOLATION_LEVEL_READ_UNCOMMITTED)};
        const Result<EventHandle> event =
            m_requests->request("Reading offsets", timeoutMs, [&](rd_kafka_queue_t* queue) {
                rd_kafka_ListOffsets(m_requests->client, list.get(), options.get(), queue);
            });
        if (!event) {
            // Some without a leader are left out of the answer; when all are, there is none.
            if (event.error().kafkaCode == RD_KAFKA_RESP_ERR__NOENT) {
                continue;
            }
            return std::unexpected(event.error());
        }
        std::size_t count = 0;
        const rd_kafka_ListOffsetsResultInfo_t** infos =
            rd_kafka_ListOffsets_result_infos(rd_kafka_event_ListOffsets_result(event->get()), &count);
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

Result<std::map<TopicPartition, std::int32_t>> RdAdminClient::lastEpochs(const std::vector<TopicPartition>& partitions,
                                                                         int timeoutMs) const {
    std::map<TopicPartition, std::int32_t> out;
    for (const std::span<const TopicPartition> piece : inPieces(partitions, kPartitionsAsked)) {
        const ListHandle list = toList(piece);
        for (rd_kafka_topic_partition_t& each : std::span{list->elems, static_cast<std::size_t>(list->cnt)}) {
            each.offset = static_cast<std::int64_t>(OffsetAt::Latest);
        }
        const AdminOptionsHandle options = m_requests->options(RD_KAFKA_ADMIN_OP_LISTOFFSETS, timeoutMs);
        const Result<EventHandle> event =
            m_requests->request("Reading leader epochs", timeoutMs, [&](rd_kafka_queue_t* queue) {
                rd_kafka_ListOffsets(m_requests->client, list.get(), options.get(), queue);
            });
        if (!event) {
            return std::unexpected(event.error());
        }
        std::size_t count = 0;
        const rd_kafka_ListOffsetsResultInfo_t** infos =
            rd_kafka_ListOffsets_result_infos(rd_kafka_event_ListOffsets_result(event->get()), &count);
        for (const rd_kafka_ListOffsetsResultInfo_t* info : std::span{infos, count}) {
            const rd_kafka_topic_partition_t* entry = rd_kafka_ListOffsetsResultInfo_topic_partition(info);
            if (entry->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
                out[{entry->topic, entry->partition}] = rd_kafka_topic_partition_get_leader_epoch(entry);
            }
        }
    }
    return out;
}

Result<std::vector<CommittedOffset>> RdAdminClient::groupOffsets(const std::string& group, int timeoutMs) const {
    return onceCoordinated(timeoutMs, [&](int leftMs) { return m_requests->groupOffsets(group, leftMs); });
}

Result<std::vector<CommittedOffset>> AdminRequests::groupOffsets(const std::string& group, int timeoutMs) const {
    // Asked by a client of that very group: where the coordinator has moved or is still loading, librdkafka (2.12)
    // tells the client's group of it, and a client without one crashes.
    ClientSettings own = settings;
    own["group.id"] = group;
    own["enable.auto.commit"] = "false";
    const Result<std::unique_ptr<AdminRequests>> member = AdminRequests::open(RD_KAFKA_CONSUMER, std::move(own));
    if (!member) {
        return std::unexpected(member.error());
    }
    const AdminRequests& asking = **member;
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

Status RdAdminClient::setGroupOffsets(const std::string& group, const std::vector<CommittedOffset>& offsets,
                                      int timeoutMs) const {
    const auto weight = [&](const CommittedOffset& each) { return commitWeight(group, each); };
    for (const std::span<const CommittedOffset> piece : inPieces(offsets, kCommittedBytes, weight)) {
        Status set =
            onceCoordinated(timeoutMs, [&](int leftMs) { return m_requests->setOffsets(group, piece, leftMs); });
        if (!set) {
            return set;
        }
    }
    return {};
}

Status AdminRequests::setOffsets(const std::string& group, std::span<const CommittedOffset> offsets,
                                 int timeoutMs) const {
    const std::string what = "Setting the positions of group " + group;
    const ListHandle list = toList(offsets);
    const AlterGroupHandle handle{rd_kafka_AlterConsumerGroupOffsets_new(group.c_str(), list.get())};
    rd_kafka_AlterConsumerGroupOffsets_t* pointer = handle.get();
    const AdminOptionsHandle chosen = options(RD_KAFKA_ADMIN_OP_ALTERCONSUMERGROUPOFFSETS, timeoutMs);
    const Result<EventHandle> event = request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_AlterConsumerGroupOffsets(client, &pointer, 1, chosen.get(), queue);
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

Status RdAdminClient::requireEmptyGroup(const std::string& group, int timeoutMs) const {
    return onceCoordinated(timeoutMs, [&](int leftMs) { return m_requests->requireEmptyGroup(group, leftMs); });
}

Status AdminRequests::requireEmptyGroup(const std::string& group, int timeoutMs) const {
    const std::string what = "Describing the group " + group;
    const char* name = group.c_str();
    const AdminOptionsHandle chosen = options(RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, timeoutMs);
    const Result<EventHandle> event = request(what, timeoutMs, [&](rd_kafka_queue_t* queue) {
        rd_kafka_DescribeConsumerGroups(client, &name, 1, chosen.get(), queue);
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

}  // namespace tributary::kafka
