#include "core/dialects/propertyset.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

#include "core/base/secretwords.h"
#include "core/dialects/sourcecheck.h"
#include "core/topology/jsondocument.h"

namespace tributary {

namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";

std::string shown(std::string_view key, std::string_view value) {
    return isSecretName(key) && holdsSecret(key, value) ? std::string("…") : excerpt(withoutSecrets(value));
}

Error unusable(std::string_view key, const PlacedValue& value, std::string_view expected) {
    if (std::optional<Error> open = openPlaceholder(key, value, expected)) {
        return std::move(*open);
    }
    return Error(ErrorCode::FieldValue)
        .with("field", key)
        .with("value", shown(key, value.value))
        .with("expected", expected)
        .at(value.place);
}

}  // namespace

const PlacedValue* PropertySet::peek(const std::string& key) const {
    const auto found = m_values.find(key);
    return found == m_values.end() ? nullptr : &found->second;
}

const PlacedValue* PropertySet::take(const std::string& key) {
    m_taken.insert(key);
    return peek(key);
}

const PlacedValue* PropertySet::takeFirst(std::initializer_list<std::string> keys) {
    const PlacedValue* first = nullptr;
    for (const std::string& key : keys) {
        const PlacedValue* value = take(key);
        first = first == nullptr ? value : first;
    }
    return first;
}

PropertySet PropertySet::takeUnder(std::string_view prefix) {
    const std::string start = std::string(prefix) + ".";
    PropertySet under;
    for (auto at = m_values.lower_bound(start); at != m_values.end() && at->first.starts_with(start); ++at) {
        if (m_taken.insert(at->first).second) {
            under.set(at->first.substr(start.size()), at->second);
        }
    }
    return under;
}

std::vector<std::pair<std::string, PlacedValue>> PropertySet::rest() const {
    std::vector<std::pair<std::string, PlacedValue>> left;
    for (const auto& each : m_values) {
        if (!m_taken.contains(each.first)) {
            left.emplace_back(each);
        }
    }
    return left;
}

Result<std::int64_t> numberOf(std::string_view key, const PlacedValue& value, std::int64_t least, std::int64_t most) {
    const std::string text = trimmed(value.value);
    std::int64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || text.empty() || number < least || number > most) {
        return std::unexpected(
            unusable(key, value, "a whole number between " + std::to_string(least) + " and " + std::to_string(most)));
    }
    return number;
}

Result<bool> flagOf(std::string_view key, const PlacedValue& value) {
    const std::string text = lowerCase(trimmed(value.value));
    if (text != "true" && text != "false") {
        return std::unexpected(unusable(key, value, "true or false"));
    }
    return text == "true";
}

std::string settingText(std::string_view key, std::string_view value) {
    return std::string(key) + " = " + shown(key, value);
}

std::string settingText(std::string_view key, const PlacedValue& value) {
    const std::string& name = value.key;
    return (name.empty() ? std::string(key) : name) + " = " + shown(isSecretName(name) ? name : key, value.value);
}

std::string trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

std::vector<std::string> listElements(std::string_view text) {
    std::vector<std::string> elements;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        if (std::string element = trimmed(text.substr(at, comma - at)); !element.empty()) {
            elements.push_back(std::move(element));
        }
        at = comma + 1;
    }
    return elements;
}

std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace tributary
