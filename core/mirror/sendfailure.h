#pragma once

namespace tributary {

/// What an unacknowledged record's error says about the record.
enum class FailureKind {
    Innocent,     ///< failed with others, or with the producer: send it again
    TargetTopic,  ///< the topic is missing or may not be written: wait for it
    Suspect,      ///< refused for good, alone or because of a neighbour in its batch: find out which
};

/// `error`: librdkafka's code of a failed delivery.
[[nodiscard]] FailureKind failureKind(int error);

}  // namespace tributary
