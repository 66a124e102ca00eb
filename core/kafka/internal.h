#pragma once

// Private to core/kafka: the only header that shows librdkafka. Deleters, and the translation of its errors.

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/kafka/kafkatypes.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <librdkafka/rdkafka.h>

namespace tributary::kafka {

template <auto Destroy>
struct Deleter {
    template <class T>
    void operator()(T* pointer) const {
        Destroy(pointer);
    }
};

using ConfHandle = std::unique_ptr<rd_kafka_conf_t, Deleter<rd_kafka_conf_destroy>>;
using TopicConfHandle = std::unique_ptr<rd_kafka_topic_conf_t, Deleter<rd_kafka_topic_conf_destroy>>;
using TopicHandle = std::unique_ptr<rd_kafka_topic_t, Deleter<rd_kafka_topic_destroy>>;
using QueueHandle = std::unique_ptr<rd_kafka_queue_t, Deleter<rd_kafka_queue_destroy>>;
using ListHandle = std::unique_ptr<rd_kafka_topic_partition_list_t, Deleter<rd_kafka_topic_partition_list_destroy>>;
using EventHandle = std::unique_ptr<rd_kafka_event_t, Deleter<rd_kafka_event_destroy>>;
using ErrorHandle = std::unique_ptr<rd_kafka_error_t, Deleter<rd_kafka_error_destroy>>;
using AdminOptionsHandle = std::unique_ptr<rd_kafka_AdminOptions_t, Deleter<rd_kafka_AdminOptions_destroy>>;

/// An error of `request` (or of a client, when it is empty), classified: the stage on the
/// way to the broker (clientfault.h), permission, other. Nothing of it is librdkafka's own framing.
[[nodiscard]] Error kafkaError(rd_kafka_resp_err_t code, std::string_view request, std::string_view reason);
[[nodiscard]] Error kafkaError(const rd_kafka_error_t& error, std::string_view request);

/// Settings as a librdkafka configuration that logs through Qt's categories; the error names the setting.
[[nodiscard]] Result<ConfHandle> makeConf(const ClientSettings& settings);

/// A client of `type`. Consumes the configuration.
[[nodiscard]] Result<rd_kafka_t*> makeClient(rd_kafka_type_t type, ConfHandle conf);

[[nodiscard]] ListHandle toList(std::span<const TopicPartition> partitions);
[[nodiscard]] ListHandle toList(std::span<const CommittedOffset> offsets);
[[nodiscard]] std::vector<TopicPartition> fromList(const rd_kafka_topic_partition_list_t& list);
[[nodiscard]] std::vector<CommittedOffset> offsetsFromList(const rd_kafka_topic_partition_list_t& list);

}  // namespace tributary::kafka
