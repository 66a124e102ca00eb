#include "core/connect/takeover.h"

#include "core/dialects/connectimporter.h"
#include "core/dialects/keptsettings.h"
#include "core/dialects/mirrorflow.h"

#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

/// The running connectors without what ConnectorSet adds to the drawing.
std::string asDrawn(const std::map<std::string, ConnectorConfig>& configs, const ConnectorSet& set) {
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [name, running] : configs) {
        ConnectorConfig config = running;
        for (const auto& [key, value] : set.connectors.front().config) {
            constexpr std::string_view kTarget = "target.cluster.";
            if (key.starts_with(kTarget)) {
                config.erase("producer.override." + key.substr(kTarget.size()));
            }
        }
        list.push_back({{"name", name}, {"config", std::move(config)}});
    }
    return list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// The property without its last parts, as far as one field of a link goes.
std::string_view fieldOf(std::string_view key) {
    for (const std::string_view field : {"topics", "replication.policy.", "tasks.max", "replication.factor",
                                         "refresh.topics.interval.seconds", "errors.tolerance"}) {
        if (key.starts_with(field)) {
            return field;
        }
    }
    if (key == "producer.override.compression.type") {
        return "compression";
    }
    for (const std::string_view field : {"source.consumer.", "consumer.", "producer.override."}) {
        if (key.starts_with(field)) {
            return field;
        }
    }
    return "kept";
}

void take(LinkSpec& link, const LinkSpec& running, std::string_view field) {
    if (field == "topics") {
        link.topics.include = running.topics.include;
        // What Kafka's connectors exclude of their own is not drawn, unless it was.
        const std::string target = running.target.str();
        const bool guarded = withoutEchoGuard(link, target) != link.topics;
        link.topics.exclude = guarded ? running.topics.exclude : withoutEchoGuard(running, target).exclude;
    } else if (field == "replication.policy.") {
        link.naming = running.naming;
    } else if (field == "tasks.max") {
        link.streams = running.streams;
    } else if (field == "replication.factor") {
        link.replicationFactor = running.replicationFactor;
    } else if (field == "refresh.topics.interval.seconds") {
        link.topicRefreshMs = running.topicRefreshMs;
    } else if (field == "errors.tolerance") {
        link.onSendFailure = running.onSendFailure;
    } else if (field == "compression") {
        link.compression = running.compression;
    } else if (field == "source.consumer." || field == "consumer.") {
        link.consumer = running.consumer;
    } else if (field == "producer.override.") {
        link.producer = running.producer;
    }
    // Whatever the connectors know beyond that is carried by the document.
    keepSettings(link.extra, kMirrorKept, keptSettings(running.extra, kMirrorKept));
}

/// The aliases that the connectors have stay what the document says of them where they are the same.
void takeAliases(LinkSpec& drawn, const LinkSpec& link, const ConnectorSet& set,
                 const std::map<std::string, ConnectorConfig>& configs) {
    const auto running = configs.find(set.source());
    if (running == configs.end()) {
        return;
    }
    const KeptSettings own = keptSettings(link.extra, kMirrorKept);
    KeptSettings kept = keptSettings(drawn.extra, kMirrorKept);
    for (const char* key : {kSourceAlias, kTargetAlias}) {
        kept.erase(key);
        const auto there = running->second.find(key);
        const auto wanted = set.connectors.front().config.find(key);
        const bool same = there != running->second.end() && wanted != set.connectors.front().config.end() &&
                          there->second == wanted->second;
        if (const auto before = own.find(key); same && before != own.end()) {
            kept[key] = before->second;
        } else if (!same && there != running->second.end()) {
            kept[key] = there->second;
        }
    }
    keepSettings(drawn.extra, kMirrorKept, kept);
}

}  // namespace

Result<LinkSpec> takenOver(const TopologySpec& spec, const LinkSpec& link,
                           const std::map<std::string, ConnectorConfig>& configs) {
    const Result<ConnectorSet> set = connectorSet(spec, link);
    if (!set) {
        return std::unexpected(set.error());
    }
    const Result<Imported> imported = ConnectImporter{}.read({{{"connectors", asDrawn(configs, *set)}}, {}, {}});
    if (!imported) {
        return std::unexpected(imported.error());
    }
    const LinkSpec& running = imported->spec.links.front();
    std::set<std::string_view> fields;
    for (const auto& [name, config] : configs) {
        const WantedConnector* wanted = set->find(name);
        if (wanted == nullptr) {
            fields.insert("kept");
            continue;
        }
        for (const ConnectorDrift& each : driftOf(*wanted, config)) {
            fields.insert(fieldOf(each.key));
        }
    }
    LinkSpec drawn = link;
    for (const std::string_view field : fields) {
        take(drawn, running, field);
    }
    if (!fields.empty()) {
        takeAliases(drawn, link, *set, configs);
    }
    return drawn;
}

}  // namespace tributary
