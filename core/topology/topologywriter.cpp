#include <cmath>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "core/topology/enumnames.h"
#include "core/topology/jsonprinter.h"
#include "core/topology/linkfields.h"
#include "core/topology/timestamptext.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

/// Builds one object; what equals its default is left out.
class ObjectWriter {
public:
    void put(std::string_view name, Json value) { appendMember(m_object, name, std::move(value)); }

    void text(std::string_view name, const std::string& value, std::string_view omitted = {}) {
        if (value != omitted) {
            put(name, value);
        }
    }

    template <class Number>
    void number(std::string_view name, Number value, Number omitted) {
        if (value != omitted) {
            put(name, value);
        }
    }

    template <class Enum>
    void choice(std::string_view name, Enum value, Enum omitted) {
        if (value != omitted) {
            put(name, enumText(value));
        }
    }

    void texts(std::string_view name, const std::map<std::string, std::string>& values) {
        if (values.empty()) {
            return;
        }
        Json object = Json::object();
        for (const auto& [key, value] : values) {
            appendMember(object, key, value);
        }
        put(name, std::move(object));
    }

    void object(std::string_view name, Json value) {
        if (!value.empty()) {
            put(name, std::move(value));
        }
    }

    /// The finished object, with the members of `extra` that it does not have itself.
    [[nodiscard]] Json finish(const std::string& extra) {
        const Json unknown = extra.empty() ? Json::object() : Json::parse(extra, nullptr, false);
        if (unknown.is_object()) {
            for (const auto& [name, value] : unknown.get_ref<const Json::object_t&>()) {
                if (!m_object.contains(name)) {
                    m_pending.emplace_back(name, value);
                }
            }
        }
        for (auto& [name, value] : m_pending) {
            put(name, std::move(value));
        }
        return std::move(m_object);
    }

private:
    Json m_object = Json::object();
    std::vector<std::pair<std::string, Json>> m_pending;
};

void writeSecret(ObjectWriter& owner, std::string_view name, const std::optional<SecretRef>& secret) {
    if (secret) {
        ObjectWriter writer;
        writer.put("from", enumText(secret->from));
        writer.put("name", secret->name);
        if (!secret->key.empty()) {
            writer.put("key", secret->key);
        }
        owner.put(name, writer.finish(secret->extra));
    }
}

Json writeOauth(const OauthSpec& oauth) {
    ObjectWriter writer;
    writer.text("tokenUrl", oauth.tokenUrl);
    writer.text("scope", oauth.scope);
    writer.text("caFile", oauth.caFile);
    writer.texts("extensions", oauth.extensions);
    return writer.finish(oauth.extra);
}

Json writeSecurity(const SecuritySpec& security) {
    if (security == SecuritySpec{}) {
        return Json::object();
    }
    ObjectWriter writer;
    writer.put("protocol", enumText(security.protocol));
    writer.text("mechanism", security.mechanism);
    writer.text("username", security.username);
    writeSecret(writer, "password", security.password);
    writer.object("oauth", writeOauth(security.oauth));
    writer.text("caFile", security.caFile);
    writeSecret(writer, "caPassword", security.caPassword);
    writer.text("certificateFile", security.certificateFile);
    writer.text("keyFile", security.keyFile);
    writeSecret(writer, "keyPassword", security.keyPassword);
    return writer.finish(security.extra);
}

/// Without a fraction where there is none.
Json coordinate(double value) {
    constexpr double kExact = 1e15;
    return std::abs(value) < kExact && value == std::trunc(value) ? Json(static_cast<std::int64_t>(value))
                                                                  : Json(value);
}

bool isFinite(const Position& position) { return std::isfinite(position.x) && std::isfinite(position.y); }

Json writePosition(const Position& position) { return Json::array({coordinate(position.x), coordinate(position.y)}); }

Json writeCluster(const ClusterSpec& cluster) {
    ObjectWriter writer;
    writer.put("id", cluster.id.str());
    writer.text("name", cluster.name);
    writer.choice("kind", cluster.kind, ClusterKind::Kafka);
    writer.choice("tier", cluster.tier, Tier::None);
    if (!cluster.bootstrap.empty()) {
        writer.put("bootstrap", cluster.bootstrap);
    }
    writer.object("security", writeSecurity(cluster.security));
    writer.texts("labels", cluster.labels);
    writer.texts("client", cluster.client);
    if (cluster.position && isFinite(*cluster.position)) {
        writer.put("position", writePosition(*cluster.position));
    }
    writer.number("production", cluster.production, false);
    writer.number("readOnly", cluster.readOnly, false);
    return writer.finish(cluster.extra);
}

Json writeTopicEntry(const TopicEntry& entry) {
    const bool literal = entry.kind == TopicEntry::Kind::Literal;
    if (!literal && entry.extra.empty()) {
        return entry.text;
    }
    ObjectWriter writer;
    writer.put(literal ? "literal" : "regex", entry.text);
    return writer.finish(entry.extra);
}

Json writeTopicEntries(const std::vector<TopicEntry>& entries) {
    Json list = Json::array();
    for (const TopicEntry& entry : entries) {
        list.push_back(writeTopicEntry(entry));
    }
    return list;
}

Json writeSelection(const TopicSelectionSpec& topics) {
    ObjectWriter writer;
    writer.put("include", writeTopicEntries(topics.include));
    if (topics.exclude != defaultTopicExcludes()) {
        writer.put("exclude", writeTopicEntries(topics.exclude));
    }
    writer.number("internal", topics.internal, false);
    return writer.finish(topics.extra);
}

Json writeNaming(const NamingSpec& naming) {
    const NamingSpec defaults;
    if (naming == defaults) {
        return Json::object();
    }
    ObjectWriter writer;
    writer.put("policy", enumText(naming.policy));
    writer.text("prefix", naming.prefix);
    writer.text("separator", naming.separator, defaults.separator);
    writer.text("pattern", naming.pattern);
    return writer.finish(naming.extra);
}

Json writeStart(const StartSpec& start) {
    ObjectWriter writer;
    if (start.position != StartPosition::Timestamp) {
        if (start.extra.empty()) {
            return enumText(start.position);
        }
        writer.put("position", enumText(start.position));
        return writer.finish(start.extra);
    }
    const std::optional<std::string> text = timestampText(start.timestampMs);
    writer.put("timestamp", text ? Json(*text) : Json(start.timestampMs));
    return writer.finish(start.extra);
}

Json writeBends(const std::vector<Position>& bends) {
    Json list = Json::array();
    for (const Position& bend : bends) {
        if (isFinite(bend)) {
            list.push_back(writePosition(bend));
        }
    }
    return list;
}

Json writeAlert(const LagThreshold& alert) {
    const LagThreshold defaults;
    ObjectWriter writer;
    if (std::isfinite(alert.lagSeconds) && alert.lagSeconds != defaults.lagSeconds) {
        writer.put("lagSeconds", coordinate(alert.lagSeconds));
    }
    writer.number("lagRecords", alert.lagRecords, defaults.lagRecords);
    writer.number("forSeconds", alert.forSeconds, defaults.forSeconds);
    return writer.finish(alert.extra);
}

Json writeGroups(const GroupSyncSpec& groups) {
    ObjectWriter writer;
    if (groups.include != GroupSyncSpec::defaultInclude()) {
        writer.put("include", writeTopicEntries(groups.include));
    }
    if (groups.exclude != GroupSyncSpec::defaultExclude()) {
        writer.put("exclude", writeTopicEntries(groups.exclude));
    }
    return writer.finish(groups.extra);
}

Json writeRuleSet(const RuleSetSpec& rules) {
    ObjectWriter writer;
    writer.put("name", rules.name);
    writer.put("include", writeTopicEntries(rules.include));
    if (!rules.exclude.empty()) {
        writer.put("exclude", writeTopicEntries(rules.exclude));
    }
    return writer.finish(rules.extra);
}

Json writeConnect(const ConnectSpec& connect) {
    ObjectWriter writer;
    writer.put("id", connect.id.str());
    writer.text("name", connect.name);
    if (!connect.urls.empty()) {
        writer.put("urls", connect.urls);
    }
    writer.text("username", connect.username);
    writeSecret(writer, "password", connect.password);
    writer.text("caFile", connect.caFile);
    return writer.finish(connect.extra);
}

/// A field with one value, by what it is.
template <class Value>
void writeField(ObjectWriter& writer, std::string_view name, const Value& value, const Value& omitted) {
    if constexpr (std::is_enum_v<Value>) {
        writer.choice(name, value, omitted);
    } else if constexpr (std::is_arithmetic_v<Value>) {
        writer.number(name, value, omitted);
    } else if constexpr (std::is_same_v<Value, std::string>) {
        writer.text(name, value, omitted);
    } else if constexpr (std::is_same_v<Value, ClientOverrides>) {
        writer.texts(name, value);
    } else {
        static_assert(std::is_same_v<Value, StartSpec>);
        if (value != omitted) {
            writer.put(name, writeStart(value));
        }
    }
}

Json writeLink(const LinkSpec& link) {
    const LinkSpec defaults;
    ObjectWriter writer;
    writer.put("id", link.id.str());
    writer.text("name", link.name);
    writer.put("source", link.source.str());
    writer.put("target", link.target.str());
    writer.put("topics", writeSelection(link.topics));
    writer.object("naming", writeNaming(link.naming));
    forEachLinkField(
        [&](const auto& field) { writeField(writer, field.name, link.*field.member, defaults.*field.member); });
    writer.object("bends", writeBends(link.bends));
    if (link.alert) {
        writer.put("alert", writeAlert(*link.alert));
    }
    if (link.groups) {
        writer.put("groups", writeGroups(*link.groups));
    }
    return writer.finish(link.extra);
}

}  // namespace

std::string writeTopology(const TopologySpec& spec) {
    ObjectWriter writer;
    writer.put("format", "tributary");
    writer.put("version", kTopologyVersion);
    if (spec.id) {
        writer.put("id", spec.id->str());
    }
    writer.text("name", spec.name);
    writer.text("environment", spec.environment);
    Json clusters = Json::array();
    for (const ClusterSpec& cluster : spec.clusters) {
        clusters.push_back(writeCluster(cluster));
    }
    writer.put("clusters", std::move(clusters));
    Json links = Json::array();
    for (const LinkSpec& link : spec.links) {
        links.push_back(writeLink(link));
    }
    writer.put("links", std::move(links));
    if (!spec.ruleSets.empty()) {
        Json ruleSets = Json::array();
        for (const RuleSetSpec& rules : spec.ruleSets) {
            ruleSets.push_back(writeRuleSet(rules));
        }
        writer.put("ruleSets", std::move(ruleSets));
    }
    if (!spec.connect.empty()) {
        Json connect = Json::array();
        for (const ConnectSpec& each : spec.connect) {
            connect.push_back(writeConnect(each));
        }
        writer.put("connect", std::move(connect));
    }
    return printJson(writer.finish(spec.extra));
}

}  // namespace tributary
