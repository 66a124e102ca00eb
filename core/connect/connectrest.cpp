#include "core/connect/connectrest.h"

#include "core/base/clock.h"

#include <chrono>
#include <utility>

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

using Json = nlohmann::json;
using namespace std::chrono_literals;

constexpr int kOk = 200;
constexpr int kMultiple = 300;
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kConflict = 409;
constexpr int kServerError = 500;
constexpr std::size_t kLongestReason = 2'000;
constexpr int kAgainMs = 500;
constexpr auto kPatience = 60s;

bool isGood(const RestAnswer& answer) { return answer.status >= kOk && answer.status < kMultiple; }

constexpr int kDeepest = 32;

/// Deeper values than any that Connect has are left out.
Json parsed(const std::string& text) {
    return Json::parse(text, [](int depth, Json::parse_event_t, const Json&) { return depth <= kDeepest; }, false);
}

int numberOf(const Json& object, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

std::string textOf(const Json& object, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>()
                                                                             : std::string{};
}

std::string path(const std::string& name, const std::string& rest = {}) {
    return "/connectors/" + QByteArray::fromStdString(name).toPercentEncoding().toStdString() +
           (rest.empty() ? "" : "/" + rest);
}

/// Connect itself says that it has no such connector. A worker that is still starting says 404 too, of anything; to take
/// that for an answer would be to believe that a connector is gone.
bool saysGone(const RestAnswer& answer, const std::string& name) {
    const Json json = parsed(answer.body);
    const auto code = json.is_object() ? json.find("error_code") : json.end();
    return answer.status == kNotFound && json.is_object() && code != json.end() && *code == kNotFound &&
           !name.empty() && textOf(json, "message").contains(name);
}

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

Error ConnectRest::refused(const RestAnswer& answer, const std::string& what) const {
    std::string reason = textOf(parsed(answer.body), "message").substr(0, kLongestReason);
    if (answer.status == kUnauthorized || answer.status == kForbidden) {
        reason = "user or password is not accepted (HTTP " + std::to_string(answer.status) + ")";
    } else if (reason.empty()) {
        reason = "HTTP " + std::to_string(answer.status);
    }
    Error error{ErrorCode::ConnectRefused};
    error.retriable = answer.status == kConflict || answer.status == kNotFound || answer.status >= kServerError;
    error.with("connect", spec().displayName()).with("request", what).with("reason", reason);
    return error;
}

Error ConnectRest::notJson(const std::string& what) const {
    Error error{ErrorCode::ConnectRefused};
    error.retriable = true;
    error.with("connect", spec().displayName()).with("request", what);
    error.with("reason", "what answers there does not answer as Kafka Connect does");
    return error;
}

Result<RestAnswer> ConnectRest::send(const char* method, const std::string& path, const std::string& body,
                                     const std::string& what, const std::string& name) {
    const MonotonicTime until = MonotonicClock::now() + kPatience;
    while (true) {
        Result<RestAnswer> answer = m_http.send(method, path, body);
        m_loginRefused = answer && (answer->status == kUnauthorized || answer->status == kForbidden);
        if (!answer || isGood(*answer) || saysGone(*answer, name)) {
            return answer;
        }
        // Connect says 409 during a rebalance.
        if ((answer->status != kConflict && answer->status != kNotFound) || answer->body.contains("already exists") ||
            MonotonicClock::now() > until || !m_http.wait(kAgainMs)) {
            return std::unexpected(refused(*answer, what));
        }
    }
}

Result<std::string> ConnectRest::version() {
    const Result<RestAnswer> answer = send("GET", "/", {}, "say its version");
    if (!answer) {
        return std::unexpected(answer.error());
    }
    const std::string version = textOf(parsed(answer->body), "version");
    if (version.empty()) {
        return std::unexpected(Error{ErrorCode::ConnectRefused}
                                   .with("connect", spec().displayName())
                                   .with("request", "say its version")
                                   .with("reason", "what answers there is not Kafka Connect"));
    }
    return version;
}

Result<std::optional<ConnectorConfig>> ConnectRest::config(const std::string& name) {
    const std::string what = "show the configuration of " + name;
    const Result<RestAnswer> answer = send("GET", path(name, "config"), {}, what, name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (!isGood(*answer)) {
        return std::nullopt;
    }
    const Json json = parsed(answer->body);
    if (!json.is_object()) {
        return std::unexpected(notJson(what));
    }
    ConnectorConfig config;
    for (const auto& [key, value] : json.items()) {
        config[key] = value.is_string() ? value.get<std::string>() : value.is_null() ? std::string{} : value.dump();
    }
    return config;
}

Result<std::optional<ConnectorState>> ConnectRest::state(const std::string& name) {
    const std::string what = "show the state of " + name;
    const Result<RestAnswer> answer = send("GET", path(name, "status"), {}, what, name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (!isGood(*answer)) {
        return std::nullopt;
    }
    const Json json = parsed(answer->body);
    if (!json.is_object() || !json.contains("connector")) {
        return std::unexpected(notJson(what));
    }
    ConnectorState state;
    state.name = name;
    state.state = textOf(json["connector"], "state");
    state.worker = textOf(json["connector"], "worker_id");
    state.trace = textOf(json["connector"], "trace");
    for (const Json& task : json.value("tasks", Json::array())) {
        state.tasks.push_back(
            {numberOf(task, "id"), textOf(task, "state"), textOf(task, "worker_id"), textOf(task, "trace")});
    }
    return state;
}

Status ConnectRest::createStopped(const std::string& name, const ConnectorConfig& config) {
    const Json body{{"name", name}, {"config", config}, {"initial_state", "STOPPED"}};
    const Result<RestAnswer> answer = send("POST", "/connectors", dumped(body), "make the connector " + name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return isGood(*answer) ? Status{} : std::unexpected(refused(*answer, "make the connector " + name));
}

Status ConnectRest::configure(const std::string& name, const ConnectorConfig& config) {
    const std::string what = "configure " + name;
    const Result<RestAnswer> answer = send("PUT", path(name, "config"), dumped(Json(config)), what, name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return isGood(*answer) ? Status{} : std::unexpected(refused(*answer, what));
}

Status ConnectRest::change(const char* method, const std::string& name, const std::string& action) {
    const std::string what = action.substr(0, action.find('?')) + " " + name;
    const Result<RestAnswer> answer = send(method, path(name, action), {}, what, name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return isGood(*answer) ? Status{} : std::unexpected(refused(*answer, what));
}

Status ConnectRest::waitStopped(const std::string& name) {
    const MonotonicTime until = MonotonicClock::now() + kPatience;
    while (true) {
        const Result<std::optional<ConnectorState>> now = state(name);
        if (!now) {
            return std::unexpected(now.error());
        }
        if (*now && (*now)->state == "STOPPED" && (*now)->tasks.empty()) {
            return {};
        }
        if (MonotonicClock::now() > until || !m_http.wait(kAgainMs)) {
            Error error{ErrorCode::ConnectRefused};
            error.retriable = true;
            error.with("connect", spec().displayName()).with("request", "stop " + name);
            error.with("reason", "its tasks have not ended yet");
            return std::unexpected(std::move(error));
        }
    }
}

Status ConnectRest::remove(const std::string& name) {
    const std::string what = "delete " + name;
    const Result<RestAnswer> answer = send("DELETE", path(name), {}, what, name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return isGood(*answer) || saysGone(*answer, name) ? Status{} : std::unexpected(refused(*answer, what));
}

// MirrorSourceTask keeps the offset of the last record that the target has; it goes on behind that. It has no way to
// say that it stands before offset 0: there is no offset then.
Result<std::map<kafka::TopicPartition, std::int64_t>> ConnectRest::positions(const std::string& name) {
    const std::string what = "show the offsets of " + name;
    const Result<std::optional<ConnectorConfig>> running = config(name);
    if (!running) {
        return std::unexpected(running.error());
    }
    const Result<RestAnswer> answer = send("GET", path(name, "offsets"), {}, what, name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    if (!isGood(*answer) || !*running) {
        return std::unexpected(refused(*answer, what));
    }
    const Json json = parsed(answer->body);
    if (!json.is_object() || !json.contains("offsets") || !json["offsets"].is_array()) {
        return std::unexpected(notJson(what));
    }
    // Those of another source that it had before stay at Connect.
    const auto alias = (*running)->find("source.cluster.alias");
    std::map<kafka::TopicPartition, std::int64_t> out;
    for (const Json& each : json["offsets"]) {
        const Json partition = each.is_object() ? each.value("partition", Json::object()) : Json();
        const Json offset = each.is_object() ? each.value("offset", Json::object()) : Json();
        if (partition.is_object() && offset.is_object() && offset.contains("offset") &&
            offset["offset"].is_number_integer() && alias != (*running)->end() &&
            textOf(partition, "cluster") == alias->second) {
            out[{textOf(partition, "topic"), numberOf(partition, "partition")}] =
                offset["offset"].get<std::int64_t>() + 1;
        }
    }
    return out;
}

Status ConnectRest::changeOffsets(const char* method, const std::string& name, const std::string& body) {
    const std::string what = "set the offsets of " + name;
    const Result<RestAnswer> answer = send(method, path(name, "offsets"), body, what, name);
    if (!answer) {
        return std::unexpected(answer.error());
    }
    return isGood(*answer) ? Status{} : std::unexpected(refused(*answer, what));
}

Status ConnectRest::forgetPositions(const std::string& name) { return changeOffsets("DELETE", name, {}); }

Status ConnectRest::setPositions(const std::string& name, const std::string& alias,
                                 const std::map<kafka::TopicPartition, std::int64_t>& positions) {
    if (Status reset = forgetPositions(name); !reset) {
        return reset;
    }
    Json offsets = Json::array();
    for (const auto& [at, next] : positions) {
        if (next > 0) {
            offsets.push_back({{"partition", {{"cluster", alias}, {"topic", at.topic}, {"partition", at.partition}}},
                               {"offset", {{"offset", next - 1}}}});
        }
    }
    return offsets.empty() ? Status{} : changeOffsets("PATCH", name, dumped(Json{{"offsets", std::move(offsets)}}));
}

Result<std::unique_ptr<ConnectRest>> connectTo(const ConnectSpec& connect, const kafka::SecretSource& secrets) {
    ConnectAccess access{connect, {}};
    if (connect.password) {
        Result<std::string> password = secrets.read(*connect.password);
        if (!password) {
            return std::unexpected(std::move(password.error()));
        }
        access.password = std::move(*password);
    }
    return std::make_unique<ConnectRest>(std::move(access));
}

}  // namespace tributary
