#include "core/dialects/mm2exporter.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/javaproperties.h"
#include "core/base/joinedwords.h"
#include "core/dialects/aliases.h"
#include "core/dialects/exportnames.h"
#include "core/dialects/mirrorflow.h"

namespace tributary {

namespace {

class Mm2Writer {
public:
    explicit Mm2Writer(const TopologySpec& spec) : m_spec(spec), m_aliases(spec, m_report) {}

    Result<Exported> write() {
        std::string flows;
        std::set<std::pair<ClusterId, ClusterId>> pairs;
        for (const LinkSpec& link : m_spec.links) {
            if (!isExportable(m_spec, link, m_report)) {
                continue;
            }
            if (!pairs.emplace(link.source, link.target).second) {
                m_report.lost(LossReason::SecondLink, linkPlace(link), m_aliases.flow(link),
                              std::string(kMirrorMaker2));
                continue;
            }
            const std::optional<Properties> flow = writeFlow(link, m_aliases.ends(link), kMirrorMaker2, m_report);
            if (!flow) {
                continue;
            }
            m_written.push_back(&link);
            flows += "\n" + javaPropertyLine(m_aliases.flow(link) + ".enabled", link.autoStart ? "true" : "false");
            for (const auto& [name, value] : *flow) {
                flows += javaPropertyLine(m_aliases.flow(link) + "." + name, value);
            }
            for (const MirrorConnector kind : {MirrorConnector::Checkpoint, MirrorConnector::Heartbeat}) {
                for (const auto& [name, value] : helperSettings(link, kind)) {
                    m_report.lost(LossReason::NoCounterpart, linkPlace(link), settingText(name, value),
                                  "mm2.properties, which has one setting for all connectors of a flow");
                }
            }
        }
        if (m_written.empty()) {
            return std::unexpected(nothingToExport("MirrorMaker 2 configuration", m_report));
        }
        std::string clusters = writeClusters();
        std::string text =
            "# MirrorMaker 2, written by Tributary" +
            (m_spec.name.empty() ? std::string{} : " from the topology " + ExportNames::oneLine(m_spec.name)) +
            ".\n# Start it with: connect-mirror-maker.sh mm2.properties\n\n" + writeGlobal() + clusters + flows;
        reportDrawing(m_spec, m_report);
        return Exported{{{"mm2.properties", std::move(text)}}, std::move(m_report)};
    }

private:
    std::string writeGlobal() {
        std::vector<std::string> names;
        for (const ClusterSpec& cluster : m_spec.clusters) {
            if (cluster.kind == ClusterKind::Kafka) {
                names.push_back(m_aliases.of(cluster.id));
            }
        }
        std::string text = javaPropertyLine("clusters", joinedWords(names, ", "));
        KeptSettings kept = keptSettings(m_spec.extra, kMirrorKept);
        // With heartbeats MirrorMaker 2 would also run every flow's way back.
        kept.try_emplace("emit.heartbeats.enabled", "false");
        KeptSettings providers;
        for (const auto& [name, value] : kept) {
            if (name.starts_with("config.providers")) {
                providers[name] = value;
            } else {
                text += javaPropertyLine(name, value);
            }
        }
        for (const auto& [name, value] : m_placeholders.providers(providers)) {
            text += javaPropertyLine(name, value);
        }
        return text;
    }

    std::string writeClusters() {
        std::string text;
        for (const ClusterSpec& cluster : m_spec.clusters) {
            if (cluster.kind != ClusterKind::Kafka) {
                m_report.lost(LossReason::SandboxLeftOut, "cluster " + cluster.id.str(), cluster.displayName());
                continue;
            }
            const std::string prefix = m_aliases.of(cluster.id) + ".";
            text += "\n";
            for (const auto& [name, value] : writeConnection(cluster, m_placeholders, m_report)) {
                text += javaPropertyLine(prefix + name, value);
            }
            text += writeClients(cluster, prefix) + writeWorker(cluster, prefix);
            for (const auto& [name, value] : keptSettings(cluster.extra, kMirrorKept)) {
                text += javaPropertyLine(prefix + name, value);
            }
        }
        return text;
    }

    /// Under the alias alone MirrorMaker 2 reads what it connects with, and no more; so the clients are named.
    std::string writeClients(const ClusterSpec& cluster, const std::string& prefix) {
        std::string text;
        for (const auto& [name, value] : cluster.client) {
            const ClientOverrides one{{name, value}};
            LossReport unheard;
            const std::string place = "cluster " + cluster.id.str();
            const std::optional<ClientSetting> common = javaSetting(ClientRole::Common, name, value);
            if (common && (common->name.starts_with("ssl.") || common->name.starts_with("sasl."))) {
                text += javaPropertyLine(prefix + common->name, common->value);
                continue;
            }
            if (common) {
                for (const char* client : {"consumer.", "producer.", "admin."}) {
                    for (const auto& [key, text2] :
                         writeOverrides(one, ClientRole::Common, prefix + client, place, kMirrorMaker2, unheard)) {
                        text += javaPropertyLine(key, text2);
                    }
                }
                continue;
            }
            const bool consumer = javaSetting(ClientRole::Consumer, name, value).has_value();
            const ClientRole role = consumer ? ClientRole::Consumer : ClientRole::Producer;
            for (const auto& [key, text2] : writeOverrides(one, role, prefix + (consumer ? "consumer." : "producer."),
                                                           place, kMirrorMaker2, m_report)) {
                text += javaPropertyLine(key, text2);
                m_report.note(LossReason::ScopeWidened, place, settingText(name, value), key);
            }
        }
        return text;
    }

    /// One worker commits for all flows into a cluster: the shortest interval keeps every link's promise.
    std::string writeWorker(const ClusterSpec& cluster, const std::string& prefix) {
        constexpr std::int64_t kDefaultMs = 60'000;
        std::int64_t shortest = 0;
        for (const LinkSpec* link : m_written) {
            if (link->target == cluster.id) {
                shortest = shortest == 0 ? link->commitIntervalMs : std::min(shortest, link->commitIntervalMs);
            }
        }
        for (const LinkSpec* link : m_written) {
            if (link->target == cluster.id && link->commitIntervalMs != shortest) {
                m_report.replaced(LossReason::OneForAll, linkPlace(*link),
                                  "commitIntervalMs = " + std::to_string(link->commitIntervalMs),
                                  prefix + "offset.flush.interval.ms = " + std::to_string(shortest));
            }
        }
        return shortest == 0 || shortest == kDefaultMs
                   ? std::string{}
                   : javaPropertyLine(prefix + "offset.flush.interval.ms", std::to_string(shortest));
    }

    const TopologySpec& m_spec;
    LossReport m_report;
    Aliases m_aliases;
    PlaceholderWriter m_placeholders;
    std::vector<const LinkSpec*> m_written;
};

}  // namespace

Result<Exported> Mm2Exporter::write(const TopologySpec& spec) const { return Mm2Writer(spec).write(); }

}  // namespace tributary
