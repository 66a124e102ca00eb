#include "core/dialects/mm1command.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "core/dialects/contentsigns.h"
#include "core/dialects/shellwords.h"
#include "core/dialects/sourcecheck.h"
#include "core/dialects/yamlfile.h"
#include "core/topology/jsondocument.h"

namespace tributary {

namespace {

constexpr std::string_view kCommandLine = "command line";
constexpr std::array<std::string_view, 4> kPrograms{"kafka-mirror-maker", "kafka-mirror-maker.sh",
                                                    "kafka-mirror-maker.bat", "kafka.tools.MirrorMaker"};

struct Option {
    std::string_view name;
    bool hasValue;
};
constexpr std::array kOptions{
    Option{"consumer.config", true}, Option{"producer.config", true}, Option{"include", true},
    Option{"whitelist", true}, Option{"num.streams", true}, Option{"offset.commit.interval.ms", true},
    Option{"abort.on.send.failure", true}, Option{"consumer.rebalance.listener", true},
    Option{"rebalance.listener.args", true}, Option{"message.handler", true}, Option{"message.handler.args", true},
    Option{"new.consumer", false},
    // before Kafka 0.9
    Option{"blacklist", true}, Option{"new.producer", false}, Option{"num.producers", true},
    Option{"queue.byte.size", true}, Option{"queue.size", true}, Option{"rebalance.listener", true}};

Error misused(std::string_view option, std::string_view reason, const std::string& place) {
    return Error(ErrorCode::ForeignSyntax)
        .with("format", "command line of kafka-mirror-maker")
        .with("reason", "--" + std::string(option) + " " + std::string(reason))
        .at(place);
}

/// "…/bin/kafka-mirror-maker.sh", "command=/…/kafka-mirror-maker", "kafka.tools.MirrorMaker".
bool isProgram(std::string_view word) {
    return std::ranges::any_of(kPrograms, [&](std::string_view program) {
        if (!word.ends_with(program)) {
            return false;
        }
        const std::size_t before = word.size() - program.size();
        return before == 0 || std::string_view("/\\=@:!+-").find(word[before - 1]) != std::string_view::npos;
    });
}

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// A unit is a list of "Name=value"; lines that end in a backslash go on, also around comments.
struct UnitLine {
    std::string_view name;
    std::string_view value;
};
std::vector<UnitLine> unitLines(std::string_view text) {
    std::vector<UnitLine> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        while (end < text.size() && end > at &&
               text[text[end - 1] == '\r' && end > at + 1 ? end - 2 : end - 1] == '\\') {
            end = std::min(text.find('\n', end + 1), text.size());
        }
        const std::string_view line = text.substr(at, end - at);
        const std::size_t equals = line.find('=');
        if (!line.starts_with('#') && !line.starts_with(';') && equals != std::string_view::npos) {
            lines.push_back({line.substr(0, equals), line.substr(equals + 1)});
        }
        at = end + 1;
    }
    return lines;
}

class CommandFinder {
public:
    explicit CommandFinder(const SourceText& file) : m_file(file) {}

    Result<std::vector<Mm1Command>> find() {
        if (std::optional<Error> refused = checkSource(m_file, "command file", false)) {
            return std::unexpected(std::move(*refused));
        }
        const std::vector<FirstWord> lines = firstWords(m_file.text);
        const bool unit = std::ranges::any_of(lines, [](const FirstWord& each) { return each.word == "ExecStart"; });
        if (unit) {
            readUnit();
        } else if (isYaml(lines)) {
            const Result<std::vector<YAML::Node>> documents = readYaml(m_file);
            if (!documents) {
                return std::unexpected(documents.error());
            }
            const bool kubernetes = isResource(m_file.text);
            for (const YAML::Node& document : *documents) {
                walk(document, kubernetes ? ShellKind::Kubernetes : ShellKind::Compose, {});
            }
        } else {
            ShellVariables variables;
            readShell(m_file.text, variables,
                      [this](std::size_t offset) { return placeOfOffset(m_file.text, offset, m_file.name); });
        }
        constexpr std::size_t kMostCommands = 1000;
        if (m_commands.size() > kMostCommands) {
            return std::unexpected(Error(ErrorCode::ForeignSyntax)
                                       .with("format", "command file")
                                       .with("reason", "it has more than 1000 commands; import it in parts")
                                       .at(m_commands.back().place));
        }
        return std::move(m_commands);
    }

private:
    using PlaceOf = std::function<std::string(std::size_t)>;

    [[nodiscard]] bool isYaml(const std::vector<FirstWord>& lines) const {
        if (isJson(m_file.text)) {
            return true;
        }
        if (lines.empty() || m_file.text.starts_with("#!")) {
            return false;
        }
        const std::string_view first = lines.front().word;
        const char* behind = first.data() + first.size();
        return first.starts_with("---") || first == "-" ||
               (behind < m_file.text.data() + m_file.text.size() && *behind == ':');
    }

    void readShell(std::string_view text, ShellVariables& variables, const PlaceOf& placeOf, int depth = 0) {
        for (const std::vector<ShellWord>& command : shellCommands(text, ShellKind::Shell, variables)) {
            take(command, variables, placeOf, depth);
        }
    }

    void readUnit() {
        ShellVariables variables;
        const std::vector<UnitLine> lines = unitLines(m_file.text);
        for (const UnitLine& line : lines) {
            if (line.name == "Environment") {
                ShellVariables none;
                for (const std::vector<ShellWord>& words : shellCommands(line.value, ShellKind::Systemd, none)) {
                    std::ranges::for_each(words, [&](const ShellWord& word) { remember(word.text, variables); });
                }
            }
        }
        for (const UnitLine& line : lines) {
            if (!line.name.starts_with("Exec")) {
                continue;
            }
            const auto base = static_cast<std::size_t>(line.value.data() - m_file.text.data());
            for (const std::vector<ShellWord>& command : shellCommands(line.value, ShellKind::Systemd, variables)) {
                take(command, variables,
                     [&](std::size_t offset) { return placeOfOffset(m_file.text, base + offset, m_file.name); });
            }
        }
    }

    static void remember(const std::string& assignment, ShellVariables& variables) {
        if (const std::size_t equals = assignment.find('='); equals != std::string::npos) {
            variables[assignment.substr(0, equals)] = assignment.substr(equals + 1);
        }
    }

    /// Everything that a mapping or a list holds. Depth and size are bounded: readYaml() has looked.
    void walk(const YAML::Node& node, ShellKind kind, const ShellVariables& around) {
        if (node.IsSequence()) {
            for (const YAML::Node& element : node) {
                walk(element, kind, around);
            }
        } else if (node.IsMap()) {
            ShellVariables variables = around;
            readEnvironment(node, kind, variables);
            std::vector<ShellWord> words;
            std::vector<std::string> places;
            for (const char* member : {kind == ShellKind::Compose ? "entrypoint" : "command",
                                       kind == ShellKind::Compose ? "command" : "args"}) {
                addWords(node[member], kind, variables, words, places);
            }
            for (std::size_t i = 0; i < words.size(); ++i) {
                words[i].offset = i;
            }
            take(words, variables, [&](std::size_t word) { return places.at(word); });
            for (const auto& member : node) {
                const std::string& name = member.first.Scalar();
                if (name != "entrypoint" && name != "command" && name != "args") {
                    walk(member.second, kind, variables);
                }
            }
        } else if (node.IsScalar() && startsMm1(node.Scalar())) {
            ShellVariables variables = around;
            readShell(node.Scalar(), variables, [&](std::size_t) { return placeOf(node); });
        }
    }

    [[nodiscard]] std::string placeOf(const YAML::Node& node) const { return YamlReader(m_file).place(node); }

    /// What a container is given: a mapping, a list of "NAME=value", or a list of {name, value}.
    static void readEnvironment(const YAML::Node& node, ShellKind kind, ShellVariables& variables) {
        const YAML::Node environment = node[kind == ShellKind::Compose ? "environment" : "env"];
        if (!environment.IsDefined()) {
            return;
        }
        const auto set = [&](const std::string& name, const YAML::Node& value) {
            const ShellWord word = shellWord(value.IsScalar() ? value.Scalar() : std::string{}, kind, variables);
            variables[name] = value.IsScalar() && word.unknown.empty() ? std::optional(word.text) : std::nullopt;
        };
        for (const auto& each : environment) {
            if (environment.IsMap() && each.first.IsScalar()) {
                set(each.first.Scalar(), each.second);
            } else if (each.IsScalar()) {
                remember(each.Scalar(), variables);
            } else if (each.IsMap() && each["name"].IsDefined() && each["name"].IsScalar()) {
                set(each["name"].Scalar(), each["value"]);
            }
        }
    }

    /// Compose fills variables in from its own environment, never from the container's.
    void addWords(const YAML::Node& node, ShellKind kind, const ShellVariables& environment,
                  std::vector<ShellWord>& words, std::vector<std::string>& places) const {
        const ShellVariables known = kind == ShellKind::Compose ? ShellVariables{} : environment;
        const auto add = [&](ShellWord word, const YAML::Node& from) {
            words.push_back(std::move(word));
            places.push_back(placeOf(from));
        };
        if (!node.IsDefined() || node.IsNull()) {
            return;
        }
        if (node.IsScalar()) {
            ShellVariables variables = known;
            for (std::vector<ShellWord>& command : shellCommands(node.Scalar(), kind, variables)) {
                for (ShellWord& word : command) {
                    add(std::move(word), node);
                }
            }
            return;
        }
        for (const YAML::Node& element : node) {
            if (element.IsScalar()) {
                add(shellWord(element.Scalar(), kind, known), element);
            }
        }
    }

    /// The words behind the program; or those of a whole command in one word, as behind "sh -c".
    void take(const std::vector<ShellWord>& words, const ShellVariables& variables, const PlaceOf& placeOf,
              int depth = 0) {
        const auto program = std::ranges::find_if(words, [](const ShellWord& word) { return isProgram(word.text); });
        if (program != words.end() && program + 1 != words.end()) {
            Mm1Command command{m_file.name, placeOf(program->offset), {}};
            for (auto word = program + 1; word != words.end(); ++word) {
                command.words.push_back({word->text, placeOf(word->offset), word->unknown, word->assumed});
            }
            add(std::move(command));
            return;
        }
        constexpr int kDeepest = 4;
        if (depth == kDeepest || words.empty() || words.front().text == "echo" || words.front().text == "printf") {
            return;
        }
        for (const ShellWord& word : words) {
            if (startsMm1(word.text) && std::ranges::any_of(word.text, isSpace)) {
                ShellVariables inner = variables;
                readShell(word.text, inner, [&](std::size_t) { return placeOf(word.offset); }, depth + 1);
            }
        }
    }

    void add(Mm1Command command) {
        std::string text;
        for (const Mm1Word& word : command.words) {
            text += word.text + "\n";
        }
        if (m_known.insert(std::move(text)).second) {
            m_commands.push_back(std::move(command));
        }
    }

    const SourceText& m_file;
    std::vector<Mm1Command> m_commands;
    std::set<std::string> m_known;  ///< the words of each
};

}  // namespace

bool startsMm1(std::string_view text) {
    return text.contains("consumer.config") &&
           std::ranges::any_of(kPrograms, [&](std::string_view program) { return holdsWord(text, program); });
}

Result<std::vector<Mm1Command>> mm1CommandsOf(const SourceText& file) { return CommandFinder(file).find(); }

Mm1Command mm1CommandOf(const std::vector<std::string>& arguments) {
    const std::vector<std::string> words =
        arguments.size() == 1 && arguments.front().contains(' ') ? shellWords(arguments.front()) : arguments;
    Mm1Command command{{}, std::string(kCommandLine) + ":1:1", {}};
    std::size_t column = 1;
    for (const std::string& word : words) {
        if (!command.words.empty() || word.starts_with("--")) {  // what stands before is the program itself
            command.words.push_back({word, std::string(kCommandLine) + ":1:" + std::to_string(column)});
        }
        column += word.size() + 1;
    }
    return command;
}

/// "--name value" and "--name=value".
Result<Mm1Options> mm1Options(const Mm1Command& command) {
    Mm1Options options;
    const auto note = [&](const std::string& option, const Mm1Word& word) {
        std::vector<std::string>& unknown = options.unknown[option];
        unknown.insert(unknown.end(), word.unknown.begin(), word.unknown.end());
        for (const std::string& assumed : word.assumed) {
            options.assumed.push_back({assumed, word.place});
        }
    };
    for (std::size_t i = 0; i < command.words.size(); ++i) {
        const Mm1Word& word = command.words[i];
        const std::size_t dashes = word.text.find_first_not_of('-');
        const std::size_t equals = word.text.find('=');
        if ((dashes == 0 || dashes == std::string::npos) && !word.unknown.empty()) {
            note({}, word);  // it may be anything, or nothing
            continue;
        }
        if (dashes == 0 || dashes == std::string::npos) {
            return std::unexpected(Error(ErrorCode::ForeignSyntax)
                                       .with("format", "command line of kafka-mirror-maker")
                                       .with("reason", "\"" + word.text + "\" belongs to no option")
                                       .at(word.place));
        }
        const std::string name = word.text.substr(dashes, std::min(equals, word.text.size()) - dashes);
        const auto* known = std::ranges::find(kOptions, std::string_view(name), &Option::name);
        if (known == kOptions.end()) {
            return std::unexpected(misused(name, "is not one of its options", word.place));
        }
        if (options.values.peek(name) != nullptr) {
            return std::unexpected(misused(
                name, name == "consumer.config" ? "stands twice; give a command for each source" : "stands twice",
                word.place));
        }
        if (!known->hasValue || equals != std::string::npos) {
            options.values.set(
                name, {equals == std::string::npos ? "" : word.text.substr(equals + 1), word.place, "--" + name});
            note(name, word);
        } else if (i + 1 < command.words.size()) {
            const Mm1Word& value = command.words[++i];
            options.values.set(name, {value.text, value.place, "--" + name});
            note(name, value);
        } else {
            return std::unexpected(misused(name, "needs a value", word.place));
        }
    }
    return options;
}

}  // namespace tributary
