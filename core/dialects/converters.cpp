#include "core/dialects/converters.h"

#include <array>

#include "core/base/joinedwords.h"

namespace tributary {

namespace {

constexpr const char* kHeaders = "header.converter";
constexpr std::array kConverters{"key.converter", "value.converter", kHeaders};

/// "JsonConverter" of a class' whole name.
std::string className(std::string_view type) { return trimmed(type.substr(type.rfind('.') + 1)); }

/// Connect also takes the class alone, with or without its last word.
bool handsOnBytes(std::string_view type) {
    const std::string name = className(type);
    return name == "ByteArrayConverter" || name == "ByteArray";
}

}  // namespace

PropertySet workerConverters(const PropertySet& said, const char* byDefault, const char* header) {
    PropertySet all;
    for (const char* name : kConverters) {
        const PlacedValue* value = said.peek(name);
        const char* const otherwise = name == kHeaders ? header : byDefault;
        if (value != nullptr) {
            all.set(name, *value);
        } else if (otherwise != nullptr) {
            all.set(name, {otherwise, {}});
        }
    }
    return all;
}

void readConverters(PropertySet& config, const std::optional<PropertySet>& worker, const std::string& label,
                    const std::string& place, KeptSettings& kept, ImportContext& context, std::string_view prefix) {
    std::vector<std::string> open;
    for (const char* converter : kConverters) {
        const std::string name = std::string(prefix) + converter;
        const PlacedValue* own = config.take(name);
        const PlacedValue* said = own != nullptr || !worker ? own : worker->peek(name);
        if (said == nullptr) {
            open.push_back(name);
        } else if (!handsOnBytes(said->value)) {
            const bool byDefault = said->place.empty();
            context.report.lost(
                LossReason::RecordsChanged, byDefault ? place : said->place,
                settingText((own != nullptr ? label : std::string()) + name, *said) + (byDefault ? " (default)" : ""),
                className(said->value));
        }
        if (own != nullptr && !handsOnBytes(own->value)) {
            kept[name] = trimmed(own->value);
        }
    }
    if (!open.empty() && prefix.empty()) {
        context.report.note(LossReason::ConvertersOpen, place, label + joinedWords(open, ", "));
    }
}

}  // namespace tributary
