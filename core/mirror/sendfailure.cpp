#include "core/mirror/sendfailure.h"

#include "core/kafka/errorcodes.h"

namespace tributary {

FailureKind failureKind(int error) {
    switch (error) {
        case kafka::code::kPurgedFromQueue:
        case kafka::code::kPurgedInFlight:
        case kafka::code::kDestroyed:
        case kafka::code::kFatal:
        case kafka::code::kGapless:
        case kafka::code::kMessageTimedOut:
        case kafka::code::kOutOfOrderSequence:
        case kafka::code::kDuplicateSequence:
        case kafka::code::kUnknownProducerId:
        case kafka::code::kInvalidProducerEpoch:
        case kafka::code::kInvalidDifferentRecord:
            return FailureKind::Innocent;
        case kafka::code::kUnknownTopic:
        case kafka::code::kUnknownPartition:
        case kafka::code::kUnknownTopicOrPartition:
        case kafka::code::kTopicAuthorizationFailed:
        case kafka::code::kClusterAuthorizationFailed:
            return FailureKind::TargetTopic;
        default:
            return FailureKind::Suspect;
    }
}

}  // namespace tributary
