#pragma once

#include "ui/dashboard/historytypes.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <functional>
#include <string>
#include <vector>

class QObject;
class QPainter;

namespace tributary::ui {

class ChartGrid;
class Theme;

/// What is exported, in words.
struct ExportTitle {
    QString scope;            ///< "All links", "Europe → Aggregate · orders.eu"
    std::int64_t fromMs = 0;  ///< wall clock
    std::int64_t toMs = 0;
};

/// "10:40 – 10:55, 22 Nov 2026, Europe/Berlin (UTC+01:00)".
[[nodiscard]] QString exportRangeText(const ExportTitle& title);

// The charts as they are shown, on a page of 1440 × 900 pixels, at twice the density for the picture. GUI thread.
[[nodiscard]] QImage chartPicture(const ChartGrid& grid, const Theme& theme, const ExportTitle& title);
[[nodiscard]] QByteArray chartDrawing(const ChartGrid& grid, const Theme& theme, const ExportTitle& title);

/// RFC 4180 with a dot for decimals, whatever the locale: title, range and time zone in comment lines, units in the
/// header, times in ISO 8601 with their offset. Any thread.
[[nodiscard]] QByteArray chartTable(const HistoryReply& reply, const ExportTitle& title,
                                    const std::function<QString(Measure, const SeriesData&)>& nameOf);

/// Makes the bytes and writes them on a worker; `done` gets an empty text, or the reason for failing, on the GUI
/// thread, unless `context` is gone.
void writeLater(const QString& path, std::function<QByteArray()> make, QObject* context,
                std::function<void(const QString&)> done);

}  // namespace tributary::ui
