#include "core/engine/copiedconfig.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tributary {

namespace {

bool isCopied(std::string_view property) {
    static constexpr std::array<std::string_view, 6> kExcluded{
        "follower.replication.throttled.replicas", "leader.replication.throttled.replicas",
        "message.timestamp.difference.max.ms",     "message.timestamp.type",
        "unclean.leader.election.enable",          "min.insync.replicas"};
    return std::ranges::find(kExcluded, property) == kExcluded.end() && !property.starts_with("remote.storage.");
}

}  // namespace

std::map<std::string, std::string> copiedConfig(const kafka::TopicConfig& config) {
    std::map<std::string, std::string> out;
    for (const auto& [name, entry] : config) {
        if (!entry.isDefault && isCopied(name)) {
            out[name] = entry.value;
        }
    }
    return out;
}

}  // namespace tributary
