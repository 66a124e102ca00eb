#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "core/dialects/dialect.h"
#include "core/dialects/propertyset.h"

namespace tributary {

// Private to core/dialects. yaml-cpp throws; nothing here does.

/// All documents of a YAML text. Refuses what is not YAML, a key that stands twice, nesting beyond 64 levels (an alias
/// of itself has no end), more lines and values than yaml-cpp can hold, and more than a million nodes with aliases
/// counted as often as they stand.
[[nodiscard]] Result<std::vector<YAML::Node>> readYaml(const SourceText& file);

/// Hands them over one by one, until one is refused.
[[nodiscard]] Status forEachDocument(const SourceText& file, const std::function<Status(const YAML::Node&)>& take);

/// Walks a YAML object by name. After the first thing that is wrong everything reads as absent; `error` then says what.
class YamlReader {
public:
    explicit YamlReader(const SourceText& file) : m_file(file) {}

    /// The member of a mapping; an undefined node where there is none, or where `map` is none.
    [[nodiscard]] YAML::Node member(const YAML::Node& map, const char* key);
    /// The first of several spellings.
    [[nodiscard]] YAML::Node member(const YAML::Node& map, std::initializer_list<const char*> keys);
    /// A scalar's text and place; nothing where it is absent or null. An error where it is no scalar.
    [[nodiscard]] std::optional<PlacedValue> scalar(const YAML::Node& map, const char* key);
    [[nodiscard]] std::optional<PlacedValue> scalar(const YAML::Node& map, std::initializer_list<const char*> keys);
    /// The same that has to be there.
    [[nodiscard]] PlacedValue requiredScalar(const YAML::Node& map, const char* key);
    /// A mapping of scalars, "config" for instance.
    [[nodiscard]] PropertySet properties(const YAML::Node& map, const char* key);
    /// The elements of a list; none where it is absent. An error where it is no list.
    [[nodiscard]] std::vector<YAML::Node> list(const YAML::Node& map, const char* key);

    [[nodiscard]] std::string place(const YAML::Node& node) const;
    void fail(Error error, const YAML::Node& node);
    void fail(Error error, const std::string& place);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    const SourceText& m_file;
    std::optional<Error> m_error;
    std::size_t m_settings = 0;  // that properties() has read
};

}  // namespace tributary
