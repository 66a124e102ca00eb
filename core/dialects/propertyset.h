#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"

namespace tributary {

/// A value and where it was read: "mm2.properties:12:1".
struct PlacedValue {
    std::string value;
    std::string place;
    std::string key = {};  ///< what it is called there, where that is not what it is read as
};

/// Properties by name, of which readers take what they understand; what nobody took is left for the report. Plain
/// value.
class PropertySet {
public:
    void set(const std::string& key, PlacedValue value) { m_values[key] = std::move(value); }
    void setDefault(const std::string& key, const PlacedValue& value) { m_values.try_emplace(key, value); }

    [[nodiscard]] const PlacedValue* peek(const std::string& key) const;
    /// Null when it is not there. The pointer is good as long as nothing is set.
    const PlacedValue* take(const std::string& key);
    /// The first of several spellings that is there; the others count as taken too.
    const PlacedValue* takeFirst(std::initializer_list<std::string> keys);

    /// What nobody took yet under "prefix.", with the prefix taken off; counts as taken.
    [[nodiscard]] PropertySet takeUnder(std::string_view prefix);
    /// What nobody took, by name.
    [[nodiscard]] std::vector<std::pair<std::string, PlacedValue>> rest() const;
    [[nodiscard]] const std::map<std::string, PlacedValue>& all() const { return m_values; }

private:
    std::map<std::string, PlacedValue> m_values;
    std::set<std::string> m_taken;
};

/// A whole number within bounds, or FieldValue with the property's place.
[[nodiscard]] Result<std::int64_t> numberOf(std::string_view key, const PlacedValue& value, std::int64_t least,
                                            std::int64_t most);
/// "true" or "false", in any case, or FieldValue with the property's place.
[[nodiscard]] Result<bool> flagOf(std::string_view key, const PlacedValue& value);

/// "key = value", without secrets (core/base/secretwords.h), cut where it is long.
[[nodiscard]] std::string settingText(std::string_view key, std::string_view value);
/// The same, by what it is called where it stands.
[[nodiscard]] std::string settingText(std::string_view key, const PlacedValue& value);

[[nodiscard]] std::string trimmed(std::string_view text);
/// The elements of Kafka's comma-separated lists, trimmed, without empty ones.
[[nodiscard]] std::vector<std::string> listElements(std::string_view text);
/// Of ASCII letters.
[[nodiscard]] std::string lowerCase(std::string text);

}  // namespace tributary
