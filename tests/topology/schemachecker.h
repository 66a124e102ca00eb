#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace tributary {

/// Holds a document against the keywords of JSON Schema 2020-12 that our own schema uses, and refuses members that the
/// schema does not describe unless their names begin with "x-". Not a general validator: an unknown keyword throws.
class SchemaChecker {
public:
    explicit SchemaChecker(nlohmann::ordered_json schema) : m_schema(std::move(schema)) {}

    /// What does not fit, one line for each; empty when all does.
    [[nodiscard]] std::vector<std::string> check(const nlohmann::ordered_json& document) const;

private:
    using Json = nlohmann::ordered_json;
    void check(const Json& value, const Json& schema, const std::string& place, std::vector<std::string>& found) const;
    void checkKeyword(const std::string& keyword, const Json& rule, const Json& value, const Json& schema,
                      const std::string& place, std::vector<std::string>& found) const;
    void checkMembers(const Json& value, const Json& schema, const std::string& place,
                      std::vector<std::string>& found) const;

    Json m_schema;
};

}  // namespace tributary
