#include "ui/dashboard/chartexport.h"

#include "core/base/savefile.h"
#include "ui/dashboard/chartgrid.h"
#include "ui/dashboard/chartlegend.h"
#include "ui/dashboard/chartpanel.h"
#include "ui/dashboard/valueaxis.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPointer>
#include <QSvgGenerator>
#include <QThreadPool>
#include <QTimeZone>

#include <cmath>
#include <map>

namespace tributary::ui {

namespace {

constexpr QSize kPage{1440, 900};

/// The texts of this file, for the translator.
struct ChartExport {
    Q_DECLARE_TR_FUNCTIONS(ChartExport)
};

QString zoneText(std::int64_t timeMs) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const int minutes = time.offsetFromUtc() / 60;
    const QString offset = QString("UTC%1%2:%3")
                               .arg(minutes < 0 ? "-" : "+")
                               .arg(std::abs(minutes) / 60, 2, 10, QChar('0'))
                               .arg(std::abs(minutes) % 60, 2, 10, QChar('0'));
    const QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    return zone.isEmpty() ? offset : QString("%1 (%2)").arg(zone, offset);
}

QString isoText(std::int64_t timeMs) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(timeMs);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QString quoted(QString field) {
    // A cell that begins like a formula would be one to a spreadsheet.
    if (!field.isEmpty() && QString("=+-@").contains(field.front())) {
        field.prepend('\'');
    }
    return '"' + field.replace('"', "\"\"") + '"';
}

void paintLegend(QPainter& painter, const Theme& theme, const ChartLegend& legend, const QRectF& box, double row) {
    const int columns = std::max(1, static_cast<int>(box.width() / 220));
    const double width = box.width() / columns;
    int index = 0;
    for (const ChartLegend::Entry& entry : legend.entries()) {
        const QRectF cell(box.left() + (index % columns) * width, box.top() + (index / columns) * row, width, row);
        QPen pen = seriesPen(theme, entry.style);
        pen.setWidthF(2.5);
        painter.setPen(pen);
        painter.drawLine(QPointF(cell.left(), cell.center().y()), QPointF(cell.left() + 18, cell.center().y()));
        painter.setPen(theme.color(ColorRole::Text));
        painter.setFont(theme.font(FontRole::Small));
        const QString text =
            QFontMetricsF(painter.font()).elidedText(entry.name + "  " + entry.value, Qt::ElideRight, width - 36);
        painter.drawText(cell.adjusted(24, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
        ++index;
    }
}

void paintPage(QCPPainter& painter, const ChartGrid& grid, const Theme& theme, const ExportTitle& title) {
    const QRectF page(QPointF(0, 0), QSizeF(kPage));
    painter.fillRect(page, theme.color(ColorRole::Surface));
    painter.setPen(theme.color(ColorRole::Text));
    painter.setFont(theme.font(FontRole::Title));
    painter.drawText(QRectF(24, 16, 1392, 24), Qt::AlignLeft | Qt::AlignVCenter, title.scope);
    painter.setFont(theme.font(FontRole::Small));
    painter.setPen(theme.color(ColorRole::Dim));
    painter.drawText(QRectF(24, 16, 1392, 24), Qt::AlignRight | Qt::AlignVCenter, exportRangeText(title));

    constexpr double kWidth = 680;
    constexpr double kHeight = 408;
    int index = 0;
    for (ChartPanel* panel : grid.panels()) {
        const QRectF box(24 + (index % 2) * (kWidth + 32), 56 + (index / 2) * (kHeight + 16), kWidth, kHeight);
        ++index;
        painter.setFont(theme.font(FontRole::SmallBold));
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(QRectF(box.left(), box.top(), box.width(), 20), Qt::AlignLeft | Qt::AlignVCenter,
                         panel->title());
        const double row = QFontMetricsF(theme.font(FontRole::Small)).height() + 3;
        const int columns = std::max(1, static_cast<int>(box.width() / 220));
        const int rows = (static_cast<int>(panel->legend().entries().size()) + columns - 1) / columns;
        const QRectF legend(box.left(), box.top() + 22, box.width(), rows * row);
        paintLegend(painter, theme, panel->legend(), legend, row);
        const double top = legend.bottom() + 4;
        painter.save();
        painter.translate(box.left(), top);
        panel->plot().toPainter(&painter, static_cast<int>(box.width()), static_cast<int>(box.bottom() - top));
        painter.restore();
        panel->plot().replot(QCustomPlot::rpQueuedReplot);  // it was laid out for the page
    }
}

}  // namespace

QString exportRangeText(const ExportTitle& title) {
    const QLocale locale;
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(title.fromMs);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(title.toMs);
    return ChartExport::tr("%1 – %2, %3")
        .arg(locale.toString(from, QLocale::ShortFormat), locale.toString(to, QLocale::ShortFormat),
             zoneText(title.toMs));
}

QImage chartPicture(const ChartGrid& grid, const Theme& theme, const ExportTitle& title) {
    constexpr int kDensity = 2;
    QImage image(kPage * kDensity, QImage::Format_RGB32);
    image.setDevicePixelRatio(kDensity);
    QCPPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintPage(painter, grid, theme, title);
    painter.end();
    return image;
}

QByteArray chartDrawing(const ChartGrid& grid, const Theme& theme, const ExportTitle& title) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(kPage);
    generator.setViewBox(QRect(QPoint(0, 0), kPage));
    generator.setTitle(title.scope);
    generator.setDescription(exportRangeText(title));
    generator.setResolution(96);
    QCPPainter painter(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    paintPage(painter, grid, theme, title);
    painter.end();
    return buffer.data();
}

QByteArray chartTable(const HistoryReply& reply, const ExportTitle& title,
                      const std::function<QString(Measure, const SeriesData&)>& nameOf) {
    QString text =
        QString("# %1\r\n# %2\r\n# %3\r\n")
            .arg(title.scope, exportRangeText(title),
                 ChartExport::tr("one line for each %1 s; empty: not known").arg(stepMs(reply.grain) / 1000));
    std::map<std::int64_t, std::vector<QString>> lines;
    QStringList header{quoted(ChartExport::tr("time"))};
    std::size_t columns = 0;
    for (const auto& [measure, series] : reply.series) {
        for (const SeriesData& one : series) {
            header.append(quoted(QString("%1 (%2)").arg(nameOf(measure, one), measureUnit(measure))));
            for (const SeriesPoint& point : one.points) {
                std::vector<QString>& line = lines[point.timeMs];
                line.resize(columns + 1);
                if (!std::isnan(point.value)) {
                    line[columns] = QString::number(static_cast<double>(point.value), 'g', 9);
                }
            }
            ++columns;
        }
    }
    text += header.join(',') + "\r\n";
    for (auto& [timeMs, line] : lines) {
        line.resize(columns);
        text += isoText(timeMs);
        for (const QString& cell : line) {
            text += ',' + cell;
        }
        text += "\r\n";
    }
    return text.toUtf8();
}

void writeLater(const QString& path, std::function<QByteArray()> make, QObject* context,
                std::function<void(const QString&)> done) {
    // The reply goes through the application: `context` may be gone when the worker is done, and must not be touched
    // there.
    const QPointer<QObject> wanted{context};
    QThreadPool::globalInstance()->start([path, make = std::move(make), wanted, done = std::move(done)] {
        QString problem;
        const QByteArray bytes = make();
        if (const Status saved = replaceFile(path.toStdString(), bytes.toStdString()); !saved) {
            problem = QString::fromStdString(std::string{saved.error().arg("reason")});
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [wanted, done, problem] {
                if (wanted) {
                    done(problem);
                }
            },
            Qt::QueuedConnection);
    });
}

}  // namespace tributary::ui
