#include "core/dialects/contentsigns.h"

#include <algorithm>
#include <cctype>

namespace tributary {

namespace {

constexpr std::string_view kBlanks = " \t\r\f";

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
}

std::string_view withoutBlanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool isComment(std::string_view line) {
    line = withoutBlanks(line);
    return line.starts_with('#') || line.starts_with('!') || line.starts_with("//") || line.starts_with(';');
}

/// The line up to `at`; of a very long one its last part, which is no comment then.
std::string_view lineBefore(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 1000;
    const std::string_view before = text.substr(at - std::min(at, kLongest), std::min(at, kLongest));
    const std::size_t end = before.rfind('\n');
    return end == std::string_view::npos ? before : before.substr(end + 1);
}

/// Where the word stands from `at` on; npos where it does not.
std::size_t findWord(std::string_view text, std::string_view word, std::size_t at) {
    for (at = text.find(word, at); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || !isWordCharacter(text[at - 1]);
        const std::size_t end = at + word.size();
        const bool ends = end == text.size() || !isWordCharacter(text[end]);
        if (begins && ends && !isComment(lineBefore(text, at))) {
            return at;
        }
    }
    return std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> valuesOf(std::string_view text, std::string_view name) {
    std::vector<std::string_view> values;
    for (std::size_t at = findWord(text, name, 0); at != std::string_view::npos;
         at = findWord(text, name, at + name.size())) {
        std::string_view rest = text.substr(at + name.size());
        if (at > 0 && (text[at - 1] == '"' || text[at - 1] == '\'') && rest.starts_with(text[at - 1])) {
            rest.remove_prefix(1);
        }
        rest = withoutBlanks(rest);
        if (!rest.starts_with('=') && !rest.starts_with(':')) {
            continue;
        }
        rest = withoutBlanks(rest.substr(1));
        const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
        const std::size_t end = quoted ? rest.find_first_of(std::string_view(rest.front() == '"' ? "\"\n" : "'\n"), 1)
                                       : rest.find_first_of(" \t\r\n,{}[]");
        values.push_back(rest.substr(quoted ? 1 : 0, end == std::string_view::npos ? end : end - (quoted ? 1 : 0)));
    }
    return values;
}

bool setsName(std::string_view text, std::string_view name) { return !valuesOf(text, name).empty(); }

bool setsTo(std::string_view text, std::string_view name, std::string_view value) {
    const std::vector<std::string_view> values = valuesOf(text, name);
    return std::ranges::find(values, value) != values.end();
}

bool holdsWord(std::string_view text, std::string_view word) {
    return findWord(text, word, 0) != std::string_view::npos;
}

std::vector<FirstWord> firstWords(std::string_view text) {
    std::vector<FirstWord> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = withoutBlanks(text.substr(at, end - at));
        at = end + 1;
        if (line.empty() || isComment(line)) {
            continue;
        }
        const std::size_t wordEnd = std::min(line.find_first_of("=: \t\r\f"), line.size());
        std::string_view rest = withoutBlanks(line.substr(wordEnd));
        if (rest.starts_with('=') || rest.starts_with(':')) {
            rest = withoutBlanks(rest.substr(1));
        }
        words.push_back({line.substr(0, wordEnd), rest});
    }
    return words;
}

bool isResource(std::string_view text) { return setsName(text, "apiVersion") && setsName(text, "kind"); }

bool isJson(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

bool isClientProperties(std::string_view text) {
    return !isJson(text) && !isResource(text) && std::ranges::any_of(firstWords(text), [](const FirstWord& each) {
        const bool old = each.word == "zookeeper.connect" || each.word == "metadata.broker.list";
        return (old || each.word == "bootstrap.servers") && !each.rest.empty();
    });
}

}  // namespace tributary
