#include "core/dialects/replicatorflow.h"

#include <algorithm>
#include <tuple>

#include "core/dialects/converters.h"
#include "core/dialects/importnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/mirrornaming.h"
#include "core/dialects/missednames.h"
#include "core/dialects/topiclist.h"
#include "core/topology/validation.h"

namespace tributary {

namespace {

class ReplicatorReader {
public:
    ReplicatorReader(Connector& connector, const ConnectWorker& target, ClusterBook& clusters, ImportContext& context)
        : m_connector(connector),
          m_config(connector.config),
          m_target(target),
          m_clusters(clusters),
          m_context(context) {}

    Status read(TopologySpec& spec) {
        m_link.id = freeLinkId(spec, m_connector.name);
        Result<ClusterId> source = readSource();
        Result<ClusterId> target = readTarget();
        if (!source || !target) {
            return std::unexpected(source ? target.error() : source.error());
        }
        m_link.source = *source;
        m_link.target = *target;
        readTopics();
        readNaming();
        readTransforms(m_config, m_link, {}, kReplicator, m_context);
        reportServiceTopics(m_link, "topic.regex", m_connector.place, m_context);
        if (Status read = readNumbers(); !read) {
            return read;
        }
        if (Status read = readClients(); !read) {
            return read;
        }
        readConverters(m_config, std::nullopt, {}, m_connector.place, m_kept, m_context, "src.");
        readConverters(m_config, m_target.converters, {}, m_connector.place, m_kept, m_context);
        readProvenance();
        for (const auto& [name, value] : m_config.rest()) {
            keepProperty(m_kept, name, value, {}, kReplicator, m_context.report);
        }
        keepSettings(m_link.extra, kReplicatorKept, m_kept);
        spec.links.push_back(std::move(m_link));
        return {};
    }

private:
    Result<ClusterId> readSource() {
        PropertySet properties = m_config.takeUnder("src.kafka");
        if (properties.peek("bootstrap.servers") == nullptr) {
            return std::unexpected(
                Error(ErrorCode::FieldMissing).with("field", "src.kafka.bootstrap.servers").at(m_connector.place));
        }
        ClusterSpec cluster;
        cluster.id = ClusterId("source");
        return addCluster(properties, "src.kafka", std::move(cluster));
    }

    /// What it does not say itself is as its worker is told.
    Result<ClusterId> readTarget() {
        PropertySet properties = m_config.takeUnder("dest.kafka");
        ClusterSpec cluster;
        if (properties.peek("bootstrap.servers") == nullptr) {
            Result<ClusterSpec> worker = m_target.cluster();
            if (!worker) {
                return std::unexpected(std::move(worker.error()));
            }
            cluster = std::move(*worker);
        }
        cluster.id = ClusterId(m_connector.worker.empty() ? "target" : m_connector.worker);
        Result<ClusterId> target = addCluster(properties, "dest.kafka", std::move(cluster));
        if (target && m_clusters.isOpen(*target)) {
            m_context.report.lost(LossReason::AddressOpen, m_connector.place, "cluster " + target->str(),
                                  "Replicator writes to the cluster of its Connect worker; give its address with "
                                  "--target HOST:PORT, or import the worker's file too");
        }
        return target;
    }

    Result<ClusterId> addCluster(PropertySet& properties, const std::string& prefix, ClusterSpec cluster) {
        if (properties.all().empty()) {
            return m_clusters.add(std::move(cluster), m_connector.place, m_context.report);
        }
        if (Status read = readConnection(properties, cluster, prefix + ".", m_context); !read) {
            return std::unexpected(read.error());
        }
        KeptSettings kept;
        readOverrides(properties, ClientRole::Common, prefix + ".", cluster.client, &kept, {}, m_context);
        keepSettings(cluster.extra, kReplicatorKept, kept);
        return m_clusters.add(std::move(cluster), m_connector.place, m_context.report);
    }

    static void addNames(const PlacedValue* list, std::vector<TopicEntry>& entries) {
        for (std::string& name : listElements(list == nullptr ? std::string_view{} : list->value)) {
            entries.push_back({TopicEntry::Kind::Literal, std::move(name)});
        }
    }

    void readTopics() {
        addNames(m_config.takeFirst({"topic.whitelist", "topic.include"}), m_link.topics.include);
        m_link.topics.exclude.clear();
        addNames(m_config.takeFirst({"topic.blacklist", "topic.exclude"}), m_link.topics.exclude);
        if (const PlacedValue* regex = m_config.take("topic.regex");
            regex != nullptr && !trimmed(regex->value).empty()) {
            const PatternLists lists = listsFromPattern(trimmed(regex->value));
            m_link.topics.include.insert(m_link.topics.include.end(), lists.include.begin(), lists.include.end());
            m_link.topics.exclude.insert(m_link.topics.exclude.end(), lists.exclude.begin(), lists.exclude.end());
            const bool guarded = removeGuard(m_link.topics.exclude);
            m_link.topics.internal = lists.own && !guarded;
            if (!guarded && !lists.own) {
                reportInternalTopics(m_link, settingText("topic.regex", *regex), regex->place, "Replicator", m_context);
            }
        }
        m_link.topics.internal = m_link.topics.internal || namesInternalTopic(m_link.topics.include);
    }

    void readNaming() {
        constexpr std::string_view kTopic = "${topic}";
        const PlacedValue* format = m_config.take("topic.rename.format");
        const std::string pattern = format == nullptr ? std::string(kTopic) : trimmed(format->value);
        if (pattern == kTopic) {
            return;
        }
        const std::size_t separator =
            pattern.find_last_of("._-", pattern.size() - std::min(pattern.size(), kTopic.size() + 1));
        const bool atEnd = pattern.ends_with(kTopic) && pattern.find(kTopic) == pattern.size() - kTopic.size();
        if (atEnd && separator != std::string::npos && separator > 0 &&
            separator + 1 == pattern.size() - kTopic.size()) {
            m_link.naming = {NamingPolicy::Prefix, pattern.substr(0, separator), pattern.substr(separator, 1), {}, {}};
            if (m_link.naming.prefix == m_link.source.str()) {
                m_link.naming.prefix.clear();
            }
        } else {
            m_link.naming.policy = NamingPolicy::Template;
            m_link.naming.pattern = pattern;
        }
    }

    Status readNumbers() {
        std::int64_t streams = 1;
        std::int64_t refresh = 120'000;  // Replicator's own default
        std::int64_t factor = 0;
        for (const auto& [key, least, limit, out] :
             {std::tuple{"tasks.max", std::int64_t{1}, std::int64_t{kMaxStreams}, &streams},
              std::tuple{"topic.poll.interval.ms", std::int64_t{1}, kMaxTopicRefreshMs, &refresh},
              std::tuple{"dest.topic.replication.factor", std::int64_t{0}, std::int64_t{kMaxReplicationFactor},
                         &factor}}) {
            if (const PlacedValue* value = m_config.take(key)) {
                const Result<std::int64_t> number = numberUpTo(key, *value, least, limit, m_context.report);
                if (!number) {
                    return std::unexpected(number.error());
                }
                *out = *number;
            }
        }
        m_link.streams = static_cast<int>(streams);
        m_link.topicRefreshMs = refresh;
        m_link.replicationFactor = static_cast<int>(factor);
        static constexpr std::tuple<const char*, LossReason, const char*> kFlags[] = {
            {"topic.auto.create", LossReason::AlwaysDone, "topics that the target lacks are made there"},
            {"topic.preserve.partitions", LossReason::Renamed, "partitioning = keyHash"},
            {"topic.config.sync", LossReason::AlwaysDone,
             "topics at the target get the settings of the source's, and follow them"}};
        for (const auto& [key, reason, what] : kFlags) {
            const PlacedValue* value = m_config.take(key);
            const Result<bool> on = value == nullptr ? Result<bool>(true) : flagOf(key, *value);
            if (!on) {
                return std::unexpected(on.error());
            }
            if (!*on) {
                m_kept[key] = "false";
                if (reason == LossReason::Renamed) {
                    m_link.partitioning = Partitioning::KeyHash;
                    m_context.report.note(reason, value->place, settingText(key, "false"), what);
                } else {
                    m_context.report.lost(reason, value->place, settingText(key, "false"), what);
                }
            }
        }
        return {};
    }

    /// Off by default.
    void readProvenance() {
        const PlacedValue* enabled = m_config.peek("provenance.header.enable");
        if (enabled != nullptr && lowerCase(trimmed(enabled->value)) == "true") {
            m_config.take("provenance.header.enable");
            m_kept["provenance.header.enable"] = "true";
            m_context.report.lost(LossReason::HeadersLeft, enabled->place,
                                  settingText("provenance.header.enable", *enabled),
                                  "cluster, topic and time that it came from");
        }
    }

    Status readClients() {
        PropertySet consumer = m_config.takeUnder("src.consumer");
        if (const PlacedValue* group = consumer.take("group.id")) {
            m_link.group = trimmed(group->value);
            m_context.report.note(LossReason::PositionsTakenOver, group->place,
                                  settingText("src.consumer.group.id", *group), "--accept-position committed");
        } else {
            m_link.group = m_connector.name;  // Replicator's default
            m_context.report.note(LossReason::PositionsTakenOver, m_connector.place, "group = " + m_connector.name,
                                  "--accept-position committed");
        }
        if (Status read =
                readMirrorConsumer(consumer, StartPosition::Earliest, m_link, "src.consumer.", nullptr, m_context);
            !read) {
            return read;
        }
        PropertySet producer = m_config.takeUnder("producer.override");
        return readMirrorProducer(producer, m_link, "producer.override.", nullptr, {}, m_context);
    }

    Connector& m_connector;
    PropertySet& m_config;
    const ConnectWorker& m_target;
    ClusterBook& m_clusters;
    ImportContext& m_context;
    LinkSpec m_link;
    KeptSettings m_kept;
};

}  // namespace

Status readReplicator(Connector& connector, const ConnectWorker& target, ClusterBook& clusters, TopologySpec& spec,
                      ImportContext& context) {
    return ReplicatorReader(connector, target, clusters, context).read(spec);
}

}  // namespace tributary
