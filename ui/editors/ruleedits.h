#pragma once

#include "core/selection/topicmatcher.h"
#include "core/topology/topologyspec.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace tributary::ui {

// Edits of a topic selection as pure functions. Rules count from 0.

/// Why an entry cannot stand in a list, and where: `position` counts UTF-16 units, -1 when it is all of it.
struct RuleProblem {
    QString reason;
    int position = -1;

    bool operator==(const RuleProblem&) const = default;
};

[[nodiscard]] std::vector<TopicEntry>& entriesOf(TopicSelectionSpec& selection, RuleList list);
[[nodiscard]] const std::vector<TopicEntry>& entriesOf(const TopicSelectionSpec& selection, RuleList list);

/// Compiles this one entry: quick, and bounded whatever it holds.
[[nodiscard]] std::optional<RuleProblem> ruleProblem(const TopicEntry& entry);

/// The position in `text` of a character that core counts from 1.
[[nodiscard]] int utf16Position(const QString& text, std::size_t character);

/// A regular expression that matches just this name.
[[nodiscard]] std::string regexForName(const std::string& name);
/// The other way round; nothing for a pattern that matches anything else.
[[nodiscard]] std::optional<std::string> nameOfRegex(const std::string& pattern);
/// The same names by an entry of the other kind; nothing when a literal cannot say it.
[[nodiscard]] std::optional<TopicEntry> otherKind(const TopicEntry& entry);

/// Puts a backslash before the dot at `character` (from 1).
[[nodiscard]] std::string withDotEscaped(const std::string& pattern, std::size_t character);

/// One entry per line: trimmed, without empty lines and without what is there already.
[[nodiscard]] std::vector<TopicEntry> entriesFromLines(const QString& text, TopicEntry::Kind kind,
                                                       const std::vector<TopicEntry>& present);

/// "include exactly this": as a literal; an exclude literal of that name goes.
[[nodiscard]] TopicSelectionSpec withExactly(TopicSelectionSpec selection, RuleList list, const std::string& topic);

}  // namespace tributary::ui
