#include "core/dialects/propertiesfile.h"

#include "core/base/javaproperties.h"

namespace tributary {

Result<PropertySet> readPropertiesFile(const SourceText& file, LossReport& report) {
    const Result<std::vector<JavaProperty>> properties = parseJavaProperties(file.text, file.name);
    if (!properties) {
        return std::unexpected(properties.error());
    }
    PropertySet set;
    for (const JavaProperty& property : *properties) {
        if (const PlacedValue* before = set.peek(property.key)) {
            report.note(LossReason::Twice, before->place, settingText(property.key, before->value));
        }
        set.set(property.key, {property.value, file.name + ":" + std::to_string(property.line) + ":" +
                                                   std::to_string(property.column)});
    }
    return set;
}

std::string fileStart(const SourceText& file) { return file.name + ":1:1"; }

}  // namespace tributary
