#include "ui/tables/tabletext.h"

#include "ui/models/roles.h"

#include <QDateTime>
#include <QStringList>

namespace tributary::ui {

namespace {

QString oneLine(QString cell) {
    for (QChar& c : cell) {
        if (c == u'\t' || c == u'\n' || c == u'\r') {
            c = u' ';
        }
    }
    return cell;
}

QString quoted(QString cell) {
    if (cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n') || cell.contains(u'\r')) {
        return u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
    }
    return cell;
}

QString plain(const QVariant& value) {
    switch (value.typeId()) {
        case QMetaType::QDateTime: {
            const QDateTime time = value.toDateTime();
            return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs);
        }
        case QMetaType::Double: {
            constexpr int kDigits = 10;
            return QString::number(value.toDouble(), 'g', kDigits);
        }
        default:
            return value.toString();
    }
}

}  // namespace

QString tabSeparated(const QAbstractItemModel& model, const std::vector<int>& rows, const std::vector<int>& columns) {
    QString out;
    QStringList cells;
    for (const int column : columns) {
        cells << oneLine(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    out += cells.join(u'\t') + u'\n';
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns) {
            cells << oneLine(model.index(row, column).data().toString());
        }
        out += cells.join(u'\t') + u'\n';
    }
    return out;
}

QString csvHeader(const QAbstractItemModel& model, const std::vector<int>& columns) {
    QStringList cells;
    for (const int column : columns) {
        cells << quoted(model.headerData(column, Qt::Horizontal, RawRole).toString());
    }
    return cells.join(u',') + QStringLiteral("\r\n");
}

QString csvRow(const QAbstractItemModel& model, int row, const std::vector<int>& columns) {
    QStringList cells;
    for (const int column : columns) {
        cells << quoted(plain(model.index(row, column).data(RawRole)));
    }
    return cells.join(u',') + QStringLiteral("\r\n");
}

}  // namespace tributary::ui
