#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/tributaryd/statusframe.h"

namespace tributary::daemon {

/// What the place of output can show.
struct TableStyle {
    std::size_t width = 80;
    std::size_t height = 24;  ///< lines at most
    bool unicode = true;
    bool colour = true;
};

/// The frame as lines of at most `style.width` columns: a title, a row for each link, a sum, and a line for each link
/// that has something to say. Columns that do not fit are left out, the least important first; links that do not fit
/// are counted. `title` stands first in the title line.
[[nodiscard]] std::vector<std::string> drawTable(const StatusFrame& frame, const std::string& title,
                                                 const TableStyle& style);

/// The same for a log: one line for each link, no column left out.
[[nodiscard]] std::vector<std::string> plainLines(const StatusFrame& frame);

}  // namespace tributary::daemon
