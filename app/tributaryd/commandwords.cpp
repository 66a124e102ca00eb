#include "app/tributaryd/commandwords.h"

#include <algorithm>
#include <string_view>

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include "core/base/joinedwords.h"
#include "core/base/nearestword.h"

namespace tributary::daemon {

namespace {

bool isOneOf(const std::string& value, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, value) != names.end();
}

std::string argumentUsage(const OptionWords& argument) {
    const std::string name = argument.value + (argument.several ? "…" : "");
    return argument.required ? name : "[" + name + "]";
}

OptionWords optionWordsOf(const CLI::Option& option, const Choices& choices) {
    OptionWords words;
    for (const std::string& name : option.get_snames()) {
        words.names.push_back("-" + name);
    }
    for (const std::string& name : option.get_lnames()) {
        words.names.push_back("--" + name);
    }
    const bool flag = option.get_items_expected_max() == 0;
    words.several = option.get_items_expected_max() > 1;
    if (words.names.empty()) {
        words.value = option.get_name();
    } else if (!flag) {
        words.value = option.get_type_name();
    }
    words.help = option.get_description();
    words.required = option.get_required();
    if (const auto known = choices.find(&option); known != choices.end()) {
        words.choices = known->second;
    }
    return words;
}

}  // namespace

bool OptionWords::takesFile() const { return isOneOf(value, {"FILE", "DOC", "PATH"}); }

bool OptionWords::takesFolder() const { return value == "DIR"; }

std::string OptionWords::term() const {
    if (names.empty()) {
        return value;
    }
    return joinedWords(names) + (value.empty() ? "" : " " + value);
}

const CommandWords* CommandWords::command(const std::string& wanted) const {
    const auto found = std::ranges::find(commands, wanted, &CommandWords::name);
    return found == commands.end() ? nullptr : &*found;
}

const OptionWords* CommandWords::option(const std::string& wanted) const {
    const auto found = std::ranges::find_if(
        options, [&](const OptionWords& each) { return std::ranges::find(each.names, wanted) != each.names.end(); });
    return found == options.end() ? nullptr : &*found;
}

std::string CommandWords::usage() const {
    std::string text = name;
    for (const OptionWords& argument : arguments) {
        text += " " + argumentUsage(argument);
    }
    for (const OptionWords& option : options) {
        if (option.required) {
            text += " " + option.term();
        }
    }
    return text + (commands.empty() ? " [OPTIONS]" : " COMMAND [OPTIONS]");
}

CommandWords wordsOf(const CLI::App& app, const Choices& choices) {
    CommandWords words;
    words.name = app.get_name();
    words.summary = app.get_description();
    words.details = app.get_footer();
    for (const CLI::Option* option : app.get_options()) {
        OptionWords each = optionWordsOf(*option, choices);
        (each.names.empty() ? words.arguments : words.options).push_back(std::move(each));
    }
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (!command->get_group().empty()) {
            words.commands.push_back(wordsOf(*command, choices));
        }
    }
    return words;
}

std::string noSuchWord(const std::string& kind, const std::string& word, const std::vector<std::string>& known) {
    const std::vector<std::string_view> words(known.begin(), known.end());
    const std::string meant = nearestWord(word, words);
    return fmt::format("there is no {} \"{}\"{}", kind, word,
                       meant.empty() ? "; there are: " + joinedWords(known) : "; did you mean \"" + meant + "\"?");
}

std::optional<std::string> unknownWord(const CommandWords& program, const std::vector<std::string>& arguments) {
    const CommandWords* command = nullptr;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--") {
            break;
        }
        if (word.size() < 2 || word[0] != '-') {
            if (command == nullptr && (command = program.command(word)) == nullptr) {
                std::vector<std::string> known;
                for (const CommandWords& each : program.commands) {
                    known.push_back(each.name);
                }
                return noSuchWord("command", word, known);
            }
            continue;
        }
        const CommandWords& here = command == nullptr ? program : *command;
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const OptionWords* option = here.option(name);
        bool joined = equals != std::string::npos;
        if (option == nullptr && word[1] != '-') {
            option = here.option(word.substr(0, 2));  // -oFILE
            joined = true;
        }
        if (option == nullptr) {
            std::vector<std::string> known;
            for (const OptionWords& each : here.options) {
                known.insert(known.end(), each.names.begin(), each.names.end());
            }
            return (command == nullptr ? "" : here.name + ": ") + noSuchWord("option", name, known);
        }
        if (!option->value.empty() && !joined) {
            ++i;
        }
    }
    return std::nullopt;
}

}  // namespace tributary::daemon
