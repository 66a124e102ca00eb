#include "app/tributaryd/plancommand.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/process/directories.h"
#include "app/process/exitcode.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "core/connect/linkplanner.h"
#include "core/link/clusterconnections.h"
#include "core/topology/enumnames.h"
#include "core/topology/timestamptext.h"

namespace tributary::daemon {

namespace {

using Json = nlohmann::ordered_json;

std::string startText(const StartSpec& start) {
    return start.position == StartPosition::Timestamp
               ? timestampText(start.timestampMs).value_or(std::to_string(start.timestampMs))
               : std::string(enumText(start.position));
}

const char* signOf(PlannedConnector::Change change) {
    switch (change) {
        case PlannedConnector::Change::Create:
            return "+";
        case PlannedConnector::Change::Update:
            return "~";
        case PlannedConnector::Change::Delete:
            break;
    }
    return "-";
}

const char* nameOf(PlannedConnector::Change change) {
    switch (change) {
        case PlannedConnector::Change::Create:
            return "create-connector";
        case PlannedConnector::Change::Update:
            return "update-connector";
        case PlannedConnector::Change::Delete:
            break;
    }
    return "delete-connector";
}

std::string shown(const std::string& value) { return value.empty() ? "(not set)" : value; }

}  // namespace

PlanCommand::PlanCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out,
                         Terminal errors)
    : m_options(std::move(options)), m_secrets(std::move(secrets)), m_out(out), m_errors(errors) {}

int PlanCommand::run() const {
    const Result<Document> document = readDocument(m_options.file, *m_secrets, m_options.links);
    if (!document) {
        m_errors.say("tributaryd: " + document.error().text());
        return kDocument;
    }
    const Result<std::vector<const LinkSpec*>> links = chooseLinks(document->spec, m_options.links);
    if (!links) {
        m_errors.say("tributaryd: " + links.error().text());
        return kUsage;
    }
    ClusterConnections connections({}, m_secrets);
    bool invalid = false;
    bool failed = false;
    std::size_t changes = 0;
    for (const LinkSpec* link : *links) {
        const std::vector<PlacedFinding> findings = document->findingsFor(link->id);
        if (hasErrors(findings)) {
            for (const PlacedFinding& finding : findings) {
                m_errors.say(finding.line());
            }
            invalid = true;
            continue;
        }
        const Result<LinkPlan> plan =
            planLink(document->spec, *link, connections, *m_secrets, stateDirectory(m_options.stateDirectory));
        if (!plan) {
            m_errors.say("tributaryd: link " + link->id.str() + ": " + plan.error().message());
            failed = true;
            continue;
        }
        changes += plan->changes();
        if (!(m_options.json ? m_out.copy(planJson(*plan)) : m_out.show(planText(*plan)))) {
            return kFailure;
        }
    }
    if (!m_options.json) {
        m_out.say(changes == 0 ? "A run would change nothing before it mirrors."
                               : "A run would make " + counted(changes, "change") + ".");
    }
    return invalid ? kDocument : failed ? kFailure : changes > 0 ? kPlanHasChanges : kOk;
}

std::string planText(const LinkPlan& plan) {
    std::string out =
        printable(fmt::format("link {}: {} -> {}: {}, {}", plan.link.str(), plan.source.str(), plan.target.str(),
                              counted(plan.topics, "topic"), counted(plan.partitions, "partition"))) +
        "\n";
    const auto line = [&](const std::string& text) { out += printable(text) + "\n"; };
    for (const PlannedTopic& topic : plan.create) {
        const std::string from = topic.source == topic.target ? std::string{} : " (from " + topic.source + ")";
        line(fmt::format("  + topic {}{}: {}, {}", topic.target, from,
                         counted(static_cast<std::size_t>(topic.partitions), "partition"),
                         topic.replicationFactor > 0
                             ? counted(static_cast<std::size_t>(topic.replicationFactor), "replica")
                             : std::string("the broker's replication factor")));
        for (const auto& [property, value] : topic.config) {
            line("      + " + property + " = " + value);
        }
    }
    for (const PlannedGrowth& topic : plan.grow) {
        line(fmt::format("  ~ topic {}: {} -> {} partitions", topic.target, topic.from, topic.to));
    }
    if (plan.positions) {
        line(fmt::format("  + positions of group {}: {}, {}", plan.positions->group,
                         counted(plan.positions->partitions, "partition"), startText(plan.positions->start)));
    }
    for (const PlannedConnector& connector : plan.connectors) {
        line(fmt::format("  {} connector {} at {}", signOf(connector.change), connector.name, connector.connect));
        for (const ConnectorDrift& each : connector.properties) {
            line(fmt::format("      ~ {}: {} -> {}", each.key, shown(each.running), shown(each.drawn)));
        }
    }
    for (const Error& problem : plan.problems) {
        line("  ! " + problem.message());
    }
    if (!plan.hasChanges() && plan.problems.empty()) {
        out += "  nothing to change\n";
    }
    return out;
}

std::string planJson(const LinkPlan& plan) {
    Json changes = Json::array();
    for (const PlannedTopic& topic : plan.create) {
        changes.push_back({{"change", "create-topic"},
                           {"topic", topic.target},
                           {"source", topic.source},
                           {"partitions", topic.partitions},
                           {"replicationFactor", topic.replicationFactor},
                           {"config", topic.config}});
    }
    for (const PlannedGrowth& topic : plan.grow) {
        changes.push_back({{"change", "add-partitions"},
                           {"topic", topic.target},
                           {"source", topic.source},
                           {"from", topic.from},
                           {"to", topic.to}});
    }
    if (plan.positions) {
        changes.push_back({{"change", "set-positions"},
                           {"group", plan.positions->group},
                           {"partitions", plan.positions->partitions},
                           {"start", startText(plan.positions->start)}});
    }
    for (const PlannedConnector& connector : plan.connectors) {
        Json properties = Json::array();
        for (const ConnectorDrift& each : connector.properties) {
            properties.push_back({{"property", each.key}, {"from", each.running}, {"to", each.drawn}});
        }
        changes.push_back({{"change", nameOf(connector.change)},
                           {"connect", connector.connect},
                           {"connector", connector.name},
                           {"properties", std::move(properties)}});
    }
    Json problems = Json::array();
    for (const Error& problem : plan.problems) {
        problems.push_back({{"code", catalogueEntry(problem.code).name}, {"message", problem.message()}});
    }
    const Json object{{"link", plan.link.str()},        {"source", plan.source.str()},
                      {"target", plan.target.str()},    {"topics", plan.topics},
                      {"partitions", plan.partitions},  {"changes", std::move(changes)},
                      {"problems", std::move(problems)}};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tributary::daemon
