#include "core/topology/patternbounds.h"

#include <cctype>
#include <optional>

namespace tributary {

namespace {

std::string_view trimmed(std::string_view text, std::string_view drop) {
    const std::size_t begin = text.find_first_not_of(drop);
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, text.find_last_not_of(drop) + 1 - begin);
}

bool isAlphanumeric(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// The alternatives outside all brackets; nothing when the text has constructs that this reading could get wrong.
std::optional<std::vector<std::string_view>> alternatives(std::string_view text) {
    if (text.contains("(?") || text.contains("(*") || text.contains("\\Q")) {
        return std::nullopt;
    }
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    int groups = 0;
    char inside = '\0';  // the bracket that ends a class or brace
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\') {
            ++i;
        } else if (inside != '\0') {
            inside = c == inside ? '\0' : inside;
        } else if (c == '[' || c == '{') {
            inside = c == '[' ? ']' : '}';
        } else if (c == '(' || c == ')') {
            groups += c == '(' ? 1 : -1;
        } else if ((c == '|' || c == ',') && groups == 0) {
            parts.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    if (groups != 0 || inside != '\0') {
        return std::nullopt;
    }
    parts.push_back(text.substr(start));
    return parts;
}

/// The literal character at the front of `rest`, which it then leaves: `a`, `\.` or `[.]`.
std::optional<char> takeLiteral(std::string_view& rest) {
    if (rest.size() >= 2 && rest[0] == '\\' && !isAlphanumeric(rest[1])) {
        const char c = rest[1];
        rest.remove_prefix(2);
        return c;
    }
    if (rest.size() >= 3 && rest[0] == '[' && rest[2] == ']' && rest[1] != '^' && rest[1] != '\\') {
        const char c = rest[1];
        rest.remove_prefix(3);
        return c;
    }
    if (rest.empty() || std::string_view("\\^$.[]|()?*+{},").contains(rest[0])) {
        return std::nullopt;
    }
    const char c = rest[0];
    rest.remove_prefix(1);
    return c;
}

/// How many characters at least a rest like ".*", "..*" or ".+" stands for; -1 when it is something else.
int anyTail(std::string_view rest) {
    int least = 0;
    while (rest.size() > 2 && rest.starts_with("..")) {
        rest.remove_prefix(1);
        ++least;
    }
    if (rest == ".*") {
        return least;
    }
    return rest == ".+" ? least + 1 : -1;
}

PatternBound boundOf(std::string_view alternative) {
    PatternBound bound;
    std::string_view rest = alternative;
    if (rest.starts_with('^')) {
        rest.remove_prefix(1);
    }
    if (rest.ends_with('$') && !rest.ends_with("\\$")) {
        rest.remove_suffix(1);
    }
    while (const std::optional<char> c = takeLiteral(rest)) {
        const char next = rest.empty() ? '\0' : rest[0];
        if (next == '?' || next == '*' || next == '{') {
            return bound;  // this character may be missing
        }
        bound.lead += *c;
    }
    bound.exact = rest.empty();
    bound.minimumTail = rest.empty() ? -1 : anyTail(rest);
    return bound;
}

}  // namespace

bool PatternBound::coversAllFrom(std::string_view start) const {
    return minimumTail >= 0 && start.starts_with(lead) &&
           start.size() >= lead.size() + static_cast<std::size_t>(minimumTail);
}

bool PatternBound::covers(std::string_view name) const { return (exact && name == lead) || coversAllFrom(name); }

std::vector<PatternBound> patternBounds(const TopicEntry& entry) {
    if (entry.kind == TopicEntry::Kind::Literal) {
        return {{entry.text, true, -1}};
    }
    std::string text(trimmed(trimmed(entry.text, " \t\r\n"), "\"'"));
    std::erase(text, ' ');  // as the matcher does
    const auto parts = alternatives(text);
    if (!parts) {
        return {{}};
    }
    std::vector<PatternBound> bounds;
    for (const std::string_view part : *parts) {
        bounds.push_back(boundOf(part));
    }
    return bounds;
}

}  // namespace tributary
