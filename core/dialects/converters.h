#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dialects/connection.h"

namespace tributary {

// Kafka Connect hands a connector's records to converters. Those that hand on bytes leave them as they are; any other
// one writes something else.

/// "key.converter", "value.converter" and "header.converter" of what a worker says; what it does not say is `byDefault`
/// for keys and values, and `header` for headers.
[[nodiscard]] PropertySet workerConverters(const PropertySet& said, const char* byDefault, const char* header);

inline constexpr const char* kBytesConverter = "org.apache.kafka.connect.converters.ByteArrayConverter";
inline constexpr const char* kJsonConverter = "org.apache.kafka.connect.json.JsonConverter";
/// Connect's own for headers: it writes bytes as Base64.
inline constexpr const char* kHeaderConverter = "org.apache.kafka.connect.storage.SimpleHeaderConverter";

/// Takes the converters out of a connector's configuration (under `prefix` too, as Replicator's "src."), reports those
/// that change records, and keeps them for exports. `worker` decides what the connector leaves open; without it that is
/// to be looked up.
void readConverters(PropertySet& config, const std::optional<PropertySet>& worker, const std::string& label,
                    const std::string& place, KeptSettings& kept, ImportContext& context, std::string_view prefix = {});

}  // namespace tributary
