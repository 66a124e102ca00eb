#include "core/dialects/mirrorflow.h"

#include <algorithm>
#include <array>

#include "core/base/joinedwords.h"
#include "core/base/secretwords.h"
#include "core/dialects/converters.h"
#include "core/dialects/mirrorkeys.h"
#include "core/dialects/missednames.h"
#include "core/dialects/topiclist.h"
#include "core/topology/enumnames.h"
#include "core/topology/jsondocument.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

constexpr std::string_view kDefaultTopicFilter = "org.apache.kafka.connect.mirror.DefaultTopicFilter";
constexpr std::int64_t kDefaultRefreshSeconds = 600;
constexpr std::int64_t kDefaultReplicationFactor = 2;

/// What MirrorMaker 2 does beside mirroring records. Written out in both directions: its default does it, Tributary
/// does not.
struct Extra {
    std::string_view property;
    std::string_view byDefault;
    std::string_view neutral;
    LossReason reason = LossReason::Kept;
    std::string_view topic = {};  ///< that it writes by itself
};
constexpr std::array kExtras{Extra{"emit.checkpoints.enabled", "true", "false", LossReason::Kept, "checkpoints"},
                             Extra{"emit.heartbeats.enabled", "true", "false", LossReason::Kept, "heartbeats"},
                             Extra{"emit.offset-syncs.enabled", "true", "false", LossReason::Kept, "offset-syncs"},
                             Extra{"heartbeats.replication.enabled", "true", "false"},
                             Extra{"sync.group.offsets.enabled", "false", "false", LossReason::GroupsLeft},
                             Extra{"sync.topic.acls.enabled", "true", "false", LossReason::AclsLeft}};

/// Taken note of already, or of the connector's own machinery: not worth a line.
constexpr std::array<std::string_view, 6> kMirrorMachinery{
    "name", "connector.class", "key.converter", "value.converter", "header.converter", "tasks.max.enforce"};

/// The file of a place, "mm2.properties" of "mm2.properties:12:1".
std::string fileOf(const std::string& place) {
    const std::size_t column = place.rfind(':');
    const std::size_t line = column == std::string::npos ? column : place.rfind(':', column - 1);
    return place.substr(0, line);
}

Error unusableProperty(const std::string& label, std::string_view key, const PlacedValue& value,
                       std::string_view expected) {
    return Error(ErrorCode::FieldValue)
        .with("field", label + std::string(key))
        .with("value", excerpt(withoutSecrets(value.value)))
        .with("expected", expected)
        .at(value.place);
}

Status readNumber(PropertySet& flow, const std::string& label, const char* key, std::int64_t least, std::int64_t most,
                  std::int64_t& out) {
    if (const PlacedValue* value = flow.take(key)) {
        const Result<std::int64_t> number = numberOf(label + key, *value, least, most);
        if (!number) {
            return std::unexpected(number.error());
        }
        out = *number;
    }
    return {};
}

Status readUpTo(PropertySet& flow, const std::string& label, const char* key, std::int64_t most, std::int64_t& out,
                LossReport& report) {
    if (const PlacedValue* value = flow.take(key)) {
        const Result<std::int64_t> number = numberUpTo(label + key, *value, 1, most, report);
        if (!number) {
            return std::unexpected(number.error());
        }
        out = *number;
    }
    return {};
}

/// The value under the new spelling or the old one, which new versions do not read any more.
const PlacedValue* takeRenamed(PropertySet& flow, const std::string& label, const char* name, const char* old,
                               ImportContext& context) {
    const PlacedValue* value = flow.take(name);
    const PlacedValue* before = flow.take(old);
    if (before != nullptr) {
        context.report.replaced(LossReason::OldSpelling, before->place, settingText(label + old, *before), name);
    }
    return value != nullptr ? value : before;
}

/// Only its default excludes keep MirrorMaker 2 from names like "x-internal"; before Kafka 4.1 they did.
void reportMirrorInternals(const LinkSpec& link, const PlacedValue* exclude, const std::string& label,
                           const std::string& place, ImportContext& context) {
    const std::string program = "MirrorMaker 2 from Kafka 4.1 on";
    if (exclude != nullptr) {
        reportInternalTopics(link, settingText(label + "topics.exclude", *exclude), exclude->place, program, context);
    } else if (wantsInternalTopics(link)) {
        context.report.note(LossReason::NamesNotMirrored, place, label + "topics.exclude (default)", program);
    }
}

void readMirrorTopics(PropertySet& flow, LinkSpec& link, const std::string& label, const std::string& place,
                      KeptSettings& kept, ImportContext& context) {
    const PlacedValue* include = flow.take("topics");
    const PlacedValue* exclude = takeRenamed(flow, label, "topics.exclude", "topics.blacklist", context);
    const PlacedValue* filter = flow.take("topic.filter.class");
    if (filter != nullptr && trimmed(filter->value) != kDefaultTopicFilter) {
        link.topics.exclude.clear();
        kept["topic.filter.class"] = trimmed(filter->value);
        for (const auto& [name, value] : {std::pair{"topics", include}, std::pair{"topics.exclude", exclude}}) {
            if (value != nullptr) {
                kept[name] = value->value;
            }
        }
        context.report.lost(LossReason::SelectionOpen, filter->place,
                            settingText(label + "topic.filter.class", *filter), "this class is not one of Kafka's own");
        return;
    }
    link.topics.include = entriesFromList(include == nullptr ? ".*" : include->value);
    link.topics.exclude = exclude == nullptr ? defaultTopicExcludes() : entriesFromList(exclude->value);
    if (!removeGuard(link.topics.exclude)) {
        reportMirrorInternals(link, exclude, label, place, context);
    }
}

void readAlwaysDone(PropertySet& flow, const std::string& label, KeptSettings& kept, ImportContext& context) {
    static constexpr const char* kSettings =
        "topics at the target get all settings of the source's but those of a broker's own";
    static constexpr std::pair<const char*, const char*> kAlways[] = {
        {"config.properties.exclude", kSettings},
        {"config.properties.blacklist", kSettings},
        {"config.property.filter.class", kSettings},
        {"refresh.topics.enabled", "new topics and partitions of the source are mirrored as they come"},
        {"sync.topic.configs.enabled", "topics at the target get the settings of the source's, and follow them"}};
    for (const auto& [name, what] : kAlways) {
        const PlacedValue* value = flow.take(name);
        if (value == nullptr) {
            continue;
        }
        const std::string subject = settingText(label + name, *value);
        if (trimmed(value->value) == "true") {
            context.report.note(LossReason::DoneToo, value->place, subject);
            continue;
        }
        kept[name] = trimmed(value->value);
        context.report.lost(LossReason::AlwaysDone, value->place, subject, what);
    }
}

/// What changes the mirroring by default is said once for a file.
void readExtras(PropertySet& flow, const std::string& label, const std::string& ofFlow, const std::string& place,
                bool running, KeptSettings& kept, ImportContext& context) {
    const PlacedValue* groups = flow.peek("groups");
    const std::string which = groups == nullptr ? "all that it knows" : excerpt(trimmed(groups->value));
    std::vector<std::string> topics;
    std::vector<std::string> writers;
    for (const Extra& extra : kExtras) {
        const std::string property(extra.property);
        const PlacedValue* value = flow.take(property);
        const std::string text = value == nullptr ? std::string(extra.byDefault) : trimmed(value->value);
        if (text == extra.neutral) {
            continue;
        }
        if (!extra.topic.empty()) {
            topics.emplace_back(extra.topic);
            writers.push_back(property);
        }
        kept[property] = text;
        const std::string detail = extra.reason == LossReason::GroupsLeft ? which
                                   : extra.reason == LossReason::Kept     ? context.program
                                                                          : std::string();
        if (value == nullptr && extra.reason != LossReason::Kept) {
            context.ofFlow(
                {LossKind::Lost, extra.reason, fileOf(place), settingText(property, text) + " (default)", detail},
                ofFlow);
            continue;
        }
        context.report.lost(extra.reason, value != nullptr ? value->place : place,
                            value != nullptr ? settingText(label + property, *value)
                                             : settingText(label + property, text) + " (default)",
                            detail);
    }
    if (running && !topics.empty()) {
        context.report.lost(LossReason::HelpersLeft, place, label + joinedWords(writers) + " = true",
                            joinedWords(topics));
    }
}

bool writeTopics(const LinkSpec& link, const TopicSelectionSpec& topics, std::string_view program, Properties& out,
                 LossReport& report) {
    const JavaSelection selection = javaSelection(topics);
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
    out.emplace_back("topics", joinedWords(selection.include, ","));
    out.emplace_back("topics.exclude", joinedWords(selection.exclude, ","));
    return true;
}

/// Under which the settings are kept that only this connector has.
std::string_view helperName(MirrorConnector kind) {
    return kind == MirrorConnector::Checkpoint ? "checkpointConnector" : "heartbeatConnector";
}

/// What is no setting of a flow is said to be none.
void keepFlowProperty(KeptSettings& kept, const std::string& name, const PlacedValue& value, const std::string& label,
                      ImportContext& context) {
    if (isFlowKey(name)) {
        keepProperty(kept, name, value, label, context.program, context.report);
    } else {
        keepUnknown(kept, name, value, label, nearestFlowKey, context);
    }
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

Result<std::int64_t> numberUpTo(const std::string& setting, const PlacedValue& value, std::int64_t least,
                                std::int64_t most, LossReport& report) {
    const Result<std::int64_t> number = numberOf(setting, value, least, INT32_MAX);
    if (number && *number > most) {
        report.replaced(LossReason::LimitTaken, value.place, settingText(setting, value), std::to_string(most));
        return most;
    }
    return number;
}

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

LossLine startLine(const LinkSpec& link, const std::string& place, const std::string& program) {
    const bool latest = link.start.position == StartPosition::Latest;
    return {latest ? LossKind::Lost : LossKind::Note,
            latest ? LossReason::PositionsMissed : LossReason::PositionsElsewhere, place,
            "start = " + std::string(enumText(link.start.position)), program};
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

Status readFlow(PropertySet& flow, LinkSpec& link, const MirrorAliases& aliases, const std::string& label,
                const std::string& place, const std::optional<PropertySet>& worker, ImportContext& context) {
    KeptSettings kept = keptSettings(link.extra, kMirrorKept);
    const std::string ofFlow = aliases.source + "->" + aliases.target;
    if (const PlacedValue* enabled = flow.take("enabled"); enabled != nullptr && trimmed(enabled->value) == "false") {
        link.autoStart = false;
        context.report.lost(LossReason::LinkStopped, enabled->place, settingText(label + "enabled", *enabled));
    }
    readMirrorTopics(flow, link, label, place, kept, context);
    readMirrorNaming(flow, link, aliases, label, place, kept, context);
    readTransforms(flow, link, label, context.program, context);
    readConverters(flow, worker, label, place, kept, context);
    reportServiceTopics(link, label + "topics", place, context);
    readAlwaysDone(flow, label, kept, context);
    std::int64_t streams = link.streams;
    std::int64_t refreshSeconds = kDefaultRefreshSeconds;
    std::int64_t factor = kDefaultReplicationFactor;
    if (Status read = readUpTo(flow, label, "tasks.max", kMaxStreams, streams, context.report); !read) {
        return read;
    }
    if (Status read = readUpTo(flow, label, "refresh.topics.interval.seconds", kMaxTopicRefreshMs / 1000,
                               refreshSeconds, context.report);
        !read) {
        return read;
    }
    if (Status read = readNumber(flow, label, "replication.factor", -1, kMaxReplicationFactor, factor); !read) {
        return read;
    }
    link.streams = static_cast<int>(streams);
    link.topicRefreshMs = refreshSeconds * 1000;
    link.replicationFactor = static_cast<int>(std::max<std::int64_t>(0, factor));
    if (const PlacedValue* tolerance = flow.take("errors.tolerance")) {
        const std::string text = trimmed(tolerance->value);
        if (text != "none" && text != "all") {
            return std::unexpected(unusableProperty(label, "errors.tolerance", *tolerance, "none or all"));
        }
        link.onSendFailure = text == "all" ? SendFailurePolicy::Skip : SendFailurePolicy::Abort;
    }
    const PlacedValue* poll = flow.take("consumer.poll.timeout.ms");  // of the connector, not of its consumer
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
    if (link.autoStart) {
        context.ofFlow(startLine(link, fileOf(place), context.program), ofFlow);
    }
    readExtras(flow, label, ofFlow, place, link.autoStart, kept, context);
    if (poll != nullptr) {
        keepProperty(kept, "consumer.poll.timeout.ms", *poll, label, context.program, context.report);
    }
    for (const auto& [name, value] : flow.rest()) {
        if (std::ranges::find(kMirrorMachinery, name) == kMirrorMachinery.end()) {
            keepFlowProperty(kept, name, value, label, context);
        }
    }
    keepSettings(link.extra, kMirrorKept, kept);
    return {};
}

void addHelperConnector(MirrorConnector kind, const PropertySet& config, PropertySet& flow, LinkSpec& link,
                        const std::string& label, ImportContext& context) {
    KeptSettings kept;
    for (const auto& [name, value] : config.rest()) {
        const PlacedValue* there = flow.peek(name);
        const bool machinery = std::ranges::find(kMirrorMachinery, name) != kMirrorMachinery.end();
        if (connectorOf(name) == kind) {
            flow.set(name, value);
        } else if (!machinery && (there == nullptr || trimmed(there->value) != trimmed(value.value))) {
            keepProperty(kept, name, value, label + std::string(helperName(kind)) + ": ", context.program,
                         context.report);
        }
    }
    keepSettings(link.extra, helperName(kind), kept);
}

KeptSettings helperSettings(const LinkSpec& link, MirrorConnector kind) {
    return keptSettings(link.extra, helperName(kind));
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

std::optional<Properties> writeFlow(const LinkSpec& link, const MirrorAliases& aliases, std::string_view program,
                                    LossReport& report) {
    Properties out;
    KeptSettings kept = keptSettings(link.extra, kMirrorKept);
    const std::string target = keptTarget(link, kept, aliases.target);
    if (!writeTopics(link, withoutEchoGuard(link, target), program, out, report) ||
        !writeMirrorNaming(link, aliases.source, program, kept, out, report)) {
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
            report.note(LossReason::DrawingOnly, "cluster " + cluster.id.str(), joinedWords(fields, ", "));
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
        report.note(LossReason::DrawingOnly, "document", joinedWords(fields, ", "));
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
