#include "app/tributaryd/manpage.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "app/tributaryd/textblocks.h"
#include "core/base/joinedwords.h"

namespace tributary::daemon {

namespace {

/// What groff would take for a request, an escape or another character than it is.
std::string escaped(const std::string& text) {
    std::string out = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\e";
                break;
            case '-':
                out += "\\-";
                break;
            case '\'':
                out += "\\(aq";
                break;
            case '"':
                out += "\\(dq";
                break;
            case '^':
                out += "\\(ha";
                break;
            case '~':
                out += "\\(ti";
                break;
            case '`':
                out += "\\(ga";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

std::string pageOf(const CommandWords& program, const CommandWords& command) {
    return &program == &command ? program.name : program.name + "-" + command.name;
}

std::string item(const std::string& term, const std::string& text) {
    return ".TP\n.B " + escaped(term) + "\n" + escaped(text) + "\n";
}

std::string optionItems(const std::vector<OptionWords>& options) {
    std::string out;
    for (const OptionWords& option : options) {
        std::string text = option.help;
        if (!option.choices.empty() && !text.contains(option.choices.front())) {
            text += ": " + joinedWords(option.choices);
        }
        out += item(option.term(), text + (text.ends_with('.') ? "" : "."));
    }
    return out;
}

std::string detailsOf(const std::string& details) {
    std::string out;
    bool paragraphs = false;  // in a section of paragraphs
    for (const TextBlock& block : textBlocks(details)) {
        switch (block.kind) {
            case TextBlock::Kind::Heading:
                out += ".SH \"" + escaped(upper(block.text.substr(0, block.text.size() - 1))) + "\"\n";
                paragraphs = true;
                break;
            case TextBlock::Kind::Paragraph:
                out += paragraphs ? ".PP\n" : ".SH DESCRIPTION\n";
                out += escaped(block.text) + "\n";
                paragraphs = true;
                break;
            case TextBlock::Kind::Item:
                out += item(block.term, block.text);
                break;
            case TextBlock::Kind::Example:
                out += block.text.empty() ? ".PP\n.B " + escaped(block.term) + "\n" : item(block.term, block.text);
                break;
        }
    }
    return out;
}

}  // namespace

std::string manPageName(const CommandWords& program, const CommandWords& command) {
    return pageOf(program, command) + ".1";
}

std::string manPage(const CommandWords& program, const CommandWords& command, const std::string& version) {
    const bool whole = &program == &command;
    const std::string page = pageOf(program, command);
    std::string summary = command.summary;
    summary.erase(summary.find_last_not_of('.') + 1);
    std::string out = ".TH \"" + escaped(upper(page)) + "\" 1 \"\" \"" + escaped(program.name + " " + version) +
                      "\" \"Tributary\"\n.SH NAME\n" + escaped(page) + " \\- " + escaped(summary) + "\n.SH SYNOPSIS\n" +
                      ".B " + escaped((whole ? "" : program.name + " ") + command.usage()) + "\n";
    if (!command.commands.empty()) {
        out += ".SH COMMANDS\n";
        for (const CommandWords& each : command.commands) {
            out += item(each.name, each.summary);
        }
    }
    if (!command.arguments.empty()) {
        out += ".SH ARGUMENTS\n" + optionItems(command.arguments);
    }
    out += ".SH OPTIONS\n" + optionItems(command.options) + detailsOf(command.details) + ".SH \"SEE ALSO\"\n";
    std::string others = whole ? "" : ".BR " + escaped(program.name) + " (1)";
    for (const CommandWords& each : program.commands) {
        if (whole) {
            others += (others.empty() ? ".BR " : " ,\n.BR ") + escaped(program.name + "-" + each.name) + " (1)";
        }
    }
    return out + others + "\n";
}

}  // namespace tributary::daemon
