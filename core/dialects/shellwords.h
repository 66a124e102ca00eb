#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tributary {

// Command lines as a shell and its relatives read them: enough to find one program's options. Nothing is run, and no
// variable is looked up outside of the text. Pure functions; any thread.

/// A word without its quotes.
struct ShellWord {
    std::string text;                  ///< variables that are not known stand in it as "${NAME}"
    std::size_t offset = 0;            ///< in bytes, where it begins in the text
    std::vector<std::string> unknown;  ///< what cannot be known: "${TOPICS}", "$1", "$(…)"
    std::vector<std::string> assumed;  ///< defaults that were taken: "TOPICS = orders"
};

/// Who reads the text.
enum class ShellKind {
    Shell,      ///< sh and bash: a text of many commands
    Systemd,    ///< ExecStart=: one command, no operators, specifiers such as %i
    Compose,    ///< Docker Compose: one command, "$$" is a dollar
    Kubernetes  ///< nothing but $(NAME)
};

/// Values that the text itself gives; nothing where it gives several.
using ShellVariables = std::map<std::string, std::optional<std::string>>;

/// The commands of a text, without redirections and comments. What it assigns is added to `variables`.
[[nodiscard]] std::vector<std::vector<ShellWord>> shellCommands(std::string_view text, ShellKind kind,
                                                                ShellVariables& variables);

/// One word of a list: variables are filled in, quotes and blanks are themselves.
[[nodiscard]] ShellWord shellWord(std::string_view text, ShellKind kind, const ShellVariables& variables);

/// The words of one line that somebody has typed or pasted; lines that end in a backslash go on.
[[nodiscard]] std::vector<std::string> shellWords(std::string_view line);

}  // namespace tributary
