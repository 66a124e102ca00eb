#include "core/kafka/errorcodes.h"

#include <librdkafka/rdkafka.h>

namespace tributary::kafka::code {

static_assert(kBadMessage == RD_KAFKA_RESP_ERR__BAD_MSG);
static_assert(kDestroyed == RD_KAFKA_RESP_ERR__DESTROY);
static_assert(kUnknownPartition == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION);
static_assert(kUnknownTopic == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC);
static_assert(kAllBrokersDown == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN);
static_assert(kMessageTimedOut == RD_KAFKA_RESP_ERR__MSG_TIMED_OUT);
static_assert(kPurgedFromQueue == RD_KAFKA_RESP_ERR__PURGE_QUEUE);
static_assert(kPurgedInFlight == RD_KAFKA_RESP_ERR__PURGE_INFLIGHT);
static_assert(kFatal == RD_KAFKA_RESP_ERR__FATAL);
static_assert(kGapless == RD_KAFKA_RESP_ERR__GAPLESS_GUARANTEE);
static_assert(kMaxPollExceeded == RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED);
static_assert(kAutoOffsetReset == RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET);
static_assert(kInvalidDifferentRecord == RD_KAFKA_RESP_ERR__INVALID_DIFFERENT_RECORD);
static_assert(kOffsetOutOfRange == RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE);
static_assert(kUnknownTopicOrPartition == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART);
static_assert(kMessageTooLarge == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE);
static_assert(kRecordListTooLarge == RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE);
static_assert(kTopicAuthorizationFailed == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED);
static_assert(kGroupAuthorizationFailed == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED);
static_assert(kClusterAuthorizationFailed == RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED);
static_assert(kInvalidTimestamp == RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP);
static_assert(kInvalidConfig == RD_KAFKA_RESP_ERR_INVALID_CONFIG);
static_assert(kOutOfOrderSequence == RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER);
static_assert(kDuplicateSequence == RD_KAFKA_RESP_ERR_DUPLICATE_SEQUENCE_NUMBER);
static_assert(kInvalidProducerEpoch == RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH);
static_assert(kUnknownProducerId == RD_KAFKA_RESP_ERR_UNKNOWN_PRODUCER_ID);
static_assert(kFencedInstanceId == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID);
static_assert(kInvalidRecord == RD_KAFKA_RESP_ERR_INVALID_RECORD);
static_assert(kUnknownTopicId == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_ID);

}  // namespace tributary::kafka::code
