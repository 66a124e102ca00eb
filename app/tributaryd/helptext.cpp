#include "app/tributaryd/helptext.h"

#include <algorithm>
#include <vector>

#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/textblocks.h"

namespace tributary::daemon {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kLeast = 40;
constexpr std::size_t kWidestTerm = 28;

/// A term and its text beside it, or below it where the term is too wide.
std::string row(const std::string& term, const std::string& text, std::size_t column, std::size_t width) {
    std::string out = std::string(kIndent, ' ') + term;
    const std::size_t beside = kIndent + displayWidth(term) + 2;
    if (column > width / 2) {
        column = 3 * kIndent;
    }
    if (beside > column) {
        out.append("\n").append(column, ' ');
    } else {
        out.append(column - beside + 2, ' ');
    }
    return out + filled(text, width, column, column) + "\n";
}

std::string detailsText(const std::string& details, std::size_t width) {
    std::string out;
    for (const TextBlock& block : textBlocks(details)) {
        out += block.apart ? "\n" : "";
        switch (block.kind) {
            case TextBlock::Kind::Heading:
                out += block.text + "\n";
                break;
            case TextBlock::Kind::Paragraph:
                out += filled(block.text, width, 0, 0) + "\n";
                break;
            case TextBlock::Kind::Item:
                out += row(block.term, block.text, block.column, width);
                break;
            case TextBlock::Kind::Example:
                // A command stays in one line, to be copied.
                out += block.text.empty() ? std::string(kIndent, ' ') + block.term + "\n"
                                          : row(block.term, block.text, 3 * kIndent, width);
                break;
        }
    }
    return out;
}

struct Row {
    std::string term;
    std::string text;
};

std::string tableOf(const std::string& title, const std::vector<Row>& rows, std::size_t width) {
    if (rows.empty()) {
        return {};
    }
    std::size_t column = 0;
    for (const Row& each : rows) {
        const std::size_t columns = displayWidth(each.term);
        column = std::max(column, columns > kWidestTerm ? 0 : columns);
    }
    std::string out = "\n" + title + "\n";
    for (const Row& each : rows) {
        out += row(each.term, each.text, kIndent + column + 2, width);
    }
    return out;
}

std::vector<Row> rowsOf(const std::vector<OptionWords>& options) {
    std::vector<Row> rows;
    for (const OptionWords& option : options) {
        rows.push_back({option.term(), option.help});
    }
    return rows;
}

}  // namespace

std::string helpText(const std::string& program, const CommandWords& command, std::size_t width) {
    width = std::max(width, kLeast);
    const std::string usage = command.name == program ? command.usage() : program + " " + command.usage();
    std::string out = "Usage: " + filled(usage, width, 7, 9) + "\n\n" + filled(command.summary, width, 0, 0) + "\n";
    std::vector<Row> commands;
    for (const CommandWords& each : command.commands) {
        commands.push_back({each.name, each.summary});
    }
    out += tableOf("Commands:", commands, width);
    out += tableOf("Arguments:", rowsOf(command.arguments), width);
    out += tableOf("Options:", rowsOf(command.options), width);
    return command.details.empty() ? out : out + "\n" + detailsText(command.details, width);
}

}  // namespace tributary::daemon
