#include "app/tributaryd/statustable.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "app/tributaryd/numbertext.h"
#include "app/tributaryd/terminaltext.h"

namespace tributary::daemon {

namespace {

constexpr std::string_view kGap = "  ";

struct StateLook {
    std::string_view state;
    std::string_view icon;
    std::string_view ascii;
    std::string_view words;
    std::string_view colour;  // SGR parameters
};

constexpr std::array kLooks{
    StateLook{"stopped", "○", "-", "stopped", "2"},    StateLook{"starting", "◔", ">", "starting", "33"},
    StateLook{"running", "●", "*", "running", "32"},   StateLook{"catching-up", "▲", "^", "catching up", "36"},
    StateLook{"degraded", "◆", "!", "degraded", "33"}, StateLook{"paused", "‖", "=", "paused", "2"},
    StateLook{"backoff", "↻", "~", "backoff", "33"},   StateLook{"failed", "✖", "X", "failed", "31"},
    StateLook{"stopping", "◌", "<", "stopping", "33"}, StateLook{"lagging", "▼", "v", "lagging", "33"},
};

const StateLook& lookOf(std::string_view state) {
    const auto found = std::ranges::find(kLooks, state, &StateLook::state);
    return found == kLooks.end() ? kLooks.front() : *found;
}

std::string unknownOr(bool known, std::string text) { return known ? std::move(text) : std::string{"-"}; }

struct Column {
    std::string_view title;
    std::size_t width;  // at least; so that moving digits do not move the columns
    bool alignRight;
    int rank;  // the highest goes first when there is no room
    std::string (*cell)(const StatusRow&);
};

std::string recordsCell(const StatusRow& row) { return rateText(row.recordsPerSecond); }
std::string bytesCell(const StatusRow& row) {
    return unknownOr(row.bytesPerSecond >= 0, bytesText(std::max(0.0, row.bytesPerSecond)) + "/s");
}
std::string lagCell(const StatusRow& row) {
    return unknownOr(row.lagRecords >= 0,
                     grouped(static_cast<std::uint64_t>(std::max<std::int64_t>(0, row.lagRecords))));
}
std::string lagTimeCell(const StatusRow& row) { return unknownOr(row.lagSeconds >= 0, durationText(row.lagSeconds)); }
std::string latencyCell(const StatusRow& row) {
    return unknownOr(row.p50Ms >= 0, milliText(row.p50Ms) + " / " + milliText(row.p99Ms));
}
std::string inFlightCell(const StatusRow& row) {
    return unknownOr(row.bytesPerSecond >= 0, grouped(row.inFlightRecords));
}
std::string errorsCell(const StatusRow& row) { return grouped(row.errors); }

constexpr std::array kColumns{
    Column{"records/s", 9, true, 1, recordsCell},
    Column{"bytes/s", 9, true, 3, bytesCell},
    Column{"lag", 7, true, 0, lagCell},
    Column{"lag time", 8, true, 2, lagTimeCell},
    Column{"p50 / p99 ms", 12, true, 5, latencyCell},
    Column{"in flight", 9, true, 6, inFlightCell},
    Column{"errors", 6, true, 4, errorsCell},
};

std::string stateText(const StatusRow& row, bool unicode) {
    const StateLook& look = lookOf(row.state);
    return fmt::format("{} {}", unicode ? look.icon : look.ascii, look.words);
}

StatusRow sumOf(const std::vector<StatusRow>& rows) {
    StatusRow sum;
    sum.lagRecords = 0;
    sum.bytesPerSecond = rows.empty() ? 0 : -1;  // of the links of which it is known
    for (const StatusRow& row : rows) {
        sum.recordsPerSecond += row.recordsPerSecond;
        if (row.bytesPerSecond >= 0) {
            sum.bytesPerSecond = std::max(0.0, sum.bytesPerSecond) + row.bytesPerSecond;
        }
        sum.inFlightRecords += row.inFlightRecords;
        sum.errors += row.errors;
        sum.lagRecords = row.lagRecords < 0 || sum.lagRecords < 0 ? -1 : sum.lagRecords + row.lagRecords;
    }
    return sum;
}

/// Lays out one frame.
class Drawing {
public:
    Drawing(const StatusFrame& frame, const TableStyle& style)
        : m_frame(frame), m_style(style), m_sum(sumOf(frame.links)) {
        for (const StatusRow& row : frame.links) {
            m_linkWidth = std::max(m_linkWidth, displayWidth(printable(row.link)));
        }
        for (const Column& column : kColumns) {
            m_widths.push_back(std::max(column.width, displayWidth(column.title)));
            for (const StatusRow& row : frame.links) {
                m_widths.back() = std::max(m_widths.back(), displayWidth(column.cell(row)));
            }
            m_widths.back() = std::max(m_widths.back(), displayWidth(column.cell(m_sum)));
        }
        fit();
    }

    [[nodiscard]] std::vector<std::string> lines(const std::string& title) const {
        std::vector<std::string> notes = noteLines();
        const std::size_t fixed = 2 + (m_frame.links.size() > 1 ? 1 : 0);
        const std::size_t room = m_style.height > fixed ? m_style.height - fixed : 0;
        // Notes matter more than the rows of links that are well, but take no more than half.
        notes.resize(std::min(notes.size(), room / 2));
        const std::size_t rows = room - notes.size();
        const bool cut = m_frame.links.size() > rows;
        const std::size_t shown = cut ? rows - std::min<std::size_t>(rows, 1) : m_frame.links.size();

        std::vector<std::string> out;
        out.push_back(titleLine(title));
        out.push_back(paint("1", headLine()));
        for (const StatusRow& row : std::span(m_frame.links).first(shown)) {
            out.push_back(rowLine(row));
        }
        if (cut) {
            out.push_back(clip(fmt::format("{} {} more links", ellipsis(), grouped(m_frame.links.size() - shown))));
        }
        if (m_frame.links.size() > 1) {
            out.push_back(paint("1", sumLine()));
        }
        std::ranges::move(notes, std::back_inserter(out));
        return out;
    }

private:
    [[nodiscard]] std::string_view ellipsis() const { return m_style.unicode ? "…" : "..."; }
    [[nodiscard]] std::string clip(const std::string& text) const { return truncated(text, m_style.width, ellipsis()); }
    [[nodiscard]] std::string paint(std::string_view how, const std::string& text) const {
        return m_style.colour ? fmt::format("\x1b[{}m{}\x1b[0m", how, text) : text;
    }

    [[nodiscard]] std::size_t total() const {
        std::size_t sum = m_linkWidth + kGap.size() + kStateWidth;
        for (std::size_t i = 0; i < kColumns.size(); ++i) {
            sum += m_shown[i] ? kGap.size() + m_widths[i] : 0;
        }
        return sum;
    }

    void fit() {
        m_shown.fill(true);
        for (int rank = static_cast<int>(kColumns.size()) - 1; rank >= 0 && total() > m_style.width; --rank) {
            for (std::size_t i = 0; i < kColumns.size(); ++i) {
                m_shown[i] = m_shown[i] && kColumns[i].rank != rank;
            }
        }
        if (total() > m_style.width) {
            const std::size_t over = total() - m_style.width;
            m_linkWidth = m_linkWidth > over + 4 ? m_linkWidth - over : 4;
        }
    }

    [[nodiscard]] std::string titleLine(const std::string& title) const {
        const std::string_view dot = m_style.unicode ? " · " : " - ";
        return clip(fmt::format("{}{}{} link{}{}{} UTC", printable(title), dot, m_frame.links.size(),
                                m_frame.links.size() == 1 ? "" : "s", dot, clockText(m_frame.timeMs)));
    }

    template <class Cell>
    [[nodiscard]] std::string line(const std::string& link, const std::string& state, Cell cell) const {
        std::string out = padded(truncated(link, m_linkWidth, ellipsis()), m_linkWidth, false);
        out.append(kGap).append(state);
        for (std::size_t i = 0; i < kColumns.size(); ++i) {
            if (m_shown[i]) {
                out.append(kGap).append(padded(cell(kColumns[i]), m_widths[i], kColumns[i].alignRight));
            }
        }
        return out;
    }

    [[nodiscard]] std::string headLine() const {
        return clip(line("link", padded("state", kStateWidth, false),
                         [](const Column& column) { return std::string{column.title}; }));
    }

    [[nodiscard]] std::string rowLine(const StatusRow& row) const {
        // Cut first and coloured then: the colour's bytes take no columns.
        const std::string state = truncated(padded(stateText(row, m_style.unicode), kStateWidth, false),
                                            std::max<std::size_t>(1, stateRoom()), ellipsis());
        return line(printable(row.link), paint(lookOf(row.state).colour, state),
                    [&row](const Column& column) { return column.cell(row); });
    }

    [[nodiscard]] std::string sumLine() const {
        return clip(line("total", std::string(kStateWidth, ' '), [this](const Column& column) {
            const bool adds = column.cell != lagTimeCell && column.cell != latencyCell;
            return adds ? column.cell(m_sum) : std::string{};
        }));
    }

    [[nodiscard]] std::size_t stateRoom() const {
        const std::size_t before = m_linkWidth + kGap.size();
        return m_style.width > before ? std::min(kStateWidth, m_style.width - before) : 1;
    }

    [[nodiscard]] std::vector<std::string> noteLines() const {
        std::vector<std::string> notes;
        for (const StatusRow& row : m_frame.links) {
            std::string text = row.error;
            if (row.retryAtMs > m_frame.timeMs) {
                text += fmt::format(" Next try in {}.",
                                    durationText(static_cast<double>(row.retryAtMs - m_frame.timeMs) / 1000));
            }
            if (text.empty() && (row.state == "catching-up" || row.state == "lagging") && row.readySeconds >= 0) {
                text = fmt::format("caught up in about {}", durationText(row.readySeconds));
            }
            if (!text.empty()) {
                const StateLook& look = lookOf(row.state);
                notes.push_back(clip(fmt::format("{} {}: {}", m_style.unicode ? look.icon : look.ascii,
                                                 printable(row.link), printable(text))));
            }
            if (!row.alert.empty()) {
                notes.push_back(clip(fmt::format("! {}: alert: it {}", printable(row.link), printable(row.alert))));
            }
        }
        return notes;
    }

    static constexpr std::size_t kStateWidth = 13;

    const StatusFrame& m_frame;
    const TableStyle& m_style;
    const StatusRow m_sum;
    std::size_t m_linkWidth = 4;
    std::vector<std::size_t> m_widths;
    std::array<bool, kColumns.size()> m_shown{};
};

}  // namespace

std::vector<std::string> drawTable(const StatusFrame& frame, const std::string& title, const TableStyle& style) {
    return Drawing(frame, style).lines(title);
}

std::vector<std::string> plainLines(const StatusFrame& frame) {
    std::vector<std::string> out;
    for (const StatusRow& row : frame.links) {
        std::string line =
            fmt::format("{} {} {} {} records/s {} lag {} ({}) p50/p99 {} ms in flight {} errors {}",
                        timeText(frame.timeMs), printable(row.link), row.state, recordsCell(row), bytesCell(row),
                        lagCell(row), lagTimeCell(row), latencyCell(row), inFlightCell(row), errorsCell(row));
        if (!row.error.empty()) {
            line += ": " + printable(row.error);
        }
        if (!row.alert.empty()) {
            line += "; alert: it " + printable(row.alert);
        }
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace tributary::daemon
