#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/topology/jsonreader.h"
#include "core/topology/linkchecks.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

constexpr std::size_t kMostMembers = 1'000;  // a document of nothing else is no slip of the hand

bool keepsAny(const std::vector<TopicEntry>& entries) {
    return std::ranges::any_of(entries, [](const TopicEntry& entry) { return !entry.extra.empty(); });
}

bool keepsAny(const std::optional<SecretRef>& secret) { return secret && !secret->extra.empty(); }

bool keepsAny(const ClusterSpec& cluster) {
    const SecuritySpec& security = cluster.security;
    return !cluster.extra.empty() || !security.extra.empty() || !security.oauth.extra.empty() ||
           std::ranges::any_of(kSecuritySecrets,
                               [&](const SecurityField& each) { return keepsAny(security.*each.secret); });
}

bool keepsAny(const LinkSpec& link) {
    return !link.extra.empty() || !link.topics.extra.empty() || keepsAny(link.topics.include) ||
           keepsAny(link.topics.exclude) || !link.naming.extra.empty() || !link.start.extra.empty() ||
           (link.alert && !link.alert->extra.empty()) ||
           (link.groups &&
            (!link.groups->extra.empty() || keepsAny(link.groups->include) || keepsAny(link.groups->exclude)));
}

bool keepsAny(const RuleSetSpec& rules) {
    return !rules.extra.empty() || keepsAny(rules.include) || keepsAny(rules.exclude);
}

bool keepsAny(const ConnectSpec& connect) { return !connect.extra.empty() || keepsAny(connect.password); }

/// Most documents have none, and validation runs after every edit.
bool keepsAny(const TopologySpec& spec) {
    const auto keeps = [](const auto& each) { return keepsAny(each); };
    return !spec.extra.empty() || std::ranges::any_of(spec.clusters, keeps) || std::ranges::any_of(spec.links, keeps) ||
           std::ranges::any_of(spec.ruleSets, keeps) || std::ranges::any_of(spec.connect, keeps);
}

bool isMeant(std::string_view name) {
    return name.starts_with("x-") || name.starts_with('$') || name == kImportedMember;
}

std::string pointerToken(const JsonStep& step) {
    if (step.index >= 0) {
        return std::to_string(step.index);
    }
    std::string token;
    for (const char c : step.name) {
        token += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    }
    return token;
}

/// JSON Pointer without its first stroke, from the step of that number on.
std::string pointerFrom(const JsonPath& path, std::size_t first) {
    std::string pointer;
    for (std::size_t i = first; i < path.size(); ++i) {
        pointer += (i > first ? "/" : "") + pointerToken(path[i]);
    }
    return pointer;
}

}  // namespace

void checkMembers(const TopologySpec& spec, FindingSink& sink) {
    if (!keepsAny(spec)) {
        return;
    }
    // Only the reader knows which members there are.
    std::vector<UnknownMember> unknown = unknownMembers(writeTopology(spec));
    std::erase_if(unknown, [](const UnknownMember& each) { return isMeant(each.path.back().name); });
    unknown.resize(std::min(unknown.size(), kMostMembers));
    for (const UnknownMember& each : unknown) {
        Error error(each.nearest.empty() ? ErrorCode::MemberUnknown : ErrorCode::MemberMisspelt);
        error.with("field", excerpt(pathText(each.path)));
        if (!each.nearest.empty()) {
            error.with("meant", "\"" + each.nearest + "\"");
        }
        const JsonPath& path = each.path;
        const auto index = path.size() > 2 ? static_cast<std::size_t>(path[1].index) : 0;
        if (path.size() > 2 && path.front().name == "clusters") {
            sink.cluster(kWarning, spec.clusters[index], pointerFrom(path, 2), std::move(error));
        } else if (path.size() > 2 && path.front().name == "links") {
            sink.link(kWarning, spec.links[index], pointerFrom(path, 2), std::move(error));
        } else {
            sink.document(kWarning, "/" + pointerFrom(path, 0), std::move(error));
        }
    }
}

}  // namespace tributary
