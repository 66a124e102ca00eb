#include "core/mirror/readerror.h"

#include "core/kafka/errorcodes.h"

namespace tributary {

Error readError(const kafka::RawMessage& message, const std::string& topic, int code, const ClusterId& source) {
    if (code == kafka::code::kFatal) {
        // Of consumers librdkafka (2.12) tells this here, and not by its error callback.
        Error fatal{ErrorCode::ConsumerFatal};
        fatal.kafkaCode = code;
        fatal.fatal = true;
        fatal.retriable = true;  // with a new consumer
        return fatal.with("reason", kafka::errorText(message));
    }
    Error error{code == kafka::code::kTopicAuthorizationFailed ? ErrorCode::KafkaAuthorization
                                                               : ErrorCode::KafkaRequest};
    error.kafkaCode = code;
    error.retriable = true;
    return error.with("request", "Reading " + topic)
        .with("resource", "topic " + topic)
        .with("cluster", source.str())
        .with("reason", kafka::errorText(message));
}

}  // namespace tributary
