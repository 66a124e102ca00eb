#pragma once

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/topology/topologyspec.h"

#include <string>

namespace tributary {

/// The client settings of one consumer of a link: connection, sizes cut from the link's memory, then the link's
/// overrides. `stream` names the client; `instanceId` non-empty makes it a static member.
[[nodiscard]] kafka::ClientSettings consumerSettings(const kafka::ClientSettings& connection, const LinkSpec& link,
                                                     int stream, const std::string& instanceId);

/// The client settings of a link's producer.
[[nodiscard]] kafka::ClientSettings producerSettings(const kafka::ClientSettings& connection, const LinkSpec& link);

}  // namespace tributary
