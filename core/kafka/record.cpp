#include "core/kafka/record.h"

#include "core/kafka/internal.h"

#include <string_view>

namespace tributary::kafka {

RecordFields readFields(const RawMessage& message) {
    RecordFields fields;
    fields.topicHandle = message.rkt;
    fields.partition = message.partition;
    fields.offset = message.offset;
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) [[unlikely]] {
        fields.error = message.err;
        fields.kind = message.err == RD_KAFKA_RESP_ERR__PARTITION_EOF ? RecordKind::EndOfPartition : RecordKind::Error;
        return fields;
    }
    fields.key = message.key;
    fields.keySize = message.key_len;
    fields.value = message.payload;
    fields.valueSize = message.len;
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    const std::int64_t timestampMs = rd_kafka_message_timestamp(&message, &type);
    fields.timestampMs = type == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? RecordFields::kNoTimestamp : timestampMs;
    return fields;
}

const char* topicName(const RawMessage& message) {
    return message.rkt == nullptr ? "" : rd_kafka_topic_name(message.rkt);
}

const char* errorText(const RawMessage& message) { return rd_kafka_message_errstr(&message); }

// With auto.offset.reset=error the code is that of any lost position; the reason stands behind it, in librdkafka's words.
bool tellsTruncation(const RawMessage& message) {
    return std::string_view{rd_kafka_message_errstr(&message)}.contains(
        rd_kafka_err2str(RD_KAFKA_RESP_ERR__LOG_TRUNCATION));
}

std::int32_t leaderEpoch(const RawMessage& message) { return rd_kafka_message_leader_epoch(&message); }

bool detachHeaders(RawMessage& message, RawHeaders*& headers) {
    headers = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_message_detach_headers(&message, &headers);
    return code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR__NOENT;
}

void destroyHeaders(RawHeaders* headers) { rd_kafka_headers_destroy(headers); }

void releaseMessage(RawMessage* message) { rd_kafka_message_destroy(message); }

}  // namespace tributary::kafka
