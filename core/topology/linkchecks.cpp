#include "core/topology/linkchecks.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <type_traits>
#include <utility>

#include "core/topology/clientsettings.h"
#include "core/topology/linkfields.h"

namespace tributary {

namespace {

constexpr std::int64_t kLongestLag = 31'536'000;  // a year, in seconds
constexpr std::int64_t kMostRecords = 1'000'000'000'000'000;
constexpr std::int64_t kLongestWait = 86'400;

std::string knownClusters(const TopologySpec& spec) {
    constexpr std::size_t kMostNamed = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(spec.clusters.size(), kMostNamed); ++i) {
        text += (i > 0 ? ", " : "") + spec.clusters[i].id.str();
    }
    return spec.clusters.size() > kMostNamed ? text + ", …" : text;
}

void checkEnds(const TopologySpec& spec, const LinkSpec& link, FindingSink& sink) {
    const ClusterSpec* source = spec.cluster(link.source);
    const ClusterSpec* target = spec.cluster(link.target);
    const auto missing = [&](std::string_view end, const ClusterId& id) {
        sink.link(kError, link, end,
                  Error(ErrorCode::LinkEndMissing)
                      .with("end", end)
                      .with("cluster", id.str())
                      .with("known", knownClusters(spec)));
    };
    if (source == nullptr) {
        missing("source", link.source);
    }
    if (target == nullptr) {
        missing("target", link.target);
    }
    if (source == nullptr || target == nullptr) {
        return;
    }
    if (source == target) {
        sink.link(kError, link, "target", Error(ErrorCode::LinkToItself).with("cluster", source->displayName()));
    }
    if (target->readOnly) {
        sink.link(kError, link, "target", Error(ErrorCode::LinkToReadOnly).with("cluster", target->displayName()));
    }
    if (source->kind != target->kind) {
        sink.link(kError, link, "target",
                  Error(ErrorCode::LinkAcrossKinds)
                      .with("source", source->displayName())
                      .with("target", target->displayName()));
    }
}

void checkRange(const LinkSpec& link, std::string_view field, std::int64_t value, std::int64_t least, std::int64_t most,
                FindingSink& sink, Finding::Severity severity = kError) {
    if (value < least || value > most) {
        sink.link(severity, link, field,
                  Error(ErrorCode::OutOfRange)
                      .with("field", field)
                      .with("value", std::to_string(value))
                      .with("min", std::to_string(least))
                      .with("max", std::to_string(most)));
    }
}

void checkRanges(const LinkSpec& link, FindingSink& sink) {
    forEachLinkField([&]<class Value>(const LinkField<Value>& field) {
        if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
            checkRange(link, field.name, link.*field.member, field.least, field.most, sink);
        }
    });
}

/// A limit that makes no sense never alarms; the link mirrors all the same.
void checkAlert(const LinkSpec& link, FindingSink& sink) {
    if (!link.alert) {
        return;
    }
    const double seconds = std::isfinite(link.alert->lagSeconds) ? link.alert->lagSeconds : -1;
    const double wholeSeconds = std::floor(std::clamp(seconds, -1.0, static_cast<double>(kLongestLag) + 1));
    checkRange(link, "alert/lagSeconds", static_cast<std::int64_t>(wholeSeconds), 0, kLongestLag, sink, kWarning);
    checkRange(link, "alert/lagRecords", link.alert->lagRecords, 0, kMostRecords, sink, kWarning);
    checkRange(link, "alert/forSeconds", link.alert->forSeconds, 0, kLongestWait, sink, kWarning);
}

bool isTopicCharacter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && (std::isalnum(byte) != 0 || c == '.' || c == '_' || c == '-');
}

void checkNaming(const LinkSpec& link, FindingSink& sink) {
    constexpr std::size_t kLongestTopic = 249;
    const TargetNaming naming = targetNaming(link);
    if (naming.pattern.empty()) {
        sink.link(kError, link, "naming", Error(ErrorCode::NamingOpen));
        return;
    }
    if (!naming.pattern.contains("${topic}")) {
        sink.link(kError, link, "naming/pattern",
                  Error(ErrorCode::TemplateWithoutTopic).with("template", link.naming.pattern));
        return;
    }
    const std::string added = naming.apply("");
    const bool legal = std::ranges::all_of(added, isTopicCharacter);
    if (!legal || added.size() >= kLongestTopic) {
        sink.link(kError, link, "naming",
                  Error(ErrorCode::TargetNameIllegal)
                      .with("name", naming.apply("topic"))
                      .with("reason", legal ? "a topic name has at most 249 characters"
                                            : "only letters, digits, '.', '_' and '-' may stand in one"));
    }
}

/// No topic and no group is called so.
void checkPlaceholders(const LinkSpec& link, FindingSink& sink) {
    const auto check = [&](const std::string& place, const std::string& value, std::string_view expected) {
        if (std::optional<Error> open = FindingSink::placeholder(place, value, expected)) {
            sink.link(kError, link, place, std::move(*open));
        }
    };
    check("group", link.group, "a group's name");
    for (const auto& [list, entries] :
         {std::pair{"topics/include/", &link.topics.include}, std::pair{"topics/exclude/", &link.topics.exclude}}) {
        for (std::size_t i = 0; i < entries->size(); ++i) {
            check(list + std::to_string(i), (*entries)[i].text, "a topic's name or pattern");
        }
    }
}

/// Patterns never reach such a topic (TopicMatcher); a name that is spelled out is meant.
void checkSystemTopics(const LinkSpec& link, FindingSink& sink) {
    const TargetNaming naming = targetNaming(link);
    for (std::size_t i = 0; i < link.topics.include.size(); ++i) {
        const TopicEntry& entry = link.topics.include[i];
        if (entry.kind != TopicEntry::Kind::Literal) {
            continue;
        }
        const std::string name = naming.apply(entry.text);
        const TargetNameUse use = targetNameUse(name);
        const bool ofBrokers = use == TargetNameUse::Broker && link.topics.internal;
        if (ofBrokers || use == TargetNameUse::Service) {
            sink.link(ofBrokers ? kError : kWarning, link, "topics/include/" + std::to_string(i),
                      Error(ofBrokers ? ErrorCode::TargetTopicOfBrokers : ErrorCode::TargetTopicOfService)
                          .with("topic", entry.text)
                          .with("name", name));
        }
    }
    if (targetNameUse(naming.apply("topic")) == TargetNameUse::Broker) {
        sink.link(kError, link, "naming",
                  Error(ErrorCode::TargetTopicOfBrokers).with("topic", "topic").with("name", naming.apply("topic")));
    }
}

void checkOverrides(const LinkSpec& link, std::string_view member, const ClientOverrides& overrides,
                    const ClusterSpec* cluster, FindingSink& sink) {
    const bool usesTls = cluster != nullptr && (cluster->security.protocol == SecurityProtocol::Ssl ||
                                                cluster->security.protocol == SecurityProtocol::SaslSsl);
    for (const auto& [setting, value] : overrides) {
        if (usesTls && trustsAnybody(setting, value)) {
            sink.link(kWarning, link, std::string(member) + "/" + setting,
                      Error(ErrorCode::CertificateUnverified)
                          .with("cluster", cluster->displayName())
                          .with("setting", setting)
                          .with("value", value));
        }
        if (const std::string_view reason = whyUnusable(setting, value); !reason.empty()) {
            sink.link(kError, link, member,
                      Error(ErrorCode::SettingReserved).with("setting", setting).with("reason", reason));
        }
    }
}

}  // namespace

void checkLink(const TopologySpec& spec, const LinkSpec& link, FindingSink& sink) {
    checkEnds(spec, link, sink);
    if (link.topics.include.empty()) {
        sink.link(kError, link, "topics/include", Error(ErrorCode::SelectionEmpty));
    }
    checkNaming(link, sink);
    checkPlaceholders(link, sink);
    checkSystemTopics(link, sink);
    checkRanges(link, sink);
    checkAlert(link, sink);
    checkRunOn(spec, link, sink);
    checkOverrides(link, "consumer", link.consumer, spec.cluster(link.source), sink);
    checkOverrides(link, "producer", link.producer, spec.cluster(link.target), sink);
}

}  // namespace tributary
