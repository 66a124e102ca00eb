#pragma once

#include <cstdint>

namespace tributary::wire {

// Kafka's error codes that the batch path decides by (https://kafka.apache.org/protocol#protocol_error_codes).

namespace code {
inline constexpr std::int16_t kNone = 0;
inline constexpr std::int16_t kOffsetOutOfRange = 1;
inline constexpr std::int16_t kCorruptMessage = 2;
inline constexpr std::int16_t kUnknownTopicOrPartition = 3;
inline constexpr std::int16_t kLeaderNotAvailable = 5;
inline constexpr std::int16_t kNotLeaderOrFollower = 6;
inline constexpr std::int16_t kRequestTimedOut = 7;
inline constexpr std::int16_t kReplicaNotAvailable = 9;
inline constexpr std::int16_t kMessageTooLarge = 10;
inline constexpr std::int16_t kNetworkException = 13;
inline constexpr std::int16_t kCoordinatorLoading = 14;
inline constexpr std::int16_t kCoordinatorNotAvailable = 15;
inline constexpr std::int16_t kNotCoordinator = 16;
inline constexpr std::int16_t kInvalidTopic = 17;
inline constexpr std::int16_t kRecordListTooLarge = 18;
inline constexpr std::int16_t kNotEnoughReplicas = 19;
inline constexpr std::int16_t kNotEnoughReplicasAfterAppend = 20;
inline constexpr std::int16_t kUnknownMember = 25;
inline constexpr std::int16_t kTopicAuthorizationFailed = 29;
inline constexpr std::int16_t kGroupAuthorizationFailed = 30;
inline constexpr std::int16_t kClusterAuthorizationFailed = 31;
inline constexpr std::int16_t kInvalidTimestamp = 32;
inline constexpr std::int16_t kIllegalSaslState = 34;
inline constexpr std::int16_t kUnsupportedVersion = 35;
inline constexpr std::int16_t kUnsupportedForMessageFormat = 43;
inline constexpr std::int16_t kPolicyViolation = 44;
inline constexpr std::int16_t kOutOfOrderSequence = 45;
inline constexpr std::int16_t kDuplicateSequence = 46;
inline constexpr std::int16_t kInvalidProducerEpoch = 47;
inline constexpr std::int16_t kKafkaStorageError = 56;
inline constexpr std::int16_t kUnknownProducerId = 59;
inline constexpr std::int16_t kFetchSessionIdNotFound = 70;
inline constexpr std::int16_t kInvalidFetchSessionEpoch = 71;
inline constexpr std::int16_t kFencedLeaderEpoch = 74;
inline constexpr std::int16_t kUnknownLeaderEpoch = 75;
inline constexpr std::int16_t kUnsupportedCompression = 76;
inline constexpr std::int16_t kOffsetNotAvailable = 78;
inline constexpr std::int16_t kInvalidRecord = 87;
inline constexpr std::int16_t kUnknownTopicId = 100;
}  // namespace code

/// What a produce error means for the batch that got it.
enum class ProduceVerdict {
    Acknowledged,  ///< it is in the log
    Again,         ///< the same bytes may be taken later
    Refused,       ///< these bytes never will
    NewProducer,   ///< the broker does not know this producer's state any more: the sequences begin again
    Gap,           ///< the log lacks something that was acknowledged, or sent before
};

[[nodiscard]] constexpr ProduceVerdict verdictOf(std::int16_t error) {
    switch (error) {
        case code::kNone:
        case code::kDuplicateSequence: return ProduceVerdict::Acknowledged;
        case code::kCorruptMessage:  // what brokers before 2.4 say of a record without a key in a compacted topic, too
        case code::kMessageTooLarge:
        case code::kInvalidTopic:
        case code::kRecordListTooLarge:
        case code::kUnsupportedForMessageFormat:
        case code::kPolicyViolation:
        case code::kUnsupportedCompression:
        case code::kInvalidTimestamp:
        case code::kInvalidRecord: return ProduceVerdict::Refused;
        case code::kUnknownProducerId:
        case code::kInvalidProducerEpoch: return ProduceVerdict::NewProducer;
        case code::kOutOfOrderSequence: return ProduceVerdict::Gap;
        default: return ProduceVerdict::Again;
    }
}

}  // namespace tributary::wire
