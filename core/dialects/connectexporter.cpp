#include "core/dialects/connectexporter.h"

#include <algorithm>
#include <optional>

#include "core/base/joinedwords.h"
#include "core/dialects/aliases.h"
#include "core/dialects/connectors.h"
#include "core/dialects/exportnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/replicatorflow.h"
#include "core/dialects/topiclist.h"
#include "core/selection/topicmatcher.h"
#include "core/topology/enumnames.h"

namespace tributary {

namespace {

constexpr std::int64_t kWorkerCommitMs = 60'000;

void reportWorker(const LinkSpec& link, LossReport& report) {
    if (link.commitIntervalMs != kWorkerCommitMs) {
        report.lost(LossReason::WorkerSetting, linkPlace(link),
                    "commitIntervalMs = " + std::to_string(link.commitIntervalMs),
                    "offset.flush.interval.ms = " + std::to_string(link.commitIntervalMs));
    }
}

void reportProviders(const PlaceholderWriter& placeholders, LossReport& report) {
    for (const auto& [name, value] : placeholders.providers()) {
        report.note(LossReason::WorkerSetting, "document", "placeholders of secrets", name + " = " + value);
    }
}

Properties prefixed(const std::string& prefix, const Properties& properties) {
    Properties out;
    for (const auto& [name, value] : properties) {
        out.emplace_back(prefix + name, value);
    }
    return out;
}

void append(Properties& to, const Properties& more) { to.insert(to.end(), more.begin(), more.end()); }

/// One connector of a link out of the properties of its flow.
Properties connectorConfig(const TopologySpec& spec, const LinkSpec& link, MirrorConnector kind,
                           const std::string& type, const Properties& flow, const Aliases& aliases,
                           PlaceholderWriter& placeholders, LossReport& report) {
    constexpr const char* kConverter = "org.apache.kafka.connect.converters.ByteArrayConverter";
    Properties config{{"connector.class", "org.apache.kafka.connect.mirror." + type},
                      {kSourceAlias, aliases.of(link.source)},
                      {kTargetAlias, aliases.of(link.target)}};
    append(config, prefixed("source.cluster.", writeConnection(*spec.cluster(link.source), placeholders, report)));
    append(config, prefixed("target.cluster.", writeConnection(*spec.cluster(link.target), placeholders, report)));
    for (const char* converter : {"key.converter", "value.converter", "header.converter"}) {
        config.emplace_back(converter, kConverter);
    }
    const auto set = [&config](const std::string& property, const std::string& value) {
        const auto there = std::ranges::find(config, property, &std::pair<std::string, std::string>::first);
        there == config.end() ? static_cast<void>(config.emplace_back(property, value))
                              : static_cast<void>(there->second = value);
    };
    for (const auto& [property, value] : flow) {
        // What names topics counts for all three of them.
        if (connectorOf(property) == kind || property.starts_with("replication.policy.") || property == kSourceAlias ||
            property == kTargetAlias) {
            set(property, value);
        }
    }
    if (kind != MirrorConnector::Source) {
        for (const auto& [property, value] : helperSettings(link, kind)) {
            set(property, value);
        }
    }
    return config;
}

class ConnectWriter {
public:
    explicit ConnectWriter(const TopologySpec& spec) : m_spec(spec), m_aliases(spec, m_report) {}

    Result<Exported> write() {
        for (const LinkSpec& link : m_spec.links) {
            if (isExportable(m_spec, link, m_report)) {
                writeLink(link);
            }
        }
        if (m_files.empty()) {
            return std::unexpected(nothingToExport("Kafka Connect configuration", m_report));
        }
        reportProviders(m_placeholders, m_report);
        reportDrawing(m_spec, m_report);
        return Exported{std::move(m_files), std::move(m_report)};
    }

private:
    void writeLink(const LinkSpec& link) {
        const std::vector<LinkConnector> connectors = linkConnectors(m_spec, link, m_aliases, m_placeholders, m_report);
        if (connectors.empty()) {
            return;
        }
        reportWorker(link, m_report);
        const std::string base = m_names.fileBase(link);
        for (const LinkConnector& each : connectors) {
            m_files.push_back(
                {base + each.suffix + ".json", writeConnector(base + each.suffix, each.config, !link.autoStart)});
        }
    }

    const TopologySpec& m_spec;
    LossReport m_report;
    Aliases m_aliases;
    PlaceholderWriter m_placeholders;
    ExportNames m_names;
    std::vector<ExportedFile> m_files;
};

class ReplicatorWriter {
public:
    explicit ReplicatorWriter(const TopologySpec& spec) : m_spec(spec) {}

    Result<Exported> write() {
        for (const LinkSpec& link : m_spec.links) {
            if (isExportable(m_spec, link, m_report)) {
                writeLink(withClusterOverrides(m_spec, link, m_report));
            }
        }
        if (m_files.empty()) {
            return std::unexpected(nothingToExport("Replicator configuration", m_report));
        }
        reportProviders(m_placeholders, m_report);
        reportDrawing(m_spec, m_report);
        return Exported{std::move(m_files), std::move(m_report)};
    }

private:
    void writeLink(const LinkSpec& link) {
        constexpr const char* kConverter = "io.confluent.connect.replicator.util.ByteArrayConverter";
        Properties config{{"connector.class", "io.confluent.connect.replicator.ReplicatorSourceConnector"}};
        append(config, prefixed("src.kafka.", writeConnection(*m_spec.cluster(link.source), m_placeholders, m_report)));
        append(config,
               prefixed("dest.kafka.", writeConnection(*m_spec.cluster(link.target), m_placeholders, m_report)));
        for (const char* converter : {"key.converter", "value.converter", "header.converter"}) {
            config.emplace_back(converter, kConverter);
        }
        if (!writeTopics(link, config)) {
            return;
        }
        const std::string pattern = targetNaming(link).pattern;
        if (pattern != "${topic}") {
            config.emplace_back("topic.rename.format", pattern);
        }
        config.emplace_back("tasks.max", std::to_string(link.streams));
        config.emplace_back("topic.poll.interval.ms", std::to_string(link.topicRefreshMs));
        if (link.replicationFactor > 0) {
            config.emplace_back("dest.topic.replication.factor", std::to_string(link.replicationFactor));
        } else {
            m_report.note(LossReason::DefaultWritten, linkPlace(link), "replicationFactor = 0",
                          "as many replicas as the source's topic has");
        }
        const std::string group = consumerGroup(m_spec, link);
        config.emplace_back("src.consumer.group.id", group);
        if (link.group.empty()) {
            m_report.note(LossReason::GroupWritten, linkPlace(link), "group", group);
        }
        writeClients(link, config);
        for (const auto& [name, value] : keptSettings(link.extra, kReplicatorKept)) {
            config.emplace_back(name, value);
        }
        if (link.partitioning != Partitioning::Preserve) {
            m_report.replaced(LossReason::PartitioningReplaced, linkPlace(link),
                              "partitioning = " + std::string(enumText(link.partitioning)),
                              "their numbers at the source");
        }
        if (link.onSendFailure == SendFailurePolicy::Skip) {
            m_report.lost(LossReason::NoCounterpart, linkPlace(link), "onSendFailure = skip", std::string(kReplicator));
        }
        reportWorker(link, m_report);
        reportLinkRest(link, kReplicator, m_report);
        const std::string base = m_names.fileBase(link);
        m_files.push_back({base + ".json", writeConnector(base, config, !link.autoStart)});
    }

    void writeClients(const LinkSpec& link, Properties& config) {
        const std::string place = linkPlace(link);
        append(config, writeConsumerStart(link, "src.consumer.", true, StartPosition::Earliest, m_report));
        append(config,
               writeOverrides(link.consumer, ClientRole::Consumer, "src.consumer.", place, kReplicator, m_report));
        if (link.compression != Compression::Source) {
            config.emplace_back("producer.override.compression.type", enumText(link.compression));
        } else {
            m_report.note(LossReason::CompressionFollowed, place, "compression = source", std::string(kReplicator));
        }
        append(config,
               writeOverrides(link.producer, ClientRole::Producer, "producer.override.", place, kReplicator, m_report));
    }

    /// Names go to the lists of names, with the excludes already weighed; a selection with patterns is one expression.
    bool writeTopics(const LinkSpec& link, Properties& config) {
        const JavaSelection selection = javaSelection(link.topics);
        const Result<TopicMatcher> matcher = TopicMatcher::compile(link, {});
        if (!selection.ok() || !matcher) {
            m_report.lost(LossReason::LinkLeftOut, linkPlace(link), selection.ok() ? "topics" : selection.problem,
                          matcher ? "Java has no such expression" : matcher.error().message());
            return false;
        }
        const bool names = std::ranges::all_of(
            link.topics.include, [](const TopicEntry& entry) { return entry.kind == TopicEntry::Kind::Literal; });
        if (!names) {
            for (const auto& [before, after] : selection.rewritten) {
                m_report.note(LossReason::PatternRewritten, linkPlace(link), before, after);
            }
            config.emplace_back("topic.regex", selection.singlePattern());
            return true;
        }
        std::vector<std::string> wanted;
        for (const TopicEntry& entry : link.topics.include) {
            if (matcher->decide(entry.text).decision == TopicDecision::Mirrored) {
                wanted.push_back(entry.text);
            }
        }
        if (!link.topics.exclude.empty() && link.topics.exclude != defaultTopicExcludes()) {
            m_report.note(LossReason::PatternRewritten, linkPlace(link), "exclude",
                          "topic.whitelist without what it excludes");
        }
        if (wanted.empty()) {
            m_report.lost(LossReason::LinkLeftOut, linkPlace(link), "topics",
                          "it mirrors none, and Replicator needs some");
            return false;
        }
        config.emplace_back("topic.whitelist", joinedWords(wanted, ","));
        return true;
    }

    const TopologySpec& m_spec;
    LossReport m_report;
    PlaceholderWriter m_placeholders;
    ExportNames m_names;
    std::vector<ExportedFile> m_files;
};

}  // namespace

LinkSpec withClusterOverrides(const TopologySpec& spec, const LinkSpec& link, LossReport& report) {
    LinkSpec out = link;
    const auto merge = [&](const ClusterId& end, ClientRole role, ClientOverrides& overrides, const char* client) {
        for (const auto& [name, value] : spec.cluster(end)->client) {
            const std::string place = "cluster " + end.str();
            if (javaSetting(role, name, value)) {
                if (overrides.try_emplace(name, value).second) {
                    report.note(LossReason::ScopeWidened, place, settingText(name, value),
                                "the " + std::string(client) + " of " + linkPlace(link));
                }
            } else if (!javaSetting(ClientRole::Consumer, name, value) &&
                       !javaSetting(ClientRole::Producer, name, value) && !name.starts_with("sasl.kerberos.")) {
                report.lost(LossReason::NoCounterpart, place, settingText(name, value), "Java clients");
            }
        }
    };
    merge(link.source, ClientRole::Consumer, out.consumer, "consumer");
    merge(link.target, ClientRole::Producer, out.producer, "producer");
    return out;
}

std::vector<LinkConnector> linkConnectors(const TopologySpec& spec, const LinkSpec& link, const Aliases& aliases,
                                          PlaceholderWriter& placeholders, LossReport& report) {
    const std::optional<Properties> flow =
        writeFlow(withClusterOverrides(spec, link, report), aliases.ends(link), "Kafka Connect", report);
    if (!flow) {
        return {};
    }
    std::vector<LinkConnector> out;
    const auto add = [&](const char* suffix, MirrorConnector kind, const char* type) {
        out.push_back({suffix, connectorConfig(spec, link, kind, type, *flow, aliases, placeholders, report)});
    };
    const auto isOn = [&](const char* property) {
        return std::ranges::find(*flow, std::pair<std::string, std::string>(property, "true")) != flow->end();
    };
    add("", MirrorConnector::Source, "MirrorSourceConnector");
    if (isOn("emit.checkpoints.enabled") || isOn("sync.group.offsets.enabled")) {
        add("-checkpoint", MirrorConnector::Checkpoint, "MirrorCheckpointConnector");
    }
    if (isOn("emit.heartbeats.enabled")) {
        add("-heartbeat", MirrorConnector::Heartbeat, "MirrorHeartbeatConnector");
    }
    return out;
}

Result<Exported> ConnectExporter::write(const TopologySpec& spec) const { return ConnectWriter(spec).write(); }

Result<Exported> ReplicatorExporter::write(const TopologySpec& spec) const { return ReplicatorWriter(spec).write(); }

}  // namespace tributary
