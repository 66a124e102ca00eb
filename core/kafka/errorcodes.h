#pragma once

namespace tributary::kafka::code {

// The librdkafka error codes that decisions outside this layer depend on (negative: local to the client). The values
// are held against rdkafka.h in errorcodes.cpp.

inline constexpr int kBadMessage = -199;
inline constexpr int kDestroyed = -197;
inline constexpr int kUnknownPartition = -190;
inline constexpr int kUnknownTopic = -188;
inline constexpr int kAllBrokersDown = -187;
inline constexpr int kMessageTimedOut = -192;
inline constexpr int kPurgedFromQueue = -152;
inline constexpr int kPurgedInFlight = -151;
inline constexpr int kFatal = -150;
inline constexpr int kGapless = -148;
inline constexpr int kMaxPollExceeded = -147;
inline constexpr int kAutoOffsetReset = -140;
inline constexpr int kInvalidDifferentRecord = -138;
inline constexpr int kOffsetOutOfRange = 1;
inline constexpr int kUnknownTopicOrPartition = 3;
inline constexpr int kMessageTooLarge = 10;
inline constexpr int kRecordListTooLarge = 18;
inline constexpr int kTopicAuthorizationFailed = 29;
inline constexpr int kGroupAuthorizationFailed = 30;
inline constexpr int kClusterAuthorizationFailed = 31;
inline constexpr int kInvalidTimestamp = 32;
inline constexpr int kInvalidConfig = 40;
inline constexpr int kOutOfOrderSequence = 45;
inline constexpr int kDuplicateSequence = 46;
inline constexpr int kInvalidProducerEpoch = 47;
inline constexpr int kUnknownProducerId = 59;
inline constexpr int kFencedInstanceId = 82;
inline constexpr int kInvalidRecord = 87;
inline constexpr int kUnknownTopicId = 100;

}  // namespace tributary::kafka::code
