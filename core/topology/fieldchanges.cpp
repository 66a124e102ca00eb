#include "core/topology/fieldchanges.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/topology/jsondocument.h"
#include "core/topology/topologyjson.h"

namespace tributary {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

std::string plainText(const Json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    // {"literal": "name"}, an entry of a topic list; a pattern stands there without quotes.
    if (value.is_object() && value.size() == 1) {
        return value.begin()->dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void collect(const Json& value, const std::string& name, Fields& fields) {
    if (value.is_object()) {
        for (const auto& [member, each] : value.get_ref<const Json::object_t&>()) {
            collect(each, name.empty() ? member : name + "." + member, fields);
        }
        return;
    }
    std::string text;
    if (value.is_array()) {
        for (const Json& each : value) {
            text += (text.empty() ? "" : ", ") + plainText(each);
        }
    } else {
        text = plainText(value);
    }
    fields.emplace_back(name, std::move(text));
}

Fields fieldsOf(const TopologySpec& spec, const char* list) {
    Fields fields;
    const Json document = Json::parse(writeTopology(spec), nullptr, false);
    if (document.is_object()) {
        collect(document[list].front(), {}, fields);
    }
    return fields;
}

Fields fieldsOf(const ClusterSpec& cluster) {
    TopologySpec spec;
    spec.clusters = {cluster};
    return fieldsOf(spec, "clusters");
}

Fields fieldsOf(const LinkSpec& link) {
    TopologySpec spec;
    spec.links = {link};
    return fieldsOf(spec, "links");
}

std::vector<FieldChange> compare(const Fields& before, const Fields& after) {
    const auto valueIn = [](const Fields& fields, const std::string& name) {
        const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
        return found == fields.end() ? std::string{} : found->second;
    };
    std::vector<FieldChange> changes;
    for (const auto& [name, value] : after) {
        if (std::string old = valueIn(before, name); old != value) {
            changes.push_back({name, std::move(old), value});
        }
    }
    for (const auto& [name, value] : before) {
        if (!value.empty() && std::ranges::find(after, name, &Fields::value_type::first) == after.end()) {
            changes.push_back({name, value, {}});
        }
    }
    return changes;
}

}  // namespace

std::vector<FieldChange> fieldChanges(const ClusterSpec& before, const ClusterSpec& after) {
    return compare(fieldsOf(before), fieldsOf(after));
}

std::vector<FieldChange> fieldChanges(const LinkSpec& before, const LinkSpec& after) {
    return compare(fieldsOf(before), fieldsOf(after));
}

}  // namespace tributary
