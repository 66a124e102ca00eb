#include "core/connect/connectorset.h"

#include "core/base/secretwords.h"
#include "core/dialects/aliases.h"
#include "core/dialects/connectexporter.h"
#include "core/dialects/exportnames.h"
#include "core/dialects/mirrorflow.h"
#include "core/dialects/propertyset.h"
#include "core/dialects/secrets.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tributary {

namespace {

constexpr std::array kSuffixes{"", "-checkpoint", "-heartbeat"};

std::string baseName(const TopologySpec& spec, const LinkSpec& link) {
    return ExportNames::plain("tributary." + (spec.id ? spec.id->str() : spec.name) + "." + link.id.str(), "tributary");
}

/// Lists of names and patterns are the same with blanks between them.
bool sameValue(const std::string& key, const std::string& a, const std::string& b) {
    constexpr std::array kLists{"topics", "topics.exclude", "groups", "groups.exclude"};
    return a == b || (std::ranges::find(kLists, key) != kLists.end() && listElements(a) == listElements(b));
}

Error cannot(const TopologySpec& spec, const LinkSpec& link, const std::string& reason) {
    const ConnectSpec* connect = spec.connectOf(link);
    return Error{ErrorCode::ConnectCannot}
        .with("connect", connect == nullptr ? link.runOn : connect->displayName())
        .with("reason", reason)
        .at("link " + link.id.str());
}

Result<ConnectorSet> connectorsOf(const TopologySpec& spec, const LinkSpec& link, const Aliases& aliases) {
    LossReport report;
    if (!isExportable(spec, link, report)) {
        return std::unexpected(cannot(spec, link, report.lines().back().message()));
    }
    LinkSpec drawn = link;
    drawn.start = {};
    drawn.runOn = kRunHere;
    PlaceholderWriter placeholders;
    const std::vector<LinkConnector> written = linkConnectors(spec, drawn, aliases, placeholders, report);
    if (written.empty()) {
        return std::unexpected(cannot(spec, link, report.lines().empty() ? "" : report.lines().back().message()));
    }
    LossReport ignored;  // of the cluster, not of this link
    const Properties target = writeConnection(*spec.cluster(link.target), placeholders, ignored);
    ConnectorSet set;
    const auto alias =
        std::ranges::find(written.front().config, kSourceAlias, &std::pair<std::string, std::string>::first);
    set.alias = alias == written.front().config.end() ? aliases.of(link.source) : alias->second;
    for (const LinkConnector& each : written) {
        WantedConnector wanted{baseName(spec, link) + each.suffix, {}};
        for (const auto& [name, value] : each.config) {
            wanted.config[name] = value;
        }
        for (const auto& [name, value] : target) {
            wanted.config["producer.override." + name] = value;
        }
        set.connectors.push_back(std::move(wanted));
    }
    const ConnectSpec* connect = spec.connectOf(link);
    for (const LossLine& line : report.lines()) {
        if (line.kind != LossKind::Note) {
            set.differences.push_back(Error{ErrorCode::ConnectDiffers}
                                          .with("connect", connect == nullptr ? link.runOn : connect->displayName())
                                          .with("reason", line.subject + ": " + line.message())
                                          .at("link " + link.id.str()));
        }
    }
    return set;
}

}  // namespace

const WantedConnector* ConnectorSet::find(const std::string& name) const {
    const auto found = std::ranges::find(connectors, name, &WantedConnector::name);
    return found == connectors.end() ? nullptr : &*found;
}

std::vector<std::string> connectorNames(const TopologySpec& spec, const LinkSpec& link) {
    std::vector<std::string> names;
    for (const char* suffix : kSuffixes) {
        names.push_back(baseName(spec, link) + suffix);
    }
    return names;
}

Result<ConnectorSet> connectorSet(const TopologySpec& spec, const LinkSpec& link) {
    LossReport ignored;  // of the whole document, not of this link
    return connectorsOf(spec, link, Aliases{spec, ignored});
}

std::vector<ConnectorDrift> driftOf(const WantedConnector& wanted, const ConnectorConfig& running) {
    std::set<std::string> keys;
    for (const ConnectorConfig* config : {&wanted.config, &running}) {
        for (const auto& [key, value] : *config) {
            keys.insert(key);
        }
    }
    keys.erase("name");
    const auto valueIn = [](const ConnectorConfig& config, const std::string& key) {
        const auto found = config.find(key);
        return found == config.end() ? std::string{} : found->second;
    };
    std::vector<ConnectorDrift> drift;
    for (const std::string& key : keys) {
        const std::string drawn = valueIn(wanted.config, key);
        const std::string there = valueIn(running, key);
        if (!sameValue(key, drawn, there)) {
            // Connect shows secrets that somebody wrote there in clear.
            const auto shown = [&key](const std::string& value) {
                const bool hidden = isSecretName(key) && !value.empty() && !hasPlaceholder(value);
                return hidden ? std::string("…") : withoutSecrets(value);
            };
            drift.push_back({wanted.name, key, shown(drawn), shown(there)});
        }
    }
    return drift;
}

std::vector<Finding> connectFindings(const TopologySpec& spec) {
    std::vector<Finding> findings;
    LossReport ignored;
    const Aliases aliases{spec, ignored};
    for (std::size_t i = 0; i < spec.links.size(); ++i) {
        const LinkSpec& link = spec.links[i];
        if (spec.connectOf(link) == nullptr) {
            continue;
        }
        const std::string place = "/links/" + std::to_string(i) + "/runOn";
        const Result<ConnectorSet> set = connectorsOf(spec, link, aliases);
        if (!set) {
            findings.push_back({Finding::Severity::Error, {}, link.id, place, set.error()});
            continue;
        }
        for (const Error& each : set->differences) {
            findings.push_back({Finding::Severity::Warning, {}, link.id, place, each});
        }
    }
    return findings;
}

}  // namespace tributary
