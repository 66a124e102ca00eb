#include <algorithm>
#include <cmath>
#include <string>
#include <type_traits>
#include <unordered_set>
#include <utility>

#include "core/base/secretwords.h"
#include "core/topology/jsonlocator.h"
#include "core/topology/jsonreader.h"
#include "core/topology/linkfields.h"
#include "core/topology/timestamptext.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

constexpr std::string_view kPatternForm = "a pattern (text) or {\"literal\": \"name\"}";
constexpr std::string_view kBootstrapForm = "host:port";
constexpr std::string_view kSecretForm =
    "{\"from\": \"env\", \"name\": \"KAFKA_PASSWORD\"} (or \"keychain\" or \"file\")";

void refuseSecret(ReadState& state) {
    state.fail(Error(ErrorCode::SecretInDocument)
                   .with("field", pathText(state.path))
                   .with("remedy", "\"password\": " + std::string(kSecretForm) + " under \"security\""));
}

/// A private key, or an address with a password: it may stand under any name.
bool isSecret(const JsonStep& here, const Json& value) {
    const std::string_view name = here.index < 0 ? std::string_view(here.name) : std::string_view{};
    return value.is_string() ? holdsSecret(name, value.get_ref<const std::string&>()) : isSecretName(name);
}

/// A secret is refused wherever it stands, in members unknown to this version too: it would be saved again.
void refuseSecrets(const Json& value, ReadState& state) {
    const auto descend = [&](JsonStep step, const Json& element) {
        const PathStep pathStep(state, std::move(step));
        const bool plain = element.is_primitive() && !element.is_null() && !element.is_boolean();
        const JsonStep& here = state.path.back();
        if (plain && isSecret(here, element)) {
            refuseSecret(state);
        } else if (element.is_structured() && here.name != "labels") {
            refuseSecrets(element, state);
        }
    };
    if (value.is_object()) {
        for (const auto& [name, element] : value.get_ref<const Json::object_t&>()) {
            descend({name}, element);
        }
    } else if (value.is_array()) {
        std::ptrdiff_t index = 0;
        for (const Json& element : value) {
            descend({{}, index++}, element);
        }
    }
}

void readSecret(ObjectReader& owner, std::string_view name, ReadState& state, std::optional<SecretRef>& out) {
    owner.member(name, [&](const Json& value) {
        if (!value.is_object()) {
            return state.failType(kSecretForm);
        }
        ObjectReader reader(value, state);
        SecretRef secret;
        std::string from;
        reader.requiredText("from", from);
        reader.choice("from", secret.from);
        reader.presentText("name", secret.name);
        reader.text("key", secret.key);
        secret.extra = reader.rest();
        out = std::move(secret);
    });
}

OauthSpec readOauth(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    OauthSpec oauth;
    reader.text("tokenUrl", oauth.tokenUrl);
    reader.text("scope", oauth.scope);
    reader.text("caFile", oauth.caFile);
    reader.textMap("extensions", oauth.extensions, false);
    oauth.extra = reader.rest();
    return oauth;
}

SecuritySpec readSecurity(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    SecuritySpec security;
    reader.choice("protocol", security.protocol);
    reader.text("mechanism", security.mechanism);
    reader.text("username", security.username);
    readSecret(reader, "password", state, security.password);
    reader.member("oauth", [&](const Json& element) { security.oauth = readOauth(element, state); });
    reader.text("caFile", security.caFile);
    readSecret(reader, "caPassword", state, security.caPassword);
    reader.text("certificateFile", security.certificateFile);
    reader.text("keyFile", security.keyFile);
    readSecret(reader, "keyPassword", state, security.keyPassword);
    security.extra = reader.rest();
    return security;
}

Position readPosition(const Json& value, ReadState& state) {
    if (!value.is_array() || value.size() != 2 || !value[0].is_number() || !value[1].is_number()) {
        state.failType("two numbers, [x, y]");
        return {};
    }
    return {value[0].get<double>(), value[1].get<double>()};
}

void readAddress(const Json& value, ReadState& state, std::string_view form, std::vector<std::string>& out) {
    if (!value.is_string()) {
        return state.failType("text, \"" + std::string(form) + "\"");
    }
    out.push_back(value.get<std::string>());
    if (form == kBootstrapForm && out.back().contains('@')) {
        refuseSecret(state);
    }
}

void readId(ObjectReader& reader, ReadState& state, std::string& id) {
    reader.requiredText("id", id);
    if (!state.error && std::ranges::any_of(id, [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
        const PathStep step(state, {"id"});
        state.failValue(id, "free of control characters");
    }
}

ClusterSpec readCluster(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    ClusterSpec cluster;
    std::string id;
    readId(reader, state, id);
    cluster.id = ClusterId(std::move(id));
    reader.text("name", cluster.name);
    reader.choice("kind", cluster.kind);
    reader.choice("tier", cluster.tier);
    reader.list("bootstrap",
                [&](const Json& element) { readAddress(element, state, kBootstrapForm, cluster.bootstrap); });
    reader.member("security", [&](const Json& element) { cluster.security = readSecurity(element, state); });
    reader.textMap("labels", cluster.labels, false);
    reader.textMap("client", cluster.client, true);
    reader.member("position", [&](const Json& element) { cluster.position = readPosition(element, state); });
    reader.flag("production", cluster.production);
    reader.flag("readOnly", cluster.readOnly);
    cluster.extra = reader.rest();
    return cluster;
}

TopicEntry readTopicEntry(const Json& value, ReadState& state) {
    TopicEntry entry;
    if (value.is_string()) {
        entry.text = value.get<std::string>();
        return entry;
    }
    const bool literal = value.is_object() && value.contains("literal");
    const bool regex = value.is_object() && value.contains("regex");
    if (literal == regex) {
        state.failType(kPatternForm);
        return entry;
    }
    ObjectReader reader(value, state);
    entry.kind = literal ? TopicEntry::Kind::Literal : TopicEntry::Kind::Regex;
    reader.text(literal ? "literal" : "regex", entry.text);
    entry.extra = reader.rest();
    return entry;
}

TopicSelectionSpec readSelection(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    TopicSelectionSpec topics;
    reader.list("include", [&](const Json& entry) { topics.include.push_back(readTopicEntry(entry, state)); });
    if (reader.take("exclude") != nullptr) {
        topics.exclude.clear();
    }
    reader.list("exclude", [&](const Json& entry) { topics.exclude.push_back(readTopicEntry(entry, state)); });
    reader.flag("internal", topics.internal);
    topics.extra = reader.rest();
    return topics;
}

NamingSpec readNaming(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    NamingSpec naming;
    reader.choice("policy", naming.policy);
    reader.text("prefix", naming.prefix);
    reader.text("separator", naming.separator);
    reader.text("pattern", naming.pattern);
    naming.extra = reader.rest();
    return naming;
}

void readTimestamp(ObjectReader& reader, const Json& value, ReadState& state, StartSpec& start) {
    start.position = StartPosition::Timestamp;
    if (value.is_number()) {
        return reader.integer("timestamp", start.timestampMs);
    }
    std::string text;
    reader.text("timestamp", text);
    const std::optional<std::int64_t> time = timestampFromText(text);
    if (!state.error && !time) {
        const PathStep step(state, {"timestamp"});
        state.failValue(text, "a UTC time like \"2026-03-01T08:30:00Z\", or milliseconds since 1970");
    }
    start.timestampMs = time.value_or(0);
}

StartSpec readStart(const Json& value, ReadState& state) {
    constexpr std::string_view kForm = R"("earliest", "latest", "committed" or {"timestamp": "2026-03-01T08:30:00Z"})";
    StartSpec start;
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const std::optional<StartPosition> position = enumFromText<StartPosition>(text);
        if (!position || *position == StartPosition::Timestamp) {
            state.failValue(text, kForm);
        }
        start.position = position.value_or(StartPosition::Earliest);
        return start;
    }
    if (!value.is_object()) {
        state.failType(kForm);
        return start;
    }
    ObjectReader reader(value, state);
    if (const Json* timestamp = reader.take("timestamp")) {
        readTimestamp(reader, *timestamp, state, start);
    } else if (const Json* position = reader.take("position"); position != nullptr && position->is_string()) {
        start = readStart(*position, state);
    } else {
        state.failType(kForm);
    }
    start.extra = reader.rest();
    return start;
}

LagThreshold readAlert(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    LagThreshold alert;
    reader.number("lagSeconds", alert.lagSeconds);
    reader.integer("lagRecords", alert.lagRecords);
    reader.integer("forSeconds", alert.forSeconds);
    alert.extra = reader.rest();
    return alert;
}

GroupSyncSpec readGroups(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    GroupSyncSpec groups;
    if (reader.take("include") != nullptr) {
        groups.include.clear();
    }
    if (reader.take("exclude") != nullptr) {
        groups.exclude.clear();
    }
    reader.list("include", [&](const Json& entry) { groups.include.push_back(readTopicEntry(entry, state)); });
    reader.list("exclude", [&](const Json& entry) { groups.exclude.push_back(readTopicEntry(entry, state)); });
    groups.extra = reader.rest();
    return groups;
}

RuleSetSpec readRuleSet(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    RuleSetSpec rules;
    reader.text("name", rules.name);
    reader.list("include", [&](const Json& entry) { rules.include.push_back(readTopicEntry(entry, state)); });
    reader.list("exclude", [&](const Json& entry) { rules.exclude.push_back(readTopicEntry(entry, state)); });
    rules.extra = reader.rest();
    return rules;
}

ConnectSpec readConnect(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    ConnectSpec connect;
    std::string id;
    readId(reader, state, id);
    connect.id = ConnectId(std::move(id));
    reader.text("name", connect.name);
    reader.list("urls", [&](const Json& element) { readAddress(element, state, "http://host:8083", connect.urls); });
    reader.text("username", connect.username);
    readSecret(reader, "password", state, connect.password);
    reader.text("caFile", connect.caFile);
    connect.extra = reader.rest();
    return connect;
}

/// A field with one value, by what it is.
template <class Value>
void readField(ObjectReader& reader, ReadState& state, std::string_view name, Value& value) {
    if constexpr (std::is_enum_v<Value>) {
        reader.choice(name, value);
    } else if constexpr (std::is_same_v<Value, bool>) {
        reader.flag(name, value);
    } else if constexpr (std::is_integral_v<Value>) {
        reader.integer(name, value);
    } else if constexpr (std::is_same_v<Value, std::string>) {
        reader.text(name, value);
    } else if constexpr (std::is_same_v<Value, ClientOverrides>) {
        reader.textMap(name, value, true);
    } else {
        static_assert(std::is_same_v<Value, StartSpec>);
        reader.member(name, [&](const Json& element) { value = readStart(element, state); });
    }
}

LinkSpec readLink(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    LinkSpec link;
    std::string id;
    std::string source;
    std::string target;
    readId(reader, state, id);
    reader.text("name", link.name);
    reader.presentText("source", source);
    reader.presentText("target", target);
    link.id = LinkId(std::move(id));
    link.source = ClusterId(std::move(source));
    link.target = ClusterId(std::move(target));
    reader.member("topics", [&](const Json& element) { link.topics = readSelection(element, state); });
    reader.member("naming", [&](const Json& element) { link.naming = readNaming(element, state); });
    forEachLinkField([&](const auto& field) { readField(reader, state, field.name, link.*field.member); });
    reader.list("bends", [&](const Json& element) { link.bends.push_back(readPosition(element, state)); });
    reader.member("alert", [&](const Json& element) { link.alert = readAlert(element, state); });
    reader.member("groups", [&](const Json& element) { link.groups = readGroups(element, state); });
    link.extra = reader.rest();
    return link;
}

/// Reads a list of things that have ids, and refuses an id that comes twice.
template <class Item, class Read>
void readUnique(ObjectReader& reader, std::string_view name, ReadState& state, std::vector<Item>& out, Read read) {
    std::unordered_set<std::string> ids;
    reader.list(name, [&](const Json& element) {
        Item item = read(element, state);
        if (!state.error && !ids.insert(item.id.str()).second) {
            const PathStep step(state, {"id"});
            state.fail(Error(ErrorCode::DuplicateId).with("kind", name).with("id", excerpt(item.id.str())));
        }
        out.push_back(std::move(item));
    });
}

void readHeader(ObjectReader& reader, ReadState& state) {
    const Json* format = reader.take("format");
    if (!state.error && (format == nullptr || *format != "tributary")) {
        const PathStep step(state, {"format"});
        return state.fail(Error(ErrorCode::NotATopology));
    }
    std::int64_t version = 0;
    reader.integer("version", version);
    const PathStep step(state, {"version"});
    if (version > kTopologyVersion) {
        state.fail(Error(ErrorCode::SchemaTooNew)
                       .with("version", std::to_string(version))
                       .with("supported", std::to_string(kTopologyVersion)));
    } else if (version < 1) {
        state.fail(Error(ErrorCode::FieldMissing).with("field", "version (1)"));
    }
}

TopologySpec readTopology(const Json& value, ReadState& state) {
    ObjectReader reader(value, state);
    TopologySpec spec;
    readHeader(reader, state);
    if (!state.error) {
        refuseSecrets(value, state);
    }
    std::string id;
    if (reader.take("id") != nullptr) {
        readId(reader, state, id);
        spec.id = DocumentId(std::move(id));
    }
    reader.text("name", spec.name);
    reader.text("environment", spec.environment);
    readUnique(reader, "clusters", state, spec.clusters, readCluster);
    readUnique(reader, "links", state, spec.links, readLink);
    reader.list("ruleSets", [&](const Json& element) { spec.ruleSets.push_back(readRuleSet(element, state)); });
    readUnique(reader, "connect", state, spec.connect, readConnect);
    spec.extra = reader.rest();
    return spec;
}

}  // namespace

Result<TopologySpec> parseTopology(std::string_view text, std::string_view fileName) {
    const Result<Json> json = parseJson(text, fileName);
    if (!json) {
        return std::unexpected(json.error());
    }
    ReadState state;
    TopologySpec spec = readTopology(*json, state);
    if (state.error) {
        state.error->at(placeOfOffset(text, locate(text, state.errorPath), fileName));
        return std::unexpected(std::move(*state.error));
    }
    return spec;
}

std::vector<UnknownMember> unknownMembers(std::string_view text) {
    std::vector<UnknownMember> unknown;
    if (const Result<Json> json = parseJson(text, {})) {
        ReadState state;
        state.unknown = &unknown;
        static_cast<void>(readTopology(*json, state));
    }
    return unknown;
}

}  // namespace tributary
