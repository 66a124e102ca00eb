#pragma once

#include <string>
#include <string_view>

#include <yaml-cpp/yaml.h>

namespace tributary {

// Private to core/dialects.

/// A text of the document on its way into YAML: in quotes where a reader would take it for something else (`no`, `012`,
/// a date). Numbers of a `setting` and its true and false stay as they are: programs read both forms, and people expect
/// this one.
struct YamlText {
    std::string_view text;
    bool setting = false;
};
YAML::Emitter& operator<<(YAML::Emitter& out, const YamlText& text);

}  // namespace tributary
