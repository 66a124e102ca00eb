#include "app/tributaryd/statusframe.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/tributaryd/numbertext.h"

namespace tributary::daemon {

namespace {

using Json = nlohmann::ordered_json;

std::string problemText(const PartitionProblem& problem) {
    std::string text = problem.error.message();
    if (text.starts_with(problem.topic)) {
        return text;  // the sentence names the place itself
    }
    return problem.partition < 0 ? fmt::format("{}: {}", problem.topic, text)
                                 : fmt::format("{} [{}]: {}", problem.topic, problem.partition, text);
}

StatusRow makeRow(const LinkMetrics& link, const StatusNames::Ends& ends, const StatusNames& names) {
    StatusRow row;
    if (const auto alert = names.alerts.find(link.link); alert != names.alerts.end()) {
        row.alert = alert->second;
    }
    row.link = link.link.str();
    row.source = ends.source;
    row.target = ends.target;
    row.state = linkStateName(link.status.state);
    row.error = statusReason(link.status);
    row.retryAtMs = link.status.retryAtMs;
    row.records = link.flow.records;
    row.bytes = link.flow.bytes;
    row.recordsPerSecond = link.flow.recordsPerSecond;
    row.bytesPerSecond = link.flow.bytesPerSecond;
    row.lagRecords = link.flow.lagRecords;
    row.lagSeconds = link.flow.lagSeconds;
    row.readySeconds = link.readySeconds;
    if (link.flow.latency.count > 0) {
        row.p50Ms = link.flow.latency.p50Ms;
        row.p95Ms = link.flow.latency.p95Ms;
        row.p99Ms = link.flow.latency.p99Ms;
    }
    row.inFlightRecords = link.flow.inFlightRecords;
    row.inFlightBytes = link.flow.inFlightBytes;
    row.errors = link.flow.errors;
    row.commits = link.flow.commits;
    row.topics = link.topics;
    row.partitions = link.partitions;
    row.wholeBatches = link.wholeBatches;
    for (const TaskStatus& each : link.status.tasks) {
        row.tasks.push_back({std::string{taskKindName(each.task)}, std::string{linkStateName(each.state)},
                             each.error ? each.error->text() : std::string{}, each.sinceMs, each.retryAtMs});
    }
    return row;
}

/// null for what is not known: a reader must not take -1 for a figure.
template <class Number>
Json known(Number number) {
    return number < 0 ? Json(nullptr) : Json(number);
}

/// null for a time that there is none of, and for no error.
Json knownTime(std::int64_t timeMs) { return timeMs == 0 ? Json(nullptr) : Json(timeMs); }
Json knownText(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class Value>
void read(const Json& object, const char* name, Value& value) {
    const auto found = object.find(name);
    if (found != object.end() && !found->is_null()) {
        found->get_to(value);
    }
}

StatusRow rowFromJson(const Json& object) {
    StatusRow row;
    read(object, "link", row.link);
    read(object, "source", row.source);
    read(object, "target", row.target);
    read(object, "state", row.state);
    read(object, "error", row.error);
    read(object, "retryAtMs", row.retryAtMs);
    read(object, "alert", row.alert);
    read(object, "records", row.records);
    read(object, "bytes", row.bytes);
    read(object, "recordsPerSecond", row.recordsPerSecond);
    read(object, "bytesPerSecond", row.bytesPerSecond);
    read(object, "lagRecords", row.lagRecords);
    read(object, "lagSeconds", row.lagSeconds);
    read(object, "readySeconds", row.readySeconds);
    if (const auto latency = object.find("latencyMs"); latency != object.end() && latency->is_object()) {
        read(*latency, "p50", row.p50Ms);
        read(*latency, "p95", row.p95Ms);
        read(*latency, "p99", row.p99Ms);
    }
    read(object, "inFlightRecords", row.inFlightRecords);
    read(object, "inFlightBytes", row.inFlightBytes);
    read(object, "errors", row.errors);
    read(object, "commits", row.commits);
    read(object, "topics", row.topics);
    read(object, "partitions", row.partitions);
    read(object, "wholeBatches", row.wholeBatches);
    if (const auto tasks = object.find("tasks"); tasks != object.end() && tasks->is_array()) {
        for (const Json& each : *tasks) {
            StatusTask& task = row.tasks.emplace_back();
            read(each, "task", task.task);
            read(each, "state", task.state);
            read(each, "error", task.error);
            read(each, "sinceMs", task.sinceMs);
            read(each, "retryAtMs", task.retryAtMs);
        }
    }
    return row;
}

Json tasksToJson(const std::vector<StatusTask>& tasks) {
    Json out = Json::array();
    for (const StatusTask& each : tasks) {
        out.push_back({{"task", each.task},
                       {"state", each.state},
                       {"error", knownText(each.error)},
                       {"sinceMs", knownTime(each.sinceMs)},
                       {"retryAtMs", knownTime(each.retryAtMs)}});
    }
    return out;
}

Json rowToJson(const StatusRow& row) {
    return Json{
        {"link", row.link},
        {"source", row.source},
        {"target", row.target},
        {"state", row.state},
        {"error", knownText(row.error)},
        {"retryAtMs", knownTime(row.retryAtMs)},
        {"alert", knownText(row.alert)},
        {"records", row.records},
        {"bytes", row.bytes},
        {"recordsPerSecond", row.recordsPerSecond},
        {"bytesPerSecond", row.bytesPerSecond},
        {"lagRecords", known(row.lagRecords)},
        {"lagSeconds", known(row.lagSeconds)},
        {"readySeconds", known(row.readySeconds)},
        {"latencyMs", row.p50Ms < 0 ? Json(nullptr) : Json{{"p50", row.p50Ms}, {"p95", row.p95Ms}, {"p99", row.p99Ms}}},
        {"inFlightRecords", row.inFlightRecords},
        {"inFlightBytes", row.inFlightBytes},
        {"errors", row.errors},
        {"commits", row.commits},
        {"topics", row.topics},
        {"partitions", row.partitions},
        {"wholeBatches", row.wholeBatches},
        {"tasks", tasksToJson(row.tasks)}};
}

}  // namespace

std::string statusReason(const LinkStatus& status) {
    if (status.error) {
        return status.error->text();
    }
    if (status.problems.empty()) {
        return {};
    }
    std::string text = problemText(status.problems.front());
    if (status.problems.size() > 1) {
        text += fmt::format(" (and {} more)", grouped(status.problems.size() - 1));
    }
    return text;
}

StatusFrame makeFrame(const MetricsSnapshot& snapshot, const StatusNames& names) {
    StatusFrame frame;
    frame.instance = names.instance;
    frame.document = names.document;
    frame.sequence = snapshot.sequence;
    frame.timeMs = snapshot.timeMs;
    for (const LinkMetrics& link : snapshot.links) {
        if (const auto ends = names.links.find(link.link); ends != names.links.end()) {
            frame.links.push_back(makeRow(link, ends->second, names));
        }
    }
    return frame;
}

std::string frameToJson(const StatusFrame& frame) {
    Json links = Json::array();
    for (const StatusRow& row : frame.links) {
        links.push_back(rowToJson(row));
    }
    const Json object{{"time", timeText(frame.timeMs)}, {"timeMs", frame.timeMs},     {"sequence", frame.sequence},
                      {"instance", frame.instance},     {"document", frame.document}, {"links", std::move(links)}};
    return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<StatusFrame> frameFromJson(std::string_view line) {
    try {
        const Json object = Json::parse(line);
        if (!object.is_object() || !object.contains("links")) {
            return std::nullopt;
        }
        StatusFrame frame;
        read(object, "instance", frame.instance);
        read(object, "document", frame.document);
        read(object, "sequence", frame.sequence);
        read(object, "timeMs", frame.timeMs);
        for (const Json& link : object.at("links")) {
            if (!link.is_object()) {
                return std::nullopt;
            }
            frame.links.push_back(rowFromJson(link));
        }
        return frame;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace tributary::daemon
