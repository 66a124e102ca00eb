#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/tributaryd/statusframe.h"
#include "app/tributaryd/terminal.h"

namespace tributary::daemon {

/// Shows frames on an output. On a terminal the table is redrawn in place, each frame in one write and without clearing
/// first, so that nothing flickers; lines printed meanwhile scroll by above it. Elsewhere a line for each link, every
/// five seconds. Its owner's thread.
class LiveScreen {
public:
    explicit LiveScreen(Terminal terminal);

    /// False: nobody reads any more.
    bool show(const StatusFrame& frame, const std::string& title);
    /// A line of text that stays.
    bool print(const std::string& line);
    /// Leaves the last table standing and begins below it.
    void finish();
    /// Takes the table away: it would go on saying "running" of what has stopped.
    void clear();

    [[nodiscard]] const Terminal& terminal() const { return m_terminal; }

private:
    [[nodiscard]] std::string backToTop(std::size_t width) const;
    [[nodiscard]] std::string drawn() const;

    const Terminal m_terminal;
    std::vector<std::string> m_lines;       // the table as it stands
    std::vector<std::size_t> m_lineWidths;  // in columns
    std::int64_t m_lastPlainMs = 0;
};

}  // namespace tributary::daemon
