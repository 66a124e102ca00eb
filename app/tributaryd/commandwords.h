#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tributary::daemon {

// What the command line says of itself. Help, man pages, completions and suggestions all read it. Plain values; any
// thread.

/// An option, or an argument that has no name of its own.
struct OptionWords {
    std::vector<std::string> names;  ///< "-o", "--output"; none: an argument
    std::string value;               ///< what it takes, "ID"; empty: nothing
    std::string help;
    std::vector<std::string> choices;  ///< the values that there are; empty: any
    bool required = false;
    bool several = false;

    [[nodiscard]] bool takesFile() const;
    [[nodiscard]] bool takesFolder() const;
    /// "-o, --output DOC"
    [[nodiscard]] std::string term() const;
};

/// The program, or one of its commands.
struct CommandWords {
    std::string name;
    std::string summary;  ///< a sentence
    std::string details;  ///< see textblocks.h
    std::vector<OptionWords> arguments;
    std::vector<OptionWords> options;
    std::vector<CommandWords> commands;

    [[nodiscard]] const CommandWords* command(const std::string& name) const;
    [[nodiscard]] const OptionWords* option(const std::string& name) const;
    /// "run FILE [OPTIONS]"
    [[nodiscard]] std::string usage() const;
};

using Choices = std::map<const CLI::Option*, std::vector<std::string>>;

/// What a parser was told, without hidden commands.
[[nodiscard]] CommandWords wordsOf(const CLI::App& app, const Choices& choices);

/// The first word of a command line that is no command or no option, as a sentence with the word that may be meant;
/// nothing where each is known.
[[nodiscard]] std::optional<std::string> unknownWord(const CommandWords& program,
                                                     const std::vector<std::string>& arguments);

/// `there is no FORMAT "strimzy"; did you mean "strimzi"?`, or the words that there are.
[[nodiscard]] std::string noSuchWord(const std::string& kind, const std::string& word,
                                     const std::vector<std::string>& known);

}  // namespace tributary::daemon
