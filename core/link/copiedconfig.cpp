#include "core/link/copiedconfig.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

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

Error configUnread(const std::string& topic, const Error& why) {
    return Error{ErrorCode::SourceConfigUnread}.with("topic", topic).with("reason", why.arg("reason"));
}

ConfigFollowing followConfig(const kafka::TopicConfig& before, const kafka::TopicConfig& now,
                             const kafka::TopicConfig& target) {
    const std::map<std::string, std::string> from = copiedConfig(before);
    const std::map<std::string, std::string> to = copiedConfig(now);
    const std::map<std::string, std::string> there = copiedConfig(target);
    const auto valueOf = [](const std::map<std::string, std::string>& config, const std::string& name) {
        const auto found = config.find(name);
        return found == config.end() ? std::nullopt : std::optional{found->second};
    };
    std::map<std::string, std::string> all = from;
    all.insert(to.begin(), to.end());
    ConfigFollowing out;
    for (const auto& [name, value] : all) {
        const std::optional<std::string> wanted = valueOf(to, name);
        const std::optional<std::string> had = valueOf(there, name);
        if (wanted == valueOf(from, name) || wanted == had) {
            continue;
        }
        if (target.contains(name) && had == valueOf(from, name)) {
            out.changes.emplace(name, wanted);
        } else {
            out.kept.push_back(name);
        }
    }
    return out;
}

}  // namespace tributary
