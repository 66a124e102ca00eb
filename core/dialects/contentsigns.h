#pragma once

#include <string_view>
#include <vector>

namespace tributary {

// What tells the program that a file is of. Words of its text only: a malformed file is recognised too, so that the
// importer can say what is wrong with it. Pure functions; any thread.

/// The values that the text gives a name in properties, YAML or JSON: `name = value`, `name: value`, `"name": "value"`.
/// Without quotes, up to the next blank or comma; empty where a mapping or a list begins. Comments count for nothing.
[[nodiscard]] std::vector<std::string_view> valuesOf(std::string_view text, std::string_view name);

/// Is the name given a value at all?
[[nodiscard]] bool setsName(std::string_view text, std::string_view name);

/// Is one of the values this one?
[[nodiscard]] bool setsTo(std::string_view text, std::string_view name, std::string_view value);

/// Does the text hold the word, outside of comments and not as part of another one?
[[nodiscard]] bool holdsWord(std::string_view text, std::string_view word);

/// The first part of every line that is no comment, up to the first '=', ':' or blank; and what follows it.
struct FirstWord {
    std::string_view word;
    std::string_view rest;  ///< without blanks and one separator before it
};
[[nodiscard]] std::vector<FirstWord> firstWords(std::string_view text);

/// Is it a resource of Kubernetes?
[[nodiscard]] bool isResource(std::string_view text);

/// Does it begin as JSON does, with a brace or a bracket?
[[nodiscard]] bool isJson(std::string_view text);

/// Are these properties for a client of Kafka, with nothing of a program around it?
[[nodiscard]] bool isClientProperties(std::string_view text);

}  // namespace tributary
