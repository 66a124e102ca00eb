#include "core/dialects/shellwords.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "core/base/secretwords.h"
#include "core/dialects/propertyset.h"

namespace tributary {

namespace {

bool isVariableCharacter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool isShellBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The length of "NAME" in "NAME=value"; 0 where it is no assignment.
std::size_t assignedName(std::string_view word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string_view::npos || equals == 0 || std::isdigit(static_cast<unsigned char>(word[0])) != 0) {
        return 0;
    }
    return std::ranges::all_of(word.substr(0, equals), isVariableCharacter) ? equals : 0;
}

class ShellReader {
public:
    ShellReader(std::string_view text, ShellKind kind, ShellVariables& variables)
        : m_text(text), m_kind(kind), m_variables(variables) {}

    std::vector<std::vector<ShellWord>> commands() {
        while (m_at < m_text.size()) {
            step();
        }
        endCommand();
        return std::move(m_commands);
    }

    /// Without quotes, blanks and operators.
    ShellWord word() {
        m_begun = true;
        while (m_at < m_text.size()) {
            isVariable() ? variable(true) : take();
        }
        return std::move(m_word);
    }

private:
    [[nodiscard]] bool isShell() const { return m_kind == ShellKind::Shell; }
    [[nodiscard]] bool next(char c, std::size_t ahead = 1) const {
        return m_at + ahead < m_text.size() && m_text[m_at + ahead] == c;
    }

    void step() {
        const char c = m_text[m_at];
        if (c == '\\' && m_at + 1 < m_text.size()) {
            escaped();
        } else if (c == '\'') {
            singleQuoted();
        } else if (c == '"') {
            doubleQuoted();
        } else if (isVariable()) {
            variable(false);
        } else if (c == '`' && isShell()) {
            unknownUpTo(m_text.find('`', m_at + 1), "`…`");
        } else if (c == '#' && !m_begun && isShell()) {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (c == '\n') {
            ++m_at;
            endCommand();
        } else if (isShellBlank(c)) {
            ++m_at;
            endWord();
        } else if (isShell() && (c == '<' || c == '>')) {
            redirection();
        } else if (isShell() && std::string_view(";&|()").find(c) != std::string_view::npos) {
            ++m_at;
            endCommand();
        } else {
            take();
        }
    }

    void begin() {
        if (!m_begun) {
            m_begun = true;
            m_word.offset = m_at;
        }
    }

    void take() {
        begin();
        m_word.text += m_text[m_at++];
    }

    void escaped() {
        const std::size_t lineEnd = next('\r') && next('\n', 2) ? 3 : next('\n') ? 2 : 0;
        if (lineEnd != 0) {
            m_at += lineEnd;
            return;
        }
        begin();
        m_word.text += m_text[m_at + 1];
        m_at += 2;
    }

    void singleQuoted() {
        begin();
        const std::size_t end = std::min(m_text.find('\'', m_at + 1), m_text.size());
        m_word.text += m_text.substr(m_at + 1, end - m_at - 1);
        m_at = std::min(end + 1, m_text.size());
    }

    void doubleQuoted() {
        begin();
        ++m_at;
        while (m_at < m_text.size() && m_text[m_at] != '"') {
            const bool escape = m_text[m_at] == '\\' && m_at + 1 < m_text.size() &&
                                std::string_view("\"\\$`\n").find(m_text[m_at + 1]) != std::string_view::npos;
            if (escape) {
                m_word.text += m_text[m_at + 1] == '\n' ? std::string{} : std::string(1, m_text[m_at + 1]);
                m_at += 2;
            } else if (isVariable()) {
                variable(true);
            } else {
                m_word.text += m_text[m_at++];
            }
        }
        m_at = std::min(m_at + 1, m_text.size());
    }

    [[nodiscard]] bool isVariable() const {
        const char c = m_text[m_at];
        if (m_kind == ShellKind::Systemd && c == '%') {
            return m_at + 1 < m_text.size() && (next('%') || isVariableCharacter(m_text[m_at + 1]));
        }
        return c == '$' && m_at + 1 < m_text.size();
    }

    void variable(bool quoted) {
        begin();
        const char c = m_text[m_at + 1];
        if (m_text[m_at] == '%') {
            c == '%' ? literal("%", 2) : unknown("%" + std::string(1, c), m_at + 2);
        } else if (c == '$' && !isShell()) {
            literal("$", 2);
        } else if (m_kind == ShellKind::Kubernetes) {
            c == '(' ? named(m_text.find(')', m_at), quoted) : literal("$", 1);
        } else if (c == '{') {
            named(m_text.find('}', m_at), quoted);
        } else if (c == '(') {
            unknownUpTo(closingParenthesis(), "$(…)");
        } else if (isVariableCharacter(c) && std::isdigit(static_cast<unsigned char>(c)) == 0) {
            std::size_t end = m_at + 1;
            while (end < m_text.size() && isVariableCharacter(m_text[end])) {
                ++end;
            }
            fillIn(std::string(m_text.substr(m_at + 1, end - m_at - 1)), end, quoted);
        } else if (isShell() && (std::isdigit(static_cast<unsigned char>(c)) != 0 ||
                                 std::string_view("@*#?!-$").find(c) != std::string_view::npos)) {
            unknown("$" + std::string(1, c), m_at + 2);
        } else {
            literal("$", 1);
        }
    }

    void literal(std::string_view text, std::size_t length) {
        m_word.text += text;
        m_at += length;
    }

    void unknown(const std::string& what, std::size_t end) {
        m_word.text += what;
        m_word.unknown.push_back(what);
        m_at = end;
    }

    void unknownUpTo(std::size_t last, const std::string& what) {
        begin();
        unknown(what, last == std::string_view::npos ? m_text.size() : last + 1);
    }

    [[nodiscard]] std::size_t closingParenthesis() const {
        int depth = 0;
        for (std::size_t i = m_at + 1; i < m_text.size(); ++i) {
            depth += m_text[i] == '(' ? 1 : m_text[i] == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return std::string_view::npos;
    }

    /// "${NAME}", "${NAME:-default}", "$(NAME)"; `last` is the bracket that closes it.
    void named(std::size_t last, bool quoted) {
        if (last == std::string_view::npos) {
            return literal("$", 1);
        }
        const std::string_view inside = m_text.substr(m_at + 2, last - m_at - 2);
        const auto nameEnd =
            static_cast<std::size_t>(std::ranges::find_if_not(inside, isVariableCharacter) - inside.begin());
        const std::string name(inside.substr(0, nameEnd));
        std::string_view rest = inside.substr(nameEnd);
        if (rest.empty() && !name.empty()) {
            return fillIn(name, last + 1, quoted);
        }
        rest.remove_prefix(rest.starts_with(':') ? 1 : 0);
        const bool byDefault = !name.empty() && (rest.starts_with('-') || rest.starts_with('=')) && !rest.contains('$');
        if (!byDefault || isSecretName(name)) {
            return unknown("${" + (name.empty() ? std::string("…") : name) + "}", last + 1);
        }
        if (const auto known = m_variables.find(name); known != m_variables.end()) {
            return fillIn(name, last + 1, quoted);
        }
        const std::string value(rest.substr(1));
        m_word.assumed.push_back(settingText(name, value));
        insert(value, quoted);
        m_at = last + 1;
    }

    /// A secret stays what it is called: it has no part in what is mirrored, and would reach a report.
    void fillIn(const std::string& name, std::size_t end, bool quoted) {
        constexpr std::size_t kMostFilledIn =
            std::size_t{256} * 1024;  // values that hold each other grow without bound
        const auto known = m_variables.find(name);
        if (known == m_variables.end() || !known->second || isSecretName(name) ||
            m_filledIn + known->second->size() > kMostFilledIn) {
            return unknown("${" + name + "}", end);
        }
        m_filledIn += known->second->size();
        insert(*known->second, quoted);
        m_at = end;
    }

    /// Without quotes a value that has blanks is several words.
    void insert(const std::string& value, bool quoted) {
        for (const char c : value) {
            if (quoted || !isShellBlank(c)) {
                begin();
                m_word.text += c;
            } else {
                endWord();
            }
        }
    }

    void redirection() {
        if (std::ranges::all_of(m_word.text, [](unsigned char c) { return std::isdigit(c) != 0; })) {
            m_word = {};  // which stream it is about
            m_begun = false;
        }
        endWord();
        while (m_at < m_text.size() && std::string_view("<>&").find(m_text[m_at]) != std::string_view::npos) {
            ++m_at;
        }
        m_skip = true;
    }

    void endWord() {
        if (m_begun && !m_skip) {
            m_command.push_back(std::move(m_word));
        }
        m_skip = m_skip && !m_begun;
        m_word = {};
        m_begun = false;
    }

    void endCommand() {
        endWord();
        m_skip = false;
        if (m_command.empty()) {
            return;
        }
        remember();
        m_commands.push_back(std::exchange(m_command, {}));
    }

    /// What the text assigns. Twice with another value: which of them counts cannot be seen.
    void remember() {
        static constexpr std::array<std::string_view, 5> kDeclare{"export", "readonly", "local", "declare", "typeset"};
        static constexpr std::array<std::string_view, 8> kReserved{"if",    "then", "elif", "else",
                                                                   "while", "do",   "{",    "!"};
        const auto is = [](const auto& words) {
            return [&words](const ShellWord& word) { return std::ranges::find(words, word.text) != words.end(); };
        };
        const auto first = std::ranges::find_if_not(m_command, is(kReserved));
        if (!isShell() || first == m_command.end()) {
            return;
        }
        const std::ranges::subrange command(first, m_command.end());
        if (first->text == "for" || first->text == "read") {  // any value
            for (const ShellWord& each : command) {
                m_variables[each.text].reset();
            }
            return;
        }
        const bool only =
            std::ranges::all_of(command, [](const ShellWord& each) { return assignedName(each.text) > 0; });
        if (!only && !is(kDeclare)(*first)) {
            return;
        }
        for (const ShellWord& each : command) {
            if (const std::size_t length = assignedName(each.text); length > 0) {
                const std::string value = each.text.substr(length + 1);
                const auto [known, isNew] = m_variables.emplace(each.text.substr(0, length), value);
                if (!each.unknown.empty() || (!isNew && known->second != value)) {
                    known->second.reset();
                }
            }
        }
    }

    std::string_view m_text;
    ShellKind m_kind;
    ShellVariables& m_variables;
    std::size_t m_at = 0;
    std::size_t m_filledIn = 0;  ///< bytes of values, so far
    ShellWord m_word;
    bool m_begun = false;
    bool m_skip = false;  ///< the next word is where a stream leads
    std::vector<ShellWord> m_command;
    std::vector<std::vector<ShellWord>> m_commands;
};

}  // namespace

std::vector<std::vector<ShellWord>> shellCommands(std::string_view text, ShellKind kind, ShellVariables& variables) {
    return ShellReader(text, kind, variables).commands();
}

ShellWord shellWord(std::string_view text, ShellKind kind, const ShellVariables& variables) {
    ShellVariables known = variables;
    return ShellReader(text, kind, known).word();
}

std::vector<std::string> shellWords(std::string_view line) {
    std::vector<std::string> words;
    ShellVariables none;
    for (std::vector<ShellWord>& command : shellCommands(line, ShellKind::Systemd, none)) {
        for (ShellWord& word : command) {
            words.push_back(std::move(word.text));
        }
    }
    return words;
}

}  // namespace tributary
