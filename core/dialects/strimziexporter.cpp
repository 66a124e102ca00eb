#include "core/dialects/strimziexporter.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/dialects/aliases.h"
#include "core/dialects/connectexporter.h"
#include "core/dialects/exportnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/strimzicluster.h"

namespace tributary {

namespace {

constexpr std::string_view kStrimzi = "Strimzi";

struct WrittenLink {
    const LinkSpec* link;
    Properties flow;
};

class StrimziWriter {
public:
    explicit StrimziWriter(const TopologySpec& spec) : m_spec(spec), m_aliases(spec, m_report) {}

    Result<Exported> write() {
        collect();
        if (m_links.empty()) {
            return std::unexpected(nothingToExport("Strimzi resource", m_report));
        }
        YAML::Emitter out;
        out << YAML::Comment(
            "KafkaMirrorMaker2, written by Tributary" +
            (m_spec.name.empty() ? std::string{} : " from the topology " + ExportNames::oneLine(m_spec.name)));
        for (const auto& [target, links] : m_links) {
            out << YAML::BeginDoc;
            writeResource(out, target, links);
        }
        reportDrawing(m_spec, m_report);
        return Exported{{{"mirrormaker2.yaml", std::string(out.c_str()) + "\n"}}, std::move(m_report)};
    }

private:
    void collect() {
        std::set<std::pair<ClusterId, ClusterId>> pairs;
        for (const LinkSpec& link : m_spec.links) {
            if (!isExportable(m_spec, link, m_report)) {
                continue;
            }
            if (!pairs.emplace(link.source, link.target).second) {
                m_report.lost(LossReason::SecondLink, linkPlace(link), m_aliases.flow(link), std::string(kStrimzi));
                continue;
            }
            if (auto flow = writeFlow(withClusterOverrides(m_spec, link, m_report), m_aliases.of(link.source), kStrimzi,
                                      m_report)) {
                m_links[link.target].push_back({&link, std::move(*flow)});
            }
        }
    }

    void writeResource(YAML::Emitter& out, const ClusterId& target, const std::vector<WrittenLink>& links) {
        out << YAML::BeginMap << YAML::Key << "apiVersion" << YAML::Value << "kafka.strimzi.io/v1beta2" << YAML::Key
            << "kind" << YAML::Value << "KafkaMirrorMaker2" << YAML::Key << "metadata" << YAML::Value << YAML::BeginMap
            << YAML::Key << "name" << YAML::Value << resourceName(target) << YAML::EndMap << YAML::Key << "spec"
            << YAML::Value << YAML::BeginMap << YAML::Key << "replicas" << YAML::Value << 1 << YAML::Key
            << "connectCluster" << YAML::Value << m_aliases.of(target) << YAML::Key << "clusters" << YAML::Value
            << YAML::BeginSeq;
        std::set<ClusterId> written;
        writeCluster(out, target, links);
        written.insert(target);
        for (const WrittenLink& each : links) {
            if (written.insert(each.link->source).second) {
                writeCluster(out, each.link->source, {});
            }
        }
        out << YAML::EndSeq << YAML::Key << "mirrors" << YAML::Value << YAML::BeginSeq;
        for (const WrittenLink& each : links) {
            writeMirror(out, each);
        }
        out << YAML::EndSeq << YAML::EndMap << YAML::EndMap;
    }

    [[nodiscard]] std::string resourceName(const ClusterId& target) const {
        const std::string name = kubernetesName(m_spec.name);
        return m_links.size() == 1 ? name : kubernetesName(m_spec.name + "-" + target.str());
    }

    void writeCluster(YAML::Emitter& out, const ClusterId& id, const std::vector<WrittenLink>& links) {
        const ClusterSpec& cluster = *m_spec.cluster(id);
        out << YAML::BeginMap << YAML::Key << "alias" << YAML::Value << m_aliases.of(id);
        writeStrimziConnection(out, cluster, m_report);
        Properties config;
        std::int64_t shortest = 0;
        for (const WrittenLink& each : links) {
            shortest = shortest == 0 ? each.link->commitIntervalMs : std::min(shortest, each.link->commitIntervalMs);
        }
        for (const WrittenLink& each : links) {
            if (each.link->commitIntervalMs != shortest) {
                m_report.replaced(LossReason::OneForAll, linkPlace(*each.link),
                                  "commitIntervalMs = " + std::to_string(each.link->commitIntervalMs),
                                  "offset.flush.interval.ms = " + std::to_string(shortest));
            }
        }
        if (shortest != 0 && shortest != 60'000) {
            config.emplace_back("offset.flush.interval.ms", std::to_string(shortest));
        }
        for (const auto& [name, value] : keptSettings(cluster.extra, kMirrorKept)) {
            config.emplace_back(name, value);
        }
        writeConfig(out, config);
        out << YAML::EndMap;
    }

    static void writeConfig(YAML::Emitter& out, const Properties& config) {
        if (config.empty()) {
            return;
        }
        out << YAML::Key << "config" << YAML::Value << YAML::BeginMap;
        for (const auto& [name, value] : config) {
            out << YAML::Key << name << YAML::Value << value;
        }
        out << YAML::EndMap;
    }

    void writeMirror(YAML::Emitter& out, const WrittenLink& written) {
        Properties source;
        Properties checkpoint;
        Properties heartbeat;
        std::map<std::string, std::string> own;
        bool checkpoints = false;
        bool heartbeats = false;
        for (const auto& [name, value] : written.flow) {
            if (name == "topics" || name == "topics.exclude" || name == "groups" || name == "groups.exclude" ||
                name == "tasks.max") {
                own[name] = value;
                continue;
            }
            const MirrorConnector connector = connectorOf(name);
            checkpoints =
                checkpoints ||
                ((name == "emit.checkpoints.enabled" || name == "sync.group.offsets.enabled") && value == "true");
            heartbeats = heartbeats || (name == "emit.heartbeats.enabled" && value == "true");
            (connector == MirrorConnector::Source       ? source
             : connector == MirrorConnector::Checkpoint ? checkpoint
                                                        : heartbeat)
                .emplace_back(name, value);
            if (name.starts_with("replication.policy.")) {
                checkpoint.emplace_back(name, value);
                heartbeat.emplace_back(name, value);
            }
        }
        const LinkSpec& link = *written.link;
        out << YAML::BeginMap << YAML::Key << "sourceCluster" << YAML::Value << m_aliases.of(link.source) << YAML::Key
            << "targetCluster" << YAML::Value << m_aliases.of(link.target);
        // An empty pattern would be taken for the default, all topics: without its connector a mirror copies none.
        if (!own["topics"].empty()) {
            out << YAML::Key << "topicsPattern" << YAML::Value << own["topics"];
            if (!own["topics.exclude"].empty()) {
                out << YAML::Key << "topicsExcludePattern" << YAML::Value << own["topics.exclude"];
            }
        }
        for (const auto& [property, member] :
             {std::pair{"groups", "groupsPattern"}, std::pair{"groups.exclude", "groupsExcludePattern"}}) {
            if (own.contains(property)) {
                out << YAML::Key << member << YAML::Value << own[property];
            }
        }
        if (!own["topics"].empty()) {
            out << YAML::Key << "sourceConnector" << YAML::Value << YAML::BeginMap << YAML::Key << "tasksMax"
                << YAML::Value << link.streams;
            writeConfig(out, source);
            out << YAML::EndMap;
        }
        writeConnectorIf(out, checkpoints, "checkpointConnector", checkpoint);
        writeConnectorIf(out, heartbeats, "heartbeatConnector", heartbeat);
        out << YAML::EndMap;
    }

    static void writeConnectorIf(YAML::Emitter& out, bool wanted, const char* name, const Properties& config) {
        if (wanted) {
            out << YAML::Key << name << YAML::Value << YAML::BeginMap;
            writeConfig(out, config);
            out << YAML::EndMap;
        }
    }

    const TopologySpec& m_spec;
    LossReport m_report;
    Aliases m_aliases;
    std::map<ClusterId, std::vector<WrittenLink>> m_links;
};

}  // namespace

Result<Exported> StrimziExporter::write(const TopologySpec& spec) const { return StrimziWriter(spec).write(); }

}  // namespace tributary
