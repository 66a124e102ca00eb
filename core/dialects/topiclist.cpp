#include "core/dialects/topiclist.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "core/base/joinedwords.h"
#include "core/dialects/javapattern.h"
#include "core/dialects/propertyset.h"
#include "core/selection/patterntext.h"
#include "core/selection/topicmatcher.h"

namespace tributary {

namespace {

constexpr std::string_view kExcludeOpening = "(?!(?:";
constexpr std::string_view kExcludeClosing = ")$)(?:";
constexpr std::string_view kMatchesNothing = "(?!)";

bool isNameCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

/// The name that the pattern stands for, where it stands for one only.
std::optional<std::string> plainName(std::string_view pattern) {
    std::string name;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\' && i + 1 < pattern.size() && (pattern[i + 1] == '.' || pattern[i + 1] == '-')) {
            name += pattern[++i];
        } else if (isNameCharacter(pattern[i])) {
            name += pattern[i];
        } else {
            return std::nullopt;
        }
    }
    return name.empty() ? std::nullopt : std::optional(std::move(name));
}

TopicEntry entryOf(std::string pattern) {
    if (std::optional<std::string> name = plainName(pattern)) {
        return {TopicEntry::Kind::Literal, std::move(*name)};
    }
    return {TopicEntry::Kind::Regex, std::move(pattern)};
}

/// Splits at what stands at the top level of a regular expression: commas, and bars where asked for. A comma in a group
/// becomes a bar.
std::vector<std::string> split(std::string_view text, bool atBars) {
    std::vector<std::string> parts;
    std::string part;
    int depth = 0;
    bool inClass = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (text.substr(i).starts_with("\\Q")) {
            const std::size_t end = std::min(text.find("\\E", i), text.size());
            part += text.substr(i, std::min(end + 2, text.size()) - i);
            i = std::min(end + 1, text.size() - 1);
            continue;
        }
        if (c == '\\' && i + 1 < text.size()) {
            part += text.substr(i++, 2);
            continue;
        }
        if (inClass) {
            inClass = c != ']';
        } else if (c == '[') {
            inClass = true;
            // "]" at the beginning of a class is a member of it
            const std::size_t first = i + (text.substr(i + 1).starts_with('^') ? 2 : 1);
            if (first < text.size() && text[first] == ']') {
                part += text.substr(i, first + 1 - i);
                i = first;
                continue;
            }
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            depth = std::max(0, depth - 1);
        } else if (c == '{') {
            const std::size_t close = text.find('}', i);
            if (close != std::string_view::npos &&
                text.substr(i, close - i).find_first_not_of("{0123456789, ") == std::string_view::npos) {
                part += text.substr(i, close + 1 - i);
                i = close;
                continue;
            }
        } else if ((c == ',' || (c == '|' && atBars)) && depth == 0) {
            parts.push_back(std::exchange(part, {}));
            continue;
        } else if (c == ',') {
            // Blanks around a comma go with it.
            part.erase(part.find_last_not_of(" \t") + 1);
            part += '|';
            i = std::min(text.find_first_not_of(" \t", i + 1), text.size()) - 1;
            continue;
        }
        part += c;
    }
    parts.push_back(std::move(part));
    return parts;
}

/// Where the group that begins at `open` ends; npos: nowhere.
std::size_t closingOf(std::string_view text, std::size_t open) {
    int depth = 0;
    bool inClass = false;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (inClass) {
            inClass = text[i] != ']';
        } else if (text[i] == '[') {
            inClass = true;
        } else if (text[i] == '(') {
            ++depth;
        } else if (text[i] == ')' && --depth == 0) {
            return i;
        }
    }
    return std::string_view::npos;
}

std::string_view unwrapped(std::string_view pattern) {
    constexpr std::string_view kOpening = "(?:";
    if (pattern.starts_with(kOpening) && closingOf(pattern, 0) == pattern.size() - 1) {
        return pattern.substr(kOpening.size(), pattern.size() - kOpening.size() - 1);
    }
    return pattern;
}

std::vector<TopicEntry> entriesOf(const std::vector<std::string>& parts, bool unwrap) {
    std::vector<TopicEntry> entries;
    for (const std::string& part : parts) {
        if (std::string text = trimmed(part); !text.empty()) {
            entries.push_back(entryOf(unwrap ? std::string(unwrapped(text)) : std::move(text)));
        }
    }
    return entries;
}

/// MirrorMaker 2 takes quotes and blanks as what they are; in a document outer quotes and all blanks are MirrorMaker
/// 1's, and mean nothing.
std::string literalQuotes(std::string_view pattern) {
    std::string out;
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const bool outer = i == 0 || i + 1 == pattern.size();
        const bool escaped = c == '\\' && i + 1 < pattern.size();
        const char meant = escaped ? pattern[i + 1] : c;
        const bool last = escaped && i + 2 == pattern.size();
        if (pattern.substr(i).starts_with("\\Q")) {
            const std::size_t end = std::min(pattern.find("\\E", i + 2), pattern.size() - 2) + 2;
            out += pattern.substr(i, end - i);
            i = end - 1;
        } else if (!inClass && (outer || last) && (meant == '"' || meant == '\'')) {
            out += meant == '"' ? "\\x22" : "\\x27";
            i += escaped ? 1 : 0;
        } else if (escaped) {
            out += pattern.substr(i++, 2);
        } else if (!inClass && (c == ' ' || c == '\t')) {
            out += c == ' ' ? "\\x20" : "\\x09";
        } else {
            inClass = inClass ? c != ']' : c == '[';
            out += c;
        }
    }
    return out;
}

std::string joinedAlternatives(const std::vector<std::string>& patterns) {
    std::vector<std::string> parts;
    for (const std::string& pattern : patterns) {
        parts.push_back(split(pattern, true).size() > 1 ? "(?:" + pattern + ")" : pattern);
    }
    return joinedWords(parts, "|");
}

void addPatterns(const std::vector<TopicEntry>& entries, std::vector<std::string>& out, JavaSelection& selection) {
    for (const TopicEntry& entry : entries) {
        std::optional<std::string> pattern = javaPattern(entry);
        if (!pattern) {
            selection.problem = entry.text;
            return;
        }
        if (pattern->empty()) {
            continue;  // no topic has an empty name
        }
        if (entry.kind == TopicEntry::Kind::Regex && *pattern != entry.text) {
            selection.rewritten.emplace_back(entry.text, *pattern);
        }
        out.push_back(std::move(*pattern));
    }
}

}  // namespace

std::vector<TopicEntry> entriesFromList(std::string_view list) {
    std::vector<TopicEntry> entries = entriesOf(split(list, false), false);
    for (TopicEntry& entry : entries) {
        if (entry.kind == TopicEntry::Kind::Regex) {
            entry.text = literalQuotes(entry.text);
        }
    }
    return entries;
}

PatternLists listsFromPattern(std::string_view pattern) {
    PatternLists lists;
    if (pattern == kMatchesNothing) {
        return lists;
    }
    if (pattern.starts_with(kExcludeOpening)) {
        const std::size_t inner = closingOf(pattern, kExcludeOpening.size() - 3);
        if (inner != std::string_view::npos && pattern.substr(inner).starts_with(kExcludeClosing)) {
            const std::string_view include = pattern.substr(inner + kExcludeClosing.size() - 3);
            if (closingOf(include, 0) == include.size() - 1) {
                lists.exclude = entriesOf(
                    split(pattern.substr(kExcludeOpening.size(), inner - kExcludeOpening.size()), true), true);
                lists.include = entriesOf(split(unwrapped(include), true), true);
                lists.own = true;
                return lists;
            }
        }
    }
    lists.include = entriesOf(split(pattern, true), true);
    return lists;
}

std::string patternOfCommandLine(std::string_view text) {
    std::string out = trimmed(text);
    std::erase(out, ' ');
    while (out.size() >= 2 && (out.front() == '"' || out.front() == '\'') && out.back() == out.front()) {
        out = out.substr(1, out.size() - 2);
    }
    return out;
}

std::optional<std::string> javaPattern(const TopicEntry& entry) {
    if (entry.kind == TopicEntry::Kind::Literal) {
        return escapedLiteral(entry.text);
    }
    return javaPatternOf(patternFromList(entry.text).regex);
}

std::string escapedLiteral(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (isNameCharacter(c) || static_cast<unsigned char>(c) >= 0x80) {
            out += c;
        } else if (c == ',' || static_cast<unsigned char>(c) <= 0x20) {
            constexpr std::string_view kDigits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            out += std::string("\\x") + kDigits[byte >> 4U] + kDigits[byte & 0xFU];
        } else {
            out += std::string("\\") + c;
        }
    }
    return out;
}

const std::string& internalGuard() {
    static const std::string guard = "(?:__|[.]).*|.*[.-]internal";
    return guard;
}

JavaSelection javaSelection(const TopicSelectionSpec& topics) {
    JavaSelection selection;
    addPatterns(topics.include, selection.include, selection);
    if (selection.ok()) {
        addPatterns(topics.exclude, selection.exclude, selection);
    }
    if (!topics.internal) {
        selection.exclude.push_back(internalGuard());
    }
    return selection;
}

std::string JavaSelection::singlePattern() const {
    if (include.empty()) {
        return std::string(kMatchesNothing);
    }
    const std::string wanted = joinedAlternatives(include);
    return std::string(kExcludeOpening) + joinedAlternatives(exclude) + std::string(kExcludeClosing) + wanted + ")";
}

bool removeGuard(std::vector<TopicEntry>& exclude) {
    return std::erase_if(exclude, [](const TopicEntry& entry) {
               return entry.kind == TopicEntry::Kind::Regex && entry.text == internalGuard();
           }) > 0;
}

bool namesInternalTopic(const std::vector<TopicEntry>& include) {
    return std::ranges::any_of(include, [](const TopicEntry& entry) {
        return entry.kind == TopicEntry::Kind::Literal && isInternalTopic(entry.text);
    });
}

}  // namespace tributary
