#include "core/connect/connectorhealth.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace tributary {

namespace {

/// The last line of a Java stack trace that says a cause, else its first: what a person has to know first.
std::string causeOf(const std::string& trace) {
    constexpr std::string_view kCause = "Caused by: ";
    const std::size_t cause = trace.rfind(kCause);
    const std::size_t begin = cause == std::string::npos ? 0 : cause + kCause.size();
    return trace.substr(begin, trace.find('\n', begin) - begin);
}

Error failed(const std::string& what, const std::string& trace, const ConnectSpec& connect) {
    return Error{ErrorCode::ConnectorFailed}
        .with("connector", what)
        .with("connect", connect.displayName())
        .with("reason", causeOf(trace));
}

}  // namespace

TaskStatus statusOf(const ConnectDetail& detail, const ConnectSpec& connect) {
    if (detail.connectors.empty()) {
        return {};
    }
    TaskStatus status;
    bool unassigned = false;
    std::size_t working = 0;
    for (const ConnectorState& each : detail.connectors) {
        if (each.state == "FAILED") {
            status.problems.push_back({each.name, -1, failed(each.name, each.trace, connect)});
        }
        unassigned = unassigned || each.state == "UNASSIGNED";
        for (const ConnectorTask& task : each.tasks) {
            if (task.state == "FAILED") {
                const std::string name = each.name + " task " + std::to_string(task.id);
                status.problems.push_back({each.name, task.id, failed(name, task.trace, connect)});
            }
            unassigned = unassigned || task.state == "UNASSIGNED";
            // Heartbeats mirror nothing.
            working += task.state == "RUNNING" && &each == &detail.connectors.front() ? 1 : 0;
        }
    }
    const ConnectorState& source = detail.connectors.front();
    const auto own = std::ranges::find(status.problems, source.name, &PartitionProblem::topic);
    if (source.state == "STOPPED") {
        status = {};
    } else if (working == 0 && own != status.problems.end()) {
        status.state = LinkState::Failed;
        status.error = own->error;
        status.problems.clear();
    } else if (!status.problems.empty()) {
        status.state = LinkState::Degraded;
    } else if (source.state == "PAUSED") {
        status.state = LinkState::Paused;
    } else if (unassigned) {
        status.state = LinkState::Backoff;
        status.error =
            Error{ErrorCode::ConnectorUnassigned}.with("connect", connect.displayName()).with("connector", source.name);
    } else {
        status.state = source.state == "RUNNING" ? LinkState::Running : LinkState::Starting;
    }
    return status;
}

}  // namespace tributary
