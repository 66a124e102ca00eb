#pragma once

#include "core/base/error.h"
#include "core/kafka/clientsettings.h"
#include "core/mirror/batchstream.h"
#include "core/topology/topologyspec.h"

#include <string>

namespace tributary {

/// The client settings of one consumer of a link: connection, sizes cut from the link's memory, then the link's
/// overrides. `stream` names the client; `instanceId` non-empty makes it a static member. SettingReserved where an
/// override is not to be had.
[[nodiscard]] Result<kafka::ClientSettings> consumerSettings(const kafka::ClientSettings& connection,
                                                             const LinkSpec& link, int stream,
                                                             const std::string& instanceId);

/// The client settings of a link's producer.
[[nodiscard]] Result<kafka::ClientSettings> producerSettings(const kafka::ClientSettings& connection,
                                                             const LinkSpec& link);

/// How the batch path connects with the settings of consumer and producer; an error where core/wire does not follow
/// one.
[[nodiscard]] Result<BatchConnections> batchConnections(const kafka::ClientSettings& consumer,
                                                        const kafka::ClientSettings& producer);

}  // namespace tributary
