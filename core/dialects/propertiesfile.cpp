#include "core/dialects/propertiesfile.h"

#include <optional>
#include <utility>

#include "core/base/javaproperties.h"
#include "core/dialects/sourcecheck.h"

namespace tributary {

Result<PropertySet> readPropertiesFile(const SourceText& file, LossReport& report) {
    constexpr std::string_view kFormat = "properties file";
    if (std::optional<Error> refused = checkSource(file, kFormat, false)) {
        return std::unexpected(std::move(*refused));
    }
    const Result<std::vector<JavaProperty>> properties = parseJavaProperties(file.text, file.name);
    if (!properties) {
        return std::unexpected(properties.error());
    }
    if (properties->size() > kMostSettings) {
        const JavaProperty& first = (*properties)[kMostSettings];
        return std::unexpected(
            tooMany(kFormat, "settings", kMostSettings,
                    file.name + ":" + std::to_string(first.line) + ":" + std::to_string(first.column)));
    }
    PropertySet set;
    for (const JavaProperty& property : *properties) {
        if (isTemplate(property.key) || isTemplateValue(property.key, property.value)) {
            return std::unexpected(
                templateError(kFormat, property.key + " " + property.value,
                              file.name + ":" + std::to_string(property.line) + ":" + std::to_string(property.column)));
        }
        const std::string place =
            file.name + ":" + std::to_string(property.line) + ":" + std::to_string(property.column);
        if (const PlacedValue* before = set.peek(property.key)) {
            report.note(LossReason::Twice, before->place, settingText(property.key, *before) + ", again at " + place);
        }
        set.set(property.key, {property.value, place, property.key});
    }
    return set;
}

std::string fileStart(const SourceText& file) { return file.name + ":1:1"; }

}  // namespace tributary
