#include "core/dialects/connectors.h"

#include <map>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/dialects/importnames.h"
#include "core/dialects/sourcecheck.h"
#include "core/topology/documentplace.h"
#include "core/topology/jsondocument.h"
#include "core/topology/jsonlocator.h"

namespace tributary {

namespace {

constexpr const char* kClass = "connector.class";

class ConnectorReader {
public:
    ConnectorReader(const SourceText& file, LossReport& report)
        : m_file(file), m_places(file.text, file.name), m_report(report) {}

    Result<std::vector<Connector>> read() {
        if (std::optional<Error> refused = checkSource(m_file, "list of connectors", true)) {
            return std::unexpected(std::move(*refused));
        }
        const Result<Json> root = parseJson(m_file.text, m_file.name, JsonTwins::Kept);
        if (!root) {
            return std::unexpected(root.error());
        }
        m_offsets.emplace(m_file.text, *root);
        collect(*root, documentName(m_file.name), 0);
        if (m_error) {
            return std::unexpected(std::move(*m_error));
        }
        return std::move(m_connectors);
    }

private:
    [[nodiscard]] std::string place(const Json& value) const { return m_places.of(m_offsets->of(value)); }

    void fail(Error error, const Json& value) {
        if (!m_error) {
            m_error = std::move(error.at(place(value)));
        }
    }

    template <class Read>
    void step(JsonStep to, Read read) {
        m_path.push_back(std::move(to));
        read();
        m_path.pop_back();
    }

    /// The member that counts; null where none is.
    static const Json* lastOf(const Json& object, std::string_view name) {
        const Json* found = nullptr;
        if (object.is_object()) {
            for (const auto& [key, value] : object.get_ref<const Json::object_t&>()) {
                found = key == name ? &value : found;
            }
        }
        return found;
    }

    void reportTwins(const Json& object) {
        std::map<std::string_view, const Json*> before;
        for (const auto& [key, value] : object.get_ref<const Json::object_t&>()) {
            const auto [there, isNew] = before.try_emplace(key, &value);
            if (!isNew) {
                const Json& first = *there->second;
                const std::string text = first.is_structured() ? "…"
                                         : first.is_string()   ? first.get<std::string>()
                                                               : first.dump();
                m_report.note(LossReason::Twice, place(first), settingText(key, text) + ", again at " + place(value));
                there->second = &value;
            }
        }
    }

    void collect(const Json& value, const std::string& name, int depth) {
        constexpr int kDeepest = 4;  // list, name, "info", "config"
        if (m_error) {
            return;
        }
        if (value.is_array()) {
            std::ptrdiff_t index = 0;
            for (const Json& element : value) {
                step({{}, index++}, [&] { collect(element, name, depth + 1); });
            }
            return;
        }
        if (!value.is_object() || depth > kDeepest) {
            return fail(Error(ErrorCode::FieldType)
                            .with("field", pathText(m_path))
                            .with("expected", "a connector, {\"name\": …, \"config\": {…}}"),
                        value);
        }
        if (!value.contains(kClass)) {  // readConfig() does that
            reportTwins(value);
        }
        const Json* named = lastOf(value, "name");
        const std::string own = named != nullptr && named->is_string() ? named->get<std::string>() : name;
        const std::size_t before = m_connectors.size();
        if (value.contains(kClass)) {
            readConfig(value, own);
        } else if (const Json* config = lastOf(value, "config")) {
            step({"config"}, [&] { readConfig(*config, own); });
            readState(value, "initial_state", before);
        } else if (const Json* info = lastOf(value, "info")) {
            step({"info"}, [&] { collect(*info, own, depth + 1); });
            const Json* status = lastOf(value, "status");
            if (const Json* connector = status == nullptr ? nullptr : lastOf(*status, "connector")) {
                readState(*connector, "state", before);
            }
        } else if (!value.empty() && value.front().is_object()) {
            for (const auto& [key, element] : value.get_ref<const Json::object_t&>()) {
                step({key}, [&] { collect(element, key, depth + 1); });
            }
        } else {
            fail(Error(ErrorCode::FieldMissing).with("field", kClass), value);
        }
    }

    /// For the connectors from `first` on.
    void readState(const Json& value, const char* member, std::size_t first) {
        const Json* state = lastOf(value, member);
        if (m_error || state == nullptr || !state->is_string()) {
            return;
        }
        for (std::size_t i = first; i < m_connectors.size(); ++i) {
            m_connectors[i].state = state->get<std::string>();
            m_connectors[i].statePlace = place(*state);
        }
    }

    void readConfig(const Json& config, const std::string& name) {
        if (!config.is_object()) {
            return fail(Error(ErrorCode::FieldType).with("field", pathText(m_path)).with("expected", "an object, {…}"),
                        config);
        }
        m_settings += config.size();
        if (m_settings > kMostSettings || m_connectors.size() == kMostMirrors) {
            return m_settings > kMostSettings
                       ? fail(tooMany("list of connectors", "settings", kMostSettings, {}), config)
                       : fail(tooMany("list of connectors", "connectors", kMostMirrors, {}), config);
        }
        reportTwins(config);
        PropertySet set;
        for (const auto& [key, value] : config.get_ref<const Json::object_t&>()) {
            step({key}, [&, &key = key, &value = value] {
                if (value.is_structured()) {
                    fail(Error(ErrorCode::FieldType)
                             .with("field", pathText(m_path))
                             .with("expected", "text, a number, true or false"),
                         value);
                } else if (value.is_string() && isTemplateValue(key, value.get_ref<const std::string&>())) {
                    fail(templateError("connector", value.get_ref<const std::string&>(), {}), value);
                } else if (!value.is_null()) {
                    set.set(key, {value.is_string() ? value.get<std::string>() : value.dump(), place(value), key});
                }
            });
        }
        if (m_error) {
            return;
        }
        Result<Connector> connector = connectorOf(std::move(set), name, place(config));
        if (!connector) {
            return fail(std::move(connector.error()), config);
        }
        m_connectors.push_back(std::move(*connector));
    }

    const SourceText& m_file;
    const TextPlaces m_places;
    LossReport& m_report;
    std::optional<JsonOffsets> m_offsets;
    std::size_t m_settings = 0;  ///< that were read
    JsonPath m_path;
    std::optional<Error> m_error;
    std::vector<Connector> m_connectors;
};

}  // namespace

Result<Connector> connectorOf(PropertySet config, const std::string& name, const std::string& place) {
    const PlacedValue* type = config.take(kClass);
    if (type == nullptr) {
        return std::unexpected(Error(ErrorCode::FieldMissing).with("field", kClass).at(place));
    }
    const std::string full = trimmed(type->value);
    const PlacedValue* own = config.take("name");
    Connector connector{own == nullptr || trimmed(own->value).empty() ? name : trimmed(own->value),
                        full.substr(full.rfind('.') + 1),
                        type->place,
                        {}};
    connector.config = std::move(config);
    return connector;
}

Result<std::vector<Connector>> readConnectors(const SourceText& file, LossReport& report) {
    return ConnectorReader(file, report).read();
}

std::string writeConnector(const std::string& name, const std::vector<std::pair<std::string, std::string>>& config,
                           bool stopped) {
    Json members = Json::object();
    for (const auto& [key, value] : config) {
        members[key] = value;
    }
    Json connector{{"name", name}, {"config", std::move(members)}};
    if (stopped) {
        connector["initial_state"] = "STOPPED";
    }
    return connector.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tributary
