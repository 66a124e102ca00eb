#include "core/topology/jsonlocator.h"

#include <span>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace tributary {

namespace {

/// Walks over valid JSON without building it.
class Scanner {
public:
    explicit Scanner(std::string_view text, std::size_t at = 0) : m_text(text), m_at(at) {}

    /// At the start of the next value.
    [[nodiscard]] std::size_t here() {
        skip(" \t\r\n,:\xEF\xBB\xBF");
        return m_at;
    }

    bool enter(char bracket) {
        const bool opens = peek() == bracket;
        m_at += opens ? 1 : 0;
        return opens;
    }

    [[nodiscard]] bool atEnd() {
        const char next = peek();
        return next == '\0' || next == '}' || next == ']';
    }

    /// A member's name, left behind.
    [[nodiscard]] std::string key() {
        const std::size_t start = here();
        skipString();
        const std::string_view quoted = m_text.substr(start, m_at - start);
        if (!quoted.contains('\\')) {
            return std::string(quoted.substr(1, quoted.size() - 2));
        }
        const Json decoded = Json::parse(quoted, nullptr, false);
        return decoded.is_string() ? decoded.get<std::string>() : std::string{};
    }

    /// At the end of what was entered: behind its bracket.
    void leave() { ++m_at; }

    void skipValue() {
        std::size_t depth = 0;
        do {
            const char next = peek();
            if (next == '"') {
                skipString();
            } else if (next == '{' || next == '[') {
                ++depth;
                ++m_at;
            } else if (next == '}' || next == ']') {
                depth -= depth > 0 ? 1 : 0;
                ++m_at;
            } else {
                m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
            }
        } while (depth > 0 && m_at < m_text.size());
    }

private:
    char peek() {
        const std::size_t at = here();
        return at < m_text.size() ? m_text[at] : '\0';
    }

    void skip(std::string_view what) { m_at = std::min(m_text.find_first_not_of(what, m_at), m_text.size()); }

    void skipString() {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            m_at += m_text[m_at] == '\\' ? 1 : 0;
        }
        m_at = std::min(m_at + 1, m_text.size());
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

void collectOffsets(Scanner& scanner, const Json& value, std::unordered_map<const Json*, std::size_t>& offsets) {
    offsets.emplace(&value, scanner.here());
    if (value.is_object() && scanner.enter('{')) {
        for (const auto& member : value.get_ref<const Json::object_t&>()) {
            static_cast<void>(scanner.key());
            collectOffsets(scanner, member.second, offsets);
        }
    } else if (value.is_array() && scanner.enter('[')) {
        for (const Json& element : value) {
            collectOffsets(scanner, element, offsets);
        }
    } else {
        return scanner.skipValue();
    }
    static_cast<void>(scanner.atEnd());
    scanner.leave();
}

bool enterElement(Scanner& scanner, std::ptrdiff_t index) {
    if (!scanner.enter('[')) {
        return false;
    }
    for (; index > 0 && !scanner.atEnd(); --index) {
        scanner.skipValue();
    }
    return !scanner.atEnd();
}

bool enterMember(Scanner& scanner, std::string_view name) {
    if (!scanner.enter('{')) {
        return false;
    }
    while (!scanner.atEnd()) {
        if (scanner.key() == name) {
            return true;
        }
        scanner.skipValue();
    }
    return false;
}

/// Follows the steps from the scanner's value on.
std::size_t walk(Scanner& scanner, std::span<const JsonStep> steps) {
    std::size_t place = scanner.here();
    for (const JsonStep& step : steps) {
        const bool found = step.index >= 0 ? enterElement(scanner, step.index) : enterMember(scanner, step.name);
        if (!found) {
            break;
        }
        place = scanner.here();
    }
    return place;
}

}  // namespace

std::size_t locate(std::string_view text, const JsonPath& path) {
    Scanner scanner(text);
    return walk(scanner, path);
}

JsonOutline::JsonOutline(std::string_view text) : m_text(text) {
    Scanner scanner(text);
    m_root = scanner.here();
    if (!scanner.enter('{')) {
        return;
    }
    while (!scanner.atEnd()) {
        std::string name = scanner.key();
        Member& member = m_members[std::move(name)];
        member.offset = scanner.here();
        if (!scanner.enter('[')) {
            scanner.skipValue();
            continue;
        }
        while (!scanner.atEnd()) {
            member.elements.push_back(scanner.here());
            scanner.skipValue();
        }
        scanner.leave();
    }
}

JsonOffsets::JsonOffsets(std::string_view text, const Json& root) {
    Scanner scanner(text);
    collectOffsets(scanner, root, m_offsets);
}

std::size_t JsonOutline::locate(const JsonPath& path) const {
    const auto member = path.empty() || path.front().index >= 0 ? m_members.end() : m_members.find(path.front().name);
    if (member == m_members.end()) {
        return m_root;
    }
    const auto& [offset, elements] = member->second;
    const std::span steps = std::span(path).subspan(1);
    const bool inside =
        !steps.empty() && steps.front().index >= 0 && std::cmp_less(steps.front().index, elements.size());
    if (inside) {
        Scanner scanner(m_text, elements[static_cast<std::size_t>(steps.front().index)]);
        return walk(scanner, steps.subspan(1));
    }
    Scanner scanner(m_text, offset);
    return walk(scanner, steps);
}

}  // namespace tributary
