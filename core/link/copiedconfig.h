#pragma once

#include "core/base/error.h"
#include "core/kafka/admin.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tributary {

/// The properties of a source topic that its target is made with: those that were set, but for MirrorMaker 2's
/// config.properties.exclude and what belongs to a cluster's own remote storage. Any thread.
[[nodiscard]] std::map<std::string, std::string> copiedConfig(const kafka::TopicConfig& config);

/// Why the target of a source topic is not made: without its configuration it would be another one.
[[nodiscard]] Error configUnread(const std::string& topic, const Error& why);

/// What a target gets after its source's configuration has changed.
struct ConfigFollowing {
    std::map<std::string, std::optional<std::string>> changes;  ///< without a value: no longer set
    std::vector<std::string> kept;  ///< what somebody has set at the target itself, or the target does not know
};

/// Of the copied properties that differ between `before` and `now`: those that the target has as the source had them.
[[nodiscard]] ConfigFollowing followConfig(const kafka::TopicConfig& before, const kafka::TopicConfig& now,
                                           const kafka::TopicConfig& target);

}  // namespace tributary
