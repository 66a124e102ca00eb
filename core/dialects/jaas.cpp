#include "core/dialects/jaas.h"

#include <utility>

namespace tributary {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A word, a quoted text, "=" or ";".
std::optional<std::string> nextToken(std::string_view text, std::size_t& at) {
    while (at < text.size() && isBlank(text[at])) {
        ++at;
    }
    if (at >= text.size()) {
        return std::nullopt;
    }
    const char first = text[at];
    if (first == '=' || first == ';') {
        ++at;
        return std::string(1, first);
    }
    std::string token;
    if (first == '"' || first == '\'') {
        for (++at; at < text.size() && text[at] != first; ++at) {
            if (text[at] == '\\' && at + 1 < text.size()) {
                ++at;
            }
            token += text[at];
        }
        if (at >= text.size()) {
            return std::nullopt;
        }
        ++at;
        return token;
    }
    while (at < text.size() && !isBlank(text[at]) && text[at] != '=' && text[at] != ';' && text[at] != '"') {
        token += text[at++];
    }
    return token;
}

}  // namespace

std::optional<JaasEntry> parseJaas(std::string_view text) {
    std::size_t at = 0;
    JaasEntry entry;
    const std::optional<std::string> module = nextToken(text, at);
    const std::optional<std::string> flag = nextToken(text, at);
    if (!module || !flag || module->find('.') == std::string::npos ||
        (*flag != "required" && *flag != "requisite" && *flag != "sufficient" && *flag != "optional")) {
        return std::nullopt;
    }
    entry.module = *module;
    for (std::optional<std::string> name = nextToken(text, at); name; name = nextToken(text, at)) {
        if (*name == ";") {
            return entry;
        }
        const std::optional<std::string> equals = nextToken(text, at);
        std::optional<std::string> value = equals && *equals == "=" ? nextToken(text, at) : std::nullopt;
        if (!value) {
            return std::nullopt;
        }
        entry.options[*name] = std::move(*value);
    }
    return std::nullopt;  // the semicolon is missing: Kafka refuses it too
}

std::string writeJaas(const JaasEntry& entry) {
    std::string out = entry.module + " required";
    for (const auto& [name, value] : entry.options) {
        out += " " + name + "=\"";
        for (const char c : value) {
            out += c == '"' || c == '\\' ? "\\" : "";
            out += c;
        }
        out += '"';
    }
    return out + ";";
}

}  // namespace tributary
