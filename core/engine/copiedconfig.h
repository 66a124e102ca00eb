#pragma once

#include "core/kafka/admin.h"

#include <map>
#include <string>

namespace tributary {

/// The properties of a source topic that its target is made with: those that were set, but for MirrorMaker 2's
/// config.properties.exclude and what belongs to a cluster's own remote storage. Any thread.
[[nodiscard]] std::map<std::string, std::string> copiedConfig(const kafka::TopicConfig& config);

}  // namespace tributary
