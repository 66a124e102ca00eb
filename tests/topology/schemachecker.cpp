#include "tests/topology/schemachecker.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tributary {

namespace {

using Json = nlohmann::ordered_json;

bool isOfType(const Json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer()) || (type == "number" && value.is_number());
}

bool isOfAnyType(const Json& value, const Json& types) {
    return types.is_string() ? isOfType(value, types)
                             : std::ranges::any_of(types, [&](const Json& type) { return isOfType(value, type); });
}

}  // namespace

std::vector<std::string> SchemaChecker::check(const Json& document) const {
    std::vector<std::string> found;
    check(document, m_schema, "", found);
    return found;
}

void SchemaChecker::check(const Json& value, const Json& schema, const std::string& place,
                          std::vector<std::string>& found) const {
    for (const auto& [keyword, rule] : schema.items()) {
        checkKeyword(keyword, rule, value, schema, place, found);
    }
}

void SchemaChecker::checkKeyword(const std::string& keyword, const Json& rule, const Json& value, const Json& schema,
                                 const std::string& place, std::vector<std::string>& found) const {
    static const std::set<std::string> kSilent{"$schema", "$id",     "$defs",   "title",   "description",
                                               "default", "pattern", "minimum", "maximum", "additionalProperties"};
    const auto expect = [&](bool holds) {
        if (!holds) {
            found.push_back(place + ": " + keyword + " " + rule.dump() + " does not hold for " + value.dump());
        }
    };
    if (keyword == "type") {
        expect(isOfAnyType(value, rule));
    } else if (keyword == "enum") {
        expect(std::ranges::find(rule, value) != rule.end());
    } else if (keyword == "const") {
        expect(rule == value);
    } else if (keyword == "required") {
        expect(std::ranges::all_of(rule, [&](const Json& name) { return value.contains(name.get<std::string>()); }));
    } else if (keyword == "minLength") {
        expect(value.get<std::string>().size() >= rule.get<std::size_t>());
    } else if (keyword == "minItems") {
        expect(value.size() >= rule.get<std::size_t>());
    } else if (keyword == "maxItems") {
        expect(value.size() <= rule.get<std::size_t>());
    } else if (keyword == "properties") {
        checkMembers(value, schema, place, found);
    } else if (keyword == "items") {
        for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
            check(value[i], rule, place + "/" + std::to_string(i), found);
        }
    } else if (keyword == "$ref") {
        check(value, m_schema.at(Json::json_pointer(rule.get<std::string>().substr(1))), place, found);
    } else if (keyword == "anyOf") {
        expect(std::ranges::any_of(rule, [&](const Json& alternative) {
            std::vector<std::string> inner;
            check(value, alternative, place, inner);
            return inner.empty();
        }));
    } else if (!kSilent.contains(keyword)) {
        throw std::runtime_error("the schema checker does not know " + keyword);
    }
}

void SchemaChecker::checkMembers(const Json& value, const Json& schema, const std::string& place,
                                 std::vector<std::string>& found) const {
    if (!value.is_object()) {
        return;
    }
    const Json& properties = schema.at("properties");
    for (const auto& [name, member] : value.items()) {
        if (properties.contains(name)) {
            check(member, properties.at(name), place + "/" + name, found);
        } else if (!name.starts_with("x-")) {
            found.push_back(place + "/" + name + ": the schema does not describe it");
        }
    }
}

}  // namespace tributary
