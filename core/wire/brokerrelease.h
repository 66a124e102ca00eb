#pragma once

#include "core/base/error.h"
#include "core/wire/bytes.h"
#include "core/wire/connectionsettings.h"

#include <chrono>
#include <optional>
#include <string>

namespace tributary::wire {

/// Which release of Kafka a broker is, or speaks like.
struct BrokerRelease {
    std::string release;  ///< "4.1", or where several do not differ "2.7–3.0"; empty: cannot be told
    bool exact = false;   ///< the broker names its release; otherwise it follows from the requests it knows

    bool operator==(const BrokerRelease&) const = default;
};

/// Asks the first bootstrap address that answers. Blocks, for `atMost` altogether. An error says why none answered.
[[nodiscard]] Result<BrokerRelease> askBrokerRelease(ConnectionSettings settings, std::chrono::milliseconds atMost);

/// Reads an ApiVersions answer of version 3 (KIP-511): by the feature metadata.version that the broker supports
/// (KIP-584, KIP-778; levels as in Kafka's enum MetadataVersion), which brokers that know it raise with each release; otherwise
/// by the highest Fetch version. Nothing where the bytes are no such answer.
[[nodiscard]] std::optional<BrokerRelease> decodeBrokerRelease(Reader in);

}  // namespace tributary::wire
