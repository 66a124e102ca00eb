#include "core/dialects/mirrorflow.h"

#include <algorithm>
#include <array>

#include "core/base/secretwords.h"
#include "core/dialects/topiclist.h"
#include "core/topology/enumnames.h"
#include "core/topology/jsondocument.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

constexpr std::string_view kIdentityPolicy = "org.apache.kafka.connect.mirror.IdentityReplicationPolicy";
constexpr std::string_view kDefaultPolicy = "org.apache.kafka.connect.mirror.DefaultReplicationPolicy";
constexpr std::int64_t kDefaultRefreshSeconds = 600;
constexpr std::int64_t kDefaultReplicationFactor = 2;

/// What MirrorMaker 2 does beside mirroring records. Written out in both directions: its default does it, Tributary
/// does not.
struct Extra {
    std::string_view property;
    std::string_view byDefault;
    std::string_view neutral;
};
constexpr std::array kExtras{
    Extra{"emit.checkpoints.enabled", "true", "false"},    Extra{"emit.heartbeats.enabled", "true", "false"},
    Extra{"emit.offset-syncs.enabled", "true", "false"},   Extra{"heartbeats.replication.enabled", "true", "false"},
    Extra{"sync.group.offsets.enabled", "false", "false"}, Extra{"sync.topic.acls.enabled", "true", "false"},
    Extra{"sync.topic.configs.enabled", "true", "false"}};

/// Taken note of already, or of the connector's own machinery: not worth a line.
constexpr std::array<std::string_view, 9> kMirrorMachinery{"enabled",
                                                           "name",
                                                           "connector.class",
                                                           "source.cluster.alias",
                                                           "target.cluster.alias",
                                                           "key.converter",
                                                           "value.converter",
                                                           "header.converter",
                                                           "tasks.max.enforce"};

Error unusableProperty(const std::string& label, std::string_view key, const PlacedValue& value,
                       std::string_view expected) {
    return Error(ErrorCode::FieldValue)
        .with("field", label + std::string(key))
        .with("value", excerpt(withoutSecrets(value.value)))
        .with("expected", expected)
        .at(value.place);
}

template <class Number>
Status readNumber(PropertySet& flow, const std::string& label, const char* key, std::int64_t least, std::int64_t most,
                  Number factor, Number& out) {
    if (const PlacedValue* value = flow.take(key)) {
        const Result<std::int64_t> number = numberOf(label + key, *value, least, most);
        if (!number) {
            return std::unexpected(number.error());
        }
        out = static_cast<Number>(*number) * factor;
    }
    return {};
}

void readMirrorTopics(PropertySet& flow, LinkSpec& link) {
    const PlacedValue* include = flow.takeFirst({"topics", "topics.whitelist"});
    link.topics.include = entriesFromList(include == nullptr ? ".*" : include->value);
    const PlacedValue* exclude = flow.takeFirst({"topics.exclude", "topics.blacklist"});
    link.topics.exclude = exclude == nullptr ? defaultTopicExcludes() : entriesFromList(exclude->value);
    removeGuard(link.topics.exclude);
}

void readNaming(PropertySet& flow, LinkSpec& link, const std::string& label, KeptSettings& kept,
                ImportContext& context) {
    const PlacedValue* separator = flow.take("replication.policy.separator");
    link.naming.policy = NamingPolicy::Prefix;
    if (separator != nullptr) {
        link.naming.separator = separator->value;
    }
    const PlacedValue* policy = flow.take("replication.policy.class");
    if (policy == nullptr || policy->value == kDefaultPolicy) {
        return;
    }
    // Strimzi's class of the same behaviour, from before Kafka had one.
    if (policy->value == kIdentityPolicy || policy->value.ends_with(".IdentityReplicationPolicy")) {
        link.naming = {};
        return;
    }
    kept["replication.policy.class"] = policy->value;
    context.report.lost(LossReason::Kept, policy->place, settingText(label + "replication.policy.class", policy->value),
                        context.program);
}

void readExtras(PropertySet& flow, const std::string& label, const std::string& place, KeptSettings& kept,
                ImportContext& context) {
    for (const Extra& extra : kExtras) {
        const PlacedValue* value = flow.take(std::string(extra.property));
        const std::string text = value == nullptr ? std::string(extra.byDefault) : trimmed(value->value);
        if (text != extra.neutral) {
            kept[std::string(extra.property)] = text;
            context.report.lost(
                LossReason::Kept, value == nullptr ? place : value->place,
                settingText(label + std::string(extra.property), text) + (value == nullptr ? " (default)" : ""),
                context.program);
        }
    }
}

/// Which separator makes the link's names of the source's alias; nothing: they are other names.
std::optional<std::string> separatorOf(const LinkSpec& link, std::string_view alias) {
    constexpr std::string_view kTopic = "${topic}";
    const std::string pattern = targetNaming(link).pattern;
    if (!pattern.starts_with(alias) || !pattern.ends_with(kTopic) || pattern.size() <= alias.size() + kTopic.size()) {
        return std::nullopt;
    }
    std::string separator = pattern.substr(alias.size(), pattern.size() - alias.size() - kTopic.size());
    return separator.contains(kTopic) ? std::nullopt : std::optional(std::move(separator));
}

bool writeTopics(const LinkSpec& link, std::string_view program, Properties& out, LossReport& report) {
    const JavaSelection selection = javaSelection(link.topics);
    if (!selection.ok()) {
        report.lost(LossReason::PatternUnsupported, linkPlace(link), selection.problem, std::string(program));
        return false;
    }
    for (const auto& [before, after] : selection.rewritten) {
        report.note(LossReason::PatternRewritten, linkPlace(link), before, after);
    }
    if (link.topics.internal) {
        report.lost(LossReason::InternalTopics, linkPlace(link), "internal = true", std::string(program));
    }
    out.emplace_back("topics", joined(selection.include, ","));
    out.emplace_back("topics.exclude", joined(selection.exclude, ","));
    return true;
}

bool writeNaming(const LinkSpec& link, std::string_view alias, std::string_view program, Properties& out,
                 LossReport& report) {
    if (targetNaming(link).pattern == "${topic}") {
        out.emplace_back("replication.policy.class", kIdentityPolicy);
        return true;
    }
    const std::optional<std::string> separator = separatorOf(link, alias);
    if (!separator) {
        report.lost(LossReason::NamingUnsupported, linkPlace(link), "naming = " + targetNaming(link).pattern,
                    std::string(program));
        return false;
    }
    if (*separator != ".") {
        out.emplace_back("replication.policy.separator", *separator);
    }
    return true;
}

std::int64_t wholeSeconds(std::int64_t milliseconds, std::string_view field, const LinkSpec& link, LossReport& report) {
    const std::int64_t seconds = std::max<std::int64_t>(1, (milliseconds + 500) / 1000);
    if (seconds * 1000 != milliseconds) {
        report.replaced(LossReason::Rounded, linkPlace(link), std::string(field) + " = " + std::to_string(milliseconds),
                        std::to_string(seconds) + " s");
    }
    return seconds;
}

}  // namespace

Status readMirrorConsumer(PropertySet& consumer, StartPosition byDefault, LinkSpec& link, const std::string& label,
                          KeptSettings* kept, ImportContext& context) {
    link.start.position = byDefault;
    if (const PlacedValue* reset = consumer.take("auto.offset.reset")) {
        const std::string text = trimmed(reset->value);
        if (text == "earliest" || text == "smallest") {
            link.start.position = StartPosition::Earliest;
        } else if (text == "latest" || text == "largest") {
            link.start.position = StartPosition::Latest;
        } else if (text == "none") {
            link.start.position = StartPosition::Committed;
        } else {
            return std::unexpected(unusableProperty(label, "auto.offset.reset", *reset, "earliest, latest or none"));
        }
    }
    const PlacedValue* isolation = consumer.take("isolation.level");
    const std::string level = isolation == nullptr ? "read_uncommitted" : trimmed(isolation->value);
    if (level == "read_uncommitted") {
        link.consumer["isolation.level"] = level;  // Tributary reads committed records only unless told otherwise
    } else if (level != "read_committed") {
        return std::unexpected(
            unusableProperty(label, "isolation.level", *isolation, "read_uncommitted or read_committed"));
    }
    readOverrides(consumer, ClientRole::Consumer, label, link.consumer, kept, "source.consumer.", context);
    return {};
}

Status readMirrorProducer(PropertySet& producer, LinkSpec& link, const std::string& label, KeptSettings* kept,
                          std::string_view keptPrefix, ImportContext& context) {
    if (const PlacedValue* compression = producer.take("compression.type")) {
        const std::optional<Compression> known = enumFromText<Compression>(trimmed(compression->value));
        if (!known || *known == Compression::Source) {
            return std::unexpected(
                unusableProperty(label, "compression.type", *compression, "none, gzip, snappy, lz4 or zstd"));
        }
        link.compression = *known;
    }
    readOverrides(producer, ClientRole::Producer, label, link.producer, kept, keptPrefix, context);
    return {};
}

Status readFlow(PropertySet& flow, LinkSpec& link, const std::string& label, const std::string& place,
                ImportContext& context) {
    KeptSettings kept;
    readMirrorTopics(flow, link);
    readNaming(flow, link, label, kept, context);
    std::int64_t refreshMs = kDefaultRefreshSeconds * 1000;
    std::int64_t factor = kDefaultReplicationFactor;
    if (Status read = readNumber(flow, label, "tasks.max", 1, INT32_MAX, 1, link.streams); !read) {
        return read;
    }
    if (Status read =
            readNumber<std::int64_t>(flow, label, "refresh.topics.interval.seconds", 1, INT32_MAX, 1000, refreshMs);
        !read) {
        return read;
    }
    if (Status read = readNumber<std::int64_t>(flow, label, "replication.factor", -1, kMaxReplicationFactor, 1, factor);
        !read) {
        return read;
    }
    link.topicRefreshMs = refreshMs;
    link.replicationFactor = static_cast<int>(std::max<std::int64_t>(0, factor));
    if (const PlacedValue* tolerance = flow.take("errors.tolerance")) {
        const std::string text = trimmed(tolerance->value);
        if (text != "none" && text != "all") {
            return std::unexpected(unusableProperty(label, "errors.tolerance", *tolerance, "none or all"));
        }
        link.onSendFailure = text == "all" ? SendFailurePolicy::Skip : SendFailurePolicy::Abort;
    }
    PropertySet consumer = flow.takeUnder("consumer");
    const PropertySet narrower = flow.takeUnder("source.consumer");
    for (const auto& [name, value] : narrower.all()) {
        consumer.set(name, value);
    }
    if (Status read =
            readMirrorConsumer(consumer, StartPosition::Earliest, link, label + "source.consumer.", &kept, context);
        !read) {
        return read;
    }
    PropertySet producer = flow.takeUnder("producer.override");
    if (Status read =
            readMirrorProducer(producer, link, label + "producer.override.", &kept, "producer.override.", context);
        !read) {
        return read;
    }
    readExtras(flow, label, place, kept, context);
    for (const auto& [name, value] : flow.rest()) {
        if (std::ranges::find(kMirrorMachinery, name) != kMirrorMachinery.end()) {
            continue;
        }
        keepProperty(kept, name, value, label, context.program, context.report);
    }
    keepSettings(link.extra, kMirrorKept, kept);
    return {};
}

Properties writeConsumerStart(const LinkSpec& link, std::string_view prefix, bool committedIsKnown,
                              StartPosition byDefault, LossReport& report) {
    StartPosition start = link.start.position;
    if (start == StartPosition::Timestamp || (start == StartPosition::Committed && !committedIsKnown)) {
        report.replaced(LossReason::StartReplaced, linkPlace(link), "start = " + std::string(enumText(start)),
                        "earliest");
        start = StartPosition::Earliest;
    }
    Properties out;
    const std::string before(prefix);
    if (start != byDefault) {
        out.emplace_back(before + "auto.offset.reset", start == StartPosition::Latest      ? "latest"
                                                       : start == StartPosition::Committed ? "none"
                                                                                           : "earliest");
    }
    if (!link.consumer.contains("isolation.level")) {
        out.emplace_back(before + "isolation.level", "read_committed");
    }
    return out;
}

std::optional<Properties> writeFlow(const LinkSpec& link, std::string_view alias, std::string_view program,
                                    LossReport& report) {
    Properties out;
    if (!writeTopics(link, program, out, report) || !writeNaming(link, alias, program, out, report)) {
        return std::nullopt;
    }
    out.emplace_back("tasks.max", std::to_string(link.streams));
    out.emplace_back("replication.factor", std::to_string(link.replicationFactor > 0 ? link.replicationFactor : -1));
    out.emplace_back("refresh.topics.interval.seconds",
                     std::to_string(wholeSeconds(link.topicRefreshMs, "topicRefreshMs", link, report)));
    if (link.onSendFailure == SendFailurePolicy::Skip) {
        out.emplace_back("errors.tolerance", "all");
    }
    const auto append = [&](const Properties& more) { out.insert(out.end(), more.begin(), more.end()); };
    append(writeConsumerStart(link, "source.consumer.", false, StartPosition::Earliest, report));
    append(writeOverrides(link.consumer, ClientRole::Consumer, "source.consumer.", linkPlace(link), program, report));
    if (link.compression != Compression::Source) {
        out.emplace_back("producer.override.compression.type", enumText(link.compression));
    } else {
        report.note(LossReason::CompressionFollowed, linkPlace(link), "compression = source", std::string(program));
    }
    append(writeOverrides(link.producer, ClientRole::Producer, "producer.override.", linkPlace(link), program, report));

    KeptSettings kept = keptSettings(link.extra, kMirrorKept);
    for (const Extra& extra : kExtras) {
        kept.try_emplace(std::string(extra.property), extra.neutral);
    }
    // What was imported counts before what the drawing would say: a naming class of one's own.
    std::erase_if(out, [&](const auto& property) { return kept.contains(property.first); });
    for (const MirrorConnector connector :
         {MirrorConnector::Source, MirrorConnector::Checkpoint, MirrorConnector::Heartbeat}) {
        for (const auto& [name, value] : kept) {
            if (connectorOf(name) == connector) {
                out.emplace_back(name, value);
            }
        }
    }
    if (link.partitioning != Partitioning::Preserve) {
        report.replaced(LossReason::PartitioningReplaced, linkPlace(link),
                        "partitioning = " + std::string(enumText(link.partitioning)), "their numbers at the source");
    }
    if (!link.group.empty()) {
        report.lost(LossReason::GroupUnused, linkPlace(link), "group = " + link.group, std::string(program));
    }
    reportLinkRest(link, program, report);
    return out;
}

MirrorConnector connectorOf(std::string_view property) {
    for (const std::string_view prefix :
         {"emit.checkpoints.", "sync.group.offsets.", "refresh.groups.", "checkpoints."}) {
        if (property.starts_with(prefix)) {
            return MirrorConnector::Checkpoint;
        }
    }
    if (property == "groups" || property.starts_with("groups.") || property == "group.filter.class") {
        return MirrorConnector::Checkpoint;
    }
    if (property.starts_with("emit.heartbeats.") || property == "heartbeats.topic.replication.factor") {
        return MirrorConnector::Heartbeat;
    }
    return MirrorConnector::Source;
}

void reportLinkRest(const LinkSpec& link, std::string_view program, LossReport& report) {
    const LinkSpec byDefault;
    const std::string place = linkPlace(link);
    if (link.path != byDefault.path) {
        report.lost(LossReason::EngineOnly, place, "path = " + std::string(enumText(link.path)), std::string(program));
    }
    if (link.memoryMiB != byDefault.memoryMiB) {
        report.lost(LossReason::EngineOnly, place, "memoryMiB = " + std::to_string(link.memoryMiB),
                    std::string(program));
    }
    if (link.runOn != byDefault.runOn) {
        report.note(LossReason::DrawingOnly, place, "runOn = " + link.runOn);
    }
    if (link.alert) {
        report.lost(LossReason::EngineOnly, place, "alert", std::string(program));
    }
    if (!link.name.empty() || !link.bends.empty()) {
        report.note(LossReason::DrawingOnly, place,
                    link.bends.empty()  ? "name"
                    : link.name.empty() ? "bends"
                                        : "name, bends");
    }
}

void reportDrawing(const TopologySpec& spec, LossReport& report) {
    for (const ClusterSpec& cluster : spec.clusters) {
        std::vector<std::string> fields;
        const auto add = [&](bool there, const char* field) {
            if (there) {
                fields.emplace_back(field);
            }
        };
        add(!cluster.name.empty(), "name");
        add(cluster.tier != Tier::None, "tier");
        add(!cluster.labels.empty(), "labels");
        add(cluster.position.has_value(), "position");
        add(cluster.production, "production");
        add(cluster.readOnly, "readOnly");
        if (!fields.empty()) {
            report.note(LossReason::DrawingOnly, "cluster " + cluster.id.str(), joined(fields, ", "));
        }
    }
    std::vector<std::string> fields;
    if (spec.id) {
        fields.emplace_back("id");
    }
    if (!spec.environment.empty()) {
        fields.emplace_back("environment");
    }
    if (!spec.ruleSets.empty()) {
        fields.emplace_back("ruleSets");
    }
    if (!fields.empty()) {
        report.note(LossReason::DrawingOnly, "document", joined(fields, ", "));
    }
}

std::string linkPlace(const LinkSpec& link) { return "link " + link.id.str(); }

bool isExportable(const TopologySpec& spec, const LinkSpec& link, LossReport& report) {
    for (const ClusterId& end : {link.source, link.target}) {
        const ClusterSpec* cluster = spec.cluster(end);
        if (cluster == nullptr) {
            report.lost(LossReason::LinkLeftOut, linkPlace(link), link.source.str() + " -> " + link.target.str(),
                        "the cluster " + end.str() + " is not in the document");
            return false;
        }
        if (cluster->kind == ClusterKind::Sandbox) {
            report.lost(LossReason::SandboxLeftOut, linkPlace(link), "cluster " + end.str());
            return false;
        }
    }
    return true;
}

}  // namespace tributary
