#pragma once

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/kafka/record.h"

#include <string>

namespace tributary {

/// What a message that carries an error instead of a record says to an operator. Retriable: the consumer tries again by
/// itself.
[[nodiscard]] Error readError(const kafka::RawMessage& message, const std::string& topic, int code,
                              const ClusterId& source);

}  // namespace tributary
