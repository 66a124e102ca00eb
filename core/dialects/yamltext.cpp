#include "core/dialects/yamltext.h"

#include <algorithm>
#include <cctype>

#include "core/dialects/propertyset.h"

namespace tributary {

namespace {

bool isPlainNumber(std::string_view text) {
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    const bool digits =
        !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits && (text.size() == 1 || text.front() != '0');
}

/// By YAML 1.1, which most readers still follow, and by 1.2.
bool readsAsSomethingElse(std::string_view text) {
    static constexpr std::string_view kWords[] = {"",    "~", "null", "true", "false", "yes",  "no",  "on",
                                                  "off", "y", "n",    "=",    "<<",    ".inf", ".nan"};
    const std::string lower = lowerCase(std::string(text));
    if (std::ranges::find(kWords, lower) != std::end(kWords)) {
        return true;
    }
    // Numbers of all kinds, times and dates begin with a digit, a sign or a point, and hold nothing but these.
    return lower.find_first_of("0123456789") <= 1 && lower.find_first_of("0123456789+-.") == 0 &&
           lower.find_first_not_of("0123456789abcdefox+-.:_tz ") == std::string::npos;
}

}  // namespace

YAML::Emitter& operator<<(YAML::Emitter& out, const YamlText& text) {
    const bool plain = text.setting && (isPlainNumber(text.text) || text.text == "true" || text.text == "false");
    if (!plain && readsAsSomethingElse(text.text)) {
        out << YAML::DoubleQuoted;
    }
    return out << std::string(text.text);
}

}  // namespace tributary
