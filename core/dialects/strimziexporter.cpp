#include "core/dialects/strimziexporter.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/dialects/aliases.h"
#include "core/dialects/connectexporter.h"
#include "core/dialects/exportnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/strimzicluster.h"
#include "core/dialects/yamltext.h"

namespace tributary {

namespace {

constexpr std::string_view kStrimzi = "Strimzi";

struct WrittenLink {
    const LinkSpec* link;
    Properties flow;
    std::string source;  ///< the aliases of its ends
    std::string target;
};

/// Takes a property out; its value, or what it is by default.
std::string taken(Properties& flow, const char* name, const std::string& byDefault) {
    const auto found = std::ranges::find(flow, name, &Properties::value_type::first);
    if (found == flow.end()) {
        return byDefault;
    }
    std::string value = std::move(found->second);
    flow.erase(found);
    return value;
}

class StrimziWriter {
public:
    StrimziWriter(const TopologySpec& spec, StrimziVersion version)
        : m_spec(spec), m_isV1(version == StrimziVersion::V1), m_aliases(spec, m_report) {}

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
            if (auto flow =
                    writeFlow(withClusterOverrides(m_spec, link, m_report), m_aliases.ends(link), kStrimzi, m_report)) {
                addLink(link, std::move(*flow));
            }
        }
    }

    /// The operator sets a connector's aliases from those of the clusters: the source is called what its topics begin
    /// with, where no other cluster of the resource is called so.
    void addLink(const LinkSpec& link, Properties flow) {
        std::vector<WrittenLink>& links = m_links[link.target];
        WrittenLink written{&link, std::move(flow), {}, {}};
        written.source = taken(written.flow, kSourceAlias, m_aliases.of(link.source));
        written.target = taken(written.flow, kTargetAlias, m_aliases.of(link.target));
        if (!links.empty() && written.target != links.front().target) {
            m_report.replaced(LossReason::OneForAll, linkPlace(link), settingText(kTargetAlias, written.target),
                              links.front().target);
        }
        const bool used = written.source == (links.empty() ? written : links.front()).target ||
                          std::ranges::find(links, written.source, &WrittenLink::source) != links.end();
        if (used || written.source.empty()) {
            m_report.lost(LossReason::NamingUnsupported, linkPlace(link), "naming = " + targetNaming(link).pattern,
                          std::string(kStrimzi));
        } else {
            links.push_back(std::move(written));
        }
        if (links.empty()) {
            m_links.erase(link.target);
        }
    }

    void writeResource(YAML::Emitter& out, const ClusterId& target, const std::vector<WrittenLink>& links) {
        out << YAML::BeginMap << YAML::Key << "apiVersion" << YAML::Value
            << (m_isV1 ? "kafka.strimzi.io/v1" : "kafka.strimzi.io/v1beta2") << YAML::Key << "kind" << YAML::Value
            << "KafkaMirrorMaker2" << YAML::Key << "metadata" << YAML::Value << YAML::BeginMap << YAML::Key << "name"
            << YAML::Value << YamlText{resourceName(target)} << YAML::EndMap << YAML::Key << "spec" << YAML::Value
            << YAML::BeginMap << YAML::Key << "replicas" << YAML::Value << 1;
        if (m_isV1) {
            out << YAML::Key << "target" << YAML::Value;
            writeCluster(out, target, links.front().target, links);
        } else {
            writeClusters(out, target, links);
        }
        out << YAML::Key << "mirrors" << YAML::Value << YAML::BeginSeq;
        for (const WrittenLink& each : links) {
            writeMirror(out, each, links.front().target);
        }
        out << YAML::EndSeq << YAML::EndMap << YAML::EndMap;
    }

    void writeClusters(YAML::Emitter& out, const ClusterId& target, const std::vector<WrittenLink>& links) {
        out << YAML::Key << "connectCluster" << YAML::Value << YamlText{links.front().target} << YAML::Key << "clusters"
            << YAML::Value << YAML::BeginSeq;
        writeCluster(out, target, links.front().target, links);
        for (const WrittenLink& each : links) {  // a source has one link to this target
            writeCluster(out, each.link->source, each.source, {});
        }
        out << YAML::EndSeq;
    }

    [[nodiscard]] std::string resourceName(const ClusterId& target) const {
        const std::string name = kubernetesName(m_spec.name);
        return m_links.size() == 1 ? name : kubernetesName(m_spec.name + "-" + target.str());
    }

    /// With the links that lead to it where it is the target, without any where it is a source.
    void writeCluster(YAML::Emitter& out, const ClusterId& id, const std::string& alias,
                      const std::vector<WrittenLink>& links) {
        const ClusterSpec& cluster = *m_spec.cluster(id);
        out << YAML::BeginMap << YAML::Key << "alias" << YAML::Value << YamlText{alias};
        writeStrimziConnection(out, cluster, m_isV1, m_report);
        KeptSettings config = keptSettings(cluster.extra, kMirrorKept);
        if (m_isV1 && !links.empty()) {
            for (const auto& [field, setting, byDefault] : kStrimziWorkerFields) {
                const auto kept = config.extract(setting);
                out << YAML::Key << field << YAML::Value
                    << YamlText{kept ? std::string_view(kept.mapped()) : byDefault};
            }
        }
        if (const std::int64_t interval = commitInterval(links); interval != 0 && interval != 60'000) {
            config["offset.flush.interval.ms"] = std::to_string(interval);
        }
        writeConfig(out, {config.begin(), config.end()});
        out << YAML::EndMap;
    }

    /// A worker has one for all; 0 without links.
    std::int64_t commitInterval(const std::vector<WrittenLink>& links) {
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
        return shortest;
    }

    static void writeConfig(YAML::Emitter& out, const Properties& config) {
        if (config.empty()) {
            return;
        }
        out << YAML::Key << "config" << YAML::Value << YAML::BeginMap;
        for (const auto& [name, value] : config) {
            out << YAML::Key << name << YAML::Value << YamlText{value, true};
        }
        out << YAML::EndMap;
    }

    void writeMirror(YAML::Emitter& out, const WrittenLink& written, const std::string& target) {
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
        for (const auto& [kind, config] :
             {std::pair{MirrorConnector::Checkpoint, &checkpoint}, std::pair{MirrorConnector::Heartbeat, &heartbeat}}) {
            for (const auto& [name, value] : helperSettings(link, kind)) {
                std::erase_if(*config, [&name = name](const auto& each) { return each.first == name; });
                config->emplace_back(name, value);
            }
        }
        out << YAML::BeginMap;
        if (m_isV1) {
            out << YAML::Key << "source" << YAML::Value;
            writeCluster(out, link.source, written.source, {});
        } else {
            out << YAML::Key << "sourceCluster" << YAML::Value << YamlText{written.source} << YAML::Key
                << "targetCluster" << YAML::Value << YamlText{target};
        }
        // An empty pattern would be taken for the default, all topics: without its connector a mirror copies none.
        if (!own["topics"].empty()) {
            out << YAML::Key << "topicsPattern" << YAML::Value << YamlText{own["topics"]};
            if (!own["topics.exclude"].empty()) {
                out << YAML::Key << "topicsExcludePattern" << YAML::Value << YamlText{own["topics.exclude"]};
            }
        }
        for (const auto& [property, member] :
             {std::pair{"groups", "groupsPattern"}, std::pair{"groups.exclude", "groupsExcludePattern"}}) {
            if (own.contains(property)) {
                out << YAML::Key << member << YAML::Value << YamlText{own[property]};
            }
        }
        if (!own["topics"].empty()) {
            out << YAML::Key << "sourceConnector" << YAML::Value << YAML::BeginMap << YAML::Key << "tasksMax"
                << YAML::Value << link.streams;
            if (!link.autoStart) {
                out << YAML::Key << "state" << YAML::Value << "stopped";
            }
            writeConfig(out, source);
            out << YAML::EndMap;
        }
        writeConnectorIf(out, checkpoints, "checkpointConnector", checkpoint);
        if (heartbeats && m_isV1) {
            m_report.lost(LossReason::NoCounterpart, linkPlace(link), "emit.heartbeats.enabled = true",
                          "version v1 of Strimzi");
        } else {
            writeConnectorIf(out, heartbeats, "heartbeatConnector", heartbeat);
        }
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
    bool m_isV1;
    LossReport m_report;
    Aliases m_aliases;
    std::map<ClusterId, std::vector<WrittenLink>> m_links;
};

}  // namespace

template <StrimziVersion version>
Result<Exported> StrimziExporter<version>::write(const TopologySpec& spec) const {
    return StrimziWriter(spec, version).write();
}

template class StrimziExporter<StrimziVersion::V1Beta2>;
template class StrimziExporter<StrimziVersion::V1>;

}  // namespace tributary
