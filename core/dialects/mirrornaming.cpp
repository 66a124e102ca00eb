#include "core/dialects/mirrornaming.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/dialects/mirrorflow.h"
#include "core/dialects/missednames.h"
#include "core/dialects/topiclist.h"

namespace tributary {

namespace {

constexpr std::string_view kTopic = "${topic}";
constexpr const char* kPolicy = "replication.policy.class";
constexpr const char* kSeparator = "replication.policy.separator";

constexpr std::string_view kDefaultPolicy = "org.apache.kafka.connect.mirror.DefaultReplicationPolicy";
constexpr std::string_view kIdentityPolicy = "org.apache.kafka.connect.mirror.IdentityReplicationPolicy";
/// Those that keep the names; Strimzi had its own before Kafka had one.
constexpr std::array<std::string_view, 2> kIdentityPolicies{
    kIdentityPolicy, "io.strimzi.kafka.connect.mirror.IdentityReplicationPolicy"};

/// Names that hold the target's alias as one of the parts before the last: what MirrorMaker 2 takes for a topic that
/// has come from there. Empty: nothing tells.
std::string echoGuard(std::string_view target, std::string_view separator) {
    // Without a separator each single character is a part.
    if (separator.empty() && target.size() != 1) {
        return {};
    }
    const std::string mark = escapedLiteral(separator);
    return "(?:.*" + mark + ")?" + escapedLiteral(target) + mark + ".+";
}

void setPrefix(LinkSpec& link, const std::string& alias, const std::string& separator) {
    link.naming = {};
    if (!alias.empty()) {
        link.naming.policy = NamingPolicy::Prefix;
        link.naming.prefix = alias == link.source.str() ? std::string{} : alias;
        link.naming.separator = separator;
    } else if (!separator.empty()) {
        link.naming.policy = NamingPolicy::Template;
        link.naming.pattern = separator + std::string(kTopic);
    }
}

void leaveOpen(LinkSpec& link, const PlacedValue& why, const std::string& setting, std::string_view detail,
               ImportContext& context) {
    link.naming = {};
    link.naming.policy = NamingPolicy::Template;
    context.report.lost(LossReason::NamingLeftOpen, why.place, settingText(setting, why), std::string(detail));
}

/// A transformation that may send records to another topic.
const PlacedValue* routerOf(const PropertySet& flow) {
    for (const auto& [name, value] : flow.all()) {
        if (name.starts_with("transforms.") && name.ends_with(".type") && value.value.contains("Router")) {
            return &value;
        }
    }
    return nullptr;
}

/// Prefix and separator of the link's names; nothing: they are other names.
std::optional<std::pair<std::string, std::string>> prefixOf(const LinkSpec& link, std::string_view alias) {
    const std::string pattern = targetNaming(link).pattern;
    if (!pattern.ends_with(kTopic)) {
        return std::nullopt;
    }
    const std::string before = pattern.substr(0, pattern.size() - kTopic.size());
    if (before.contains(kTopic)) {
        return std::nullopt;
    }
    if (link.naming.policy == NamingPolicy::Prefix) {
        const std::string& separator = link.naming.separator;
        return std::pair{before.substr(0, before.size() - separator.size()), separator};
    }
    if (before.starts_with(alias)) {
        return std::pair{std::string(alias), before.substr(alias.size())};
    }
    return std::nullopt;
}

/// Where records of a cluster come to, over links that run.
class Reach {
public:
    explicit Reach(const std::vector<LinkSpec>& links) {
        for (const LinkSpec& link : links) {
            if (link.autoStart) {
                m_next[link.source].insert(link.target);
            }
        }
    }

    /// A cluster reaches itself.
    [[nodiscard]] bool leads(const ClusterId& from, const ClusterId& to) {
        const auto [found, isNew] = m_reached.try_emplace(from, std::set<ClusterId>{from});
        std::vector<ClusterId> open;
        if (isNew) {
            open.push_back(from);
        }
        while (!open.empty()) {
            const ClusterId at = std::move(open.back());
            open.pop_back();
            for (const ClusterId& next : m_next[at]) {
                if (found->second.insert(next).second) {
                    open.push_back(next);
                }
            }
        }
        return found->second.contains(to);
    }

private:
    std::map<ClusterId, std::set<ClusterId>> m_next;
    std::map<ClusterId, std::set<ClusterId>> m_reached;
};

}  // namespace

void readMirrorNaming(PropertySet& flow, LinkSpec& link, MirrorAliases aliases, const std::string& label,
                      const std::string& place, KeptSettings& kept, ImportContext& context) {
    if (const PlacedValue* alias = flow.take(kSourceAlias)) {
        aliases.source = trimmed(alias->value);
    }
    if (const PlacedValue* alias = flow.take(kTargetAlias)) {
        aliases.target = trimmed(alias->value);
    }
    const PlacedValue* separator = flow.take(kSeparator);
    const PlacedValue* policy = flow.take(kPolicy);
    const std::string name = policy == nullptr ? std::string(kDefaultPolicy) : trimmed(policy->value);
    const bool identity = std::ranges::find(kIdentityPolicies, name) != kIdentityPolicies.end();
    if (name == kDefaultPolicy) {
        const std::string text = separator == nullptr ? "." : separator->value;
        setPrefix(link, aliases.source, text);
        if (const std::string guard = echoGuard(aliases.target, text); !guard.empty()) {
            const TopicEntry entry{TopicEntry::Kind::Regex, guard};
            if (std::ranges::find(link.topics.exclude, entry) == link.topics.exclude.end()) {
                link.topics.exclude.push_back(entry);
            }
            context.report.note(LossReason::EchoExcluded, place, label + "topics.exclude", guard);
            if (!text.empty() && aliases.target.contains(text)) {
                context.report.replaced(LossReason::EchoStopped, place, label + "topics", aliases.target + text);
            }
        }
    } else {
        if (separator != nullptr) {
            kept[kSeparator] = separator->value;  // of its internal topics
        }
        link.naming = {};
        keepAlias(kept, kSourceAlias, aliases.source, link.source);
        if (!identity) {
            kept[kPolicy] = name;
            leaveOpen(link, *policy, label + kPolicy, "this class is not one of Kafka's own", context);
        }
    }
    keepAlias(kept, kTargetAlias, aliases.target, link.target);
}

void keepAlias(KeptSettings& kept, const char* key, const std::string& alias, const ClusterId& cluster) {
    if (alias != cluster.str()) {
        kept.try_emplace(key, alias);
    }
}

std::string keptTarget(const LinkSpec& link, KeptSettings& kept, const std::string& byDefault) {
    // Where topics begin with the source's alias the drawing says what that is.
    if (const std::string pattern = targetNaming(link).pattern; !pattern.empty() && pattern != kTopic) {
        kept.erase(kSourceAlias);
    }
    const auto alias = kept.find(kTargetAlias);
    return alias == kept.end() ? byDefault : alias->second;
}

void readTransforms(const PropertySet& flow, LinkSpec& link, const std::string& label, std::string_view program,
                    ImportContext& context) {
    if (const PlacedValue* router = routerOf(flow)) {
        leaveOpen(link, *router, label + "transforms", "a transformation sends records to other topics", context);
    }
    const PlacedValue* transforms = flow.peek("transforms");
    if (transforms != nullptr && !trimmed(transforms->value).empty()) {
        context.report.lost(LossReason::RecordsChanged, transforms->place,
                            settingText(label + "transforms", *transforms), std::string(program));
    }
}

void reportStoppedEchoes(const std::vector<LinkSpec>& links, LossReport& report) {
    Reach reach(links);
    for (const LinkSpec& link : links) {
        for (const LinkSpec& back : links) {
            const bool tells = back.naming.policy == NamingPolicy::Prefix && !back.naming.separator.empty();
            if (back.source != link.target || !tells || !back.autoStart || !reach.leads(back.target, link.source)) {
                continue;
            }
            const std::string pattern = targetNaming(back).pattern;
            const std::string prefix = pattern.substr(0, pattern.size() - kTopic.size());
            const std::string& separator = back.naming.separator;
            const TopicEntry guard{TopicEntry::Kind::Regex,
                                   echoGuard(prefix.substr(0, prefix.size() - separator.size()), separator)};
            if (mayWantUnder(link, prefix) &&
                std::ranges::find(link.topics.exclude, guard) == link.topics.exclude.end()) {
                report.replaced(LossReason::EchoStopped, linkPlace(link),
                                link.source.str() + "->" + link.target.str() + ".topics", prefix);
            }
        }
    }
}

bool writeMirrorNaming(const LinkSpec& link, std::string_view alias, std::string_view program, const KeptSettings& kept,
                       Properties& out, LossReport& report) {
    const std::string pattern = targetNaming(link).pattern;
    if (pattern.empty() && (kept.contains(kPolicy) || kept.contains("transforms"))) {
        return true;  // what was imported names them
    }
    if (pattern == kTopic) {
        out.emplace_back(kPolicy, kIdentityPolicy);
        return true;
    }
    const auto prefix = prefixOf(link, alias);
    if (!prefix) {
        report.lost(LossReason::NamingUnsupported, linkPlace(link), "naming = " + pattern, std::string(program));
        return false;
    }
    if (prefix->first != alias) {
        out.emplace_back(kSourceAlias, prefix->first);
    }
    if (prefix->second != ".") {
        out.emplace_back(kSeparator, prefix->second);
    }
    return true;
}

TopicSelectionSpec withoutEchoGuard(const LinkSpec& link, std::string_view target) {
    TopicSelectionSpec topics = link.topics;
    const std::string& separator = link.naming.separator;
    if (link.naming.policy == NamingPolicy::Prefix) {
        std::erase(topics.exclude, TopicEntry{TopicEntry::Kind::Regex, echoGuard(target, separator)});
    }
    return topics;
}

}  // namespace tributary
