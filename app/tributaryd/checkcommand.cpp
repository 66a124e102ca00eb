#include "app/tributaryd/checkcommand.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/process/exitcode.h"
#include "app/tributaryd/connectioncheck.h"
#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"
#include "core/base/connectionstage.h"
#include "core/link/clusterconnections.h"

namespace tributary::daemon {

namespace {

/// One object a line, like every --json of this program.
std::string jsonLine(const std::string& place, const char* severity, const Error& error, const Finding* finding) {
    nlohmann::ordered_json object{{"place", place},
                                  {"severity", severity},
                                  {"code", std::string{catalogueEntry(error.code).name}},
                                  {"message", error.message()}};
    if (finding != nullptr) {
        object["pointer"] = finding->place;
        object["cluster"] = finding->cluster.str();
        object["link"] = finding->link.str();
    }
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string jsonLine(const std::string& file, const ConnectionFinding& found) {
    nlohmann::ordered_json object{{"place", file}, {"severity", found.error ? "error" : "ok"}};
    if (found.error) {
        object["code"] = std::string{catalogueEntry(found.error->code).name};
        const std::optional<ConnectionStage> stage = stageOf(found.error->code);
        object["stage"] = stage ? std::string{stageName(*stage)} : std::string{"settings"};
        object["message"] = found.error->message();
    } else {
        object["brokers"] = found.brokers;
        object["clusterId"] = found.clusterId;
    }
    object["cluster"] = found.cluster.str();
    object["link"] = found.link.str();
    return object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string textLine(const std::string& file, const ConnectionFinding& found) {
    const std::string what = found.link.empty() ? "cluster " + found.cluster.str() : "link " + found.link.str();
    return found.error ? fmt::format("{}: error: {}: {} [{}]", file, what, found.error->message(),
                                     catalogueEntry(found.error->code).name)
                       : fmt::format("{}: {}: reached, {}.", file, what,
                                     counted(static_cast<std::size_t>(found.brokers), "broker"));
}

}  // namespace

CheckCommand::CheckCommand(Options options, std::shared_ptr<const kafka::SecretSource> secrets, Terminal out,
                           Terminal errors)
    : m_options(std::move(options)), m_secrets(std::move(secrets)), m_out(out), m_errors(errors) {}

int CheckCommand::run() const {
    const Result<Document> document = readDocument(m_options.file, *m_secrets);
    if (!document) {
        const Error& error = document.error();
        const std::string place = error.context.empty() ? m_options.file : error.context;
        if (m_options.json) {
            m_out.copy(jsonLine(place, "error", error, nullptr));
        } else {
            m_errors.say(fmt::format("{}: error: {} [{}]", place, error.message(), catalogueEntry(error.code).name));
        }
        return kDocument;
    }
    std::size_t errors = 0;
    for (const PlacedFinding& each : document->findings) {
        const bool error = each.finding.severity == Finding::Severity::Error;
        errors += error ? 1 : 0;
        if (m_options.json) {
            m_out.copy(jsonLine(each.place, error ? "error" : "warning", each.finding.error, &each.finding));
        } else {
            m_out.say(each.line());
        }
    }
    if (!m_options.json) {
        const std::size_t warnings = document->findings.size() - errors;
        const std::string what = fmt::format("{}, {}", counted(document->spec.clusters.size(), "cluster"),
                                             counted(document->spec.links.size(), "link"));
        m_out.say(document->findings.empty() ? fmt::format("{}: {}: nothing wrong.", document->name, what)
                                             : fmt::format("{}: {}: {}, {}.", document->name, what,
                                                           counted(errors, "error"), counted(warnings, "warning")));
    }
    const std::size_t unreached = m_options.connect ? connect(*document) : 0;
    if (errors > 0) {
        return kDocument;
    }
    if (m_options.strict && !document->findings.empty()) {
        m_errors.say("tributaryd: --strict was given, and there are warnings.");
        return kDocument;
    }
    return unreached > 0 ? kFailure : kOk;
}

std::size_t CheckCommand::connect(const Document& document) const {
    ClusterConnections connections({}, m_secrets);
    std::size_t problems = 0;
    for (const ConnectionFinding& each :
         checkConnections(document.spec, connections, *m_secrets, m_options.timeoutMs)) {
        problems += each.error ? 1 : 0;
        if (m_options.json) {
            m_out.copy(jsonLine(document.name, each));
        } else {
            m_out.say(textLine(document.name, each));
        }
    }
    return problems;
}

}  // namespace tributary::daemon
