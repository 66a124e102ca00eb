#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/topology/topologyspec.h"

namespace tributary {

// Topic selections in the words of programs on the Java virtual machine: lists of regular expressions in which a comma
// separates, and one expression that has to say everything.

/// A comma-separated list as MirrorMaker reads it: commas within parentheses mean "or", those within {n,m} and
/// character classes are themselves. A name without metacharacters becomes a literal.
[[nodiscard]] std::vector<TopicEntry> entriesFromList(std::string_view list);

/// One regular expression as a list of entries: what singlePattern() wrote gives back its lists; of any other the
/// commas and the alternatives at the top level are the includes.
struct PatternLists {
    std::vector<TopicEntry> include;
    std::vector<TopicEntry> exclude;
    bool own = false;  ///< singlePattern() wrote it: without the guard, internal topics are meant
};
[[nodiscard]] PatternLists listsFromPattern(std::string_view pattern);

/// What MirrorMaker 1 makes of the text of --include before it splits it: trimmed, without blanks and outer quotes.
[[nodiscard]] std::string patternOfCommandLine(std::string_view text);

/// The entry as a Java regular expression that has no comma; nothing where PCRE says what Java cannot.
[[nodiscard]] std::optional<std::string> javaPattern(const TopicEntry& entry);

/// A literal as a regular expression.
[[nodiscard]] std::string escapedLiteral(std::string_view name);

/// Matches the topics that are internal to Tributary, as an exclude entry for programs with another idea of them.
[[nodiscard]] const std::string& internalGuard();

/// A selection as include and exclude patterns for Java, the guard against internal topics among the excludes. Nothing
/// where an entry cannot be written; `problem` is then that entry.
struct JavaSelection {
    std::vector<std::string> include;
    std::vector<std::string> exclude;
    std::string problem;
    std::vector<std::pair<std::string, std::string>> rewritten;  ///< as in the document, as written

    [[nodiscard]] bool ok() const { return problem.empty(); }
    /// Include and exclude in one expression, for programs that have no exclude list. It matches nothing where
    /// `include` is empty.
    [[nodiscard]] std::string singlePattern() const;
};
[[nodiscard]] JavaSelection javaSelection(const TopicSelectionSpec& topics);

/// Takes the guard out of an exclude list. True: it was there.
bool removeGuard(std::vector<TopicEntry>& exclude);

/// Does a link mirror internal topics by name? Then an importer has to allow them.
[[nodiscard]] bool namesInternalTopic(const std::vector<TopicEntry>& include);

}  // namespace tributary
