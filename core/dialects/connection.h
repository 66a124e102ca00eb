#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dialects/clientnames.h"
#include "core/dialects/keptsettings.h"
#include "core/dialects/propertyset.h"
#include "core/dialects/secrets.h"
#include "core/topology/topologyspec.h"

namespace tributary {

/// Under which settings of Java clients are kept that librdkafka has no counterpart for.
inline constexpr std::string_view kJavaKept = "javaclients";

using Properties = std::vector<std::pair<std::string, std::string>>;

/// Is it a setting that Kafka's Java clients connect with?
[[nodiscard]] bool isConnectionProperty(std::string_view name);

/// Takes what Kafka's Java clients connect with out of `properties` (bootstrap.servers, security.protocol, sasl.*,
/// ssl.*) into a cluster that has its id. The rest stays. `label` stands before the settings in messages: "A.".
[[nodiscard]] Status readConnection(PropertySet& properties, ClusterSpec& cluster, std::string_view label,
                                    ImportContext& context);

/// The same as Java properties, for a cluster; secrets as placeholders.
[[nodiscard]] Properties writeConnection(const ClusterSpec& cluster, PlaceholderWriter& placeholders,
                                         LossReport& report);

/// Carries what is left in `properties` over as overrides of a client; what librdkafka does not know goes to `kept`
/// under `keptPrefix` where the importer keeps such things, and is reported. `label` as above.
void readOverrides(const PropertySet& properties, ClientRole role, std::string_view label, ClientOverrides& overrides,
                   KeptSettings* kept, std::string_view keptPrefix, ImportContext& context);

/// Overrides as Java properties under `prefix`. What Java clients do not know is reported.
[[nodiscard]] Properties writeOverrides(const ClientOverrides& overrides, ClientRole role, std::string_view prefix,
                                        const std::string& place, std::string_view program, LossReport& report);

/// "host:port" without the "PROTOCOL://" that Kafka allows before it. User information is dropped, and reported.
[[nodiscard]] std::vector<std::string> bootstrapAddresses(const PlacedValue& servers, const std::string& setting,
                                                          LossReport& report);

/// What a shell or a template would fill in of an address, as an error.
[[nodiscard]] std::optional<Error> openAddress(const PlacedValue& servers, const std::string& setting);

}  // namespace tributary
