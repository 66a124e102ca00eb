#include "app/tributaryd/completions.h"

#include "core/base/joinedwords.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace tributary::daemon {

namespace {

std::string commandNames(const CommandWords& program, std::string_view separator) {
    std::vector<std::string> names;
    for (const CommandWords& command : program.commands) {
        names.push_back(command.name);
    }
    return joinedWords(names, separator);
}

std::string optionNames(const CommandWords& command) {
    std::string text;
    for (const OptionWords& option : command.options) {
        text += (text.empty() ? "" : " ") + joinedWords(option.names, " ");
    }
    return text;
}

/// In single quotes, as all three shells read them; fish knows no other way to a quote within.
std::string quoted(std::string_view text, std::string_view quoteWithin) {
    std::string out = "'";
    for (const char c : text) {
        out.append(c == '\'' ? quoteWithin : std::string_view(&c, 1));
    }
    return out + "'";
}

/// The branches of bash's case over "command,option".
std::string bashValues(const CommandWords& command) {
    std::string out;
    for (const OptionWords& option : command.options) {
        if (option.value.empty()) {
            continue;
        }
        std::vector<std::string> patterns;
        for (const std::string& name : option.names) {
            patterns.push_back(command.name + "," + name);
        }
        std::string offer = ":";
        if (!option.choices.empty()) {
            offer = "words=" + quoted(joinedWords(option.choices, " "), "'\\''");
        } else if (option.takesFile()) {
            offer = "files=-f";
        } else if (option.takesFolder()) {
            offer = "files=-d";
        }
        out += "        " + joinedWords(patterns, " | ") + ") " + offer + " ;;\n";
    }
    return out;
}

/// What may stand where no option's value is awaited.
std::string bashWords(const CommandWords& command) {
    std::string out = "            " + command.name + ") words=" + quoted(optionNames(command), "'\\''");
    for (const OptionWords& argument : command.arguments) {
        if (argument.takesFile()) {
            out += " files=-f";
        } else if (!argument.choices.empty()) {
            out += " arguments=" + quoted(joinedWords(argument.choices, " "), "'\\''");
        }
    }
    return out + " ;;\n";
}

/// zsh takes brackets, colons and quotes in a description for its own.
std::string zshDescription(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '[' || c == ']' || c == ':' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    }
    return out;
}

std::string zshValue(const OptionWords& option) {
    const std::string what = ":" + zshDescription(option.value) + ":";
    if (!option.choices.empty()) {
        return what + "(" + joinedWords(option.choices, " ") + ")";
    }
    return what + (option.takesFile() ? "_files" : option.takesFolder() ? "_files -/" : "");
}

std::string zshArguments(const CommandWords& command) {
    std::string out;
    for (const OptionWords& option : command.options) {
        const std::string rest =
            "[" + zshDescription(option.help) + "]" + (option.value.empty() ? std::string{} : zshValue(option));
        for (const std::string& name : option.names) {
            out += " \\\n                " +
                   quoted((option.several ? "*" : "") + name +
                              (option.value.empty() || !name.starts_with("--") ? "" : "=") + rest,
                          "'\\''");
        }
    }
    for (const OptionWords& argument : command.arguments) {
        out += " \\\n                " + quoted((argument.several ? "*" : "") + zshValue(argument), "'\\''");
    }
    return out;
}

std::string fishOption(const std::string& program, const std::string& when, const OptionWords& option) {
    std::string out = "complete -c " + program + " -n " + quoted(when, "\\'");
    for (const std::string& name : option.names) {
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.choices.empty()) {
        out += " -x -a " + quoted(joinedWords(option.choices, " "), "\\'");
    } else if (option.takesFile() || option.takesFolder()) {
        out += " -r -F";
    } else if (!option.value.empty()) {
        out += " -x";
    }
    return out + " -d " + quoted(option.help, "\\'") + "\n";
}

}  // namespace

std::string bashCompletion(const CommandWords& program) {
    std::string values = bashValues(program);
    std::string words;
    for (const CommandWords& command : program.commands) {
        values += bashValues(command);
        words += bashWords(command);
    }
    return fmt::format(R"(# bash completion for {0}
_{0}() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
    local command={0} words= arguments= files= i
    COMPREPLY=()
    # "--option=value" comes as three words.
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = && COMP_CWORD -gt 1 ]]; then
        before=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${{COMP_WORDS[i]}} in
        {1})
            command=${{COMP_WORDS[i]}}
            break
            ;;
        esac
    done
    case $command,$before in
{2}        *)
            case $command in
            {0}) words={3} arguments={4} ;;
{5}            esac
            [[ $word == -* ]] || words=$arguments
            [[ $word != -* ]] || files=
            ;;
    esac
    if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen "$files" -- "$word")
    elif [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
    fi
}}
complete -F _{0} {0}
)",
                       program.name, commandNames(program, " | "), values, quoted(optionNames(program), "'\\''"),
                       quoted(commandNames(program, " "), "'\\''"), words);
}

std::string zshCompletion(const CommandWords& program) {
    std::string commands;
    std::string branches;
    for (const CommandWords& command : program.commands) {
        commands += "        " + quoted(command.name + ":" + zshDescription(command.summary), "'\\''") + "\n";
        branches += "            " + command.name + ")\n                _arguments -s" + zshArguments(command) +
                    "\n                ;;\n";
    }
    return fmt::format(R"(#compdef {0}
# zsh completion for {0}
_{0}() {{
    local context state state_descr line
    typeset -A opt_args
    local -a commands
    commands=(
{1}    )
    _arguments -C{2} \
                '1:command:->command' \
                '*::argument:->argument'
    case $state in
    command) _describe -t commands command commands ;;
    argument)
        case $words[1] in
{3}        esac
        ;;
    esac
}}
if [[ $funcstack[1] == _{0} ]]; then
    _{0} "$@"
else
    compdef _{0} {0}
fi
)",
                       program.name, commands, zshArguments(program), branches);
}

std::string fishCompletion(const CommandWords& program) {
    const std::string names = commandNames(program, " ");
    std::string out = "# fish completion for " + program.name + "\ncomplete -c " + program.name + " -f\n";
    for (const OptionWords& option : program.options) {
        out += fishOption(program.name, "not __fish_seen_subcommand_from " + names, option);
    }
    for (const CommandWords& command : program.commands) {
        out += "complete -c " + program.name + " -n " + quoted("not __fish_seen_subcommand_from " + names, "\\'") +
               " -a " + command.name + " -d " + quoted(command.summary, "\\'") + "\n";
        const std::string when = "__fish_seen_subcommand_from " + command.name;
        for (const OptionWords& option : command.options) {
            out += fishOption(program.name, when, option);
        }
        for (const OptionWords& argument : command.arguments) {
            if (argument.takesFile()) {
                out += "complete -c " + program.name + " -n " + quoted(when, "\\'") + " -F\n";
            } else if (!argument.choices.empty()) {
                out += "complete -c " + program.name + " -n " + quoted(when, "\\'") + " -a " +
                       quoted(joinedWords(argument.choices, " "), "\\'") + "\n";
            }
        }
    }
    return out;
}

}  // namespace tributary::daemon
