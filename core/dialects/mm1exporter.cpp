#include "core/dialects/mm1exporter.h"

#include "core/base/javaproperties.h"
#include "core/dialects/exportnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/mm1flow.h"
#include "core/dialects/topiclist.h"
#include "core/topology/enumnames.h"

namespace tributary {

namespace {

class Mm1Writer {
public:
    explicit Mm1Writer(const TopologySpec& spec) : m_spec(spec) {}

    Result<Exported> write() {
        for (const LinkSpec& link : m_spec.links) {
            if (isExportable(m_spec, link, m_report)) {
                writeLink(link);
            }
        }
        if (m_files.empty()) {
            return std::unexpected(nothingToExport("MirrorMaker 1 configuration", m_report));
        }
        reportDrawing(m_spec, m_report);
        return Exported{std::move(m_files), std::move(m_report)};
    }

private:
    void writeLink(const LinkSpec& link) {
        const JavaSelection selection = javaSelection(link.topics);
        if (!selection.ok() || targetNaming(link).pattern != "${topic}") {
            selection.ok() ? m_report.lost(LossReason::NamingUnsupported, linkPlace(link),
                                           "naming = " + targetNaming(link).pattern, std::string(kMirrorMaker1))
                           : m_report.lost(LossReason::PatternUnsupported, linkPlace(link), selection.problem,
                                           std::string(kMirrorMaker1));
            return;
        }
        const std::string base = m_names.fileBase(link);
        const std::string consumer = base + ".consumer.properties";
        const std::string producer = base + ".producer.properties";
        m_files.push_back({consumer, writeConsumer(link)});
        m_files.push_back({producer, writeProducer(link)});
        m_files.push_back({base + ".sh", writeScript(link, consumer, producer, selection.singlePattern()), true});
        if (link.partitioning != Partitioning::KeyHash) {
            m_report.replaced(LossReason::PartitioningReplaced, linkPlace(link),
                              "partitioning = " + std::string(enumText(link.partitioning)), "the hash of their keys");
        }
        if (link.replicationFactor > 0) {
            m_report.lost(LossReason::NoCounterpart, linkPlace(link),
                          "replicationFactor = " + std::to_string(link.replicationFactor), std::string(kMirrorMaker1));
        }
        reportLinkRest(link, kMirrorMaker1, m_report);
    }

    static std::string text(const Properties& properties, const PlaceholderWriter& placeholders,
                            const std::string& what) {
        std::string out = "# " + what + ", written by Tributary.\n";
        for (const auto& [name, value] : placeholders.providers()) {
            out += javaPropertyLine(name, value);
        }
        for (const auto& [name, value] : properties) {
            out += javaPropertyLine(name, value);
        }
        return out;
    }

    static void append(Properties& to, const Properties& more) {
        for (const auto& each : more) {
            std::erase_if(to, [&](const auto& known) { return known.first == each.first; });
            to.push_back(each);
        }
    }

    std::string writeConsumer(const LinkSpec& link) {
        const ClusterSpec& cluster = *m_spec.cluster(link.source);
        PlaceholderWriter placeholders;
        Properties out = writeConnection(cluster, placeholders, m_report);
        const std::string group = consumerGroup(m_spec, link);
        out.emplace_back("group.id", group);
        if (link.group.empty()) {
            m_report.note(LossReason::GroupWritten, linkPlace(link), "group", group);
        }
        append(out, writeOverrides(cluster.client, ClientRole::Consumer, {}, "cluster " + cluster.id.str(),
                                   kMirrorMaker1, m_report));
        append(out, writeConsumerStart(link, {}, true, StartPosition::Latest, m_report));
        if (link.topicRefreshMs != kDefaultMetadataAgeMs) {
            append(out, {{"metadata.max.age.ms", std::to_string(link.topicRefreshMs)}});
        }
        append(out, writeOverrides(link.consumer, ClientRole::Consumer, {}, linkPlace(link), kMirrorMaker1, m_report));
        return text(out, placeholders, "The consumer of MirrorMaker 1 for " + m_names.oneLine(linkPlace(link)));
    }

    std::string writeProducer(const LinkSpec& link) {
        const ClusterSpec& cluster = *m_spec.cluster(link.target);
        PlaceholderWriter placeholders;
        Properties out = writeConnection(cluster, placeholders, m_report);
        append(out, writeOverrides(cluster.client, ClientRole::Producer, {}, "cluster " + cluster.id.str(),
                                   kMirrorMaker1, m_report));
        if (link.compression != Compression::Source) {
            append(out, {{"compression.type", std::string(enumText(link.compression))}});
        } else {
            m_report.note(LossReason::CompressionFollowed, linkPlace(link), "compression = source",
                          std::string(kMirrorMaker1));
        }
        append(out, writeOverrides(link.producer, ClientRole::Producer, {}, linkPlace(link), kMirrorMaker1, m_report));
        return text(out, placeholders, "The producer of MirrorMaker 1 for " + m_names.oneLine(linkPlace(link)));
    }

    static std::string quoted(const std::string& argument) {
        std::string out = "'";
        for (const char c : argument) {
            out += c == '\'' ? std::string("'\\''") : std::string(1, c);
        }
        return out + "'";
    }

    std::string writeScript(const LinkSpec& link, const std::string& consumer, const std::string& producer,
                            const std::string& include) const {
        std::string out = "#!/bin/sh\n# MirrorMaker 1 for " + ExportNames::oneLine(linkPlace(link)) +
                          ", written by Tributary. It is part of Apache Kafka up to 3.9.\n"
                          "cd \"$(dirname \"$0\")\" || exit 1\n"
                          "exec \"${KAFKA_HOME:-/opt/kafka}/bin/kafka-mirror-maker.sh\" \\\n";
        out += "    --consumer.config " + quoted(consumer) + " \\\n    --producer.config " + quoted(producer) + " \\\n";
        out += "    --include " + quoted(include) + " \\\n";
        out += "    --num.streams " + std::to_string(link.streams) + " \\\n";
        out += "    --offset.commit.interval.ms " + std::to_string(link.commitIntervalMs) + " \\\n";
        out += std::string("    --abort.on.send.failure ") +
               (link.onSendFailure == SendFailurePolicy::Abort ? "true" : "false") + "\n";
        return out;
    }

    const TopologySpec& m_spec;
    LossReport m_report;
    ExportNames m_names;
    std::vector<ExportedFile> m_files;
};

}  // namespace

Result<Exported> Mm1Exporter::write(const TopologySpec& spec) const { return Mm1Writer(spec).write(); }

}  // namespace tributary
