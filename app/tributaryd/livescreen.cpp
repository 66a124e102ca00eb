#include "app/tributaryd/livescreen.h"

#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "app/tributaryd/terminaltext.h"
#include "app/tributaryd/textblocks.h"

namespace tributary::daemon {

namespace {

constexpr std::int64_t kPlainEveryMs = 5000;

std::size_t widthWithoutColour(std::string_view line) {
    std::string text;
    while (!line.empty()) {
        const std::size_t escape = std::min(line.find('\x1b'), line.size());
        text += line.substr(0, escape);
        line.remove_prefix(escape);
        const std::size_t end = line.find('m');
        line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    }
    return displayWidth(text);
}

}  // namespace

LiveScreen::LiveScreen(Terminal terminal) : m_terminal(terminal) {}

std::string LiveScreen::backToTop(std::size_t width) const {
    std::size_t rows = 0;
    for (const std::size_t columns : m_lineWidths) {
        // The terminal may have been made narrower since: a line then stands in several rows.
        rows += std::max<std::size_t>(1, (columns + width - 1) / std::max<std::size_t>(1, width));
    }
    return rows == 0 ? std::string{} : fmt::format("\r\x1b[{}A", rows);
}

std::string LiveScreen::drawn() const {
    std::string out;
    for (const std::string& line : m_lines) {
        out.append(line).append("\x1b[K\n");
    }
    return out + "\x1b[J";
}

bool LiveScreen::show(const StatusFrame& frame, const std::string& title) {
    if (!m_terminal.interactive()) {
        if (frame.timeMs < m_lastPlainMs + kPlainEveryMs) {
            return true;
        }
        m_lastPlainMs = frame.timeMs;
        std::string out;
        for (const std::string& line : plainLines(frame)) {
            out.append(line).append("\n");
        }
        return m_terminal.write(out);
    }
    TableStyle style = m_terminal.style();
    style.height = style.height > 2 ? style.height - 1 : 1;  // the cursor stands below the table
    const std::string back = backToTop(style.width);
    m_lines = drawTable(frame, title, style);
    m_lineWidths.clear();
    for (const std::string& line : m_lines) {
        m_lineWidths.push_back(widthWithoutColour(line));
    }
    return m_terminal.write(back + drawn());
}

bool LiveScreen::print(const std::string& line) {
    if (m_lines.empty()) {
        return m_terminal.say(line);
    }
    const std::size_t width = m_terminal.style().width;
    std::string above = backToTop(width);
    for (const auto piece : std::views::split(wrapped(printable(line), width), '\n')) {
        above.append(piece.begin(), piece.end()).append("\x1b[K\n");
    }
    return m_terminal.write(above + drawn());
}

void LiveScreen::clear() {
    if (!m_lines.empty()) {
        m_terminal.write(backToTop(m_terminal.style().width) + "\x1b[J");
    }
    finish();
}

void LiveScreen::finish() {
    m_lines.clear();
    m_lineWidths.clear();
}

}  // namespace tributary::daemon
