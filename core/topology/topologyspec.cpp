#include "core/topology/topologyspec.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/topology/enumnames.h"

namespace tributary {

namespace {

void replaceAll(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

const std::string& effectivePrefix(const LinkSpec& link) {
    return link.naming.prefix.empty() ? link.source.str() : link.naming.prefix;
}

/// Fowler, Noll, Vo: FNV-1a, 32 bits. Stored in commit metadata, so it never changes.
std::uint32_t fnv1a(std::string_view bytes) {
    std::uint32_t hash = 2166136261U;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    }
    return hash;
}

std::string toHex(std::uint32_t value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(8, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4U) {
        *digit = kDigits[value & 0xFU];
    }
    return text;
}

}  // namespace

bool isKeyStore(std::string_view file) { return file.ends_with(".p12") || file.ends_with(".pfx"); }

const std::vector<TopicEntry>& defaultTopicExcludes() {
    static const std::vector<TopicEntry> excludes{{TopicEntry::Kind::Regex, R"(.*[\-\.]internal)"},
                                                  {TopicEntry::Kind::Regex, R"(.*\.replica)"},
                                                  {TopicEntry::Kind::Regex, "__.*"}};
    return excludes;
}

const ClusterSpec* TopologySpec::cluster(const ClusterId& clusterId) const {
    const auto found = std::ranges::find(clusters, clusterId, &ClusterSpec::id);
    return found == clusters.end() ? nullptr : &*found;
}

const LinkSpec* TopologySpec::link(const LinkId& linkId) const {
    const auto found = std::ranges::find(links, linkId, &LinkSpec::id);
    return found == links.end() ? nullptr : &*found;
}

const ConnectSpec* TopologySpec::connectOf(const LinkSpec& link) const {
    const auto found =
        link.runOn == kRunHere
            ? connect.end()
            : std::ranges::find(connect, link.runOn, [](const ConnectSpec& each) { return each.id.str(); });
    return found == connect.end() ? nullptr : &*found;
}

std::vector<TopicEntry> GroupSyncSpec::defaultInclude() { return {{TopicEntry::Kind::Regex, ".*"}}; }

std::vector<TopicEntry> GroupSyncSpec::defaultExclude() {
    return {{TopicEntry::Kind::Regex, "console-consumer-.*"},
            {TopicEntry::Kind::Regex, "connect-.*"},
            {TopicEntry::Kind::Regex, "__.*"}};
}

std::string consumerGroup(const TopologySpec& spec, const LinkSpec& link) {
    if (!link.group.empty()) {
        return link.group;
    }
    return "tributary." + (spec.id ? spec.id->str() : spec.name) + "." + link.id.str();
}

TargetNaming targetNaming(const LinkSpec& link) {
    switch (link.naming.policy) {
        case NamingPolicy::Identity:
            return {"${topic}"};
        case NamingPolicy::Prefix:
            return {effectivePrefix(link) + link.naming.separator + "${topic}"};
        case NamingPolicy::Template:
            break;
    }
    TargetNaming naming{link.naming.pattern};
    replaceAll(naming.pattern, "${source}", link.source.str());
    return naming;
}

std::string TargetNaming::apply(std::string_view sourceTopic) const {
    std::string name = pattern;
    replaceAll(name, "${topic}", sourceTopic);
    return name;
}

TargetNameUse targetNameUse(std::string_view name) {
    if (name.starts_with("__")) {
        return TargetNameUse::Broker;
    }
    const bool service = name == "_schemas" || name.starts_with("connect-") || name.ends_with(".internal") ||
                         name.ends_with("-internal");
    return service ? TargetNameUse::Service : TargetNameUse::Free;
}

std::string targetTopic(const LinkSpec& link, const std::string& sourceTopic) {
    return targetNaming(link).apply(sourceTopic);
}

std::string placementHash(const LinkSpec& link) {
    return toHex(fnv1a(targetNaming(link).pattern + '\n' + std::string(enumText(link.partitioning))));
}

}  // namespace tributary
