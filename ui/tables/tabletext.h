#pragma once

#include <QAbstractItemModel>
#include <QString>

#include <vector>

namespace tributary::ui {

// A table as text. Pure functions of the model; GUI thread, as the model.

/// As shown, with the headers, columns parted by tabs: for the clipboard. Tabs and line breaks within a cell become
/// blanks.
[[nodiscard]] QString tabSeparated(const QAbstractItemModel& model, const std::vector<int>& rows,
                                   const std::vector<int>& columns);

/// RFC 4180 with the headers' units: numbers without groups and with a point, times as ISO 8601 with their zone.
[[nodiscard]] QString csvHeader(const QAbstractItemModel& model, const std::vector<int>& columns);
[[nodiscard]] QString csvRow(const QAbstractItemModel& model, int row, const std::vector<int>& columns);

}  // namespace tributary::ui
